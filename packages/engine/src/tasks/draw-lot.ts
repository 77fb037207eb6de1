/**
 * Returns the list in an order drawn from the seed. Pure: the same seed and people give the same
 * order, whatever order they came in. Seed hash: FNV-1a; numbers: mulberry32; shuffle: Fisher–Yates.
 */
export function drawLot(people: readonly string[], seed: string): string[] {
  const drawn = [...new Set(people)].sort()
  const next = numbersFrom(hashOf(seed))
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const swapped = drawn[last]!
    drawn[last] = drawn[other]!
    drawn[other] = swapped
  }
  return drawn
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}

function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
