import type { Place } from './explore.ts'

/** Keys of the places that are looked for, and of those from which one of them can be reached. Pure. */
export function placesBefore(
  places: ReadonlyMap<string, Place>,
  isGoal: (place: Place) => boolean,
): Set<string> {
  const before = new Map<string, string[]>()
  for (const place of places.values()) {
    for (const next of place.next) before.set(next, [...(before.get(next) ?? []), place.key])
  }
  const found = new Set<string>()
  const queue = [...places.values()].filter(isGoal).map((place) => place.key)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (found.has(key)) continue
    found.add(key)
    queue.push(...(before.get(key) ?? []))
  }
  return found
}
