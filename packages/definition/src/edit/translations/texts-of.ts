import type { JsonValue } from '../../json.ts'
import { joinPointer } from '../../source/pointer.ts'
import { isLocalText } from '../../text.ts'
import type { LocalText } from '../../text.ts'

/** A text in both languages and where it stands. */
export interface PlacedText {
  /** JSON Pointer in its file. */
  at: string
  /** The same wherever the parts around it are moved: lists are told by the ids of their elements. */
  place: string
  text: LocalText
}

/** Returns every text in both languages that a definition says, in its order. Pure. */
export function textsOf(value: JsonValue | undefined): PlacedText[] {
  const found: PlacedText[] = []
  collect(value, '', '', found)
  return found
}

function collect(
  value: JsonValue | undefined,
  at: string,
  place: string,
  found: PlacedText[],
): void {
  if (typeof value !== 'object' || value === null) return
  if (isLocalText(value)) {
    found.push({ at, place, text: value })
    return
  }
  if (!Array.isArray(value)) {
    for (const [key, part] of Object.entries(value))
      collect(part, joinPointer(at, key), joinPointer(place, key), found)
    return
  }
  value.forEach((item, n) =>
    collect(item, joinPointer(at, n), joinPointer(place, identityOf(item) ?? n), found),
  )
}

/** What tells an element of a list wherever it stands; never a number, which is a place. */
function identityOf(item: JsonValue): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined
  for (const property of ['id', 'key', 'code'] as const) {
    const value = item[property]
    if (typeof value === 'string') return `${property}=${value}`
  }
  return undefined
}
