import type { JsonObject, JsonValue, Locale, LocalText } from '@splot/definition'

/**
 * Returns a public fact as text in the reader's language: a plain value, a text in both languages, or
 * the pair `<key>Pl` and `<key>En`. `''` where the call does not say. Pure.
 */
export function factText(facts: JsonObject, key: string, locale: Locale): string {
  const suffix = locale === 'pl' ? 'Pl' : 'En'
  return (
    inLocale(facts[`${key}${suffix}`], locale) ||
    inLocale(facts[key], locale) ||
    inLocale(facts[`${key}Pl`], locale)
  )
}

/**
 * Returns the language of what `factText` gives where it is not the reader's: what the author wrote in
 * Polish alone must be read aloud as Polish. `undefined`: the reader's own. Pure.
 */
export function factLang(facts: JsonObject, key: string, locale: Locale): Locale | undefined {
  if (locale === 'pl') return undefined
  const own = inLocale(facts[`${key}En`], locale)
  const isText = typeof facts[key] === 'object' && inLocale(facts[key], locale) !== ''
  return own !== '' || isText ? undefined : 'pl'
}

/** Returns the call's title in the reader's language. Pure. */
export function callTitle(call: { title: LocalText; facts: JsonObject }, locale: Locale): string {
  return factText(call.facts, 'title', locale) || call.title[locale]
}

/** Returns the number of a call as it is announced, else of its case. Pure. */
export function callNumber(call: { number: string | null; facts: JsonObject }): string | null {
  const announced = call.facts['number']
  return typeof announced === 'string' && announced !== '' ? announced : call.number
}

function inLocale(value: JsonValue | undefined, locale: Locale): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const text = value[locale]
    return typeof text === 'string' ? text : ''
  }
  return ''
}
