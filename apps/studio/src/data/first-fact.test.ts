import { expect, it } from 'vitest'
import type { WorkflowDefinition } from '@splot/definition'
import { factsOf, withFactSchema } from './first-fact.ts'

const date = { type: 'string', format: 'date' }

it('tells what facts are, by their schema or by their first value', () => {
  const workflow = {
    context: { sentOn: null, count: 0, people: [] },
    contextSchema: { type: 'object', properties: { sentOn: date } },
  } as unknown as WorkflowDefinition
  expect(factsOf(workflow).map(({ name, schema }) => [name, schema])).toEqual([
    ['sentOn', date],
    ['count', { type: 'number' }],
    ['people', { type: 'array', items: {} }],
  ])
})

it('keeps the schema of a fact only where its first value does not tell it', () => {
  const all = withFactSchema(undefined, 'sentOn', date, null)
  expect(all).toEqual({ type: 'object', properties: { sentOn: date } })
  expect(withFactSchema(all, 'count', { type: 'number' }, 0)).toEqual(all)
  expect(withFactSchema(all, 'sentOn', undefined, null)).toBeUndefined()
})
