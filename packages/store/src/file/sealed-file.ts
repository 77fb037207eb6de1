import type { Adapter } from 'lowdb'
import { codeOf, diskError } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { replaceFile } from './replace-file.ts'
import { parseSealedJson, toSealedJson } from './sealed-json.ts'

/**
 * lowdb adapter for one file of sealed JSON that is written durably. lowdb's own file adapter never
 * calls fsync and loses acknowledged writes in a power cut. One instance per file at a time.
 */
export class SealedFile<T extends object> implements Adapter<T> {
  readonly #fs: FileSystem
  readonly #path: string
  readonly #name: string
  #bytes: Uint8Array | null | undefined

  /** `name` is what messages call the file: its path from the data folder. */
  constructor(fs: FileSystem, path: string, name: string) {
    this.#fs = fs
    this.#path = path
    this.#name = name
  }

  async #current(): Promise<Uint8Array | null> {
    try {
      return await this.#fs.readFile(this.#path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw diskError(error, this.#name)
    }
  }

  /** @throws SplotError store.corrupt, store.unwritable */
  async read(): Promise<T | null> {
    const bytes = await this.#current()
    this.#bytes = bytes
    return bytes && parseSealedJson<T>(bytes, this.#name)
  }

  /** @throws SplotError store.full, store.unwritable; the file holds what it held before */
  async write(value: T): Promise<void> {
    const before = this.#bytes === undefined ? await this.#current() : this.#bytes
    const bytes = Buffer.from(toSealedJson(value))
    try {
      await replaceFile(this.#fs, this.#path, bytes, before)
    } catch (error) {
      this.#bytes = undefined
      throw diskError(error, this.#name)
    }
    this.#bytes = bytes
  }
}
