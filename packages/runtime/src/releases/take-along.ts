import { SplotError, toLocalText } from '@splot/definition'
import type { JsonObject, LocalText } from '@splot/definition'
import { engineErrors, migrateCase } from '@splot/engine'
import type { MigrationOptions, StepEnvironment, StepResult } from '@splot/engine'
import type { CaseCommit, CaseRow, Store } from '@splot/store'
import { claimNumber } from '../cases/claim-number.ts'
import { withNumbers } from '../cases/counters.ts'
import { followRow } from '../cases/follow-members.ts'
import { decodeCase, encodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { toCaseRow, toHistoryLines, toOutboxRows, toTaskRows, toTimerRows } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { runtimeErrors } from '../errors.ts'
import { fateOfCase, migrationTo, migrator } from '../fate/case-fate.ts'
import { claimEntries } from '../ledgers/claim-entries.ts'
import { createHeldKeys, lettingGo } from '../ledgers/held-keys.ts'
import { staffFor } from '../people/staff.ts'
import { beganUnder } from './began-under.ts'
import { noticeRow } from './deliver-notice.ts'
import { withEarlier } from './earlier-case.ts'
import type { ReleaseRecord } from './release-record.ts'
import type { ReleaseCase } from './types.ts'

/** What came of taking one case along. */
export type TakenAlong =
  | { kind: 'moved' }
  | { kind: 'stayed' }
  | { kind: 'refused'; why: ReleaseCase['why'] }

/**
 * Takes a live case along to the definitions in force, in one commit: the case is wholly as it was or
 * wholly as the release has it. What it was is kept with it until it moves, so that it can go back.
 * `people`: where it is read who could take work.
 */
export async function takeAlong(
  deps: Deps,
  release: ReleaseRecord,
  { id }: CaseRow,
  people: Store = deps.store,
): Promise<TakenAlong> {
  const asked = { ...deps, store: people }
  const held = createHeldKeys(deps, id)
  const taken = deps.store.transactCase<TakenAlong>(id, async (stored) => {
    if (stored?.row.status !== 'active') return { result: { kind: 'stayed' } }
    const before = await decodeCase(deps, stored)
    const migration = await migrationTo(deps, deps, before, release.mapping)
    // one from before the release was taken along already: by a process that died before it counted it
    if (migration === null)
      return {
        result: { kind: (await beganUnder(deps, id)) === before.releaseId ? 'stayed' : 'moved' },
      }
    if (release.policy === 'follow' && !(await isSafe(asked, release, before)))
      return { result: { kind: 'stayed' } }
    try {
      const { after, options } = migration
      const staff = await staffFor(asked, after.compiled, after)
      const step = await migrated(deps, release, before, after, { ...options, staff })
      await claimNumber(deps, before.case.number, step.case)
      await claimEntries(deps, held, before.case, step.case)
      const commit = commitOf(deps, before, after, step)
      const notice = noticeRow(release, id, before.case.workflow.id, deps.clock.now())
      const earlier = { release: release.number, snapshot: stored.snapshot, row: stored.row }
      const snapshot = withEarlier(commit.snapshot, earlier as unknown as JsonObject)
      const outbox = notice === null ? commit.outbox : [...commit.outbox, notice]
      return { commit: { ...commit, snapshot, outbox }, result: { kind: 'moved' } }
    } catch (error) {
      const why = refusalOf(error)
      if (why === null) throw error
      return { result: { kind: 'refused', why } }
    }
  })
  return lettingGo(held, taken)
}

async function isSafe(
  deps: Deps,
  { by, mapping }: ReleaseRecord,
  before: LoadedCase,
): Promise<boolean> {
  return (await fateOfCase(deps, deps, before, { mapping, by }))?.safe === true
}

async function migrated(
  deps: Deps,
  release: ReleaseRecord,
  before: LoadedCase,
  after: LoadedCase,
  { staff, ...options }: MigrationOptions & Pick<StepEnvironment, 'staff'>,
): Promise<StepResult> {
  const environment: Omit<StepEnvironment, 'numbers'> = {
    now: deps.clock.now(),
    actor: migrator(release.by),
    ...(staff && { staff }),
  }
  const told = { ...options, reason: release.reason }
  return withNumbers(deps.store, (numbers) =>
    migrateCase(before.compiled, after.compiled, before.case, told, { ...environment, numbers }),
  )
}

function commitOf(
  deps: Deps,
  before: LoadedCase,
  { compiled, releaseId, release, rulesOf }: LoadedCase,
  { case: given, effects, history }: StepResult,
): CaseCommit {
  const now = deps.clock.now()
  const { row } = before
  const follow = followRow(before, given.members, now)
  return {
    caseId: row.id,
    expectedRevision: before.revision,
    row: toCaseRow(deps, {
      case: given,
      compiled,
      parent: row.parent,
      createdAt: row.createdAt,
      now,
    }),
    snapshot: encodeCase(given, { releaseId, release, rulesOf }),
    tasks: toTaskRows(deps, given),
    timers: toTimerRows(given),
    outbox: [...toOutboxRows(given, effects, now), ...(follow ? [follow] : [])],
    history: toHistoryLines(history, { release: releaseId }),
  }
}

/** Why a case stays: it must be decided, is frozen, or the new version refuses it. `null`: a fault. */
function refusalOf(error: unknown): ReleaseCase['why'] | null {
  if (!(error instanceof SplotError)) return null
  const { code, details } = error
  if (
    !/^(?:case\.(?:undecided|frozen|number-taken)|ledger\.|workflow\.|event\.|decision\.)/u.test(
      code,
    )
  )
    return null
  const reason = details['reason'] as LocalText | undefined
  const known = ({ ...runtimeErrors, ...engineErrors } as Record<string, { title: LocalText }>)[
    code
  ]
  const text = reason ?? known?.title ?? { pl: error.message, en: error.message }
  return { code, text: { pl: text.pl, en: text.en } }
}

/** Returns what the report says of a case. Pure. */
export function told({ id, title, number }: CaseRow, why: ReleaseCase['why']): ReleaseCase {
  return { case: id, title: toLocalText(title), number, why }
}
