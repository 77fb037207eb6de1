import { SplotError } from '@splot/definition'
import { reasonOf } from '../../audit/reason-of.ts'
import type { AuditNote } from '../../audit/types.ts'
import { loadCase } from '../../cases/loaded-case.ts'
import type { Deps } from '../../deps.ts'
import { eachDocument } from '../../each-document.ts'
import { namedPerson } from '../../people/people.ts'
import type { Reader } from '../../types.ts'
import { mayApprove, requireOfficer } from '../require-officer.ts'
import type { ErasureAct, ErasureView, ErasureWhat } from '../types.ts'
import { caseByName } from './case-by-name.ts'
import { dueErasures } from './due-erasure.ts'
import { eraseApproved } from './erase.ts'
import { erasureId, erasureKind, loadErasure, writeErasure } from './erasure-record.ts'
import type { Act, ErasureRecord } from './erasure-record.ts'
import { holdOn, refuseHeld } from './holds.ts'

/**
 * Returns what is to be erased, was proposed, and what came of it: first what waits for somebody, the
 * longest due first.
 *
 * @throws SplotError auth.required, personal-data.not-officer
 */
export async function listErasures(deps: Deps, reader: Reader): Promise<ErasureView[]> {
  const person = await requireOfficer(deps, reader, 'approvers')
  const approves = await mayApprove(deps, reader)
  const records: ErasureRecord[] = []
  for await (const { value } of eachDocument(deps, erasureKind))
    records.push(value as unknown as ErasureRecord)
  const order = ({ status, dueOn, foundAt }: ErasureRecord) =>
    `${ranks.indexOf(status)} ${dueOn ?? foundAt}`
  records.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return Promise.all(records.map((record) => toView(deps, record, { person, approves })))
}

const ranks = ['proposed', 'approved', 'due', 'rejected', 'done'] as const

/**
 * Proposes to erase what people wrote in a case that is over: because it is due, or for another reason,
 * such as the request of a person. Somebody else has to approve it.
 *
 * @throws SplotError auth.required, personal-data.not-officer, case.not-found, case.not-finished,
 * case.held, erasure.decided, reason.missing
 */
export async function proposeErasure(
  deps: Deps,
  reader: Reader,
  request: { case: string; what?: ErasureWhat; reason: string },
): Promise<ErasureView> {
  const by = await requireOfficer(deps, reader)
  const proposed = { by, at: deps.clock.now(), reason: reasonOf(request.reason) }
  const { what = 'answers' } = request
  const { id: caseId } = await caseByName(deps, request.case)
  const loaded = await loadCase(deps, caseId)
  if (loaded.case.status !== 'done')
    throw new SplotError('case.not-finished', 'Expected a finished case, but it is active.')
  await refuseHeld(deps, caseId)
  const id = erasureId(caseId, what)
  const kept = await loadErasure(deps, id)
  const { status = 'due' } = kept?.record ?? {}
  if (status !== 'due' && status !== 'rejected') throw decided(id)
  const due = dueErasures(deps, loaded).find((one) => one.what === what)
  const today = deps.library.calendar().dateOf(proposed.at)
  const record: ErasureRecord = {
    id,
    caseId,
    what,
    classes: due?.classes ?? [],
    dueOn: due && due.dueOn < today ? due.dueOn : null,
    status: 'proposed',
    foundAt: kept?.record.foundAt ?? proposed.at,
    proposed,
    decided: null,
    doneAt: null,
  }
  await change(deps, record, {
    type: 'erasure-proposed',
    act: proposed,
    revision: kept?.revision ?? 0,
  })
  return toView(deps, record, { person: by, approves: await mayApprove(deps, reader) })
}

/**
 * Approves what somebody else proposed, and erases it.
 *
 * @throws SplotError auth.required, personal-data.not-officer, erasure.not-found, erasure.decided,
 * erasure.own, case.held, reason.missing
 */
export async function approveErasure(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<ErasureView> {
  const { person, act, record, revision } = await decidable(deps, reader, id, reason)
  if (record.proposed?.by === person)
    throw new SplotError('erasure.own', 'Expected another person than the one who proposed it.')
  await refuseHeld(deps, record.caseId)
  const approved: ErasureRecord = { ...record, status: 'approved', decided: act }
  await change(deps, approved, { type: 'erasure-approved', act, revision })
  await eraseApproved(deps, approved)
  const now = (await loadErasure(deps, id))?.record ?? approved
  return toView(deps, now, { person, approves: true })
}

/**
 * Turns a proposal down, also one's own. It is not proposed by itself again.
 *
 * @throws SplotError auth.required, personal-data.not-officer, erasure.not-found, erasure.decided,
 * reason.missing
 */
export async function rejectErasure(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<ErasureView> {
  const { person, act, record, revision } = await decidable(deps, reader, id, reason)
  const rejected: ErasureRecord = { ...record, status: 'rejected', decided: act }
  await change(deps, rejected, { type: 'erasure-rejected', act, revision })
  return toView(deps, rejected, { person, approves: true })
}

async function decidable(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<{ person: string; act: Act; record: ErasureRecord; revision: number }> {
  const person = await requireOfficer(deps, reader, 'onlyApprovers')
  const act = { by: person, at: deps.clock.now(), reason: reasonOf(reason) }
  const kept = await loadErasure(deps, id)
  if (!kept) throw new SplotError('erasure.not-found', `Expected a proposal but "${id}" is none.`)
  if (kept.record.status !== 'proposed') throw decided(id)
  return { person, act, ...kept }
}

function decided(id: string): SplotError {
  return new SplotError('erasure.decided', `Expected an open proposal but "${id}" is none.`)
}

/** The proposal carries its line of the audit log, written with it. */
async function change(
  deps: Deps,
  record: ErasureRecord,
  { type, act, revision }: { type: AuditNote['type']; act: Act; revision: number },
): Promise<void> {
  const { caseId, what, classes, dueOn } = record
  const { by, at, reason } = act
  const key = `erasure/${record.id}/${deps.ids.next()}`
  const data = { caseId, what, classes, dueOn, reason }
  const lastNote: AuditNote = { key, at, actor: by, type, data }
  await writeErasure(deps, { ...record, lastNote }, revision)
  await deps.audit.add(lastNote)
}

async function toView(
  deps: Deps,
  record: ErasureRecord,
  { person, approves }: { person: string; approves: boolean },
): Promise<ErasureView> {
  const { id, caseId, what, dueOn, status, proposed, doneAt } = record
  const { classes = {} } = deps.library.programme().personalData ?? {}
  const { number, workflow } = await caseByName(deps, caseId)
  const hold = await holdOn(deps, caseId)
  const isOpen = status === 'proposed' && approves
  return {
    id,
    caseId,
    number,
    workflow,
    what,
    classes: record.classes.map((one) => classes[one]?.title ?? { pl: one, en: one }),
    dueOn,
    status,
    proposed: await toAct(deps, proposed),
    decided: await toAct(deps, record.decided),
    doneAt,
    held: hold?.reason ?? null,
    may: [
      ...(status === 'due' && hold === null ? (['propose'] as const) : []),
      ...(isOpen && hold === null && proposed?.by !== person ? (['approve'] as const) : []),
      ...(isOpen ? (['reject'] as const) : []),
    ],
  }
}

async function toAct(deps: Deps, act: Act | null): Promise<ErasureAct | null> {
  return act && { by: await namedPerson(deps, act.by), at: act.at, reason: act.reason }
}
