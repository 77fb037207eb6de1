import type { JsonObject } from '@splot/definition'
import type { CaseCommit, CaseRow, OutboxRow, TaskRow, TimerRow } from '../types.ts'

/** An instant `minutes` after the day the samples begin. */
export function instant(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 1) + minutes * 60_000).toISOString()
}

/** Returns the list row of an active case. Pure. */
export function sampleRow(id: string, changes: Partial<CaseRow> = {}): CaseRow {
  return {
    id,
    workflow: 'recruitment',
    version: 1,
    states: ['recruitment', 'recruitment.draft'],
    status: 'active',
    number: null,
    title: `Sprawa ${id}`,
    parent: null,
    members: { ada: ['applicantEditor'] },
    search: {},
    createdAt: instant(0),
    updatedAt: instant(0),
    ...changes,
  }
}

/** Returns an open work item of a case that nobody has. Pure. */
export function sampleTask(caseId: string, key: string, changes: Partial<TaskRow> = {}): TaskRow {
  return {
    id: `${caseId}/${key}`,
    caseId,
    task: 'check',
    status: 'open',
    assignee: null,
    role: 'recruitmentOfficer',
    candidates: null,
    excluded: [],
    offer: false,
    createdAt: instant(0),
    dueAt: null,
    ...changes,
  }
}

/** Returns a timer of a case. Pure. */
export function sampleTimer(caseId: string, key: string, dueAt: string): TimerRow {
  return { id: `${caseId}/${key}`, caseId, key, dueAt }
}

/** Returns a mail of a case that waits in the outbox. Pure. */
export function sampleEffect(caseId: string, id: string, createdAt = instant(0)): OutboxRow {
  return { id, caseId, type: 'notify', params: { to: 'ada' }, createdAt }
}

/** Returns the commit that makes `step` of a case: a step leaves one line of history. */
export function sampleCommit(
  caseId: string,
  step: number,
  changes: Partial<CaseCommit> = {},
): CaseCommit {
  const data: JsonObject = { step, note: 'zażółć gęślą jaźń' }
  return {
    caseId,
    expectedRevision: step - 1,
    row: sampleRow(caseId, { updatedAt: instant(step) }),
    snapshot: { step, given: [{ name: 'Ósemka' }] },
    tasks: [],
    timers: [],
    outbox: [],
    history: [{ at: instant(step), actor: 'ada', type: 'event', data }],
    ...changes,
  }
}
