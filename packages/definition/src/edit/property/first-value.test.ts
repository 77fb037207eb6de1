import { expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../json.ts'
import { checkSchema } from '../../schemas/check-schema.ts'
import { validatorOf } from '../../schemas/validator-of.ts'
import type { DefinitionKind } from '../../schemas/definition-schemas.ts'
import { addDefinition } from './new-definition.ts'
import { firstValue, withKind } from './first-value.ts'
import { fileProperty, innerOf, kindsOf, partsOf, propertyAt } from './property.ts'
import type { Property } from './property.ts'

const title = { pl: 'Nowe', en: 'New' }
const part = (property: Property, key: string) =>
  partsOf(property, {}).find((one) => one.key === key)!

/** What a schema finds wrong, but for ids of things that a person has yet to choose. */
function faults(kind: DefinitionKind, value: JsonValue): string[] {
  return checkSchema(validatorOf(kind), value)
    .map(({ path, code }) => `${path} ${code}`)
    .filter((fault) => !/ (schema\.minItems|name\.malformed)$/.test(fault))
}

it('[DE65] a new part of a document has all that its kind needs', () => {
  const block = innerOf(part(fileProperty('document'), 'body'))
  const { kinds } = kindsOf(block)!
  expect(kinds).toHaveLength(9)
  for (const kind of kinds) {
    const body = [firstValue(block, { kind, title })]
    const given = {}
    // the name of a repeated element is asked of a person
    const found = faults('document', { id: 'new', title, given, body })
    expect(found.filter((fault) => kind !== 'each' || !fault.includes('/as'))).toEqual([])
  }
})

it('[DE65] a new panel of a dashboard has all that its kind needs', () => {
  const panel = innerOf(part(fileProperty('dashboard'), 'panels'))
  for (const kind of kindsOf(panel)!.kinds) {
    const panels = [firstValue(panel, { kind, title, id: 'new' })]
    expect(faults('dashboard', { id: 'new', title, roles: ['director'], panels })).toEqual([])
  }
})

it('[DE65] a new number of an indicator has a source, and one that is a ratio two numbers', () => {
  const part = propertyAt('indicators', { indicators: [{ parts: [{}] }] }, '/indicators/0/parts/0')!
  expect(firstValue(part, { id: 'n' })).toEqual({
    id: 'n',
    unit: 'number',
    source: '',
    aggregate: 'count',
  })
  const keys = partsOf(part, { aggregate: 'ratio' }).filter(({ required }) => required)
  expect(keys.map(({ key }) => key)).toEqual(['id', 'unit', 'aggregate', 'of', 'to'])
})

it('[DE65] what becomes another kind keeps what both kinds have', () => {
  const panel = innerOf(part(fileProperty('dashboard'), 'panels'))
  const before = { id: 'p', kind: 'chart', title, workflow: 'call', where: 'true', chart: 'bar' }
  const after = withKind(panel, before as JsonObject, 'states')
  expect(after).toEqual({ id: 'p', kind: 'states', title, workflow: 'call', where: 'true' })
})

it('[DE65] a new file has all that its kind needs, and an id of its own', () => {
  const files = { 'workflows/call.json': { id: 'call', states: {} } }
  for (const kind of ['document', 'dashboard', 'indicators', 'export'] as const) {
    const made = addDefinition(files, kind, { pl: 'Lista osób', en: 'List of people' })
    const after = made.command.apply(files)
    expect(faults(kind, after[made.path]!)).toEqual([])
    const again = addDefinition(after, kind, { pl: 'Lista osób', en: 'List of people' })
    expect(again.id).not.toBe(made.id)
  }
})

it('[DE63] parts that exclude each other are not offered beside each other', () => {
  const decision = propertyAt('workflow', { decisions: { d: {} } }, '/decisions/d')!
  const keys = (value: JsonObject) => partsOf(decision, value).map(({ key }) => key)
  expect(keys({ ranking: {} })).not.toContain('steps')
  expect(keys({ steps: [] })).not.toContain('ranking')
  expect(keys({})).toEqual(expect.arrayContaining(['steps', 'ranking']))
})
