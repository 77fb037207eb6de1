import { displayFormats, readPlaces } from '../form/text-places.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { locales } from '../text.ts'
import type { LocalText } from '../text.ts'
import { unknownName } from './unknown-name.ts'

/**
 * Returns what is wrong with the values in a text: lone braces, displays, what `check` finds, a value
 * that stands in one language only. Pure.
 */
export function textFaults(
  text: LocalText | undefined,
  path: string,
  check: (source: string, path: string) => Fault[],
): Fault[] {
  if (text === undefined) return []
  const inEach = locales.flatMap((locale) => {
    const { parts, loneBraces } = readPlaces(text[locale])
    const at = joinPointer(path, locale)
    return [
      ...loneBraces.map((index) => loneBrace(at, index)),
      ...parts.flatMap((part) => {
        if (typeof part === 'string') return []
        const known: readonly string[] = displayFormats
        return [
          ...check(part.source, at),
          ...(part.display === undefined || known.includes(part.display)
            ? []
            : [unknownName('display', at, part.display, known)]),
        ]
      }),
    ]
  })
  return inEach.length > 0 ? inEach : unevenValues(text, path)
}

/** Values that readers of one language are not told; as many others in their place are meant so. */
function unevenValues(text: LocalText, path: string): Fault[] {
  const pl = sourcesIn(text.pl)
  const en = sourcesIn(text.en)
  if (pl.size === en.size) return []
  const [locale, fewer, more] =
    pl.size < en.size ? (['pl', pl, en] as const) : (['en', en, pl] as const)
  return [...more]
    .filter((source) => !fewer.has(source))
    .map((source) => ({
      path: joinPointer(path, locale),
      code: 'text.value-missing',
      params: { name: source },
      severity: 'warning',
      message: {
        pl: `W tym tekście nie ma wartości {${source}}, która stoi w drugim języku.`,
        en: `The value {${source}} stands in the other language but not in this text.`,
      },
      hint: {
        pl: 'Wstaw ją tu albo usuń z drugiego tekstu.',
        en: 'Write it here or remove it from the other text.',
      },
    }))
}

function sourcesIn(text: string): Set<string> {
  const { parts } = readPlaces(text)
  return new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.source])))
}

function loneBrace(path: string, index: number): Fault {
  return {
    path,
    code: 'text.brace',
    params: { index },
    message: {
      pl: `W tekście stoi samotny nawias klamrowy (znak ${index + 1}).`,
      en: `A brace stands alone in the text (character ${index + 1}).`,
    },
    hint: {
      pl: 'Wartość wstawia się jako {wyrażenie}; zwykły nawias klamrowy pisze się podwójnie: {{ albo }}.',
      en: 'Write a value as {expression}; write a plain brace twice: {{ or }}.',
    },
  }
}
