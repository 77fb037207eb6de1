import type { DocumentDefinition, ShownValue } from '../../document/types.ts'
import type { ExpressionCompiler, ExpressionMoment } from '../../expression.ts'
import type { JsonObject, JsonSchema, JsonValue } from '../../json.ts'
import type { Locale, LocalText } from '../../text.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import { workflowVariables } from '../../workflow/variables.ts'
import { documentUses } from './document-uses.ts'

/** What samples are made with. */
export interface SampleTools {
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
  moment: ExpressionMoment
  /** Language of texts that are made up. */
  locale: Locale
}

/** Things that a list of samples has. */
const many = 2

/**
 * Returns values that a template may be given, to look at what it writes: those that the first action
 * that makes it would give for an invented case, else ones made from how they are written. The case has
 * a value in every field; nothing of it is real. Pure: the same template, the same values.
 */
export function sampleValues(document: DocumentDefinition, tools: SampleTools): JsonObject {
  const [use] = documentUses(tools.bundle, document.id)
  const workflow = tools.bundle.workflows.find(({ id }) => id === use?.workflow)
  const variables = workflow
    ? (sampleOf(workflowVariables(workflow, tools.bundle), '', tools.locale) as JsonObject)
    : {}
  const parameters = Object.entries(tools.bundle.programme.parameters).map(
    ([id, { value }]): [string, JsonValue] => [id, value],
  )
  const around = { ...variables, parameters: Object.fromEntries(parameters), item: {} }
  const given = Object.entries(document.given).map(([name, shown]): [string, JsonValue] => {
    const source = use?.values[name]
    const value = source === undefined ? null : evaluated(source, around, tools)
    return [name, fitting(value, name, shown, document, tools)]
  })
  const cases = document.cases
    ? Array.from({ length: many }, (_, n) =>
        Object.fromEntries(
          Object.keys(document.cases?.values ?? {}).map((name) => [
            name,
            `${sampleText(name, tools.locale)} ${n + 1}`,
          ]),
        ),
      )
    : undefined
  return { ...Object.fromEntries(given), ...(cases && { cases }) }
}

function evaluated(source: string, around: JsonObject, tools: SampleTools): JsonValue {
  const made = tools.expressions.compile(source)
  return 'expression' in made ? made.expression.evaluate(around, tools.moment) : null
}

/** What an invented case does not give is made from how the template writes it. */
function fitting(
  value: JsonValue,
  name: string,
  shown: ShownValue,
  document: DocumentDefinition,
  { bundle, locale }: SampleTools,
): JsonValue {
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (shown.list !== undefined) {
    const codes = bundle.codeLists.find(({ id }) => id === shown.list)?.items ?? []
    const known = codes.some(({ code }) => code === value)
    return known || Array.isArray(value) ? value : (codes[0]?.code ?? name)
  }
  if (shown.display === 'money' && (isEmpty || typeof value === 'number')) return 1_234_500
  const parts = partsRead(document, name)
  if (parts !== null && parts.length > 0) return rowsWith(parts, value, locale)
  if (!isEmpty) return value
  if (shown.display === 'date') return '2027-03-15'
  if (shown.display === 'datetime') return '2027-03-15T10:00:00Z'
  if (shown.display === 'yesNo') return true
  if (shown.display !== undefined && shown.display !== 'text') return 12
  return parts === null ? sampleText(name, locale) : []
}

/** Rows that have every part that is read of them. */
function rowsWith(parts: readonly string[], value: JsonValue, locale: Locale): JsonValue {
  const rows = Array.isArray(value) ? value : []
  return Array.from({ length: many }, (_, n) => {
    const row = rows[n]
    const known = typeof row === 'object' && row !== null && !Array.isArray(row) ? row : {}
    const made = parts.map((part): [string, JsonValue] => [
      part,
      known[part] ?? `${sampleText(part, locale)} ${n + 1}`,
    ])
    return { ...known, ...Object.fromEntries(made) }
  })
}

/** Parts that are read of the elements of a given list; `null` where it is no list. */
function partsRead(document: DocumentDefinition, name: string): string[] | null {
  const text = JSON.stringify(document.body)
  if (!text.includes(`"rows":"${name}"`)) return null
  const aliases = ['row', ...[...text.matchAll(/"as":"(\w+)"/g)].map(([, alias]) => alias ?? '')]
  const read = aliases.flatMap((alias) =>
    [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map(([, part]) => part ?? ''),
  )
  return [...new Set(read)]
}

/** Returns a value that a schema allows; texts say the name of what they stand for. Pure. */
function sampleOf(schema: JsonSchema, name: string, locale: Locale): JsonValue {
  const { type, format, properties, items } = schema
  const choices = schema['enum']
  if (Array.isArray(choices) && choices.length > 0) return choices[0] ?? null
  if (properties !== undefined)
    return Object.fromEntries(
      Object.entries(properties as Record<string, JsonSchema>).map(([key, inner]) => [
        key,
        sampleOf(inner, key, locale),
      ]),
    )
  if (type === 'array')
    return Array.from({ length: many }, () => sampleOf((items ?? {}) as JsonSchema, name, locale))
  if (type === 'number' || type === 'integer') return 12
  if (type === 'boolean') return true
  if (format === 'date') return '2027-03-15'
  if (format === 'date-time') return '2027-03-15T10:00:00Z'
  return sampleText(name, locale)
}

/** Names that tell what a text is about → a text that could stand there. */
const made: readonly (readonly [RegExp, LocalText])[] = [
  [/number$|^no$/i, { pl: '12/2027', en: '12/2027' }],
  [/nip$/i, { pl: '526-10-40-828', en: '526-10-40-828' }],
  [/mail$/i, { pl: 'osoba@example.org', en: 'person@example.org' }],
  [/phone$/i, { pl: '600 100 200', en: '600 100 200' }],
  [/address|street/i, { pl: 'ul. Przykładowa 1, 00-001 Warszawa', en: '1 Sample Street, Warsaw' }],
  [/name$|leader|organisation|partner/i, { pl: 'Przykładowa nazwa', en: 'Sample name' }],
  [/title$/i, { pl: 'Przykładowy tytuł', en: 'Sample title' }],
  [/reason|description|summary|text|scope/i, { pl: 'Przykładowy opis.', en: 'A sample text.' }],
]

/** A text that could stand for a name; of those nobody thought of, the name in words. */
function sampleText(name: string, locale: Locale): string {
  const known = made.find(([pattern]) => pattern.test(name))?.[1][locale]
  if (known !== undefined) return known
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return locale === 'pl' ? `przykład (${words})` : `sample (${words})`
}
