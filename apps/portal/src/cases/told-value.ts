import { formatValue, useValueWords } from '@splot/react/cases'
import type { DisplayFormat, JsonValue } from '@splot/definition'
import { useLocale } from '@splot/react/texts'

/** Returns how a value of a decision is read: by its display format, lists and contexts in words. */
export function useToldValue(): (value: JsonValue | undefined, display?: string) => string {
  const locale = useLocale()
  const words = useValueWords()
  const told = (value: JsonValue | undefined, display = 'text'): string => {
    if (Array.isArray(value)) return value.map((one) => told(one, display)).join('; ')
    if (value !== null && typeof value === 'object')
      return Object.entries(value)
        .map(([name, one]) => `${name}: ${told(one, display)}`)
        .join(', ')
    return formatValue(value, display as DisplayFormat, locale, words)
  }
  return told
}
