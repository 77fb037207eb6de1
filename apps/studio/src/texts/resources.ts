import { checkTexts } from '../check/texts.ts'
import { draftsTexts } from '../drafts/texts.ts'
import { homeTexts } from '../home/texts.ts'
import { frameTexts } from './frame-texts.ts'

/** Texts of features; each is reached under the name it has here: `t('home.lead')`. */
const features = {
  check: checkTexts,
  drafts: draftsTexts,
  home: homeTexts,
}

/** Every text of the studio. */
export const studioTexts = {
  pl: { ...frameTexts.pl, ...inLanguage('pl') },
  en: { ...frameTexts.en, ...inLanguage('en') },
}

function inLanguage(locale: 'pl' | 'en'): Record<string, object> {
  return Object.fromEntries(Object.entries(features).map(([name, texts]) => [name, texts[locale]]))
}
