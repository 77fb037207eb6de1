import { closest, distance } from 'fastest-levenshtein'

/** Returns the name that was probably meant, or `undefined` when none is near. Pure. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const near = closest(name, known)
  return distance(name.toLowerCase(), near.toLowerCase()) <= Math.max(2, name.length / 3)
    ? near
    : undefined
}

/** Returns `known` as a sentence part: `a, b, c` and at most `limit` of them. Pure. */
export function listed(known: readonly string[], limit = 12): string {
  const shown = known.slice(0, limit).join(', ')
  return known.length > limit ? `${shown}, …` : shown || '–'
}
