import { SplotError } from '@splot/definition'
import { loadFiles } from '../definitions/file-set.ts'
import type { CaseRow } from '@splot/store'
import type { Deps } from '../deps.ts'
import { rememberedPeople } from '../people/remembered-people.ts'
import { draftDeps } from '../fate/draft-deps.ts'
import { bringIntoForce, reopenDraft } from './bring-into-force.ts'
import {
  isUnderWay,
  loadReleases,
  releaseId,
  releaseKind,
  withCase,
  writeRelease,
} from './release-record.ts'
import type { LoadedRelease, ReleaseRecord } from './release-record.ts'
import { takeAlong, told } from './take-along.ts'
import { takeBack } from './take-back.ts'
import type { ReleaseCase } from './types.ts'

/** Cases between two looks at whether something else waits. */
const atOnce = 40
/** Of these, how many are on their way to the disk together. */
const together = 8

/** In order of creation: those that come meanwhile are at the end. */
const stable = { sort: { column: 'createdAt', descending: false } } as const

/**
 * Returns a function that moves the next cases of a release, or back, and returns how many it looked at;
 * 0: none is on its way. Where it stopped is kept with the release: whoever asks next goes on there,
 * another process after a crash too. Calls run one after the other.
 */
export function createCaseMover(deps: Deps): () => Promise<number> {
  const pins = new Map<number, Promise<string>>()
  const pinsOf = (record: ReleaseRecord): Promise<string> => {
    const known = pins.get(record.number) ?? pinnedBy(deps, record)
    pins.set(record.number, known)
    return known
  }
  // asked at every turn of the work: releases are read at the start, and when one was written
  let mayWait = true
  deps.store.subscribeDocuments((kind) => {
    if (kind === releaseKind) mayWait = true
  })
  const moveNext = async (): Promise<number> => {
    if (!mayWait) return 0
    mayWait = false
    const next = (await loadReleases(deps.store)).find(({ record }) => isUnderWay(record))
    if (next === undefined) return 0
    mayWait = true
    const { status } = next.record.migration
    if (status === 'waiting') await bringIntoForce(deps, next.record)
    if (status === 'undoing') await reopenDraft(deps, next.record)
    try {
      return status === 'undoing'
        ? await moveBack(deps, next, await pinsOf(next.record))
        : await moveAlong(deps, next)
    } catch (error) {
      // it was taken back meanwhile: the next call sees it
      if (error instanceof SplotError && error.code === 'store.conflict') return 1
      throw error
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const moved = last.then(moveNext)
    last = moved.catch(() => {
      mayWait = true
    })
    return moved
  }
}

/** What cases of a release are pinned to: told by its files, as they came into force. */
async function pinnedBy(deps: Deps, { files }: ReleaseRecord): Promise<string> {
  const trial = await draftDeps(deps, await loadFiles(deps.store, files))
  return trial.library.current().id
}

async function moveAlong(deps: Deps, { record, revision }: LoadedRelease): Promise<number> {
  const { migration } = record
  const isPinned = record.policy === 'pinned'
  const page = isPinned
    ? { items: [] }
    : await deps.store.queryCases(
        { status: 'active', ...stable },
        migration.cursor ?? undefined,
        atOnce,
      )
  const counts = { moved: 0, stayed: 0 }
  const refused: ReleaseCase[] = []
  const people = rememberedPeople(deps.store)
  const all = await inParts(page.items, (row) => takeAlong(deps, record, row, people))
  for (const [row, taken] of all) {
    if (taken.kind === 'refused') refused.push(told(row, taken.why))
    else counts[taken.kind]++
  }
  const done = migration.done + page.items.length
  const next = {
    ...migration,
    status: page.next === undefined ? ('done' as const) : ('running' as const),
    total: page.next === undefined && !isPinned ? done : Math.max(migration.total, done),
    done,
    moved: migration.moved + counts.moved,
    stayed: migration.stayed + counts.stayed,
    refused: withCase(migration.refused, refused),
    refusedCount: migration.refusedCount + refused.length,
    cursor: page.next ?? null,
  }
  await finish(deps, { ...record, migration: next }, revision)
  return page.items.length + 1
}

async function moveBack(
  deps: Deps,
  { record, revision }: LoadedRelease,
  pinned: string,
): Promise<number> {
  const undo = record.undo
  if (undo === null) throw new Error(`The release ${record.number} is taken back by nobody.`)
  const page = await deps.store.queryCases(stable, undo.cursor ?? undefined, atOnce)
  const kept: ReleaseCase[] = []
  let returned = 0
  const all = await inParts(page.items, (row) => takeBack(deps, record, pinned, row))
  for (const [row, taken] of all) {
    if (taken.kind === 'kept') kept.push(told(row, taken.why))
    if (taken.kind === 'returned') returned++
  }
  const done = undo.done + page.items.length
  const isDone = page.next === undefined
  const next: ReleaseRecord = {
    ...record,
    migration: { ...record.migration, status: isDone ? 'undone' : 'undoing' },
    undo: {
      ...undo,
      total: isDone ? done : Math.max(undo.total, done),
      done,
      returned: undo.returned + returned,
      kept: withCase(undo.kept, kept),
      keptCount: undo.keptCount + kept.length,
      cursor: page.next ?? null,
    },
  }
  await finish(deps, next, revision)
  return page.items.length + 1
}

async function inParts<T>(
  rows: readonly CaseRow[],
  move: (row: CaseRow) => Promise<T>,
): Promise<[CaseRow, T][]> {
  const done: [CaseRow, T][] = []
  for (let first = 0; first < rows.length; first += together) {
    const part = rows.slice(first, first + together)
    done.push(
      ...(await Promise.all(
        part.map(async (row): Promise<[CaseRow, T]> => [row, await move(row)]),
      )),
    )
  }
  return done
}

/** Keeps how far it is; at the end the audit log says what came of it. */
async function finish(deps: Deps, record: ReleaseRecord, revision: number): Promise<void> {
  const { status, cursor: _, refused: __, ...counts } = record.migration
  if (status !== 'done' && status !== 'undone') return writeRelease(deps.store, record, revision)
  await deps.audit.add(record.lastNote)
  const id = releaseId(record.number)
  const back = record.undo && { returned: record.undo.returned, kept: record.undo.keptCount }
  const lastNote = {
    key: `release/${id}/${status}`,
    at: deps.clock.now(),
    actor: 'system',
    type: status === 'done' ? ('cases-moved' as const) : ('cases-returned' as const),
    data: {
      draft: { id: record.draft, title: record.title },
      release: id,
      ...(status === 'done' ? counts : back),
    },
  }
  await writeRelease(deps.store, { ...record, lastNote }, revision)
  await deps.audit.add(lastNote)
}
