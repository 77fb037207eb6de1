import { useTranslation } from 'react-i18next'
import type { Locale } from '@splot/definition'

/** Returns the translator of this package's texts (i18next namespace `splot`). */
export function useTexts(): (key: string, values?: Record<string, unknown>) => string {
  const { t } = useTranslation('splot')
  return t as (key: string, values?: Record<string, unknown>) => string
}

/** Returns the language people read now. */
export function useLocale(): Locale {
  const { i18n } = useTranslation('splot')
  return i18n.language.startsWith('en') ? 'en' : 'pl'
}
