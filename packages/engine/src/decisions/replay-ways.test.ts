import type { JsonObject, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'
import type { HistoryRecord } from '../types.ts'
import { replayWays } from './replay-ways.ts'

const feel = createExpressionCompiler()

/** Points are judged, and whoever has enough goes through a state where nobody waits. */
function judging(guard: string, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return sampleWorkflow(
    {
      open: { on: { JUDGED: [{ target: 'counted', guard }, 'refused'] } },
      counted: { always: [{ target: 'large', guard: 'context.size > 100' }, 'small'] },
      large: { type: 'final' },
      small: { type: 'final' },
      refused: { type: 'final' },
    },
    { context: { points: 40, size: 20 }, ...more },
  )
}

/** What another version would have made of a case that had these points. */
function replayed(
  after: WorkflowDefinition,
  options: { parameters?: JsonObject; now?: JsonObject } = {},
) {
  const rule = 'context.points >= parameters.minimum'
  const made = walk(feel, judging(rule), { parameters: { minimum: 30 } })
  const history: HistoryRecord[] = [...made.last.history, ...made.send('JUDGED').history]
  expect(made.case.status).toBe('done')
  const given = { ...made.case, context: { ...made.case.context, ...options.now } }
  const compiled = compileWorkflow(
    { ...after, version: 2 },
    { expressions: feel, calendar: polishCalendar },
  )
  return replayWays(given, history, compiled, {
    before: () => made.compiled,
    ...(options.parameters && { parameters: options.parameters }),
  })
}

describe('replay of ways', () => {
  it('[ST75] a version that leads alike differs in nothing, however its conditions are written', () => {
    expect(replayed(judging('context.points >= parameters.minimum'))).toEqual([])
    expect(replayed(judging('not(context.points < parameters.minimum)'))).toEqual([])
  })

  it('[ST75] a condition that says otherwise is told, with where the case would have come', () => {
    const [way, ...more] = replayed(judging('context.points > 50'))
    expect(more).toEqual([])
    expect(way).toMatchObject({
      from: { id: 'sample.open' },
      before: { id: 'sample.small' },
      after: { id: 'sample.refused' },
      conditions: [{ expression: 'context.points > 50', result: false }],
      asOfNow: false,
    })
  })

  it('[ST75] what nobody waits for is told too, and so is an event that is not taken any more', () => {
    const lower = judging('context.points >= parameters.minimum')
    const counted = { ...lower.states['counted']!, always: ['large'] as never }
    const [way] = replayed({ ...lower, states: { ...lower.states, counted } })
    expect(way).toMatchObject({ before: { id: 'sample.small' }, after: { id: 'sample.large' } })
    const only = { ...lower.states['open']!, on: { JUDGED: { target: 'counted', guard: '1 > 2' } } }
    const [refused] = replayed({ ...lower, states: { ...lower.states, open: only } })
    expect(refused?.after).toBeNull()
  })

  it('[ST76] a parameter that changes has its new value, and what was seen then counts, not what is known now', () => {
    const same = judging('context.points >= parameters.minimum')
    expect(replayed(same, { now: { points: 0 } })).toEqual([])
    const [way] = replayed(same, { parameters: { minimum: 50 } })
    expect(way).toMatchObject({ after: { id: 'sample.refused' }, asOfNow: false })
  })

  it('[ST76] a condition that looks at what nobody looked at then is marked', () => {
    const [way] = replayed(
      judging('context.fresh = true', { context: { points: 40, size: 20, fresh: false } }),
    )
    expect(way).toMatchObject({ after: { id: 'sample.refused' }, asOfNow: true })
  })

  it('[ST76] where the history does not tell enough nothing is said', () => {
    const made = walk(feel, judging('context.points > 30'))
    const { history } = made.send('JUDGED')
    const other = compileWorkflow(judging('context.points > 50'), {
      expressions: feel,
      calendar: polishCalendar,
    })
    expect(replayWays(made.case, history, other)).toEqual([])
    const bare = history.map(({ guards: _guards, ...step }) => step)
    expect(replayWays(made.case, bare, other, { before: () => made.compiled })).toEqual([])
  })
})
