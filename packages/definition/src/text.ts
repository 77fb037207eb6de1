/** The languages every text of a definition must have. */
export const locales = ['pl', 'en'] as const

/** A language of the product: Polish or English. */
export type Locale = (typeof locales)[number]

/** A text in both languages, as in `{ "pl": "Rekrutacja", "en": "Recruitment" }`. */
export interface LocalText {
  pl: string
  en: string
}
