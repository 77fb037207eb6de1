import { readFileSync } from 'node:fs'
import type { JsonObject, ProgrammeDefinition, WorkflowDefinition } from '@splot/definition'
import { compileWorkflow, createCalendar, explainDecision, startCase } from '@splot/engine'
import type { DecisionRecord, RankingResult } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { seeded } from '../support/seeded.ts'

type Sums = readonly [a: number, b: number, c: number]
type Listed = readonly [id: string, final: number, place: string]

interface Vectors {
  params: { quota: Record<string, number> }
  cards: Record<string, { c1: Sums; c2: Sums; c3: Sums | null; bonus: number }>
  expected: Record<string, Outcome>
  rankPublished: Record<string, Listed[]>
  rankFinalAfterAppealM7: Record<string, Listed[]>
}

interface Outcome {
  third: boolean
  reason: string | null
  mean: Record<'A' | 'B' | 'C', number>
  total: number
  passed: boolean
  bonus: number
  final: number | null
}

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T
const vectors = read<Vectors>('../../apps/server/demo/scoring-vectors.json')
const programme = read<ProgrammeDefinition>('../../workflows/programme.json')
const parameters = Object.fromEntries(
  Object.entries(programme.parameters ?? {}).map(([id, { value }]) => [id, value]),
) as JsonObject
const expressions = createExpressionCompiler()
const calendar = createCalendar(programme.calendar, programme.timeZone)

/**
 * Makes one decision of a workflow of the repository, over the facts that a case of it would have. Returns
 * the record that is kept of it, and whether a record holds when it is computed again.
 */
function recorded(workflow: string, decision: string, context: JsonObject, input: JsonObject = {}) {
  const { decisions, contextSchema, ...rest } = read<WorkflowDefinition>(
    `../../workflows/${workflow}.json`,
  )
  const compiled = compileWorkflow(
    {
      id: workflow,
      version: 1,
      title: rest.title,
      ...(rest.input ? { input: rest.input } : {}),
      ...(contextSchema ? { contextSchema } : {}),
      context: { ...rest.context, ...context },
      decisions: { [decision]: decisions![decision]! },
      events: { END: { title: rest.title, message: true } },
      access: { read: [] },
      initial: 'open',
      states: {
        open: {
          id: `${workflow}.open`,
          entry: [{ type: 'decide', params: { decision } }],
          on: { END: 'closed' },
        },
        closed: { id: `${workflow}.closed`, type: 'final' },
      },
    },
    { expressions, calendar },
  )
  const { case: made } = startCase(
    compiled,
    { id: 'c1', input, parameters },
    { now: '2027-11-23T10:00:00Z', actor: { id: 'sekretarz', roles: [] } },
  )
  const holds = (record: DecisionRecord) => explainDecision(compiled, decision, record)?.holds
  return { record: made.decisions![decision]![0]!, holds }
}

/** What a decision came to. */
function decided(...asked: Parameters<typeof recorded>): JsonObject {
  return recorded(...asked).record.values
}

const card = ([a, b, c]: Sums, seat: number, bonus: number, phase = 'first'): JsonObject => ({
  id: `${phase}${seat}`,
  person: `osoba${seat}`,
  seat,
  phase,
  status: 'submitted',
  a,
  b,
  c,
  bonus,
})

function cardsOf(id: string, count: 2 | 3): JsonObject[] {
  const { c1, c2, c3, bonus } = vectors.cards[id]!
  // in the order the cards came in, which is not the order of the seats
  const all = [card(c2, 2, bonus), card(c1, 1, bonus), ...(c3 ? [card(c3, 3, bonus)] : [])]
  return count === 2 ? all.slice(0, 2) : all
}

const merit = (id: string, count: 2 | 3) =>
  decided('application', 'merit', { cards: cardsOf(id, count) })

