import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** The harmless text that every virus scanner calls a virus. @see https://www.eicar.org */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

/** A daemon that speaks the protocol of ClamAV as far as one is asked, and knows one virus. */
export interface ClamavDaemon {
  /** Where it listens, as `SPLOT_CLAMAV` says it. */
  address: string
  /** Sizes of all files it was sent, in bytes. */
  sizes: number[]
  /** Replies this in place of looking. */
  answer: string | undefined
  close(): Promise<void>
}

/** Opens a daemon on a free port, or on a socket in the file system. */
export async function openClamavDaemon(path?: string): Promise<ClamavDaemon> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    void serve(socket, daemon)
  })
  await listen(server, path)
  const daemon: ClamavDaemon = {
    address:
      path === undefined
        ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
        : `unix:${path}`,
    sizes: [],
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
  return daemon
}

function listen(server: Server, path: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve)
    else server.listen(path, resolve)
  })
}

/** Commands end with a zero byte; a file comes in pieces, each behind its length, up to an empty one. */
async function serve(socket: Socket, daemon: ClamavDaemon): Promise<void> {
  let held = Buffer.alloc(0)
  let command: string | undefined
  const pieces: Buffer[] = []
  for await (const chunk of socket) {
    held = Buffer.concat([held, chunk as Buffer])
    if (command === undefined) {
      const end = held.indexOf(0)
      if (end < 0) continue
      command = held.subarray(0, end).toString('latin1')
      held = held.subarray(end + 1)
    }
    if (command === 'zPING') return void socket.end(`${daemon.answer ?? 'PONG'}\0`)
    if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
    for (;;) {
      if (held.length < 4 || held.length < 4 + held.readUInt32BE(0)) break
      const length = held.readUInt32BE(0)
      if (length === 0) return void socket.end(`${verdict(Buffer.concat(pieces), daemon)}\0`)
      pieces.push(held.subarray(4, 4 + length))
      held = held.subarray(4 + length)
    }
  }
}

function verdict(file: Buffer, daemon: ClamavDaemon): string {
  daemon.sizes.push(file.length)
  if (daemon.answer !== undefined) return daemon.answer
  return file.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK'
}
