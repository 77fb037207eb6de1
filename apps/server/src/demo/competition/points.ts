import type { JsonObject } from '@splot/definition'
import type { ModelCode, Sums } from '../applicants.ts'

type Parts = readonly (readonly [key: string, most: number])[]

const a: Parts = [
  ['a1', 10],
  ['a2', 10],
  ['a3', 8],
  ['a4', 7],
]
const b: Parts = [
  ['b1', 8],
  ['b2', 7],
  ['b3', 10],
  ['b4', 5],
]
const c: Record<ModelCode, Parts> = {
  INT: [
    ['c1Int', 8],
    ['c2Int', 12],
    ['c3Int', 8],
    ['c4', 7],
  ],
  SRV: [
    ['c1Srv', 8],
    ['c2Srv', 12],
    ['c3Srv', 8],
    ['c4', 7],
  ],
  MIX: [
    ['c1Mix', 8],
    ['c2aMix', 6],
    ['c2bMix', 6],
    ['c3Mix', 8],
    ['c4', 7],
  ],
}

/** Returns points of the parts of each criterion that add up to its sum; the first parts are full. Pure. */
export function pointsOf(type: ModelCode, [sumA, sumB, sumC]: Sums): JsonObject {
  return Object.fromEntries([...spread(sumA, a), ...spread(sumB, b), ...spread(sumC, c[type])])
}

function spread(sum: number, parts: Parts): [key: string, points: number][] {
  let left = sum
  return parts.map(([key, most]) => {
    const given = Math.min(most, left)
    left -= given
    return [key, given]
  })
}
