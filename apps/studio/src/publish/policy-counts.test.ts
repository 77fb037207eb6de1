import { expect, it } from 'vitest'
import type { FateGroup } from '@splot/runtime'
import { policyCounts } from './policy-counts.ts'

const none = { gained: 0, lost: 0, overdue: 0 }
const group = (part: Partial<FateGroup>): FateGroup => ({
  workflow: 'w',
  version: { before: 1, after: 2 },
  kind: 'stays',
  from: ['w.a'],
  to: ['w.a'],
  undecided: [],
  cases: 0,
  safe: 0,
  endless: 0,
  timers: none,
  tasks: { gained: 0, lost: 0, reopened: 0 },
  answers: 0,
  ...part,
})
const reason = { pl: 'Trwa konkurs', en: 'A competition runs' }

it('each policy is told with how many cases go along, stay, and are frozen', () => {
  const groups = [
    group({ cases: 10, safe: 7 }),
    group({ kind: 'moves', cases: 4 }),
    group({ kind: 'mustDecide', cases: 2 }),
    group({ kind: 'blocked', cases: 3, blocked: { code: 'case.frozen', reason } }),
  ]
  expect(policyCounts({ groups }, 'follow')).toEqual({ go: 7, stay: 12, frozen: 3 })
  expect(policyCounts({ groups }, 'mapped')).toEqual({ go: 14, stay: 5, frozen: 3 })
  expect(policyCounts({ groups }, 'pinned')).toEqual({ go: 0, stay: 19, frozen: 3 })
})
