import type { FormField, FormSection, JsonObject, JsonValue } from '@splot/definition'
import { jsonEqual } from '../json-equal.ts'
import { isObject } from '../state/is-object.ts'
import type { CompiledForm } from '../types.ts'
import { matchRows } from './match-rows.ts'

/** What became of one field, or of one cell of a table, from one version of the answers to another. */
export interface AnswerChange {
  /** JSON Pointer without row numbers: `/budget/amount`. */
  pointer: string
  field: FormField
  section: FormSection
  /** Inside a table: its field, and where the row stood and stands, from 0; `null` where it was not or is not. */
  row?: { table: FormField; before: number | null; after: number | null }
  /** Absent: it was, or is, not there. */
  before?: JsonValue
  after?: JsonValue
}

/**
 * Returns what changed from one version of answers to another, in the order of the form: field by
 * field, tables by row. Rows are the same where their `uniqueBy` column is, where they are given, or
 * else where they say the same; rows between these are paired in order. Signatures are left out: they
 * vouch for a version and say nothing in it; so is what the system tells by itself, as it is no change
 * of anybody's. Pure.
 */
export function compareAnswers(
  { definition, systemValues }: Pick<CompiledForm, 'definition' | 'systemValues'>,
  before: JsonObject,
  after: JsonObject,
): AnswerChange[] {
  return definition.pages
    .flatMap((page) => page.sections)
    .flatMap((section) => compareFields(section.fields, before, after, { section, above: '' }))
    .filter(({ pointer }) => !systemValues.has(pointer))
}

interface Place {
  section: FormSection
  above: string
  row?: NonNullable<AnswerChange['row']>
}

function compareFields(
  fields: readonly FormField[],
  before: JsonObject,
  after: JsonObject,
  place: Place,
): AnswerChange[] {
  return fields
    .filter(({ type }) => type !== 'signature' && type !== 'info')
    .flatMap((field) => compareField(field, own(before, field.key), own(after, field.key), place))
}

function own(values: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

function compareField(
  field: FormField,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: Place,
): AnswerChange[] {
  if (isSame(before, after)) return []
  const pointer = `${place.above}/${field.key}`
  if (field.type === 'table')
    return compareRows(field, rowsOf(before), rowsOf(after), { ...place, above: pointer })
  if (field.type === 'group')
    return compareFields(field.fields ?? [], objectOf(before), objectOf(after), {
      ...place,
      above: pointer,
    })
  return [
    {
      pointer,
      field,
      section: place.section,
      ...(place.row && { row: place.row }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ]
}

function compareRows(
  table: FormField,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  place: Place,
): AnswerChange[] {
  return matchRows(table, before, after).flatMap((row) =>
    compareFields(
      table.fields ?? [],
      row.before === null ? {} : (before[row.before] ?? {}),
      row.after === null ? {} : (after[row.after] ?? {}),
      { ...place, row: { table, ...row } },
    ),
  )
}

/** Nothing and an empty list say the same. */
function isSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  const [a, b] = [before, after].map((value) =>
    value === null || (Array.isArray(value) && value.length === 0) ? undefined : value,
  )
  return a === undefined || b === undefined ? a === b : jsonEqual(a, b)
}

function rowsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
