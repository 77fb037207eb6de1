import type { JsonValue } from './json.ts'

/** The languages every text of a definition must have. */
export const locales = ['pl', 'en'] as const

/** A language of the product: Polish or English. */
export type Locale = (typeof locales)[number]

/** A text in both languages, as in `{ "pl": "Rekrutacja", "en": "Recruitment" }`. */
export interface LocalText {
  pl: string
  en: string
}

/** Tells whether a value is a text in both languages and nothing else. Pure. */
export function isLocalText(value: JsonValue | undefined): value is { pl: string; en: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return (
    Object.keys(value).length === locales.length &&
    locales.every((locale) => typeof value[locale] === 'string')
  )
}

/** Returns a text in a language: of one that is said in both, what it says there. Pure. */
export function textIn(text: string | LocalText, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale]
}

/** Returns a text as it is said in both languages: one that is said once stands in each. Pure. */
export function toLocalText(text: string | LocalText): LocalText {
  return typeof text === 'string' ? { pl: text, en: text } : { pl: text.pl, en: text.en }
}
