import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { AuditNote } from '../../audit/types.ts'
import { reasonOf } from '../../audit/reason-of.ts'
import type { Deps } from '../../deps.ts'
import { eachDocument } from '../../each-document.ts'
import { namedPerson } from '../../people/people.ts'
import type { Reader } from '../../types.ts'
import { requireOfficer } from '../require-officer.ts'
import type { HoldView } from '../types.ts'
import { caseByName } from './case-by-name.ts'
import type { Act } from './erasure-record.ts'

/** Kind of the documents of legal holds, by case; they carry the line of the audit log that changed them. */
export const holdKind = 'hold'

interface HoldRecord {
  caseId: string
  begun: Act
  ended: Act | null
  lastNote: AuditNote
}

/**
 * Returns why nothing of a case may be erased now: a hold on it, or on a case above it; `null`: nothing
 * holds it.
 */
export async function holdOn(deps: Deps, caseId: string): Promise<Act | null> {
  let at: string | null = caseId
  while (at !== null) {
    const kept: { value: JsonObject } | null = await deps.store.getDocument<JsonObject>(
      holdKind,
      at,
    )
    const hold = kept && (kept.value as unknown as HoldRecord)
    if (hold && hold.ended === null) return hold.begun
    at = (await deps.cases.read(at))?.row.parent ?? null
  }
  return null
}

/** Refuses what a hold forbids. @throws SplotError case.held */
export async function refuseHeld(deps: Deps, caseId: string): Promise<void> {
  if (await holdOn(deps, caseId))
    throw new SplotError('case.held', 'Expected a case that nothing holds, but it is held.')
}

/**
 * Keeps everything of a case, and of those under it, from being erased: for a control or a dispute.
 *
 * @throws SplotError auth.required, personal-data.not-officer, case.not-found, reason.missing
 */
export async function holdCase(
  deps: Deps,
  reader: Reader,
  request: { case: string; reason: string },
): Promise<HoldView> {
  const by = await requireOfficer(deps, reader)
  const begun = { by, at: deps.clock.now(), reason: reasonOf(request.reason) }
  const { id } = await caseByName(deps, request.case)
  const kept = await deps.store.getDocument<JsonObject>(holdKind, id)
  const before = kept && (kept.value as unknown as HoldRecord)
  // what holds already goes on for the reason it has
  if (before && before.ended === null) return toView(deps, before)
  const hold = { caseId: id, begun, ended: null }
  return keep(deps, hold, 'case-held', begun, kept?.revision ?? 0)
}

/**
 * Ends a hold.
 *
 * @throws SplotError auth.required, personal-data.not-officer, case.not-found, reason.missing
 */
export async function endHold(
  deps: Deps,
  reader: Reader,
  caseId: string,
  reason: string,
): Promise<HoldView> {
  const by = await requireOfficer(deps, reader)
  const ended = { by, at: deps.clock.now(), reason: reasonOf(reason) }
  const kept = await deps.store.getDocument<JsonObject>(holdKind, caseId)
  const before = kept && (kept.value as unknown as HoldRecord)
  if (!before || before.ended !== null)
    throw new SplotError('case.not-found', 'Expected a case that is held but it is none.')
  const { begun } = before
  return keep(deps, { caseId, begun, ended }, 'case-hold-ended', ended, kept.revision)
}

async function keep(
  deps: Deps,
  hold: Omit<HoldRecord, 'lastNote'>,
  type: AuditNote['type'],
  { by, at, reason }: Act,
  revision: number,
): Promise<HoldView> {
  const lastNote: AuditNote = {
    key: `hold/${hold.caseId}/${deps.ids.next()}`,
    at,
    actor: by,
    type,
    data: { caseId: hold.caseId, reason },
  }
  const record: HoldRecord = { ...hold, lastNote }
  const value = record as unknown as JsonObject
  await deps.store.putDocument(holdKind, hold.caseId, value, revision)
  await deps.audit.add(lastNote)
  return toView(deps, record)
}

/**
 * Returns the cases that are held now, the newest hold first.
 *
 * @throws SplotError auth.required, personal-data.not-officer
 */
export async function listHolds(deps: Deps, reader: Reader): Promise<HoldView[]> {
  await requireOfficer(deps, reader, 'approvers')
  const holds: HoldRecord[] = []
  for await (const { value } of eachDocument(deps, holdKind)) {
    const hold = value as unknown as HoldRecord
    if (hold.ended === null) holds.push(hold)
  }
  holds.sort((a, b) => (a.begun.at < b.begun.at ? 1 : -1))
  return Promise.all(holds.map((hold) => toView(deps, hold)))
}

async function toView(deps: Deps, { caseId, begun, ended }: HoldRecord): Promise<HoldView> {
  const { number, workflow } = await caseByName(deps, caseId)
  const { at, reason } = begun
  const by = await namedPerson(deps, begun.by)
  return { caseId, number, workflow, begun: { by, at, reason }, endedAt: ended?.at ?? null }
}
