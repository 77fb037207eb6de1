import type { DisplayFormat } from './types.ts'

/** How values can be written; `{amount | money}` names one in a text. */
export const displayFormats = [
  'text',
  'integer',
  'decimal',
  'money',
  'points',
  'percent',
  'date',
  'datetime',
  'yesNo',
] as const satisfies readonly DisplayFormat[]

/** A value that stands in a text. */
export interface TextPlace {
  /** FEEL, as written between the braces, without the display. */
  source: string
  /** Behind the last `|`; not checked. */
  display?: string
}

/** A text as it was written: words, and places for values. */
export interface PlacedText {
  parts: (string | TextPlace)[]
  /** Where a brace stands alone, in UTF-16 units. */
  loneBraces: number[]
}

/**
 * Reads the places of a text of a form: `do {parameters.P13} godzin`. Inside a place braces and texts in
 * quotes are those of FEEL; `{{` and `}}` are a brace each. Pure.
 */
export function readPlaces(text: string): PlacedText {
  const { parts, loneBraces } = scan(text)
  return { parts, loneBraces }
}

/** Returns the expressions in a text and where each begins, in UTF-16 units. Pure. */
export function expressionsIn(text: string): { source: string; from: number }[] {
  return scan(text).sources
}

interface Scanned extends PlacedText {
  sources: { source: string; from: number }[]
}

function scan(text: string): Scanned {
  const parts: PlacedText['parts'] = []
  const sources: Scanned['sources'] = []
  const loneBraces: number[] = []
  let words = ''
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    const end = char === '{' && text[at + 1] !== '{' ? endOfPlace(text, at) : undefined
    if (end !== undefined) {
      if (words !== '') parts.push(words)
      words = ''
      const place = toPlace(text.slice(at + 1, end))
      parts.push(place)
      sources.push({ source: place.source, from: text.indexOf(place.source, at + 1) })
      at = end + 1
      continue
    }
    const isBrace = char === '{' || char === '}'
    const isDoubled = isBrace && text[at + 1] === char
    if (isBrace && !isDoubled) loneBraces.push(at)
    words += char
    at += isDoubled ? 2 : 1
  }
  if (words !== '' || parts.length === 0) parts.push(words)
  return { parts, loneBraces, sources }
}

/** Returns words as a text that shows them as they are: each brace doubled. Pure. */
export function withoutPlaces(words: string): string {
  return words.replace(/[{}]/g, '$&$&')
}

/** Index of the brace that ends the place begun at `from`; undefined when there is none. */
function endOfPlace(text: string, from: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]
    if (quoted && char === '\\') at += 1
    else if (char === '"') quoted = !quoted
    else if (!quoted && char === '{') depth += 1
    else if (!quoted && char === '}' && (depth -= 1) === 0) return at
  }
  return undefined
}

/** FEEL has no `|`, so outside of quotes one can only begin the display. */
function toPlace(inside: string): TextPlace {
  const bar = /^((?:[^"|]|"(?:\\.|[^"\\])*")*)\|([^|"]*)$/.exec(inside)
  if (!bar) return { source: inside.trim() }
  return { source: (bar[1] ?? '').trim(), display: (bar[2] ?? '').trim() }
}
