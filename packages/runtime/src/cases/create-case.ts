import type { JsonObject } from '@splot/definition'
import { startCase } from '@splot/engine'
import type { Actor, CompiledWorkflow, Member } from '@splot/engine'
import type { Release } from '../definitions/release.ts'
import type { Deps } from '../deps.ts'
import { claimEntries } from '../ledgers/claim-entries.ts'
import { createHeldKeys, lettingGo } from '../ledgers/held-keys.ts'
import { staffFor } from '../people/staff.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { claimNumber } from './claim-number.ts'
import { withNumbers } from './counters.ts'
import { followAtStart } from './follow-members.ts'
import { decodeCase, encodeCase } from './loaded-case.ts'
import { toIdempotency, wasDone } from './request-key.ts'
import type { KeyedRequest } from './request-key.ts'
import { toCaseRow, toHistoryLines, toOutboxRows, toTaskRows, toTimerRows } from './rows.ts'

/** A case to be made. */
export interface NewCase {
  id: string
  workflow: string
  /** Case it belongs to; its frozen rules and parameters hold for the child too. */
  parent: string | null
  /** Case whose rules and parameters hold instead of the parent's. */
  rulesOf?: string | null
  input: JsonObject
  members: Member[]
  /** The members were handed over by the parent's offer; later ones follow. */
  followsParent?: boolean
  actor: Actor
  keyed?: KeyedRequest | undefined
}

/** What a new case is pinned to. */
interface Pins {
  releaseId: string
  release: Release
  parameters: JsonObject
  rulesOf: string | null
}

/**
 * Makes a case and runs its first step in one commit. A case that is there already stays as it is.
 *
 * @throws SplotError case.not-found for `rulesOf` of a case that is none
 */
export async function createCase(deps: Deps, wanted: NewCase): Promise<void> {
  const pins = await pinsFor(deps, wanted)
  const compiled = deps.library.workflow(
    wanted.workflow,
    pins.release.workflows[wanted.workflow] ??
      deps.library.current().release.workflows[wanted.workflow],
  )
  const held = createHeldKeys(deps, wanted.id)
  const made = deps.store.transactCase(wanted.id, async (stored) => {
    if (stored) {
      if (wanted.keyed) await wasDone(deps.store, wanted.id, wanted.keyed)
      return { result: undefined }
    }
    const now = deps.clock.now()
    const step = await begin(deps, { wanted, compiled, pins, now })
    await claimNumber(deps, undefined, step.case)
    await claimEntries(deps, held, undefined, step.case)
    return {
      result: undefined,
      commit: {
        caseId: wanted.id,
        expectedRevision: 0,
        row: toCaseRow(deps, {
          case: step.case,
          compiled,
          parent: wanted.parent,
          createdAt: now,
          now,
        }),
        snapshot: encodeCase(step.case, pins),
        tasks: toTaskRows(deps, step.case),
        timers: toTimerRows(step.case),
        outbox: [
          ...toOutboxRows(step.case, step.effects, now),
          ...(wanted.followsParent ? [followAtStart(wanted.id, now)] : []),
        ],
        history: toHistoryLines(step.history, {
          workflow: step.case.workflow,
          release: pins.releaseId,
        }),
        ...(wanted.keyed ? { idempotency: toIdempotency(wanted.keyed) } : {}),
      },
    }
  })
  await lettingGo(held, made)
}

async function begin(
  deps: Deps,
  made: { wanted: NewCase; compiled: CompiledWorkflow; pins: Pins; now: string },
) {
  const { wanted, compiled, pins, now } = made
  const staff = await staffFor(deps, compiled, null)
  return withNumbers(deps.store, (numbers) =>
    startCase(
      compiled,
      { id: wanted.id, input: wanted.input, parameters: pins.parameters, members: wanted.members },
      { now, actor: wanted.actor, staff, numbers },
    ),
  )
}

async function pinsFor(deps: Deps, { parent, rulesOf = null }: NewCase): Promise<Pins> {
  const from = rulesOf ?? parent
  const stored = from === null ? null : await deps.cases.read(from)
  if (stored) {
    const loaded = await decodeCase(deps, stored)
    return {
      releaseId: loaded.releaseId,
      release: loaded.release,
      // Frozen values win; a parameter that is newer than the parent has only its present value.
      parameters: { ...deps.library.current().release.parameters, ...loaded.case.parameters },
      rulesOf,
    }
  }
  if (rulesOf !== null) throw caseNotFound(rulesOf)
  const { id, release } = deps.library.current()
  return { releaseId: id, release, parameters: release.parameters, rulesOf }
}
