import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SplotError } from '@splot/definition'

/** The whole of a file that came in, before anybody decided to keep it. */
export interface IncomingBytes {
  sizeBytes: number
  /** SHA-256 of all bytes, in hexadecimal digits. */
  sha256: string
  /** Where it waits: in a file of its own, or in memory. */
  source: { file: string } | { memory: Uint8Array }
  /** Returns a part; less where the file ends before. */
  read(from: number, length: number): Promise<Uint8Array>
  /** Streams all of it, as often as asked. */
  all(): AsyncIterable<Uint8Array>
}

/**
 * Takes bytes into a file that is gone once `use` ends, whatever comes of it: what is refused must never
 * lie in the store, where nothing would take it away.
 *
 * @throws SplotError file.too-large, store.full and what `use` throws
 */
export async function withBytesInFile<Result>(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  use: (incoming: IncomingBytes) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'splot-upload-')).catch(refuseFull)
  try {
    const file = path.join(folder, 'bytes')
    const handle = await open(file, 'wx+', 0o600).catch(refuseFull)
    try {
      const facts = await pour(limited(bytes, maxBytes), handle)
      return await use({
        ...facts,
        source: { file },
        read: (from, length) => partOf(handle, from, length),
        all: () => createReadStream(file),
      })
    } finally {
      await handle.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes bytes into memory: what is sensitive is never written as it is. @throws SplotError file.too-large */
export async function bytesInMemory(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<IncomingBytes & { source: { memory: Uint8Array } }> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(bytes, maxBytes)) chunks.push(chunk)
  const memory = Buffer.concat(chunks)
  return {
    sizeBytes: memory.byteLength,
    sha256: createHash('sha256').update(memory).digest('hex'),
    source: { memory },
    read: async (from, length) => memory.subarray(from, from + length),
    all: () => once(memory),
  }
}

async function pour(
  bytes: AsyncIterable<Uint8Array>,
  handle: FileHandle,
): Promise<Pick<IncomingBytes, 'sizeBytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    await handle.writeFile(chunk).catch(refuseFull)
    sizeBytes += chunk.byteLength
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

async function partOf(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const part = Buffer.alloc(length)
  const { bytesRead } = await handle.read(part, 0, length, from)
  return part.subarray(0, bytesRead)
}

async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.byteLength
    if (length > maxBytes)
      throw new SplotError('file.too-large', `Expected at most ${maxBytes} bytes.`, {
        details: { maxBytes },
      })
    yield chunk
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function refuseFull(cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause
  throw new SplotError(
    'store.full',
    'Expected room for a file that is being sent but found none.',
    {
      cause,
    },
  )
}
