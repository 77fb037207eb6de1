import { closest, distance } from 'fastest-levenshtein'

/** Returns the name that was probably meant, or `undefined` when none, or more than one, is near. Pure. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const far = (other: string) => distance(name.toLowerCase(), other.toLowerCase())
  const near = closest(name, known)
  const least = far(near)
  if (least > Math.max(2, name.length / 3)) return undefined
  // `G03` is as near to `G01` as to `G02`
  return known.some((other) => other !== near && far(other) <= least) ? undefined : near
}

/** Returns `known` as a sentence part: `a, b, c` and at most `limit` of them. Pure. */
export function listed(known: readonly string[], limit = 12): string {
  const shown = known.slice(0, limit).join(', ')
  return known.length > limit ? `${shown}, …` : shown || '–'
}
