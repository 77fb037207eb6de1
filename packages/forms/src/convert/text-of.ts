import type { JsonValue, LocalText } from '@splot/definition'

/** Returns a text in both languages from one, or from what a schema says, or from a name. Pure. */
export function textOf(value: JsonValue | undefined, name: string): LocalText {
  const text = typeof value === 'string' && value.trim() !== '' ? value : wordsOf(name)
  return { pl: text, en: text }
}

/** Returns a key as words: `plannedJobs` is `Planned jobs`. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
