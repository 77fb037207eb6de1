import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { StateMapping } from '@splot/engine'
import type { Store } from '@splot/store'
import type { AuditNote } from '../audit/types.ts'
import { keepInForce, loadInForce } from '../definitions/in-force.ts'
import type { InForce } from '../definitions/in-force.ts'
import type {
  ReleaseCase,
  ReleaseMigration,
  ReleaseNotice,
  ReleasePolicy,
  ReleaseUndo,
} from './types.ts'

/** Kind of the documents that hold releases. */
export const releaseKind = 'programmeRelease'

const attempts = 10

/** A release as it is stored. Writing it publishes: all else follows from it. */
export interface ReleaseRecord {
  number: number
  draft: string
  /** Revision of the draft that was published. */
  draftRevision: number
  title: string
  publishedAt: string
  by: string
  approvedBy: string | null
  reason: string
  policy: ReleasePolicy
  mapping: Record<string, StateMapping>
  warnings: Record<string, string>
  notice?: ReleaseNotice
  changed: { path: string; change: 'added' | 'changed' | 'removed' }[]
  /** Id of the set of files in force from then on. */
  files: string
  /** What was in force before: release, set of files, and the folder as it was last taken. */
  before: InForce
  migration: ReleaseMigration & { cursor: string | null }
  undo: (Omit<ReleaseUndo, 'by'> & { by: string; cursor: string | null }) | null
  lastNote: AuditNote
}

/** A release with the revision of its document. */
export interface LoadedRelease {
  revision: number
  record: ReleaseRecord
}

/** Returns the id of a release, which sorts as its number does. Pure. */
export function releaseId(number: number): string {
  return String(number).padStart(6, '0')
}

/** Returns all releases, the first first. */
export async function loadReleases(store: Store): Promise<LoadedRelease[]> {
  const found: LoadedRelease[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(releaseKind, cursor, 100)
    found.push(...page.items.map(toLoaded))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

/** Returns a release. @throws SplotError release.not-found */
export async function loadReleaseRecord(store: Store, id: string): Promise<LoadedRelease> {
  const document = await store.getDocument<JsonObject>(releaseKind, id)
  if (!document)
    throw new SplotError('release.not-found', `Expected a release but "${id}" is none.`)
  return toLoaded(document)
}

function toLoaded({ revision, value }: { revision: number; value: JsonObject }): LoadedRelease {
  return { revision, record: value as unknown as ReleaseRecord }
}

/** Writes a release over the revision it was computed from; 0: a new one. @throws SplotError store.conflict */
export async function writeRelease(
  store: Store,
  record: ReleaseRecord,
  revision: number,
): Promise<void> {
  const value = record as unknown as JsonObject
  await store.putDocument(releaseKind, releaseId(record.number), value, revision)
}

/** Changes a release; tried again where it changed meanwhile. `null` leaves it. Returns it as it is then. */
export async function editRelease(
  store: Store,
  id: string,
  edit: (record: ReleaseRecord) => ReleaseRecord | null,
): Promise<ReleaseRecord> {
  for (let attempt = 1; ; attempt++) {
    const { record, revision } = await loadReleaseRecord(store, id)
    const next = edit(record)
    if (next === null) return record
    try {
      await writeRelease(store, next, revision)
      return next
    } catch (error) {
      const isLost = error instanceof SplotError && error.code === 'store.conflict'
      if (!isLost || attempt === attempts) throw error
    }
  }
}

/** Whether its definitions are taken back, or being so. Pure. */
export function isTakenBack({ migration }: ReleaseRecord): boolean {
  return migration.status === 'undoing' || migration.status === 'undone'
}

/** Whether cases are on their way. Pure. */
export function isUnderWay({ migration: { status } }: ReleaseRecord): boolean {
  return status === 'waiting' || status === 'running' || status === 'undoing'
}

/**
 * Puts in force what the releases say, where a process died before it did. Returns whether something was
 * put.
 */
export async function settleInForce(store: Store): Promise<boolean> {
  const records = (await loadReleases(store)).map(({ record }) => record)
  const wanted = wantedOf(records)
  const inForce = await loadInForce(store)
  if (wanted === null || inForce?.release === wanted.release) return false
  await keepInForce(store, wanted)
  return true
}

/** The newest release, or what was in force before those that were taken back. */
function wantedOf(records: readonly ReleaseRecord[]): InForce | null {
  const newest = records.at(-1)
  if (newest === undefined) return null
  let wanted: InForce = { ...newest.before, release: newest.number, files: newest.files }
  for (;;) {
    const record = records.find(({ number }) => number === wanted.release)
    if (record === undefined || !isTakenBack(record)) return wanted
    wanted = { ...record.before }
  }
}

/** Cases told one by one, at most. */
const casesNamed = 200

/** Returns a list of cases with one more, and how many they are. Pure. */
export function withCase(
  list: readonly ReleaseCase[],
  more: readonly ReleaseCase[],
): ReleaseCase[] {
  return [...list, ...more].slice(0, casesNamed)
}
