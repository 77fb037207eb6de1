import type { FormField, JsonObject } from '@splot/definition'
import { jsonEqual } from '../json-equal.ts'

/** A row of one version and the same row of another; `null` where it was added or removed. */
export interface RowPair {
  before: number | null
  after: number | null
}

/** Pairs of rows beyond this many are paired by place alone. */
const mostComparisons = 250_000

/** Returns which rows of two versions of a table are the same, in the order of the later version. Pure. */
export function matchRows(
  table: FormField,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): RowPair[] {
  const { uniqueBy, rows } = table
  if (uniqueBy !== undefined) return pairsByKey(uniqueBy, before, after)
  if (rows !== undefined || before.length * after.length > mostComparisons)
    return pairsBetween({ before: 0, after: 0 }, { before: before.length, after: after.length })
  return pairsBySaying(before, after)
}

function pairsByKey(
  key: string,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): RowPair[] {
  const places = new Map(before.map((row, index) => [JSON.stringify(row[key] ?? null), index]))
  const found = after.map((row, index): RowPair => {
    const name = JSON.stringify(row[key] ?? null)
    const place = places.get(name) ?? null
    places.delete(name)
    return { before: place, after: index }
  })
  return [...found, ...[...places.values()].map((index) => ({ before: index, after: null }))]
}

interface Corner {
  before: number
  after: number
}

/** Rows that say the same keep their order (a longest common subsequence) and part those between them. */
function pairsBySaying(before: readonly JsonObject[], after: readonly JsonObject[]): RowPair[] {
  const pairs: RowPair[] = []
  let corner: Corner = { before: 0, after: 0 }
  for (const same of commonRows(before, after)) {
    pairs.push(...pairsBetween(corner, same), same)
    corner = { before: same.before + 1, after: same.after + 1 }
  }
  return [...pairs, ...pairsBetween(corner, { before: before.length, after: after.length })]
}

function pairsBetween(from: Corner, to: Corner): RowPair[] {
  const length = Math.max(to.before - from.before, to.after - from.after)
  return Array.from({ length }, (_, step) => ({
    before: from.before + step < to.before ? from.before + step : null,
    after: from.after + step < to.after ? from.after + step : null,
  }))
}

function commonRows(before: readonly JsonObject[], after: readonly JsonObject[]): Corner[] {
  const lengths = lengthsOfCommon(before, after)
  const at = (b: number, a: number) => lengths[b]?.[a] ?? 0
  const common: Corner[] = []
  let [b, a] = [0, 0]
  while (b < before.length && a < after.length) {
    if (isSameRow(before[b], after[a])) common.push({ before: b++, after: a++ })
    else if (at(b + 1, a) >= at(b, a + 1)) b += 1
    else a += 1
  }
  return common
}

function lengthsOfCommon(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  )
  for (let b = before.length - 1; b >= 0; b -= 1)
    for (let a = after.length - 1; a >= 0; a -= 1)
      lengths[b]![a] = isSameRow(before[b], after[a])
        ? 1 + lengths[b + 1]![a + 1]!
        : Math.max(lengths[b + 1]![a]!, lengths[b]![a + 1]!)
  return lengths
}

function isSameRow(a: JsonObject | undefined, b: JsonObject | undefined): boolean {
  return a !== undefined && b !== undefined && jsonEqual(a, b)
}