const entry = (id: string, at: number, values: JsonObject): JsonObject => ({
  id,
  number: id,
  title: id,
  status: 'assessed',
  submittedAt: `2027-10-18T10:00:${String(at).padStart(2, '0')}Z`,
  doubledA: values['doubledA']!,
  doubledB: values['doubledB']!,
  doubledC: values['doubledC']!,
  final: values['final'] ?? null,
  passed: values['passed']!,
})

/** The list of a pool as the vectors write it, from the result of every application in it. */
function list(pool: string, results: Record<string, JsonObject>): Listed[] {
  const ids = Object.keys(results).filter((id) => id.startsWith(pool.charAt(0)))
  // handed over in the wrong order, so that the key alone decides
  const entries = ids.map((id, n) => entry(id, n, results[id]!)).reverse()
  const places = vectors.params.quota[pool]!
  const { entries: ranked } = decided(
    'round',
    'ranking',
    { entries },
    { round: { pool: pool.toLowerCase(), places, applications: [] } },
  ) as unknown as RankingResult
  return [...ranked]
    .filter(({ result }) => result !== 'rejected')
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ id, result, place }) => [
      id,
      results[id]!['final'] as number,
      result === 'reserve' ? `reserve ${place}` : result,
    ])
}

const ids = Object.keys(vectors.cards).filter((id) => Object.hasOwn(vectors.expected, id))
const withThird = (id: string) => (vectors.cards[id]!.c3 === null ? 2 : 3)
const results = Object.fromEntries(ids.map((id) => [id, merit(id, withThird(id))]))

const standingOf = (values: JsonObject): JsonObject => ({
  doubledA: values['doubledA']!,
  doubledB: values['doubledB']!,
  doubledC: values['doubledC']!,
  premium: values['premium']!,
  final: values['final'] ?? null,
  passed: values['passed']!,
  thirdReason: values['thirdReason'] ?? null,
})

/** The result of M7 once its appeal on the criteria of `scope` brought two new cards. */
function appealed(scope: string[], one: Sums, other: Sums): JsonObject {
  const { bonus } = vectors.cards['M7']!
  const again = [card(one, 1, bonus, 'appeal'), card(other, 2, bonus, 'appeal')]
  const cards = [...cardsOf('M7', 2), ...again]
  const standing = standingOf(results['M7']!)
  return decided('application', 'merit', { cards, phase: 'appeal', scope, standing })
}

describe('the decisions of the competition', () => {
  it.each(ids)('[EN70] two cards of %s call for a third one as expected', (id) => {
    const { third, reason } = vectors.expected[id]!
    expect(merit(id, 2)).toMatchObject({ thirdNeeded: third, thirdReason: reason })
  })

  it.each(ids)('[EN70] the merit result of %s', (id) => {
    const { mean, total, passed, bonus, final } = vectors.expected[id]!
    expect(results[id]).toMatchObject({
      thirdNeeded: false,
      doubledA: mean.A * 2,
      doubledB: mean.B * 2,
      doubledC: mean.C * 2,
      meanTotal: total,
      passed,
      premium: passed ? bonus : 0,
      final,
    })
  })

  it.each(['INT', 'SRV', 'MIX'])('[EN73] the preliminary list of %s', (pool) => {
    expect(list(pool, results)).toEqual(vectors.rankPublished[pool])
  })

  it.each(['INT', 'SRV', 'MIX'])('[EN73] the list of %s after the appeal of M7', (pool) => {
    const afterAppeal = { ...results, M7: appealed(['A', 'B', 'C'], [26, 23, 27], [25, 23, 27]) }
    expect(list(pool, afterAppeal)).toEqual(vectors.rankFinalAfterAppealM7[pool])
  })
})

