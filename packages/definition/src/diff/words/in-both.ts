import { locales } from '../../text.ts'
import type { Locale, LocalText } from '../../text.ts'

/** Returns what is said in each language. Pure. */
export function inBoth(words: (locale: Locale) => string): LocalText {
  return Object.fromEntries(
    locales.map((locale) => [locale, words(locale)]),
  ) as unknown as LocalText
}
