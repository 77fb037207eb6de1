import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { blobTooLarge } from '../blob-too-large.ts'
import type { BlobShelf } from '../store-parts.ts'
import type { StoredBlob } from '../types.ts'
import type { DataFolder } from './data-folder.ts'
import { codeOf, diskError } from './disk-error.ts'
import { defaultMode } from './file-system.ts'
import type { FileWriter } from './file-system.ts'

const incoming = ['blobs', 'incoming'] as const

const isAddress = /^[0-9a-f]{64}$/

/** Returns where bytes lie, from the data folder. Pure. */
export function blobPath(sha256: string): [string, string, string] {
  return ['blobs', sha256.slice(0, 2), sha256]
}

/** Streams into a file; a failure of the disk becomes a refusal, one of the stream stays as it is. */
async function pour(
  bytes: AsyncIterable<Uint8Array>,
  writer: FileWriter,
  maxBytes: number,
): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const refuse = (error: unknown) => {
    throw diskError(error, 'a file that is being sent')
  }
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) throw blobTooLarge(maxBytes)
    hash.update(chunk)
    await writer.write(chunk).catch(refuse)
  }
  await writer.sync().catch(refuse)
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** Bytes as files named by the SHA-256 of their content. */
export class FileBlobs implements BlobShelf {
  readonly #folder: DataFolder

  constructor(folder: DataFolder) {
    this.#folder = folder
  }

  /** Removes what was being sent when the last process ended. */
  async start(): Promise<void> {
    await this.#folder.make(...incoming)
    await this.#folder.sweep(...incoming)
  }

  async put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob> {
    const { fs } = this.#folder
    const name = this.#folder.path(...incoming, `.${randomBytes(8).toString('hex')}.tmp`)
    const writer = await fs.create(name, defaultMode).catch((error: unknown) => {
      throw diskError(error, 'a file that is being sent')
    })
    try {
      const blob = await pour(bytes, writer, maxBytes)
      await this.#keep(name, blob.sha256)
      return blob
    } finally {
      await writer.close().catch(() => {})
      await fs.remove(name).catch(() => {})
    }
  }

  async #keep(name: string, sha256: string): Promise<void> {
    const where = blobPath(sha256)
    const file = this.#folder.path(...where)
    await this.#folder.make(...where.slice(0, -1))
    try {
      await this.#folder.fs.link(name, file).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      // Also when it was there: who put it there may not have got this far yet.
      await this.#folder.fs.syncFolder(path.dirname(file))
    } catch (error) {
      throw diskError(error, where.join('/'))
    }
  }

  async *addresses(): AsyncIterable<string> {
    for (const shard of await this.#folder.names('blobs'))
      for (const name of await this.#folder.names('blobs', shard))
        if (isAddress.test(name)) yield name
  }

  async open(sha256: string): Promise<AsyncIterable<Uint8Array> | null> {
    const file = this.#folder.path(...blobPath(sha256))
    try {
      await this.#folder.fs.mode(file)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw diskError(error, `blobs/${sha256}`)
    }
    return this.#folder.fs.readStream(file)
  }
}
