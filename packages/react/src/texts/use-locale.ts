import { useTranslation } from 'react-i18next'
import type { Locale, LocalText } from '@splot/definition'

/** Returns the language people read now. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'pl'
}

/** Returns a function that gives a text in the reader's language. */
export function useLocalText(): (text: LocalText | null | undefined) => string {
  const locale = useLocale()
  return (text) => (text === null || text === undefined ? '' : text[locale])
}
