import type { SimulationReport } from '@splot/engine'
import { describe, expect, it } from 'vitest'
import { bottlenecksIn } from './bottlenecks.ts'

const days = { count: 10, mean: 1, median: 1, ninth: 1, most: 1 }
const report: SimulationReport = {
  scenario: 's',
  seed: 1,
  startsAt: '2027-01-01T08:00:00Z',
  until: '2027-06-01T08:00:00Z',
  ended: 'quiet',
  steps: 1,
  workflows: [{ workflow: 'w', started: 50, active: 12, ends: { 'w.rejected': 38 }, days }],
  states: [],
  tasks: [],
  roles: [],
  timers: [],
  effects: {},
  problems: [],
}
const role = {
  people: 2,
  finished: 10,
  utilisation: 0.3,
  meanQueue: 0,
  mostQueue: 2,
  mostQueueAt: '2027-02-01T08:00:00Z',
  waitDays: days,
}

describe('bottlenecks of a simulation', () => {
  it('names nobody who keeps up', () => {
    expect(bottlenecksIn({ ...report, roles: [{ role: 'officer', ...role }] })).toEqual([])
  })

  it('names who has no time left, or lets work wait for days, once', () => {
    const busy = { role: 'officer', ...role, utilisation: 0.97, mostQueue: 40 }
    const slow = { role: 'director', ...role, waitDays: { ...days, ninth: 8 } }
    const found = bottlenecksIn({ ...report, roles: [busy, slow] })
    expect(found.map((one) => one.kind === 'busy' && one.role)).toEqual(['director', 'officer'])
  })

  it('names late tasks by how many are late, not those late once in a while', () => {
    const task = { workflow: 'w', opened: 50, finished: 50, open: 0, days }
    const tasks = [
      { ...task, task: 'sign', missed: 30 },
      { ...task, task: 'check', missed: 2 },
    ]
    expect(bottlenecksIn({ ...report, tasks })).toEqual([
      { kind: 'late', workflow: 'w', task: 'sign', missed: 30, opened: 50 },
    ])
  })

  it('names where cases wait, and an end is no waiting', () => {
    const state = { workflow: 'w', entered: 38, cases: 38, days }
    const states = [
      { ...state, state: 'w.rejected', waiting: 38 },
      { ...state, state: 'w.signing', waiting: 12 },
    ]
    expect(bottlenecksIn({ ...report, states })).toEqual([
      { kind: 'waiting', workflow: 'w', state: 'w.signing', cases: 12, days: 1 },
    ])
  })
})
