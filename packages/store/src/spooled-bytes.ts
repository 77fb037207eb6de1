import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { blobTooLarge } from './blob-too-large.ts'
import { diskError } from './file/disk-error.ts'

/** Bytes that wait, whole, in a file of their own. */
export interface SpooledBytes {
  /** Where they wait; gone once their use ends. */
  file: string
  sizeBytes: number
  /** In hexadecimal digits. */
  sha256: string
}

/**
 * Takes bytes into a file in the folder for temporary ones, readable by this user alone, that is gone
 * once `use` ends, whatever comes of it.
 *
 * @throws SplotError store.too-large, store.full, store.unwritable, and what `use` throws
 */
export async function withSpooledBytes<Result>(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  use: (spooled: SpooledBytes) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'splot-file-')).catch(refuse)
  try {
    const file = path.join(folder, 'bytes')
    const handle = await open(file, 'wx', 0o600).catch(refuse)
    const facts = await pour(bytes, maxBytes, handle)
    return await use({ file, ...facts })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function pour(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  handle: FileHandle,
): Promise<Omit<SpooledBytes, 'file'>> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > maxBytes) throw blobTooLarge(maxBytes)
      hash.update(chunk)
      await handle.writeFile(chunk).catch(refuse)
    }
  } finally {
    await handle.close()
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

function refuse(error: unknown): never {
  throw diskError(error, 'a file that is being sent')
}