describe('the list of a pool with 2,000 applications', () => {
  const random = seeded(2027)
  const entries = Array.from({ length: 2_000 }, (_, n): JsonObject => {
    const [a, b, c] = [42 + random.below(29), 36 + random.below(25), 42 + random.below(29)]
    const passed = random.chance(0.8)
    return {
      ...entry(`Z${String(n).padStart(4, '0')}`, 0, {}),
      submittedAt: new Date(Date.UTC(2027, 9, 1) + n * 60_000).toISOString(),
      doubledA: a,
      doubledB: b,
      doubledC: c,
      final: passed ? (a + b + c) / 2 + random.below(11) : null,
      passed,
    }
  })
  const places = 300
  const input = { round: { pool: 'service', places, applications: [] } }
  const listOf = (all: JsonObject[]) => recorded('round', 'ranking', { entries: all }, input)
  const { record, holds } = listOf(entries)
  const { entries: ranked } = record.values as unknown as RankingResult

  it('[EN73] is ordered by the key, the first 300 selected, the others in reserve', () => {
    const number = (one: JsonObject, key: string) => Number(one[key])
    const expected = entries
      .filter(({ passed }) => passed === true)
      .toSorted((x, y) => {
        for (const key of ['final', 'doubledC', 'doubledA', 'doubledB'])
          if (x[key] !== y[key]) return number(y, key) - number(x, key)
        return (x['submittedAt'] as string) < (y['submittedAt'] as string) ? -1 : 1
      })
      .map(({ id }, n) => [id, n + 1, n < places ? 'selected' : 'reserve'])
    expect(expected.length).toBeGreaterThan(1_500)
    const told = ranked
      .filter(({ result }) => result !== 'rejected')
      .map(({ id, rank, result }) => [id, rank, result])
    expect(told.toSorted((x, y) => Number(x[1]) - Number(y[1]))).toEqual(expected)
    expect(ranked.filter(({ result }) => result === 'rejected')).toHaveLength(
      entries.length - expected.length,
    )
  })

  it('[EN72] is computed again to the same bytes, from what the record holds', () => {
    expect(JSON.stringify(listOf(entries).record)).toBe(JSON.stringify(record))
    expect(holds(record)).toBe(true)
    // points that were changed afterwards are found out, and so is a place
    const changed = structuredClone(record)
    const given = (changed.given as unknown as { all: JsonObject[] }).all
    given[7] = { ...given[7], final: 110 }
    expect(holds(changed)).toBe(false)
    const moved = structuredClone(record)
    ;(moved.values as unknown as RankingResult).entries[7]!.place = 1
    expect(holds(moved)).toBe(false)
  })

  it('[EN73] does not depend on the order in which the applications are handed over', () => {
    const { values } = listOf([...entries].reverse()).record
    const byId = (all: RankingResult['entries']) => all.toSorted((x, y) => (x.id < y.id ? -1 : 1))
    expect(byId((values as unknown as RankingResult).entries)).toEqual(byId(ranked))
  })
})

describe('the merit result after an appeal', () => {
  it('criteria that were not contested keep their means', () => {
    // C stays 24.5; what the new cards say of it does not count
    const values = appealed(['A', 'B'], [26, 22, 0], [24, 21, 35])
    expect(values).toMatchObject({ doubledA: 50, doubledB: 43, doubledC: 49, meanTotal: 71 })
    expect(values).toMatchObject({ passed: true, final: 75, better: true })
  })

  it('a third card is drawn by the same rule', () => {
    const values = appealed(['A', 'B', 'C'], [30, 26, 30], [20, 18, 24])
    expect(values).toMatchObject({ thirdNeeded: true, thirdReason: 'verdictSplit+gap' })
  })

  it('a result that is not higher does not replace the one before', () => {
    const before = results['I5']!
    const values = decided('application', 'merit', {
      cards: [card([22, 20, 24], 1, 0, 'appeal'), card([22, 20, 24], 2, 0, 'appeal')],
      phase: 'appeal',
      scope: ['A', 'B', 'C'],
      standing: standingOf(before),
    })
    expect(values).toMatchObject({ passed: true, final: 66, better: false })
  })
})
