import { readFileSync } from 'node:fs'
import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { storedAnswers } from '../support/filled-form.ts'

type Sums = readonly [a: number, b: number, c: number]

interface Vectors {
  params: { min: Record<'A' | 'B' | 'C', number>; totalMin: number; gap: number }
  cards: Record<string, { c1: Sums; c2: Sums; c3: Sums | null; bonus: number }>
  expected: Record<
    string,
    {
      third: boolean
      reason: string | null
      mean: Record<'A' | 'B' | 'C', number>
      total: number
      passed: boolean
      bonus: number
      final: number | null
    }
  >
}

const { params, cards, expected } = JSON.parse(
  readFileSync(new URL('../../apps/server/demo/scoring-vectors.json', import.meta.url), 'utf8'),
) as Vectors

const highest: Record<string, readonly (readonly [key: string, points: number])[]> = {
  a: [
    ['a1', 10],
    ['a2', 10],
    ['a3', 8],
    ['a4', 7],
  ],
  b: [
    ['b1', 8],
    ['b2', 7],
    ['b3', 10],
    ['b4', 5],
  ],
  I: [
    ['c1Int', 8],
    ['c2Int', 12],
    ['c3Int', 8],
    ['c4', 7],
  ],
  S: [
    ['c1Srv', 8],
    ['c2Srv', 12],
    ['c3Srv', 8],
    ['c4', 7],
  ],
  M: [
    ['c1Mix', 8],
    ['c2aMix', 6],
    ['c2bMix', 6],
    ['c3Mix', 8],
    ['c4', 7],
  ],
}
const modelTypes: Record<string, string> = { I: 'integration', S: 'service', M: 'mixed' }

/** Points of sub-criteria that add up to the sum, the first ones full. */
function spread(criterion: string, sum: number): JsonObject {
  let left = sum
  return Object.fromEntries(
    highest[criterion]!.map(([key, most]) => {
      const points = Math.min(most, left)
      left -= points
      return [key, points]
    }),
  )
}

/** What the card says of the points: total and verdict as the form works them out. */
async function judged(id: string, [a, b, c]: Sums) {
  const pool = id.charAt(0)
  const stored = await storedAnswers('C04', {
    answers: { ...spread('a', a), ...spread('b', b), ...spread(pool, c) },
    variables: { parent: { modelType: modelTypes[pool]! }, context: {} },
    roles: ['assessor'],
  })
  expect(stored).toMatchObject({ aSum: a, bSum: b, cSum: c })
  return { total: stored['cardTotal'] as number, verdict: stored['cardVerdict'] as string }
}

const all = Object.entries(cards).flatMap(([id, { c1, c2, c3 }]) =>
  [c1, c2, c3].flatMap((sums, n) => (sums === null ? [] : [[id, n + 1, sums] as const])),
)

describe('the scoring of the competition', () => {
  it.each(all)('C04 gives total and verdict of %s, card %i', async (id, _card, sums) => {
    const [a, b, c] = sums
    const { A, B, C } = params.min
    const positive = a >= A && b >= B && c >= C && a + b + c >= params.totalMin
    expect(await judged(id, sums)).toEqual({
      total: a + b + c,
      verdict: positive ? 'positive' : 'negative',
    })
  })

  it.each(Object.keys(cards))('the cards of %s call for a third one as expected', async (id) => {
    const [first, second] = [await judged(id, cards[id]!.c1), await judged(id, cards[id]!.c2)]
    const split = first.verdict !== second.verdict
    const anyPositive = [first, second].some(({ verdict }) => verdict === 'positive')
    const gap = anyPositive && Math.abs(first.total - second.total) >= params.gap
    const reason = [split ? 'verdictSplit' : '', gap ? 'gap' : ''].filter(Boolean).join('+')
    expect(reason || null).toBe(expected[id]!.reason)
    expect(cards[id]!.c3 !== null).toBe(expected[id]!.third)
  })

  it.each(Object.keys(expected))('C05 lists %s with its means and final score', async (id) => {
    const { mean, bonus, passed, reason, final } = expected[id]!
    const entry = {
      id,
      number: id,
      title: id,
      position: 1,
      passed,
      bonus,
      thirdReason: reason,
      doubledA: mean.A * 2,
      doubledB: mean.B * 2,
      doubledC: mean.C * 2,
      status: passed ? 'selected' : 'rejected',
      requested: 100_000_00,
    }
    const { rows } = await storedAnswers('C05', {
      answers: { rows: [{ applicationId: id, recommended: 0 }] },
      variables: { context: { ranking: [entry] } },
    })
    expect(rows).toEqual([
      {
        applicationId: id,
        position: 1,
        recommended: 0,
        requested: 100_000_00,
        bonus,
        meanA: mean.A,
        meanB: mean.B,
        meanC: mean.C,
        ...(final === null ? {} : { finalScore: final }),
        thirdUsed: reason === null ? 'none' : reason.replace('+gap', 'AndGap'),
        rankStatus: passed ? 'selected' : 'rejected',
      },
    ])
  })
})
