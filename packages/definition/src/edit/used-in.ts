import type { NameReader } from '../expression.ts'
import type { Name } from '../references/name.ts'
import { namesOf } from '../references/names-of.ts'
import type { Use } from '../references/names-of.ts'
import type { LocalText } from '../text.ts'
import type { DefinitionFiles } from './files.ts'
import { placeWords } from './place-words.ts'
import { declaredPart, stands } from './without-parts.ts'

/** A place that uses something. */
export interface UsePlace {
  file: string
  /** JSON Pointer. */
  at: string
  /** Where it is, by the titles of things. */
  place: LocalText
}

/** Where something is used. */
export interface UsedIn {
  places: readonly UsePlace[]
  /** Expressions that may read it, though nobody can tell. */
  perhaps: readonly UsePlace[]
  /** Files that cannot be read, so that nobody knows what they use. */
  unread: readonly string[]
}

/**
 * Returns where something is used, its own part apart: of several uses in one part of a file the first. Pure.
 */
export function usedIn(files: DefinitionFiles, name: Name, reader: NameReader): UsedIn {
  const names = namesOf(files, reader)
  const uses = names.usesOf(name)
  const own = uses.filter(({ declares }) => declares).map((use) => declaredPart(files, use))
  const elsewhere = (use: Use): boolean => !use.declares && !own.some((part) => stands(use, part))
  return {
    places: placesOf(files, uses.filter(elsewhere)),
    perhaps: placesOf(files, names.perhaps(name).filter(elsewhere)),
    unread: names.unread,
  }
}

function placesOf(files: DefinitionFiles, uses: readonly Use[]): UsePlace[] {
  const found = new Map<string, UsePlace>()
  for (const { file, at } of uses) {
    const place = placeWords(files, file, at)
    const key = `${file} ${place.en}`
    if (!found.has(key)) found.set(key, { file, at, place })
  }
  return [...found.values()]
}
