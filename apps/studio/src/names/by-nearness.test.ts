import type { WorkflowDefinition } from '@splot/definition'
import { expect, it } from 'vitest'
import { byNearness } from './by-nearness.ts'

const task = (id: string, submit: string) => ({ id, submit, assign: { role: 'officer' } })
const workflow = {
  id: 'support',
  states: {
    plan: { meta: { tasks: [task('plan', 'PLANNED')] } },
    visit: { meta: { tasks: [task('visit', 'VISITED')] } },
  },
} as unknown as WorkflowDefinition
const variables = ['call.id', 'context.round', 'answers.plan.date', 'answers.visit.good'].map(
  (path) => ({ path }),
)
const paths = (event?: string) => byNearness(variables, workflow, event).map(({ path }) => path)

it('answers come first, those of the task just done before all others', () => {
  expect(paths()).toEqual(['answers.plan.date', 'answers.visit.good', 'context.round', 'call.id'])
  expect(paths('VISITED')[0]).toBe('answers.visit.good')
  expect(paths('PLANNED')[0]).toBe('answers.plan.date')
})
