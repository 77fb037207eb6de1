import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { SplotError } from '@splot/definition'
import { withSpooledBytes } from '@splot/store/adapter'

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
  const spooled = withSpooledBytes(bytes, maxBytes, ({ file, ...facts }) =>
    use({
      ...facts,
      source: { file },
      read: (from, length) => partOf(file, from, length),
      all: () => createReadStream(file),
    }),
  )
  return spooled.catch((error: unknown) => {
    throw error instanceof SplotError && error.code === 'store.too-large'
      ? tooLarge(maxBytes)
      : error
  })
}

/** Takes bytes into memory: what is sensitive is never written as it is. @throws SplotError file.too-large */
export async function bytesInMemory(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<IncomingBytes & { source: { memory: Uint8Array } }> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.byteLength
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const memory = Buffer.concat(chunks)
  return {
    sizeBytes: memory.byteLength,
    sha256: createHash('sha256').update(memory).digest('hex'),
    source: { memory },
    read: async (from, count) => memory.subarray(from, from + count),
    all: () => once(memory),
  }
}

async function partOf(file: string, from: number, length: number): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const part = Buffer.alloc(length)
    const { bytesRead } = await handle.read(part, 0, length, from)
    return part.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function tooLarge(maxBytes: number): SplotError {
  return new SplotError('file.too-large', `Expected at most ${maxBytes} bytes.`, {
    details: { maxBytes },
  })
}
