import { seededNumbers } from '../seeded-numbers.ts'

/**
 * Returns the list in an order drawn from the seed. Pure: the same seed and people give the same
 * order, whatever order they came in. Shuffle: Fisher–Yates.
 */
export function drawLot(people: readonly string[], seed: string): string[] {
  const drawn = [...new Set(people)].sort()
  const next = seededNumbers(seed)
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const swapped = drawn[last]!
    drawn[last] = drawn[other]!
    drawn[other] = swapped
  }
  return drawn
}
