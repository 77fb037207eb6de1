import type { ProgrammeBundle, Scenario } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import {
  idFor,
  newScenario,
  removeScenario,
  savedScenarios,
  saveScenario,
  startableIn,
} from './scenario-edit.ts'

const workflow = (id: string, more: object) => ({ id, access: {}, ...more })
const bundle = {
  workflows: [
    workflow('letter', { access: { start: ['officer'] } }),
    workflow('call', { access: { start: ['officer'] }, offers: { application: {} } }),
    workflow('application', { access: { start: ['person'] } }),
  ],
} as unknown as ProgrammeBundle

const scenario: Scenario = {
  id: 'first',
  title: { pl: 'Pierwszy', en: 'First' },
  seed: 1,
  startsAt: '2027-01-15T08:00:00Z',
  days: 100,
  arrivals: [],
}

describe('scenarios of a draft', () => {
  it('begin with a case that offers others, and those', () => {
    expect(startableIn(bundle)).toEqual([
      { workflow: 'letter' },
      { workflow: 'call' },
      { workflow: 'application', under: 'call' },
    ])
    expect(newScenario(bundle, '2027-01-15T08:00:00Z').arrivals).toMatchObject([
      { workflow: 'call', count: 1 },
      { workflow: 'application', under: 'call', count: 100 },
    ])
  })

  it('are saved in a file of their own and taken away again', () => {
    const files = saveScenario(scenario).apply({ 'workflows/call.json': {} })
    expect(savedScenarios(files)).toEqual([{ path: 'workflows/scenarios/first.json', scenario }])
    const [saved] = savedScenarios(files)
    expect(removeScenario(saved!).apply(files)).toEqual({ 'workflows/call.json': {} })
  })

  it('get an id of their title that no other has', () => {
    expect(idFor('Żółty nabór w maju', [])).toBe('zoltyNaborWMaju')
    expect(idFor('First', ['first', 'first2'])).toBe('first3')
    expect(idFor('2027', [])).toBe('scenario2027')
    expect(idFor('…', [])).toBe('scenario')
  })
})
