import type { JsonObject, JsonValue, Locale } from '@splot/definition'
import { choiceWord, kindsOf, type Property } from '@splot/definition/edit'

/** Characters of a title that a line shows. */
const longest = 90

/** Returns what a thing of a definition is called in a list: its kind, its title or first words. Pure. */
export function thingTitle(property: Property, value: JsonValue, locale: Locale): string {
  const thing = objectOf(value)
  const kinds = kindsOf(property)
  const kind = kinds === null ? undefined : thing[kinds.tag]
  const name =
    words(thing['title'], locale) || words(thing['label'], locale) || words(thing['text'], locale)
  const id = ['code', 'key'].map((key) => thing[key]).find((one) => typeof one === 'string')
  const title = name || (typeof id === 'string' ? id : '')
  if (typeof kind !== 'string' || kinds === null) return shortened(title)
  const word = choiceWord({ ...property, key: kinds.tag }, kind)[locale]
  return title === '' ? capital(word) : `${shortened(title)} (${word})`
}

/** Returns words with a capital at the beginning. Pure. */
export function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1)
}

function words(value: JsonValue | undefined, locale: Locale): string {
  if (typeof value === 'string') return value
  const text = objectOf(value)[locale]
  return typeof text === 'string' ? text.trim() : ''
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
