import type { Tally } from './types.ts'

/** Whether a number speaks of so few persons that it is kept back. None at all is told. Pure. */
export function isKeptBack({ persons }: Tally, fewest: number): boolean {
  return persons.some((count) => count > 0 && count < fewest)
}

/**
 * Returns which cells of a breakdown are kept back: the small ones, and of the others the smallest until
 * what is hidden cannot be computed from the total: at least two cells with `fewest` persons together.
 * Where the total itself is kept back, every cell with persons is. Pure.
 */
export function keptBackCells(
  total: Tally,
  cells: readonly Tally[],
  fewest: number,
): readonly boolean[] {
  if (isKeptBack(total, fewest)) return cells.map((cell) => personsIn(cell) > 0)
  const hidden = cells.map((cell) => isKeptBack(cell, fewest))
  while (hidden.includes(true) && !isHiddenWell(cells, hidden, fewest)) {
    const next = smallestTold(cells, hidden)
    if (next === -1) break
    hidden[next] = true
  }
  return hidden
}

function isHiddenWell(
  cells: readonly Tally[],
  hidden: readonly boolean[],
  fewest: number,
): boolean {
  const kept = cells.filter((_, index) => hidden[index])
  const persons = kept.reduce((sum, cell) => sum + personsIn(cell), 0)
  return kept.length >= 2 && persons >= fewest
}

function smallestTold(cells: readonly Tally[], hidden: readonly boolean[]): number {
  let found = -1
  for (const [index, cell] of cells.entries()) {
    if (hidden[index] === true || personsIn(cell) === 0) continue
    const best = cells[found]
    if (!best || personsIn(cell) < personsIn(best)) found = index
  }
  return found
}

/** Of a ratio, the persons it is divided by. */
function personsIn({ persons }: Tally): number {
  return persons.at(-1) ?? 0
}
