import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '@splot/definition'
import { splotTexts } from './resources.ts'

/** Keys and texts of one language, as i18next takes them. */
type Texts = Record<string, unknown>

/** The language of an application, and how it is changed. */
export interface Translation {
  /** Begins in the language chosen before, else the browser's, else Polish. */
  start: () => Promise<void>
  /** Changes the language of everything and remembers it, for all applications of this address. */
  change: (locale: Locale) => Promise<void>
  /** Returns the language people read now. */
  current: () => Locale
}

const key = 'splot.locale'

/** Returns the translation of an application with its own texts under `name`, beside those of Splot. */
export function createTranslation(name: string, texts: Record<Locale, Texts>): Translation {
  const i18next = createInstance()
  return {
    async start() {
      await i18next.use(initReactI18next).init({
        showSupportNotice: false,
        lng: chosenLocale(),
        fallbackLng: 'pl',
        defaultNS: name,
        ns: [name, 'splot'],
        resources: {
          pl: { [name]: texts.pl, splot: splotTexts.pl },
          en: { [name]: texts.en, splot: splotTexts.en },
        },
        interpolation: { escapeValue: false },
      })
      document.documentElement.lang = i18next.language
    },
    async change(locale) {
      await i18next.changeLanguage(locale)
      document.documentElement.lang = locale
      try {
        localStorage.setItem(key, locale)
      } catch {
        // the choice then lasts as long as the page
      }
    },
    current: () => (i18next.language === 'en' ? 'en' : 'pl'),
  }
}

function chosenLocale(): Locale {
  try {
    const kept = localStorage.getItem(key)
    if (kept === 'pl' || kept === 'en') return kept
  } catch {
    // as if nothing had been chosen
  }
  return navigator.language.startsWith('pl') || !navigator.language.startsWith('en') ? 'pl' : 'en'
}
