import type {
  CodeList,
  FormDefinition,
  FormField,
  JsonObject,
  JsonSchema,
  JsonValue,
  WorkflowDefinition,
} from '@splot/definition'
import { comparedValues, textsIn, type ComparedValues } from './compared-values.ts'

/** Draws answers and payloads that a workflow can decide on. */
export interface AnswerSampler {
  /** Answers of a form: those fields that some expression of the workflow may read. */
  ofForm(form: FormDefinition, now: string): JsonObject
  /** Values of a payload as its JSON Schema declares them. */
  ofPayload(schema: JsonSchema, now: string): JsonObject
}

const dayMs = 86_400_000

/**
 * Returns a sampler for one workflow. It leans to values that the workflow compares a name with, so
 * that every branch is met. Numbers come from `next`, from 0 to below 1.
 */
export function createAnswerSampler(
  workflow: WorkflowDefinition,
  codeLists: readonly CodeList[],
  next: () => number,
): AnswerSampler {
  const { words, compared } = readIn(workflow)
  const codesOf = new Map(codeLists.map(({ id, items }) => [id, items.map(({ code }) => code)]))
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))

  /** Mostly one of the values the name is compared with, where there are any. */
  const leaning = (name: string, allowed?: readonly JsonValue[]): JsonValue | undefined => {
    const wanted = (compared.get(name) ?? []).filter((one) => allowed?.includes(one) ?? true)
    return wanted.length > 0 && next() < 0.8 ? pick(wanted) : undefined
  }

  const number = (name: string, minimum: unknown, maximum: unknown): number => {
    const least = typeof minimum === 'number' ? minimum : 0
    const most = typeof maximum === 'number' ? maximum : least + 100
    const hinted = leaning(name)
    if (typeof hinted === 'number') return Math.min(Math.max(hinted, least), most)
    return whole(Math.ceil(least), Math.floor(most))
  }

  const text = (name: string, format: unknown, now: string): JsonValue => {
    if (format === 'date' || format === 'date-time') {
      const at = new Date(Date.parse(now) + whole(1, 60) * dayMs).toISOString()
      return format === 'date' ? at.slice(0, 10) : at
    }
    const hinted = leaning(name)
    return typeof hinted === 'string' ? hinted : `${name} ${whole(1, 1_000_000)}`
  }

  const code = ({ key, list = '' }: FormField): JsonValue => {
    const codes = codesOf.get(list) ?? []
    return leaning(key, codes) ?? pick(codes) ?? key
  }

  const computed = ({ key, display }: FormField, now: string): JsonValue => {
    const hinted = leaning(key)
    if (hinted !== undefined) return hinted
    if (display === 'yesNo') return next() < 0.5
    if (display === 'date' || display === 'datetime') return text(key, 'date', now)
    return display === undefined || display === 'text'
      ? text(key, undefined, now)
      : number(key, 0, 100)
  }

  const ofField = (field: FormField, now: string): JsonValue => {
    const { key, type, minItems, maxItems, minimum, maximum } = field
    switch (type) {
      case 'table': {
        const { rows } = field
        const fields = field.fields ?? []
        if (Array.isArray(rows)) return rows.map((row) => ({ ...ofFields(fields, now), ...row }))
        return Array.from({ length: many(minItems, maxItems) }, () => ofFields(fields, now))
      }
      case 'group':
        return ofFields(field.fields ?? [], now)
      case 'choice':
        return code(field)
      case 'choices':
        return [...new Set(Array.from({ length: many(minItems, maxItems) }, () => code(field)))]
      case 'references':
      case 'file':
        return Array.from({ length: many(minItems, maxItems) }, (_, at) => `${key}-${at + 1}`)
      case 'signature':
        return [{ person: key, name: key, method: 'portal', at: now, hash: key }]
      case 'boolean':
      case 'declaration':
      case 'consent':
        return next() < 0.85
      case 'integer':
      case 'decimal':
      case 'money':
        return number(key, minimum, maximum)
      case 'computed':
        return computed(field, now)
      default:
        return text(key, type === 'datetime' ? 'date-time' : type, now)
    }
  }

  const many = (least: unknown, most: unknown): number => {
    const from = typeof least === 'number' ? Math.max(least, 1) : 1
    const to = typeof most === 'number' ? Math.max(from, Math.min(most, from + 2)) : from + 2
    return whole(from, to)
  }

  const ofFields = (fields: readonly FormField[], now: string): JsonObject => {
    const given: JsonObject = {}
    for (const field of fields)
      if (field.type !== 'info' && field.sensitive !== true && words.has(field.key))
        given[field.key] = ofField(field, now)
    return given
  }

  const ofSchema = (schema: JsonSchema, name: string, now: string): JsonValue => {
    const allowed = schema['enum']
    if (Array.isArray(allowed)) return leaning(name, allowed) ?? pick(allowed) ?? null
    switch (schema['type']) {
      case 'object':
        return ofPayload(schema, now)
      case 'array': {
        const items = (schema['items'] ?? {}) as JsonSchema
        const length = many(schema['minItems'], schema['maxItems'])
        return Array.from({ length }, () => ofSchema(items, name, now))
      }
      case 'number':
      case 'integer':
        return number(name, schema['minimum'], schema['maximum'])
      case 'boolean':
        return next() < 0.5
      default:
        return atLeast(text(name, schema['format'], now), schema['minLength'])
    }
  }

  const ofPayload = (schema: JsonSchema, now: string): JsonObject => {
    const properties = Object.entries((schema['properties'] ?? {}) as JsonObject)
    return Object.fromEntries(
      properties.map(([name, one]) => [name, ofSchema(one as JsonSchema, name, now)]),
    )
  }

  return {
    ofForm: ({ pages }, now) =>
      ofFields(
        pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields)),
        now,
      ),
    ofPayload,
  }
}

function atLeast(value: JsonValue, length: unknown): JsonValue {
  return typeof value === 'string' && typeof length === 'number' ? value.padEnd(length, '.') : value
}

/** What the expressions of a workflow name, and which values they compare a name with. */
interface Read {
  words: ReadonlySet<string>
  compared: ComparedValues
}

const known = new WeakMap<WorkflowDefinition, Read>()

function readIn(workflow: WorkflowDefinition): Read {
  const before = known.get(workflow)
  if (before) return before
  const words = new Set(textsIn(workflow).flatMap((text) => text.match(/\w+/g) ?? []))
  const read = { words, compared: comparedValues(workflow) }
  known.set(workflow, read)
  return read
}
