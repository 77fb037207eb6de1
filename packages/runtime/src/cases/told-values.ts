import type { FormField, JsonObject, LocalText } from '@splot/definition'
import type { Names, WriteValue } from './written-values.ts'
import { isObject } from '../is-object.ts'

/** A field in words, or a table of them. */
export type ToldValue =
  | { label: LocalText; text: LocalText }
  | { label: LocalText; columns: LocalText[]; rows: LocalText[][] }

/** How values of answers are put into words. */
export interface Telling {
  names: Names
  write: WriteValue
  /** Pointer of what the fields stand in; absent: the answers themselves. */
  above?: string
}

/**
 * Returns a field of answers in words: its parts one by one where it is a group, one table where it has rows,
 * nothing where nobody answered. Signatures are not values and are left out. Pure but for what is told.
 */
export function toldValues(field: FormField, values: JsonObject, telling: Telling): ToldValue[] {
  const value = values[field.key]
  if (value === undefined || value === null || field.type === 'signature') return []
  const pointer = `${telling.above ?? ''}/${field.key}`
  const { label, fields: inner } = field
  if (Array.isArray(value) && inner)
    return [
      {
        label,
        columns: inner.map((one) => one.label),
        rows: value
          .filter(isObject)
          .map((row) => inner.map((one) => cell(one, row, pointer, telling))),
      },
    ]
  if (isObject(value) && inner)
    return inner.flatMap((one) => toldValues(one, value, { ...telling, above: pointer }))
  const text = telling.write({ field, pointer }, value, telling.names)
  return text === null ? [] : [{ label, text }]
}

const nothing: LocalText = { pl: '', en: '' }

function cell(field: FormField, row: JsonObject, above: string, telling: Telling): LocalText {
  const { write, names } = telling
  return write({ field, pointer: `${above}/${field.key}` }, row[field.key], names) ?? nothing
}
