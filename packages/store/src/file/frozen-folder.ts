import { randomBytes } from 'node:crypto'
import { DataFolder } from './data-folder.ts'
import { codeOf, diskError } from './disk-error.ts'
import { defaultMode } from './file-system.ts'
import { isUnfinished } from './replace-file.ts'

const moments = 'moments'
const delivered = ['outbox', 'delivered.ndjson'] as const

/** What a data folder held at one moment. */
export interface FrozenFolder {
  folder: DataFolder
  /** Removes it. */
  drop: () => Promise<void>
}

/**
 * Gives the cases and documents of a data folder a second name each, in a folder inside it: what takes
 * their place later leaves these as they are. While it runs nothing may be written. A file system
 * without second names gets copies. Blobs are not among them, since their content never changes.
 *
 * @throws SplotError store.full, store.unwritable
 */
export async function freezeFolder(data: DataFolder): Promise<FrozenFolder> {
  const root = data.path(moments, randomBytes(8).toString('hex'))
  const drop = (): Promise<void> => data.fs.removeFolder(root)
  try {
    await data.make(moments)
    await data.fs.makeFolder(root)
    await new Freezer(data, new DataFolder(data.fs, root)).freeze()
  } catch (error) {
    await drop().catch(() => undefined)
    throw diskError(error, moments)
  }
  return { folder: new DataFolder(data.fs, root), drop }
}

/** Removes what a process left that ended meanwhile. */
export async function dropMoments(data: DataFolder): Promise<void> {
  await data.fs.removeFolder(data.path(moments))
}

class Freezer {
  readonly #from: DataFolder
  readonly #to: DataFolder

  constructor(from: DataFolder, to: DataFolder) {
    this.#from = from
    this.#to = to
  }

  async freeze(): Promise<void> {
    for (const shard of await this.#begin('cases')) {
      const names = await this.#begin('cases', shard)
      await this.#files(names.filter(isFile), 'cases', shard)
      for (const name of names.filter((one) => !isFile(one)))
        await this.#files(await this.#begin('cases', shard, name), 'cases', shard, name)
    }
    for (const kind of await this.#begin('documents'))
      for (const shard of await this.#begin('documents', kind))
        await this.#files(await this.#begin('documents', kind, shard), 'documents', kind, shard)
    // lines are added to the log, so a second name would not do
    if ((await this.#begin('outbox')).includes(delivered[1])) await this.#copy(...delivered)
  }

  /** Makes a folder like one that holds something, and returns what lies in that one. */
  async #begin(...folder: string[]): Promise<string[]> {
    const names = await this.#from.names(...folder)
    if (names.length > 0) await this.#to.fs.makeFolder(this.#to.path(...folder))
    return names.filter((name) => !isUnfinished(name))
  }

  async #files(names: readonly string[], ...folder: string[]): Promise<void> {
    await Promise.all(names.map((name) => this.#second(...folder, name)))
  }

  async #second(...file: string[]): Promise<void> {
    try {
      await this.#to.fs.link(this.#from.path(...file), this.#to.path(...file))
    } catch (error) {
      if (!withoutLinks.has(codeOf(error) ?? '')) throw error
      await this.#copy(...file)
    }
  }

  async #copy(...file: string[]): Promise<void> {
    const writer = await this.#to.fs.create(this.#to.path(...file), defaultMode)
    try {
      await writer.write(await this.#from.fs.readFile(this.#from.path(...file)))
    } finally {
      await writer.close()
    }
  }
}

/** Histories of cases lie in folders of their own. */
function isFile(name: string): boolean {
  return !name.endsWith('.history')
}

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'])
