import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { JsonSchema, JsonValue } from '../json.ts'
import { scenarioFileSchema } from '../scenario/parse-scenario.ts'
import { definitionSchemas } from '../schemas/definition-schemas.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import { kindOfPath, parseDefinition } from './parse-definition.ts'

/** Definitions that say how a value is written, not what it is for. */
const onlyWriting = new Set(['#/definitions/expression', '#/definitions/amount'])

/** Whether an editor can say of a part what it is for. */
function isExplained(part: JsonSchema, root: JsonSchema): boolean {
  if ('title' in part || 'description' in part) return true
  const target = part['$ref']
  if (typeof target !== 'string' || onlyWriting.has(target)) return false
  const named = (root['definitions'] as Record<string, JsonSchema>)[target.split('/').at(-1) ?? '']
  return named !== undefined && isExplained(named, root)
}

/** Returns the pointers of properties and definitions that nobody explains. */
function unexplained(schema: JsonSchema, root = schema, path = ''): string[] {
  const { properties, definitions, items, additionalProperties } = schema
  const below = Object.entries({ items, additionalProperties }).filter(([, part]) => isSchema(part))
  const explained = [definitions ?? {}, properties ?? {}].flatMap((parts) => Object.entries(parts))
  return [
    ...explained
      .filter(([, part]) => !isExplained(part as JsonSchema, root))
      .map(([key]) => `${path}/${key}`),
    ...[...explained, ...below].flatMap(([key, part]) =>
      unexplained(part as JsonSchema, root, `${path}/${key}`),
    ),
  ]
}

function isSchema(part: JsonValue | undefined): part is JsonSchema {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}

const published = Object.entries({ ...definitionSchemas, scenario: scenarioFileSchema })

describe('the published schemas', () => {
  it.each(published)('[DE8] the schema of a %s is valid draft-07', (_kind, schema) => {
    expect(new Ajv().validateSchema(schema)).toBe(true)
  })

  it.each(published)('[DE8] every part of the schema of a %s is explained', (_kind, schema) => {
    expect(schema).toHaveProperty('title')
    expect(unexplained(schema)).toEqual([])
  })
})

describe('definition files', () => {
  it.each([
    ['workflows/programme.json', 'programme'],
    ['workflows/call.json', 'workflow'],
    ['forms/R01.json', 'form'],
    ['forms/lists/yesNo.json', 'codeList'],
    ['forms/README.md', undefined],
    ['forms/documents/notice.md', undefined],
    ['docs/x.json', undefined],
  ])('[DE2] %s holds a %s', (path, kind) => {
    expect(kindOfPath(path)).toBe(kind)
  })

  it('[DE11] a template of documents is told from its path', () => {
    expect(kindOfPath('forms/documents/notice.json')).toBe('document')
    expect(kindOfPath('forms/documents/old/notice.json')).toBe(undefined)
  })

  it('[DE12] a dashboard is told from its path', () => {
    expect(kindOfPath('workflows/dashboards/home.json')).toBe('dashboard')
    expect(kindOfPath('workflows/dashboards/old/home.json')).toBe(undefined)
  })

  it('[DE13] [DE14] a set of indicators and the layout of a table are told from their paths', () => {
    expect(kindOfPath('workflows/indicators/support.json')).toBe('indicators')
    expect(kindOfPath('workflows/exports/participants.json')).toBe('export')
    expect(kindOfPath('workflows/exports/old/participants.json')).toBe(undefined)
  })

  it.each([
    '',
    'null',
    '[]',
    '1',
    '"x"',
    '{}',
    '{"id":{}}',
    '{"states":{"a":[]}}',
    '\u0000',
    '{"pages":"x"}',
  ])('[DE9] %j is answered with issues, not with an exception', (text) => {
    for (const kind of Object.keys(definitionSchemas) as DefinitionKind[]) {
      const { issues, value } = parseDefinition(kind, { path: 'x.json', text })
      expect(issues.length).toBeGreaterThan(0)
      expect(value).toBeUndefined()
    }
  })
})
