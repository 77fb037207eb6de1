import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '@splot/definition'
import { splotTexts } from '@splot/react/texts'
import { studioTexts } from './resources.ts'

/** The portal keeps the choice under the same key. */
const key = 'splot.locale'
const i18next = createInstance()

/** Starts translation in the language chosen before, else the browser's, else Polish. */
export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    showSupportNotice: false,
    lng: chosenLocale(),
    fallbackLng: 'pl',
    defaultNS: 'studio',
    ns: ['studio', 'splot'],
    resources: {
      pl: { studio: studioTexts.pl, splot: splotTexts.pl },
      en: { studio: studioTexts.en, splot: splotTexts.en },
    },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18next.language
}

/** Changes the language of everything and remembers it. */
export async function changeLocale(locale: Locale): Promise<void> {
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
  try {
    localStorage.setItem(key, locale)
  } catch {
    // the choice then lasts as long as the page
  }
}

/** Returns the language people read now. */
export function currentLocale(): Locale {
  return i18next.language === 'en' ? 'en' : 'pl'
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
