import type { Run } from '../run.ts'
import type { Value } from '../values/value.ts'
import { define } from './define.ts'
import { chargeMatching, compileRegex } from './regex.ts'

/** Text functions (DMN 10.3.4.3). Positions count characters, not UTF-16 units. */
export const textFunctions = [
  define(
    'Część tekstu od pozycji (1 = pierwszy znak, -1 = ostatni).',
    'Part of a text from a position (1 = first character, -1 = last).',
    [['substring(string: string, start position: number, length?: number): string', substring]],
  ),
  define('Liczba znaków tekstu.', 'Number of characters of a text.', [
    ['string length(string: string): number', (run, text: string) => characters(run, text).length],
  ]),
  define('Tekst wielkimi literami.', 'Text in capital letters.', [
    ['upper case(string: string): string', (_, text: string) => text.toUpperCase()],
  ]),
  define('Tekst małymi literami.', 'Text in small letters.', [
    ['lower case(string: string): string', (_, text: string) => text.toLowerCase()],
  ]),
  define('Tekst przed pierwszym wystąpieniem wzorca.', 'Text before the first match.', [
    [
      'substring before(string: string, match: string): string',
      (_, text: string, match: string) => text.slice(0, Math.max(0, text.indexOf(match))),
    ],
  ]),
  define('Tekst po pierwszym wystąpieniu wzorca.', 'Text after the first match.', [
    [
      'substring after(string: string, match: string): string',
      (_, text: string, match: string) =>
        text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
    ],
  ]),
  define('Czy tekst zawiera podany tekst.', 'Whether a text contains another.', [
    [
      'contains(string: string, match: string): boolean',
      (_, text: string, match: string) => text.includes(match),
    ],
  ]),
  define('Czy tekst zaczyna się podanym tekstem.', 'Whether a text starts with another.', [
    [
      'starts with(string: string, match: string): boolean',
      (_, text: string, match: string) => text.startsWith(match),
    ],
  ]),
  define('Czy tekst kończy się podanym tekstem.', 'Whether a text ends with another.', [
    [
      'ends with(string: string, match: string): boolean',
      (_, text: string, match: string) => text.endsWith(match),
    ],
  ]),
  define(
    'Czy tekst pasuje do wyrażenia regularnego (składnia RE2).',
    'Whether a text matches a regular expression (RE2 syntax).',
    [['matches(input: string, pattern: string, flags?: string): boolean', matches]],
  ),
  define(
    'Tekst z podmienionymi dopasowaniami wyrażenia regularnego ($1 = grupa).',
    'Text with the matches of a regular expression replaced ($1 = group).',
    [
      [
        'replace(input: string, pattern: string, replacement: string, flags?: string): string',
        replace,
      ],
    ],
  ),
  define(
    'Lista części tekstu rozdzielonych wyrażeniem regularnym.',
    'List of the parts of a text between matches of a regular expression.',
    [['split(string: string, delimiter: string): list', split]],
  ),
  define('Teksty listy połączone separatorem.', 'The texts of a list joined by a delimiter.', [
    ['string join(list: list, delimiter?: string): string', joinTexts],
  ]),
]

function characters(run: Run, text: string): string[] {
  run.charge(text.length >>> 4)
  return Array.from(text)
}

function substring(run: Run, text: string, start: number, length?: number | null): Value {
  const all = characters(run, text)
  const first = Math.trunc(start)
  const begin = first < 0 ? all.length + first : first - 1
  if (first === 0 || begin < 0 || begin >= all.length) return null
  if (length === undefined || length === null) return all.slice(begin).join('')
  const size = Math.trunc(length)
  return size < 1 ? null : all.slice(begin, begin + size).join('')
}

function matches(run: Run, text: string, pattern: string, flags?: string | null): Value {
  run.charge(pattern.length)
  const regex = compileRegex(pattern, flags ?? '')
  if (!regex) return null
  chargeMatching(run, regex, text)
  return regex.matcher(text).find()
}

function replace(
  run: Run,
  text: string,
  pattern: string,
  replacement: string,
  flags?: string | null,
): Value {
  run.charge(pattern.length)
  const regex = compileRegex(pattern, flags ?? '')
  if (!regex || regex.matcher('').find()) return null
  chargeMatching(run, regex, text)
  run.chargeText(text.length + (text.length + 1) * replacement.length)
  const result = regex.matcher(text).replaceAll(replacement, true)
  run.chargeText(result.length)
  return result
}

function split(run: Run, text: string, delimiter: string): Value {
  run.charge(delimiter.length)
  const regex = compileRegex(delimiter)
  if (!regex) return null
  chargeMatching(run, regex, text)
  const found = regex.split(text, -1)
  run.chargeList(found.length)
  return found
}

function joinTexts(run: Run, list: Value[], delimiter?: string | null): Value {
  run.charge(list.length)
  const texts = list.filter((item) => item !== null)
  if (!texts.every((item) => typeof item === 'string')) return null
  const between = delimiter ?? ''
  run.chargeText(texts.reduce((sum, one) => sum + one.length + between.length, 0))
  return texts.join(between)
}
