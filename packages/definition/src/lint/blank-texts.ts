import type { JsonValue } from '../json.ts'
import { locales } from '../text.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'

/** Returns every text in both languages of which one is blank. Pure. */
export function blankTexts(value: JsonValue, path = ''): Fault[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value))
    return value.flatMap((item, n) => blankTexts(item, joinPointer(path, n)))
  const keys = Object.keys(value)
  const isText = keys.length === 2 && locales.every((locale) => typeof value[locale] === 'string')
  if (!isText) return keys.flatMap((key) => blankTexts(value[key] ?? null, joinPointer(path, key)))
  return locales
    .filter((locale) => (value[locale] as string).trim() === '')
    .map((locale) => ({
      path: joinPointer(path, locale),
      code: 'text.missing',
      message:
        locale === 'pl'
          ? { pl: 'Brakuje tekstu polskiego.', en: 'The Polish text is missing.' }
          : { pl: 'Brakuje tekstu angielskiego.', en: 'The English text is missing.' },
      hint: { pl: `Wpisz tekst w „${locale}”.`, en: `Write the text of "${locale}".` },
    }))
}
