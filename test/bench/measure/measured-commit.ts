import type { CaseCommit } from '@splot/store'

/** Characters of a snapshot, so that a case file is about 5 KB. */
const fillingLength = 3800

/** Returns the id of the nth case of a measured store. Pure. */
export function measuredId(n: number): string {
  return `case-${n}`
}

/** Returns the commit that makes a step of it: a row, a snapshot, a task, a timer and a line of history. Pure. */
export function measuredCommit(n: number, step: number): CaseCommit {
  const caseId = measuredId(n)
  const at = new Date(Date.UTC(2026, 2, 1) + n * 1000 + step).toISOString()
  return {
    caseId,
    expectedRevision: step - 1,
    row: {
      id: caseId,
      workflow: 'recruitment',
      version: 1,
      states: ['recruitment.draft'],
      status: 'active',
      number: `R/2026/${n}`,
      title: `Wniosek ${n}`,
      parent: 'call',
      members: { [`person-${n}`]: ['applicantEditor'] },
      search: { points: n % 100 },
      createdAt: at,
      updatedAt: at,
    },
    snapshot: { step, filling: 'x'.repeat(fillingLength) },
    tasks: [
      {
        id: `${caseId}/apply:1:1`,
        caseId,
        task: 'apply',
        status: 'open',
        assignee: null,
        role: 'applicantEditor',
        candidates: null,
        excluded: [],
        offer: false,
        createdAt: at,
        dueAt: at,
      },
    ],
    timers: [{ id: `${caseId}/due`, caseId, key: 'due', dueAt: at }],
    outbox: [],
    history: [{ at, actor: 'system', type: 'event', data: { step } }],
  }
}
