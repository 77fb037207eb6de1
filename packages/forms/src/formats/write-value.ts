import { isLocalText } from '@splot/definition'
import type { DisplayFormat, FormField, JsonValue } from '@splot/definition'
import { formatValue } from './format-value.ts'
import type { FormatOptions } from './format-value.ts'
import { isDate } from './moments.ts'
import { textFormats } from './text-formats.ts'

/** What stands in a text for a value that is not there, or that the reader may not see. */
export const nothing = '–'

/** How a value of an expression is written. */
export interface Written {
  /** Absent: as its field, or as what it is. */
  display?: DisplayFormat
  /** The field the expression names, if it is just that. */
  field?: FormField
}

/**
 * Returns a value of an expression as people read it; lists with commas between, texts in both languages
 * in the reader's. Nothing gives `''`. Pure.
 */
export function writeValue(value: JsonValue, how: Written, options: FormatOptions): string {
  if (Array.isArray(value)) return value.map((one) => writeValue(one, how, options)).join(', ')
  if (isLocalText(value)) return value[options.locale]
  if (typeof value === 'object' && value !== null) return ''
  const field = how.display === undefined ? how.field : undefined
  return formatValue(field ?? asField(value, how), value, options)
}

function asField(value: JsonValue, { display }: Written): FormField {
  const label = { pl: '', en: '' }
  return { key: '', label, type: 'computed', display: display ?? displayFor(value) }
}

/** Dates and instants are told by their shape, as FEEL gives them. */
function displayFor(value: JsonValue): NonNullable<FormField['display']> {
  if (typeof value !== 'string') return 'decimal'
  if (isDate(value)) return 'date'
  return textFormats.datetime.check(value) === undefined ? 'datetime' : 'text'
}
