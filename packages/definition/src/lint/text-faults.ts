import { displayFormats, readPlaces } from '../form/text-places.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { locales } from '../text.ts'
import type { LocalText } from '../text.ts'
import { unknownName } from './unknown-name.ts'

/** Returns what is wrong with the values in a text: lone braces, displays, what `check` finds. Pure. */
export function textFaults(
  text: LocalText | undefined,
  path: string,
  check: (source: string, path: string) => Fault[],
): Fault[] {
  if (text === undefined) return []
  return locales.flatMap((locale) => {
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
}

function loneBrace(path: string, index: number): Fault {
  return {
    path,
    code: 'text.brace',
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
