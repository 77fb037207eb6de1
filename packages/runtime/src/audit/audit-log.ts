import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { chainHistory, emptyHead } from '@splot/store'
import type { DocumentChain, HistoryEntry, HistoryHead, Store } from '@splot/store'
import type { AuditNote } from './types.ts'

const kind = 'audit'
const headKind = 'auditHead'
const headId = 'last'

/** Where the audit log lies, for the proof of a data folder. */
export const auditChain: DocumentChain = { kind, head: { kind: headKind, id: headId } }

/**
 * The audit log: lines that only grow, each with the hash of the one before, as histories of cases have.
 *
 * A change of the definitions is one document, and so is a line. So the document carries its own line
 * (`lastNote`), written with it: whoever changes it next, and the log before it is first read, adds the
 * line where a process died in between.
 */
export interface AuditLog {
  /** Adds a line; one that stands there already is not added again. */
  add(note: AuditNote): Promise<void>
  /** Returns the line with this number, or `null`. */
  entry(seq: number): Promise<HistoryEntry | null>
  /** Returns the number of the last line; 0 where there is none. */
  last(): Promise<number>
}

/**
 * Opens the log of a store. `carriers`: kinds of documents that carry a `lastNote`; `others`: notes of
 * documents too many to be looked through.
 */
export function createAuditLog(
  store: Store,
  carriers: readonly string[],
  others: () => Promise<AuditNote[]> = async () => [],
): AuditLog {
  let head: Promise<HistoryHead> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  function alone<T>(job: () => Promise<T>): Promise<T> {
    const done = queue.then(job)
    queue = done.catch(() => undefined)
    return done
  }

  async function open(): Promise<HistoryHead> {
    let found = await loadHead(store)
    const notes = [...(await carriedNotes(store, carriers)), ...(await others())]
    for (const note of notes.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)))
      if (!(await holds(store, found, note))) found = await append(store, found, note)
    return found
  }

  function opened(): Promise<HistoryHead> {
    head ??= open().catch((error: unknown) => {
      head = null
      throw error
    })
    return head
  }

  /** Other processes may have written lines since. */
  async function newest(): Promise<HistoryHead> {
    const last = await lastAfter(store, await opened())
    head = Promise.resolve(last)
    return last
  }

  return {
    add: (note) =>
      alone(async () => {
        const last = await newest()
        if (await holds(store, last, note)) return
        head = Promise.resolve(await append(store, last, note))
      }),
    entry: (seq) => readEntry(store, seq),
    last: () => alone(async () => (await newest()).seq),
  }
}

/** The last line; the document that names it may lag behind by what a process wrote before it died. */
async function loadHead(store: Store): Promise<HistoryHead> {
  const known = await store.getDocument<JsonObject>(headKind, headId)
  return lastAfter(store, known ? (known.value as unknown as HistoryHead) : emptyHead)
}

async function lastAfter(store: Store, known: HistoryHead): Promise<HistoryHead> {
  let head = known
  for (;;) {
    const next = await readEntry(store, head.seq + 1)
    if (next === null) return head
    head = { seq: next.seq, hash: next.hash }
  }
}

/**
 * Writes the next line; where another process wrote one meanwhile, the one after it, unless that is this
 * very line.
 */
async function append(store: Store, after: HistoryHead, note: AuditNote): Promise<HistoryHead> {
  const { key, at, actor, type, data } = note
  const [entry] = chainHistory(after, [{ at, actor, type, data: { ...data, key } }])
  try {
    await store.putDocument(kind, idOf(entry!.seq), entry as unknown as JsonObject, 0)
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    const last = await loadHead(store)
    return (await holds(store, last, note)) ? last : append(store, last, note)
  }
  const head: HistoryHead = { seq: entry!.seq, hash: entry!.hash }
  await store.putDocument(headKind, headId, { ...head })
  return head
}

/** Whether a line stands in the log: none before the instant of the note can be it. */
async function holds(store: Store, { seq }: HistoryHead, note: AuditNote): Promise<boolean> {
  for (let at = seq; at > 0; at--) {
    const entry = await readEntry(store, at)
    if (entry === null || Date.parse(entry.at) < Date.parse(note.at)) return false
    if (entry.data['key'] === note.key) return true
  }
  return false
}

async function carriedNotes(store: Store, kinds: readonly string[]): Promise<AuditNote[]> {
  const notes: AuditNote[] = []
  for (const of of kinds) {
    let cursor: string | undefined
    do {
      const page = await store.listDocuments<JsonObject>(of, cursor, 100)
      for (const { value } of page.items) {
        const note = value['lastNote']
        if (note !== undefined) notes.push(note as unknown as AuditNote)
      }
      cursor = page.next
    } while (cursor !== undefined)
  }
  return notes
}

async function readEntry(store: Store, seq: number): Promise<HistoryEntry | null> {
  const document = await store.getDocument<JsonObject>(kind, idOf(seq))
  return document && (document.value as unknown as HistoryEntry)
}

function idOf(seq: number): string {
  return String(seq).padStart(10, '0')
}
