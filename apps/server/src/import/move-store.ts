import { createHash } from 'node:crypto'
import type { Store, StoreMoment, WholeCase } from '@splot/store'
import { CommandFailure } from '../exit-codes.ts'

/** What was moved, and one hash of each kind of it. */
export interface MovedStore {
  cases: number
  entries: number
  documents: number
  files: number
  /** SHA-256 of every history entry of every case, cases by id. */
  histories: string
  /** SHA-256 of all else. */
  rest: string
}

/**
 * Copies everything of one store to another and proves that it is there: both are read again, and their
 * hashes compared. `tell` hears how far it is.
 *
 * @throws CommandFailure where the hashes differ
 * @throws SplotError store.conflict where something is there already
 */
export async function moveStore(
  from: StoreMoment,
  to: Store,
  tell: (cases: number) => void = () => undefined,
): Promise<MovedStore> {
  let moved = 0
  for await (const whole of from.allCases()) {
    await to.takeCase(whole)
    moved += 1
    if (moved % 500 === 0) tell(moved)
  }
  for await (const whole of from.allDocuments()) await to.takeDocument(whole)
  for await (const sha256 of from.allBlobs()) await moveBlob(from, to, sha256)
  const [before, after] = [await digestOf(from), await digestOf(to)]
  if (JSON.stringify(before) === JSON.stringify(after)) return after
  throw new CommandFailure(
    `Expected the copy to hold what was copied but it differs: ${JSON.stringify({ before, after })}. Was something written meanwhile? Empty the copy and try again`,
  )
}

async function moveBlob(from: StoreMoment, to: Store, sha256: string): Promise<void> {
  const bytes = await from.openBlob(sha256)
  const kept = bytes && (await to.putBlob(bytes, Number.MAX_SAFE_INTEGER))
  if (kept?.sha256 !== sha256)
    throw new CommandFailure(`Expected the file ${sha256} but it is gone or was changed`)
}

/** Returns one hash of the histories of a store, and one of all else it holds. */
export async function digestOf(store: StoreMoment): Promise<MovedStore> {
  const histories = new Map<string, string>()
  const rest: string[] = []
  const counts = { cases: 0, entries: 0, documents: 0, files: 0 }
  for await (const { history, ...whole } of store.allCases()) {
    counts.cases += 1
    counts.entries += history.length
    histories.set(whole.row.id, sha256(JSON.stringify(history)))
    rest.push(`case ${whole.row.id} ${sha256(JSON.stringify(ordered(whole)))}`)
  }
  for await (const { kind, document } of store.allDocuments()) {
    counts.documents += 1
    const { id, revision, value, updatedAt } = document
    rest.push(`document ${kind}/${id} ${sha256(JSON.stringify([revision, value, updatedAt]))}`)
  }
  for await (const address of store.allBlobs()) {
    counts.files += 1
    rest.push(`file ${address}`)
  }
  const lines = [...histories].map(([id, hash]) => `${id} ${hash}`)
  return {
    ...counts,
    histories: sha256(lines.toSorted().join('\n')),
    rest: sha256(rest.toSorted().join('\n')),
  }
}

/** Stores keep items of a case in an order of their own. */
function ordered({ row, revision, snapshot, tasks, ...rest }: Omit<WholeCase, 'history'>): unknown {
  const byId = tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const { timers, outbox, inbox, replies } = rest
  return [row, revision, snapshot, byId, timers, outbox, inbox, replies]
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
