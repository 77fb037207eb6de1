import { expect, it } from 'vitest'
import type { ProgrammeBundle, WorkflowDefinition } from '@splot/definition'
import { accessRows, admissionOf, rolesOfRows, withRole } from './access-rows.ts'

const text = (pl: string) => ({ pl, en: pl })
const workflow = {
  id: 'w',
  version: 1,
  title: text('W'),
  events: {},
  access: {
    start: ['public'],
    read: ['officer', { role: 'auditor', only: 'assigned' }],
    answers: { check: ['officer'] },
  },
  decisions: { score: { title: text('Wynik'), given: {}, steps: [] } },
  initial: 'a',
  states: {
    a: {
      id: 'w.a',
      meta: {
        tasks: [
          { id: 'check', title: text('Sprawdź'), assign: { role: 'officer' }, submit: 'DONE' },
          { id: 'apply', title: text('Złóż'), assign: { role: 'officer' }, submit: 'DONE' },
        ],
      },
    },
  },
} as unknown as WorkflowDefinition
const roles = { officer: { title: text('Osoba') }, auditor: { title: text('Audyt') } }
const bundle = { programme: { roles }, forms: [] } as unknown as ProgrammeBundle

it('tells of each right who has it; a task without a list is read by whoever may open the case', () => {
  const rows = accessRows(workflow, bundle)
  const admissions = (pointer: string) => {
    const row = rows.find((one) => one.pointer === pointer)!
    return ['officer', 'auditor'].map((role) => admissionOf(role, row, workflow.access.read))
  }
  expect(admissions('/access/read')).toEqual(['yes', 'conditional'])
  expect(admissions('/access/answers/check')).toEqual(['yes', 'no'])
  expect(admissions('/access/answers/apply')).toEqual(['yes', 'conditional'])
  expect(admissions('/decisions/score/readers')).toEqual(['yes', 'conditional'])
  expect(rolesOfRows(rows, bundle, 'pl').map(({ value }) => value)).toEqual(['auditor', 'officer'])
})

it('admits a role without conditions, and takes it away with all it had', () => {
  const { read } = workflow.access
  expect(withRole(read, 'auditor', true)).toEqual(['officer', 'auditor'])
  expect(withRole(read, 'auditor', false)).toEqual(['officer'])
})
