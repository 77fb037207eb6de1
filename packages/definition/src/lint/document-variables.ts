import type { DocumentDefinition } from '../document/types.ts'
import type { JsonSchema } from '../json.ts'

/** Names that expressions of every document template see; `row` and `index` only inside rows. */
export const documentScopeNames = ['document', 'cases', 'indicators', 'row', 'index'] as const

/** Returns the schema of a context that has these properties and no others. */
function context(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, additionalProperties: false }
}

function listOf(properties: JsonSchema): JsonSchema {
  return { type: 'array', items: context(properties) }
}

const number = { value: {}, valueText: {}, suppressed: { type: 'boolean' } }

/** What a template sees of the indicators it tells. */
const indicatorsSchema = context({
  at: { type: 'string', format: 'date' },
  from: {},
  sets: listOf({
    id: { type: 'string' },
    version: { type: 'number' },
    title: {},
    numbers: listOf({
      id: { type: 'string' },
      part: { type: 'string' },
      title: {},
      unit: {},
      ...number,
      inPeriod: {},
      inPeriodText: {},
      target: {},
      targetText: {},
      progress: {},
      progressText: {},
      reached: {},
    }),
    breakdowns: listOf({
      id: { type: 'string' },
      part: { type: 'string' },
      title: {},
      breakdown: {},
      unit: {},
      cells: listOf({ code: {}, title: {}, ...number }),
    }),
  }),
})

/** Returns what expressions of a template see, as a JSON Schema. Pure. */
export function documentVariables({
  given,
  cases,
  indicators,
}: Pick<DocumentDefinition, 'given' | 'cases' | 'indicators'>): JsonSchema {
  const text = { type: 'string' }
  const values = Object.keys(given).map((name) => [name, {}] as const)
  const document = {
    type: 'object',
    properties: { number: text, madeOn: { type: 'string', format: 'date' }, replaces: text },
  }
  const row = cases && {
    type: 'object',
    properties: Object.fromEntries(Object.keys(cases.values).map((name) => [name, {}])),
    additionalProperties: false,
  }
  const gathered = row && { cases: { type: 'array', items: row } }
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(values),
      ...gathered,
      ...(indicators && { indicators: indicatorsSchema }),
      document,
    },
  }
}

/** Returns what expressions see in a row of a table or list. Pure. */
export function documentRowVariables(scope: JsonSchema): JsonSchema {
  const properties = scope['properties'] as JsonSchema
  return { ...scope, properties: { ...properties, row: {}, index: { type: 'number' } } }
}
