import { withoutPlaces } from '@splot/definition'
import type { JsonSchema, JsonValue, LocalText } from '@splot/definition'
import { placesComment } from './places-comment.ts'

/** Returns a text in both languages from one, or from what a schema says, or from a name. Pure. */
export function textOf(value: JsonValue | undefined, name: string): LocalText {
  const text = typeof value === 'string' && value.trim() !== '' ? value : wordsOf(name)
  return { pl: text, en: text }
}

/**
 * Returns a text of a form as `textOf` does: braces of a foreign schema are braces, those of a schema
 * that a form was exported to hold values. Pure.
 */
export function placedTextOf(
  value: JsonValue | undefined,
  name: string,
  root: JsonSchema,
): LocalText {
  const { pl, en } = textOf(value, name)
  if (root['$comment'] === placesComment) return { pl, en }
  return { pl: withoutPlaces(pl), en: withoutPlaces(en) }
}

/** Returns a key as words: `plannedJobs` is `Planned jobs`. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
