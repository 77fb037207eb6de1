import type { DocumentDefinition } from '../document/types.ts'
import type { JsonSchema } from '../json.ts'

/** Names that expressions of every document template see; `row` and `index` only inside rows. */
export const documentScopeNames = ['document', 'cases', 'row', 'index'] as const

/** Returns what expressions of a template see, as a JSON Schema. Pure. */
export function documentVariables({
  given,
  cases,
}: Pick<DocumentDefinition, 'given' | 'cases'>): JsonSchema {
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
    properties: { ...Object.fromEntries(values), ...gathered, document },
  }
}

/** Returns what expressions see in a row of a table or list. Pure. */
export function documentRowVariables(scope: JsonSchema): JsonSchema {
  const properties = scope['properties'] as JsonSchema
  return { ...scope, properties: { ...properties, row: {}, index: { type: 'number' } } }
}
