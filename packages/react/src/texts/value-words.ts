import type { ValueWords } from '../values/format.ts'
import type { Translator } from './field-texts.ts'
import { useTexts } from './use-texts.ts'

/** Returns the words that values need where a locale has no format for them. Pure. */
export function valueWords(t: Translator): ValueWords {
  return {
    yes: t('value.yes'),
    no: t('value.no'),
    points: (count: number, number: string) => t('value.points', { count, number }),
  }
}

/** Returns those words in the reader's language. */
export function useValueWords(): ValueWords {
  return valueWords(useTexts())
}
