import type { DecisionDefinition, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar } from '../calendar/calendar.ts'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { at, polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'
import type { RankingResult } from '../types.ts'
import { explainDecision } from './explain-decision.ts'

const feel = createExpressionCompiler()
const title = { pl: 'Tytuł', en: 'Title' }

/** Points of two cards against thresholds; doubled so that halves stay whole. */
const points: DecisionDefinition = {
  title,
  given: { cards: 'context.cards', minimum: 'parameters.minimum', bonus: 'context.bonus' },
  steps: [
    { id: 'doubled', title, value: 'sum(cards)' },
    {
      id: 'enough',
      title,
      value: 'doubled >= 2 * minimum',
      margin: '(doubled - 2 * minimum) / 2',
      display: 'points',
    },
    { id: 'noZero', title, value: 'every c in cards satisfies c > 0', margin: 'min(cards)' },
    { id: 'passed', title, value: 'enough and noZero' },
    { id: 'final', title, value: 'if passed then doubled / 2 + bonus else null' },
  ],
}

const list: DecisionDefinition = {
  title,
  given: { all: 'context.all', places: 'context.places', drawn: 'context.drawn' },
  ranking: {
    entries: 'all',
    label: 'upper case(entry.id)',
    pool: 'entry.pool',
    passed: 'entry.final != null',
    key: [
      { id: 'final', title, value: 'entry.final', order: 'descending' },
      { id: 'at', title, value: 'entry.at', order: 'ascending' },
    ],
    places: 'get value(places, pool)',
    lots: 'drawn',
  },
}

function deciding(
  decisions: Record<string, DecisionDefinition>,
  context: WorkflowDefinition['context'] = {},
) {
  const ids = Object.keys(decisions)
  return sampleWorkflow(
    {
      open: {
        on: {
          DECIDE: [
            {
              target: 'closed',
              guard: 'event.last = true',
              actions: ids.map((decision) => ({ type: 'decide', params: { decision } })),
            },
            { actions: ids.map((decision) => ({ type: 'decide', params: { decision } })) },
          ],
        },
      },
      closed: { type: 'final' },
    },
    { decisions, context },
  )
}

function decide(decisions: Record<string, DecisionDefinition>, context: object) {
  const made = walk(feel, deciding(decisions, context as never), { parameters: { minimum: 30 } })
  made.send('DECIDE', {})
  return made
}

const ranked = (context: object): RankingResult =>
  decide({ list }, { drawn: [], ...context }).case.decisions?.['list']?.[0]
    ?.values as unknown as RankingResult

describe('assessments', () => {
  it('[EN70] a decision keeps what it looked at, each step, and a checksum, also in the history', () => {
    const made = decide({ points }, { cards: [31, 30], bonus: 3 })
    const [record] = made.case.decisions?.['points'] ?? []
    expect(record).toEqual({
      at: '2027-03-01T09:00:00Z',
      by: 'olga',
      version: 1,
      given: { cards: [31, 30], minimum: 30, bonus: 3 },
      values: { doubled: 61, enough: true, noZero: true, passed: true, final: 33.5 },
      margins: { enough: 0.5, noZero: 30 },
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(made.last.history[0]?.decisions).toEqual([
      { decision: 'points', checksum: record?.checksum },
    ])
  })

  it('[EN70] later expressions see the latest as decisions.<id>, earlier ones stay', () => {
    const made = walk(
      feel,
      sampleWorkflow(
        {
          open: {
            on: {
              AGAIN: {
                actions: [
                  { type: 'decide', params: { decision: 'points' } },
                  {
                    type: 'set',
                    params: { bonus: 'context.bonus + 1', seen: 'decisions.points.final' },
                  },
                ],
              },
              STOP: { target: 'closed', guard: 'decisions.points.final > 34' },
            },
          },
          closed: { type: 'final' },
        },
        { decisions: { points }, context: { cards: [31, 30], bonus: 3, seen: null } },
      ),
      { parameters: { minimum: 30 } },
    )
    made.send('AGAIN')
    expect(() => made.send('STOP')).toThrow(/Expected one of/)
    made.send('AGAIN')
    expect(made.case.context['seen']).toBe(34.5)
    expect(made.case.decisions?.['points']?.map(({ values }) => values['final'])).toEqual([
      33.5, 34.5,
    ])
    made.send('STOP')
    expect(made.case.status).toBe('done')
  })

  it('[EN71] it is told step by step: what a rule lacks, and what would have been had it held', () => {
    const made = decide({ points }, { cards: [29, 29], bonus: 3 })
    const told = explainDecision(made.compiled, 'points', made.case.decisions!['points']![0]!)
    expect(told).toMatchObject({ decision: 'points', holds: true, by: 'olga' })
    expect(told?.steps).toEqual([
      { id: 'doubled', title, value: 58 },
      {
        id: 'enough',
        title,
        value: false,
        display: 'points',
        rule: true,
        margin: -1,
        otherwise: [
          { id: 'passed', value: true },
          { id: 'final', value: 32 },
        ],
      },
      { id: 'noZero', title, value: true, rule: true, margin: 29 },
      { id: 'passed', title, value: false },
      { id: 'final', title, value: null },
    ])
  })

  it('[EN71] a rule that cannot be worked out does not hold', () => {
    const made = decide({ points }, { cards: null, bonus: 0 })
    const told = explainDecision(made.compiled, 'points', made.case.decisions!['points']![0]!)
    expect(told?.steps?.find(({ id }) => id === 'enough')).toMatchObject({ value: false })
  })

  it('[EN72] a record that was changed no longer holds', () => {
    const made = decide({ points }, { cards: [29, 29], bonus: 3 })
    const record = made.case.decisions!['points']![0]!
    const holds = (changed: object) =>
      explainDecision(made.compiled, 'points', { ...record, ...changed })?.holds
    expect(holds({})).toBe(true)
    expect(holds({ values: { ...record.values, final: 40 } })).toBe(false)
    expect(holds({ given: { ...record.given, bonus: 9 } })).toBe(false)
    expect(holds({ by: 'marek' })).toBe(false)
    expect(explainDecision(made.compiled, 'other', record)).toBeNull()
  })

  it('[EN72] a calendar that was changed later changes no decision', () => {
    const due: DecisionDefinition = {
      title,
      given: { from: 'context.from' },
      steps: [{ id: 'due', title, value: 'add working days(date(from), 2)' }],
    }
    const workflow = deciding({ due }, { from: '2027-03-04' })
    const made = walk(feel, workflow)
    made.send('DECIDE', {})
    const record = made.case.decisions!['due']![0]!
    expect(record.values).toEqual({ due: '2027-03-08' })
    const closed = createCalendar({ country: 'PL', closures: ['2027-03-05'] }, 'Europe/Warsaw')
    const later = compileWorkflow(workflow, { expressions: feel, calendar: closed })
    expect(explainDecision(later, 'due', record)).toMatchObject({
      holds: true,
      steps: [{ id: 'due', value: '2027-03-08' }],
    })
    const changed = { ...record, daysOff: { ...record.daysOff, '2027-03-05': true } }
    expect(explainDecision(later, 'due', changed)?.holds).toBe(false)
  })
})

describe('rankings', () => {
  const entry = (id: string, pool: string, final: number | null, minute = 0) => ({
    id,
    pool,
    final,
    at: `2027-10-19T10:${String(minute).padStart(2, '0')}:00Z`,
  })

  it('[EN73] orders by pool and key, gives places, reserve and rejected, and says what decided', () => {
    const result = ranked({
      places: { INT: 1, SRV: 2 },
      all: [
        entry('a', 'INT', 70),
        entry('b', 'INT', 88.5),
        entry('c', 'SRV', 60),
        entry('d', 'INT', null),
        entry('e', 'INT', 70, 5),
      ],
    })
    expect(result.pools).toEqual([
      { pool: 'INT', places: 1, selected: ['b'], reserve: ['a', 'e'], rejected: ['d'] },
      { pool: 'SRV', places: 2, selected: ['c'], reserve: [], rejected: [] },
    ])
    expect(result.ties).toEqual([])
    expect(result.entries.find(({ id }) => id === 'e')).toEqual({
      id: 'e',
      label: 'E',
      pool: 'INT',
      result: 'reserve',
      rank: 3,
      place: 2,
      order: 3,
      key: { final: 70, at: '2027-10-19T10:05:00Z' },
      decidedBy: 'at',
      behind: { by: 'final', own: 70, needed: 88.5 },
    })
    expect(result.entries.find(({ id }) => id === 'd')).toEqual({
      id: 'd',
      label: 'D',
      pool: 'INT',
      result: 'rejected',
      key: { final: null, at: '2027-10-19T10:00:00Z' },
    })
  })

  it('[EN74] the same whole key is a tie until lots are drawn', () => {
    const all = [entry('a', 'INT', 70), entry('b', 'INT', 70), entry('c', 'INT', 90)]
    const places = { INT: 2 }
    expect(ranked({ places, all }).ties).toEqual([['a', 'b']])
    const drawn = ranked({ places, all, drawn: ['b', 'a'] })
    expect(drawn.ties).toEqual([])
    expect(drawn.pools[0]?.selected).toEqual(['c', 'b'])
    expect(drawn.entries.find(({ id }) => id === 'a')).toMatchObject({
      decidedBy: 'lots',
      behind: { by: 'lots' },
    })
  })

  it('[EN75] the order in which entries are given plays no part', () => {
    const entries = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        pool: fc.constantFrom('INT', 'SRV', 'MIX'),
        final: fc.option(fc.integer({ min: 0, max: 8 })),
        at: fc.constantFrom('2027-10-19T10:00:00Z', '2027-10-19T10:01:00Z'),
      }),
      { selector: ({ id }) => id, maxLength: 25 },
    )
    fc.assert(
      fc.property(entries, fc.integer(), (all, seed) => {
        const places = { INT: 3, SRV: 2, MIX: 0 }
        const shuffled = [...all].sort((a, b) => hash(a.id, seed) - hash(b.id, seed))
        const one = ranked({ places, all })
        expect(ranked({ places, all: shuffled })).toEqual(one)
        // everybody stands once, and nobody behind stands before somebody ahead
        expect(one.entries.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
        for (const { places: given, selected } of one.pools)
          expect(selected.length).toBeLessThanOrEqual(given)
        for (const pool of one.pools) {
          const finals = [...pool.selected, ...pool.reserve].map(
            (id) => all.find((each) => each.id === id)?.final ?? -1,
          )
          expect(finals).toEqual([...finals].sort((a, b) => b - a))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[EN76] what cannot be ranked is refused, and nothing happens', () => {
    const places = { INT: 2 }
    const refused = (context: object) => () => ranked(context)
    expect(refused({ places, all: [entry('a', 'INT', 1), entry('a', 'INT', 2)] })).toThrow(/own/)
    expect(refused({ places, all: [{ pool: 'INT', final: 1 }] })).toThrow(/id of its own/)
    expect(refused({ places, all: [entry('a', 'MIX', 1)] })).toThrow(/whole number of places/)
    expect(refused({ places: { INT: -1 }, all: [entry('a', 'INT', 1)] })).toThrow(/whole number/)
    expect(refused({ places, all: [{ id: 'a', pool: 7 }] })).toThrow(/to be text/)
  })
})

describe('definitions of decisions', () => {
  it('[EN77] an unknown decision and faulty expressions are faults of the definition', () => {
    const compile = (workflow: WorkflowDefinition) => () =>
      compileWorkflow(workflow, { expressions: feel, calendar: polishCalendar })
    const unknown = sampleWorkflow(
      {
        open: {
          entry: [{ type: 'decide', params: { decision: 'missing' } }],
          on: { STOP: 'closed' },
        },
        closed: { type: 'final' },
      },
      {},
    )
    expect(compile(unknown)).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: '/states/open/entry/0/params/decision' })],
      }),
    )
    const faulty = deciding({
      points: { title, given: { a: '1 +' }, steps: [{ id: 'b', title, value: 'a' }] },
    })
    expect(compile(faulty)).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: '/decisions/points/given/a' })],
      }),
    )
  })

  it('[EN2] a case with decisions goes on from JSON as if nothing had happened', () => {
    const made = decide({ points, list }, { ...emptyList, cards: [31, 30], bonus: 3 })
    const again = JSON.parse(JSON.stringify(made.case)) as typeof made.case
    made.do({ type: 'event', event: 'DECIDE', payload: { last: true } }, at())
    const first = made.case
    made.case = again
    made.do({ type: 'event', event: 'DECIDE', payload: { last: true } }, at())
    expect(made.case).toEqual(first)
    expect(first.decisions?.['points']).toHaveLength(2)
  })
})

const emptyList = { all: [], places: {}, drawn: [] }

function hash(text: string, seed: number): number {
  let value = seed | 0
  for (const letter of text) value = (Math.imul(value, 31) + letter.codePointAt(0)!) | 0
  return value
}
