import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CommandFailure } from '../exit-codes.ts'

/** A server that listens. */
export interface Listening {
  port: number
  /** Goes on answering, and asks whoever is connected to connect elsewhere for what comes next. */
  drain: () => void
  /** Finishes the requests under way, for at most `graceMs`, and takes no new ones. */
  close: (graceMs: number) => Promise<void>
}

/** Listens, or says why it cannot. @throws CommandFailure */
export function listen(
  fetch: Hono['fetch'],
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  let isDraining = false
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (address: AddressInfo) => {
      resolve({
        port: address.port,
        drain: () => {
          isDraining = true
        },
        close: (graceMs) => close(server, graceMs),
      })
    }) as Server
    server.prependListener('request', (_, reply) => {
      if (isDraining) reply.setHeader('connection', 'close')
    })
    server.once('error', (error: NodeJS.ErrnoException) => reject(failure(error, host, port)))
  })
}

function failure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CommandFailure(
      `Expected port ${port} to be free but something listens there; choose another with --port`,
    )
  }
  if (error.code === 'EACCES') {
    return new CommandFailure(`Expected to be allowed to listen on port ${port} but am not`)
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CommandFailure(`Expected an address of this machine but ${host} is none`)
  }
  return error
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // a connection whose last reply ends later is idle later, and would be kept alive for seconds
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}
