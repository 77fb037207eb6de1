import type { ProgrammeBundle } from '@splot/definition'
import { expect, it } from 'vitest'
import { namesOf } from './names-of.ts'
import { optionsOfPart } from './options-of-part.ts'
import { fieldsAnswered, outcomesOf } from './parts-of-workflow.ts'

const title = { pl: 'Ocena', en: 'Score' }
const bundle = {
  programme: {
    roles: { officer: { title, kind: 'programme' }, applicant: { title, kind: 'case' } },
  },
  forms: [{ id: 'F1', pages: [{ sections: [{ fields: [{ key: 'points', label: title }] }] }] }],
  workflows: [
    {
      id: 'visit',
      title,
      initial: 'open',
      events: {},
      states: {
        open: {
          id: 'visit.open',
          meta: { title, tasks: [{ id: 'score', form: 'F1', submit: 'SCORED' }] },
          on: { SCORED: [{ target: 'good', guard: 'points > 3' }, 'bad', { target: 'good' }] },
        },
        good: { id: 'visit.good', type: 'final' },
        bad: { id: 'visit.bad', type: 'final' },
      },
    },
  ],
} as unknown as ProgrammeBundle

it('a task may lead to each state its ways lead to, in their order, once', () => {
  expect(outcomesOf(bundle, 'visit', 'score')).toEqual(['visit.good', 'visit.bad'])
  expect(outcomesOf(bundle, 'visit', 'nothing')).toEqual([])
})

it('what may be answered is what the form of the task asks', () => {
  expect([...fieldsAnswered(bundle, 'visit', 'score')]).toEqual([['points', title]])
  expect(fieldsAnswered(bundle, 'nowhere', 'score').size).toBe(0)
})

it('an expectation is told of states and tasks of its workflow, and of roles of the operator', () => {
  const given = { bundle, names: namesOf(bundle, 'en') }
  const values = (part: Parameters<typeof optionsOfPart>[0], workflow?: string) =>
    optionsOfPart(part, workflow === undefined ? {} : { workflow }, given).map(({ value }) => value)
  expect(values('workflow')).toEqual(['visit'])
  expect(values('role')).toEqual(['officer'])
  expect(values('state', 'visit')).toEqual(['visit.open', 'visit.good', 'visit.bad'])
  expect(values('task', 'visit')).toEqual(['score'])
  expect(values('task')).toEqual([])
})
