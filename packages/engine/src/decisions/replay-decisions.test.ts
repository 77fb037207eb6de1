import type {
  AssessmentDefinition,
  DecisionDefinition,
  JsonObject,
  WorkflowDefinition,
} from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'
import { replayDecisions } from './replay-decisions.ts'

const feel = createExpressionCompiler()
const title = { pl: 'Tytuł', en: 'Title' }

const points: AssessmentDefinition = {
  title,
  given: { cards: 'context.cards', minimum: 'parameters.minimum' },
  steps: [
    { id: 'total', title, value: 'sum(cards)' },
    { id: 'passed', title, value: 'total >= minimum', margin: 'total - minimum' },
  ],
}

const list: DecisionDefinition = {
  title,
  given: { all: 'context.all', passed: 'decisions.points.passed' },
  ranking: {
    entries: 'all',
    passed: 'passed',
    key: [{ id: 'score', title, value: 'entry.score', order: 'descending' }],
    places: '1',
  },
}

type Decisions = Record<string, DecisionDefinition>

function workflow(decisions: Decisions, version: number, context: JsonObject): WorkflowDefinition {
  const actions = Object.keys(decisions).map((decision) => ({
    type: 'decide',
    params: { decision },
  }))
  return sampleWorkflow(
    {
      open: {
        on: {
          ADD: {
            actions: [{ type: 'set', params: { cards: 'append(context.cards, event.card)' } }],
          },
          DECIDE: { target: 'closed', actions },
        },
      },
      closed: { type: 'final' },
    },
    { version, decisions, context },
  )
}

const compile = (definition: WorkflowDefinition) =>
  compileWorkflow(definition, { expressions: feel, calendar: polishCalendar })

/** A finished case decided under version 1, and what version 2 would have decided. */
function replayed(
  before: Decisions,
  after: Decisions,
  more: { context?: JsonObject; changed?: JsonObject; parameters?: JsonObject } = {},
) {
  const context = { cards: [20, 20], all: [], ...more.context }
  const made = walk(feel, workflow(before, 1, context), { parameters: { minimum: 30 } })
  made.send('DECIDE', {})
  expect(made.case.status).toBe('done')
  const given = { ...made.case, context: { ...made.case.context, ...more.changed } }
  return replayDecisions(given, compile(workflow(after, 2, context)), {
    before: (version) => (version === 1 ? made.compiled : null),
    ...(more.parameters === undefined ? {} : { parameters: more.parameters }),
  })
}

const withSteps = (...values: [string, string][]): AssessmentDefinition => ({
  ...points,
  steps: values.map(([id, value]) => ({ id, title, value })),
})

describe('replay of decisions', () => {
  it('[EN110] a version that decides alike differs in nothing, however its texts and steps are written', () => {
    const reworded = { pl: 'Nowy', en: 'New' }
    const more = [...withSteps(['total', 'sum(cards)'], ['note', '"x"']).steps]
    expect(replayed({ points }, { points })).toEqual([])
    expect(replayed({ points }, { points: { ...points, title: reworded } })).toEqual([])
    expect(replayed({ points }, { points: { ...points, steps: more } })).toEqual([])
  })

  it('[EN110] a rule that says otherwise is told with the steps it changes', () => {
    const stricter = withSteps(['total', 'sum(cards)'], ['passed', 'total > 40'])
    expect(replayed({ points }, { points: stricter })).toEqual([
      {
        decision: 'points',
        title,
        at: '2027-03-01T09:00:00Z',
        by: 'olga',
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        kind: 'differs',
        given: [],
        steps: [{ id: 'passed', title, before: true, after: false }],
        entries: [],
      },
    ])
  })

  it('[EN110] what was looked at counts, not what the case knows today', () => {
    expect(replayed({ points }, { points }, { changed: { cards: [1] } })).toEqual([])
  })

  it('[EN110] a decision that is gone or would be refused is named as such', () => {
    const other = withSteps(['total', '1'])
    expect(replayed({ points }, { other })).toMatchObject([{ decision: 'points', kind: 'gone' }])
    const all = [{ id: 'a', score: 1 }, { score: 2 }] as unknown as JsonObject[string]
    const free: DecisionDefinition = {
      ...list,
      given: { all: 'context.all', passed: 'true' },
    }
    const named: DecisionDefinition = {
      ...list,
      given: free.given,
      ranking: { ...(list as { ranking: object }).ranking, entries: 'all[id != null]' },
    } as DecisionDefinition
    expect(replayed({ list: named }, { list: free }, { context: { all } })).toMatchObject([
      { decision: 'list', kind: 'refused', refusal: 'decision.invalid' },
    ])
  })

  it('[EN111] a parameter that changes has its new value', () => {
    expect(replayed({ points }, { points }, { parameters: { minimum: 30 } })).toEqual([])
    expect(replayed({ points }, { points }, { parameters: { minimum: 40 } })).toEqual([])
    expect(replayed({ points }, { points }, { parameters: { minimum: 50 } })).toMatchObject([
      {
        given: [{ name: 'minimum', before: 30, after: 50, asOfNow: false }],
        steps: [{ id: 'passed', before: true, after: false }],
      },
    ])
  })

  it('[EN111] a later decision sees what an earlier one would have come to; entries that move are told', () => {
    const all = [
      { id: 'a', score: 1 },
      { id: 'b', score: 2 },
    ]
    const [first, second] = replayed(
      { points, list },
      { points, list },
      {
        context: { all },
        parameters: { minimum: 50 },
      },
    )
    expect(first).toMatchObject({ decision: 'points', kind: 'differs' })
    expect(second).toMatchObject({
      decision: 'list',
      given: [{ name: 'passed', before: true, after: false, asOfNow: false }],
      steps: [],
      entries: [
        { id: 'b', before: { result: 'selected', place: 1 }, after: { result: 'rejected' } },
        { id: 'a', before: { result: 'reserve', place: 1 }, after: { result: 'rejected' } },
      ],
    })
  })

  it('[EN111] only what a new or changed rule looks at is taken from the case as it is now, and marked', () => {
    const capped: DecisionDefinition = {
      ...points,
      given: { ...points.given, minimum: 'parameters.minimum + count(context.extra)' },
    }
    const context = { extra: [] }
    const changed = { extra: Array.from({ length: 20 }, (_, at) => at) }
    expect(replayed({ points }, { points: capped }, { context, changed })).toMatchObject([
      { given: [{ name: 'minimum', before: 30, after: 50, asOfNow: true }] },
    ])
    // the same rule under another parameter: marked where the case has moved on since
    const parameters = { minimum: 60 }
    expect(replayed({ points: capped }, { points: capped }, { context, parameters })).toMatchObject(
      [{ given: [{ name: 'minimum', before: 30, after: 60, asOfNow: false }] }],
    )
    expect(
      replayed({ points: capped }, { points: capped }, { context, changed, parameters }),
    ).toMatchObject([{ given: [{ name: 'minimum', before: 30, after: 80, asOfNow: true }] }])
  })

  it('[EN111] without the version that made it, a rule of the same name counts as the same', () => {
    const made = walk(feel, workflow({ points }, 1, { cards: [20, 20], all: [] }), {
      parameters: { minimum: 30 },
    })
    made.send('DECIDE', {})
    const after = compile(workflow({ points }, 2, { cards: [], all: [] }))
    expect(replayDecisions(made.case, after)).toEqual([])
    expect(replayDecisions(made.case, after, { before: () => null })).toEqual([])
  })
})
