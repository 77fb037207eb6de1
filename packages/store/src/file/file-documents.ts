import path from 'node:path'
import { Low } from 'lowdb'
import { SortedList } from '../lists/sorted-list.ts'
import type { DocumentShelf } from '../store-parts.ts'
import type { StoredDocument } from '../types.ts'
import type { DataFolder } from './data-folder.ts'
import { codeOf, diskError } from './disk-error.ts'
import { readOwn } from './file-cases.ts'
import { fileNameOf, idOfFileName, shardOf } from './file-name.ts'

/** A document as its file holds it. */
export interface DocumentFile extends StoredDocument {
  format: 1
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Returns where the file of a document lies in a data folder. Pure. */
export function documentPath(kind: string, id: string): [string, string, string, string] {
  return ['documents', kind, shardOf(id), `${fileNameOf(id)}.json`]
}

/** Documents as files: one lowdb document each, by kind, in 256 folders; their ids in memory. */
export class FileDocuments implements DocumentShelf {
  readonly #folder: DataFolder
  readonly #kinds = new Map<string, SortedList<string>>()

  constructor(folder: DataFolder) {
    this.#folder = folder
  }

  /** Learns the ids of all documents. */
  async start(): Promise<void> {
    for (const kind of await this.#folder.names('documents')) {
      const ids: string[] = []
      for (const shard of await this.#folder.names('documents', kind))
        for (const name of await this.#folder.sweep('documents', kind, shard))
          if (name.endsWith('.json')) ids.push(await this.#idAt(kind, shard, name))
      this.#idsOf(kind).addAll(ids)
    }
  }

  async #idAt(kind: string, shard: string, name: string): Promise<string> {
    const known = idOfFileName(name.replace(/\.json$/, ''))
    if (known !== null) return known
    const file = this.#folder.sealed<DocumentFile>('documents', kind, shard, name)
    return (await file.read())?.id ?? name
  }

  #idsOf(kind: string): SortedList<string> {
    const known = this.#kinds.get(kind) ?? new SortedList<string>(byCodeUnit)
    this.#kinds.set(kind, known)
    return known
  }

  async read(kind: string, id: string): Promise<StoredDocument | null> {
    const where = documentPath(kind, id)
    const file = this.#folder.sealed<DocumentFile>(...where)
    const found = await readOwn(file, where.join('/'), (value) => value.id === id)
    if (!found) return null
    const { revision, value, updatedAt } = found
    return { id, revision, value, updatedAt }
  }

  async write(kind: string, document: StoredDocument): Promise<void> {
    const where = documentPath(kind, document.id)
    await this.#folder.make(...where.slice(0, -1))
    const file: DocumentFile = { format: 1, ...document }
    await new Low<DocumentFile>(this.#folder.sealed(...where), file).write()
    this.#idsOf(kind).add(document.id)
  }

  async remove(kind: string, id: string): Promise<void> {
    const where = documentPath(kind, id)
    const file = this.#folder.path(...where)
    try {
      await this.#folder.fs.remove(file)
      await this.#folder.fs.syncFolder(path.dirname(file))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw diskError(error, where.join('/'))
    }
    this.#idsOf(kind).remove(id)
  }

  async kinds(): Promise<string[]> {
    return [...this.#kinds].filter(([, ids]) => ids.size > 0).map(([kind]) => kind)
  }

  async ids(kind: string, after: string, limit: number): Promise<string[]> {
    return this.#kinds.get(kind)?.after(after, limit) ?? []
  }
}
