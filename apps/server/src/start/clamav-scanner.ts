import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { FileScanner, ScanVerdict } from '@splot/runtime'
import { CommandFailure } from '../exit-codes.ts'

/** Where a daemon of ClamAV listens. */
export type ClamavPlace = { host: string; port: number } | { path: string }

/** A daemon that does not answer must not hold an upload for ever; signatures are loaded meanwhile. */
const timeoutMs = 60_000

/**
 * Returns where the daemon of an address listens; `null` for no address.
 * @throws CommandFailure for what is none
 */
export function clamavPlace(address: string | undefined): ClamavPlace | null {
  if (address === undefined || address === '') return null
  const path = /^unix:(\/.+)$/u.exec(address)?.[1]
  if (path !== undefined) return { path }
  const [, host = '', port] = /^tcp:\/\/(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/iu.exec(address) ?? []
  if (host !== '' && Number(port) > 0 && Number(port) < 65_536)
    return { host: host.replace(/^\[|\]$/gu, ''), port: Number(port) }
  throw new CommandFailure(
    'Expected SPLOT_CLAMAV such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
  )
}

/**
 * Returns a scanner that asks a daemon of ClamAV. `failed` is told why a file was not looked at; its
 * content and name are never told. @see clamd(8), INSTREAM
 */
export function createClamavScanner(
  place: ClamavPlace,
  failed: (reason: string) => void,
): FileScanner {
  return {
    scan: async (bytes) => {
      const verdict = await ask(place, 'zINSTREAM\0', bytes).then(verdictOf, reasonOf)
      if (typeof verdict === 'string') return verdict
      failed(verdict.reason)
      return 'unknown'
    },
  }
}

/** Asks whether a daemon is there. Returns why not, or `null`. */
export async function pingClamav(place: ClamavPlace): Promise<string | null> {
  try {
    const reply = await ask(place, 'zPING\0', null)
    return reply === 'PONG' ? null : `it answered "${reply.slice(0, 80)}"`
  } catch (error) {
    return reasonOf(error).reason
  }
}

function verdictOf(reply: string): ScanVerdict | { reason: string } {
  if (reply.endsWith(' FOUND')) return 'infected'
  if (/^stream: OK$/u.test(reply)) return 'clean'
  return { reason: `it answered "${reply.slice(0, 80)}"` }
}

function reasonOf(error: unknown): { reason: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return { reason: code }
}

/** Sends a command, with bytes in pieces that are each preceded by their length; returns the reply. */
async function ask(
  place: ClamavPlace,
  command: string,
  bytes: AsyncIterable<Uint8Array> | null,
): Promise<string> {
  const socket = connect(place)
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('it did not answer in time')))
  const reply = replyOf(socket)
  // awaited below, or beside a failure to write
  reply.catch(() => undefined)
  try {
    await once(socket, 'connect')
    await send(socket, Buffer.from(command))
    // a daemon that has seen enough answers before the end
    if (bytes) await sendPieces(socket, bytes).catch(() => undefined)
    return await reply
  } finally {
    socket.destroy()
  }
}

async function sendPieces(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) {
    if (piece.byteLength === 0) continue
    await send(socket, lengthOf(piece.byteLength))
    await send(socket, piece)
  }
  await send(socket, lengthOf(0))
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

async function replyOf(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) {
    text += Buffer.from(chunk as Uint8Array).toString('utf8')
    const end = text.indexOf('\0')
    if (end >= 0) return text.slice(0, end).trim()
  }
  throw new Error('it closed the connection without an answer')
}
