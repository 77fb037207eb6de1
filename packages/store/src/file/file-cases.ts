import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import { SplotError } from '@splot/definition'
import type { CaseDocument, HistorySegment } from '../cases/case-document.ts'
import { storedCaseOf } from '../cases/case-document.ts'
import type { CaseShelf } from '../store-parts.ts'
import type { StoredCase } from '../types.ts'
import type { DataFolder } from './data-folder.ts'
import { corruptFile } from './disk-error.ts'
import { fileNameOf, shardOf } from './file-name.ts'
import type { SealedFile } from './sealed-file.ts'

const readTogether = 32
const adaptersKept = 64

/** Returns the file of a segment: `000001.json`. */
function segmentFile(segment: number): string {
  return `${String(segment).padStart(6, '0')}.json`
}

/** Returns where a case lies, from the data folder. Pure. */
export function casePath(id: string): [string, string, string] {
  return ['cases', shardOf(id), `${fileNameOf(id)}.json`]
}

/** Returns where a segment of a case's history lies, from the data folder. Pure. */
export function segmentPath(id: string, segment: number): [string, string, string, string] {
  return ['cases', shardOf(id), `${fileNameOf(id)}.history`, segmentFile(segment)]
}

/** Returns a sealed file's value, checked to be the one that belongs there. @throws SplotError store.corrupt */
export async function readOwn<T extends { id: string; format?: number }>(
  file: SealedFile<T>,
  name: string,
  isOwn: (value: T) => boolean,
): Promise<T | null> {
  const low = new Low<T | null>(file as Adapter<T | null>, null)
  await low.read()
  const value = low.data
  if (value !== null && value.format !== 1)
    throw corruptFile(name, `its format is ${String(value.format)}, not 1`)
  if (value !== null && !isOwn(value)) throw corruptFile(name, `it holds ${value.id}`)
  return value
}

/** Cases as files: one lowdb document each, in 256 folders, old history in segments beside it. */
export class FileCases implements CaseShelf {
  readonly #folder: DataFolder
  /** Files that could not be read at the start. */
  readonly damaged: SplotError[] = []
  /** Adapters of the cases read last: each knows what to put back when a write fails. */
  readonly #adapters = new Map<string, SealedFile<CaseDocument>>()

  constructor(folder: DataFolder) {
    this.#folder = folder
  }

  async load(id: string): Promise<StoredCase | null> {
    const document = await this.read(id)
    return document && storedCaseOf(document)
  }

  async read(id: string): Promise<CaseDocument | null> {
    const where = casePath(id)
    const file = this.#adapter(id)
    return readOwn(file, where.join('/'), (value) => value.id === id)
  }

  async write(document: CaseDocument): Promise<void> {
    const where = casePath(document.id)
    await this.#folder.make(...where.slice(0, -1))
    await new Low<CaseDocument>(this.#adapter(document.id), document).write()
  }

  /** Returns the one adapter of a case's file. */
  #adapter(id: string): SealedFile<CaseDocument> {
    const adapter = this.#adapters.get(id) ?? this.#folder.sealed<CaseDocument>(...casePath(id))
    this.#adapters.delete(id)
    this.#adapters.set(id, adapter)
    const oldest = this.#adapters.keys().next().value
    if (this.#adapters.size > adaptersKept && oldest !== undefined) this.#adapters.delete(oldest)
    return adapter
  }

  async readSegment(id: string, segment: number): Promise<HistorySegment> {
    const where = segmentPath(id, segment)
    const file = this.#folder.sealed<HistorySegment>(...where)
    const isOwn = (value: HistorySegment) => value.id === id && value.segment === segment
    const found = await readOwn(file, where.join('/'), isOwn)
    if (!found) throw corruptFile(where.join('/'), 'it is gone')
    return found
  }

  async writeSegment(segment: HistorySegment): Promise<void> {
    const where = segmentPath(segment.id, segment.segment)
    await this.#folder.make(...where.slice(0, -1))
    const low = new Low<HistorySegment>(this.#folder.sealed(...where), segment)
    await low.write()
  }

  async *scan(): AsyncIterable<CaseDocument> {
    for (const shard of await this.#folder.names('cases')) {
      const names = await this.#folder.sweep('cases', shard)
      for (const name of names.filter((name) => name.endsWith('.history')))
        await this.#folder.sweep('cases', shard, name)
      const files = names.filter((name) => name.endsWith('.json'))
      for (let at = 0; at < files.length; at += readTogether) {
        const part = files.slice(at, at + readTogether)
        const documents = await Promise.all(part.map((name) => this.#scanned(shard, name)))
        for (const document of documents) if (document) yield document
      }
    }
  }

  async #scanned(shard: string, name: string): Promise<CaseDocument | null> {
    const file = this.#folder.sealed<CaseDocument>('cases', shard, name)
    const isOwn = ({ id }: CaseDocument) =>
      shardOf(id) === shard && `${fileNameOf(id)}.json` === name
    try {
      return await readOwn(file, `cases/${shard}/${name}`, isOwn)
    } catch (error) {
      if (!(error instanceof SplotError)) throw error
      this.damaged.push(error)
      return null
    }
  }
}
