import path from 'node:path'
import { codeOf, diskError } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { isUnfinished } from './replace-file.ts'
import { SealedFile } from './sealed-file.ts'

/** The folder a store lives in: paths from it, its sub-folders made durably, its leftovers swept. */
export class DataFolder {
  readonly fs: FileSystem
  readonly #root: string
  /** Folders whose names are known to be on the disk. */
  readonly #made = new Map<string, Promise<void>>()

  constructor(fs: FileSystem, root: string) {
    this.fs = fs
    this.#root = root
  }

  path(...names: string[]): string {
    return path.join(this.#root, ...names)
  }

  /** Returns the sealed file at a path from the folder. */
  sealed<T extends object>(...names: string[]): SealedFile<T> {
    return new SealedFile<T>(this.fs, this.path(...names), names.join('/'))
  }

  /** Makes a folder, and those above it, durably. @throws SplotError store.full, store.unwritable */
  async make(...names: string[]): Promise<void> {
    const key = names.join('/')
    const making = this.#made.get(key) ?? this.#make(names)
    this.#made.set(key, making)
    try {
      await making
    } catch (error) {
      this.#made.delete(key)
      throw diskError(error, key === '' ? 'the data folder' : key)
    }
  }

  async #make(names: string[]): Promise<void> {
    if (names.length > 0) await this.make(...names.slice(0, -1))
    const folder = this.path(...names)
    try {
      await this.fs.makeFolder(folder)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    // Also when it was there: who made it may have died before this.
    await this.fs.syncFolder(path.dirname(folder)).catch((error: unknown) => {
      // A data folder may lie in a folder that only others may read, such as a mounted volume.
      if (names.length > 0 || codeOf(error) !== 'EACCES') throw error
    })
  }

  /** Returns the names in a sub-folder, `[]` where there is none. */
  async names(...names: string[]): Promise<string[]> {
    try {
      return (await this.fs.list(this.path(...names))).sort()
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
      throw diskError(error, names.join('/'))
    }
  }

  /**
   * Returns the names in a sub-folder after removing writes that were never finished, and makes sure
   * that the names are on the disk: whoever wrote them may have died before doing so.
   */
  async sweep(...names: string[]): Promise<string[]> {
    const all = await this.names(...names)
    const unfinished = all.filter(isUnfinished)
    try {
      for (const name of unfinished) await this.fs.remove(this.path(...names, name))
      await this.fs.syncFolder(this.path(...names))
    } catch (error) {
      throw diskError(error, names.join('/'))
    }
    return all.filter((name) => !isUnfinished(name))
  }
}
