import { readPlaces } from '@splot/definition'
import type { DisplayFormat, JsonObject, Locale, LocalText } from '@splot/definition'
import { formatValue } from './format.ts'
import type { ValueWords } from './format.ts'

/**
 * Returns a sentence with its values as people read them. A value without display is written as what it
 * is: dates and instants are told by their shape. Pure.
 */
export function fillPlaces(
  { text, values }: { text: LocalText; values: JsonObject },
  locale: Locale,
  words: ValueWords,
): string {
  return readPlaces(text[locale])
    .parts.map((part) => {
      if (typeof part === 'string') return part
      const value = values[part.source]
      const display = (part.display as DisplayFormat | undefined) ?? displayFor(value)
      return formatValue(value, display, locale, words) || '–'
    })
    .join('')
}

function displayFor(value: unknown): DisplayFormat {
  if (typeof value !== 'string') return 'decimal'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date'
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? 'datetime' : 'text'
}
