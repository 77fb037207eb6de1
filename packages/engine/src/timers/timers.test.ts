import type { TimerDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { explainCase } from '../explain/explain-case.ts'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()

function waiting(timer: TimerDefinition, parameters = {}, now = '2027-03-25T10:00:00Z') {
  const definition = sampleWorkflow(
    {
      open: {
        meta: {
          tasks: [
            { id: 'do', assign: { role: 'officer' }, submit: 'DONE', due: 'limit' },
            { id: 'offer', assign: { role: 'officer' }, submit: 'STOP', offer: true },
          ],
        },
        on: {
          DONE: 'closed',
          STOP: 'closed',
          AGAIN: { target: 'open', reenter: true },
          LATER: {
            actions: [
              { type: 'link', params: { closes: '"2027-06-01"' } },
              { type: 'rearm', params: { timer: 'limit' } },
            ],
          },
        },
        after: { limit: 'late' },
      },
      late: { type: 'final' },
      closed: { type: 'final' },
    },
    { timers: { limit: timer } },
  )
  return walk(feel, definition, { parameters, input: { closes: null } }, at(now))
}

const dueOf = (timer: TimerDefinition, parameters = {}, now?: string) =>
  waiting(timer, parameters, now).case.timers[0]?.dueAt

describe('timers', () => {
  it.each<[TimerDefinition, string]>([
    [{ days: 5, count: 'working' }, '2027-04-02T21:59:59Z'],
    [{ days: 2 }, '2027-03-30T21:59:59Z'],
    [{ days: 2, roll: 'none' }, '2027-03-27T22:59:59Z'],
    [{ days: 3, roll: 'none' }, '2027-03-28T21:59:59Z'],
    [{ weeks: 1 }, '2027-04-01T21:59:59Z'],
    [{ months: 1 }, '2027-04-26T21:59:59Z'],
    [{ hours: 48 }, '2027-03-27T10:00:00Z'],
    [{ minutes: 90 }, '2027-03-25T11:30:00Z'],
    [{ days: 5, count: 'working', time: '15:00:00' }, '2027-04-02T13:00:00Z'],
    [{ at: '"2027-05-02"' }, '2027-05-02T21:59:59Z'],
    [{ at: '"2027-05-02"', roll: 'nextWorkingDay' }, '2027-05-04T21:59:59Z'],
    [{ at: '"2027-05-02T15:00:00+02:00"' }, '2027-05-02T13:00:00Z'],
    [{ at: 'date and time("2027-05-02T15:00:00@Europe/Warsaw")' }, '2027-05-02T13:00:00Z'],
    [{ days: 'parameters.P04', count: 'working' }, '2027-03-30T21:59:59Z'],
    [{ days: 14, from: '"2027-04-17"' }, '2027-05-04T21:59:59Z'],
    // "Not later than 15 days before" is not rolled: 29 April 2028 is a Saturday.
    [{ days: -15, from: '"2028-05-14"' }, '2028-04-29T21:59:59Z'],
  ])('[EN40] computes the due date of %j as %s', (timer, dueAt) => {
    expect(dueOf(timer, { P04: 2 })).toBe(dueAt)
  })

  it('[EN40] gives a task the due date of its timer and clears both on leaving', () => {
    const on = waiting({ days: 5, count: 'working' })
    expect(on.case.items[0]).toMatchObject({ task: 'do', dueAt: '2027-04-02T21:59:59Z' })
    on.send('AGAIN', undefined, at('2027-04-01T10:00:00Z'))
    expect(on.case.timers.map((timer) => timer.key)).toEqual(['limit:sample.open:2'])
    on.send('STOP', undefined, at('2027-04-01T10:00:00Z'))
    expect(on.case).toMatchObject({ status: 'done', timers: [] })
  })

  it('[EN41] refuses a timer of an earlier visit, an unknown one and one too early', () => {
    const on = waiting({ days: 5, count: 'working' })
    on.send('AGAIN', undefined, at('2027-04-01T10:00:00Z'))
    const fire = (timer: string, now: string) => () => on.do({ type: 'fire', timer }, at(now))
    const code = (expected: string) => expect.objectContaining({ code: expected })
    expect(fire('limit:sample.open:1', '2028-01-01T00:00:00Z')).toThrowError(code('timer.stale'))
    expect(fire('xstate.after.1', '2028-01-01T00:00:00Z')).toThrowError(code('timer.stale'))
    expect(fire('limit:sample.open:2', '2027-04-01T11:00:00Z')).toThrowError(code('timer.not-due'))
    on.do({ type: 'fire', timer: 'limit:sample.open:2' }, at('2027-04-08T21:59:59Z'))
    expect(on.case.states).toEqual(['sample.late'])
    expect(on.last.history[0]).toMatchObject({ type: 'timer', data: { timer: 'limit' } })
  })

  it('[EN42] reminds who must act and leaves offers alone', () => {
    const on = waiting({
      days: 5,
      count: 'working',
      remind: [{ days: -2, count: 'working' }, { days: -9 }, { days: 1, notify: 'tooLate' }],
    })
    expect(on.case.timers.map(({ key, dueAt }) => `${key} ${dueAt}`)).toEqual([
      'limit:sample.open:1 2027-04-02T21:59:59Z',
      'limit:sample.open:1:remind:0 2027-03-31T06:00:00Z',
      'limit:sample.open:1:remind:2 2027-04-03T06:00:00Z',
    ])
    const { effects, history } = on.do(
      { type: 'fire', timer: 'limit:sample.open:1:remind:0' },
      at('2027-03-31T06:00:00Z', { who: 'system' }),
    )
    expect(history[0]?.type).toBe('reminder')
    expect(effects).toEqual([
      {
        key: 'c1/2/0',
        type: 'notify',
        params: {
          template: 'reminder',
          people: [],
          to: ['officer'],
          values: { task: 'do', timer: 'limit', dueAt: '2027-04-02T21:59:59Z' },
        },
      },
    ])
    expect(on.case.states).toEqual(['sample.open'])
  })

  it('[EN42] tells roles besides whoever must act, where a reminder names them', () => {
    const on = waiting({ days: 5, remind: [{ days: 10, notify: 'breach', also: ['director'] }] })
    const { effects } = on.do(
      { type: 'fire', timer: 'limit:sample.open:1:remind:0' },
      at('2027-05-01T06:00:00Z', { who: 'system' }),
    )
    expect(effects).toMatchObject([{ params: { template: 'breach', to: ['officer', 'director'] } }])
  })

  it('[EN43] computes a running timer and its task again', () => {
    const on = waiting({ at: 'closes' })
    expect(on.case.timers).toEqual([])
    on.send('LATER')
    expect(on.case.timers[0]?.dueAt).toBe('2027-06-01T21:59:59Z')
    expect(on.case.items[0]?.dueAt).toBe('2027-06-01T21:59:59Z')
    expect(on.case.items[1]?.dueAt).toBeUndefined()
  })

  it.each(['null', '"soon"', '"2027-02-30"', '5', '"2027-03-01T25:00:00Z"'])(
    '[EN44] does not arm a timer whose instant is %s, and says so',
    (source) => {
      const on = waiting({ at: source })
      expect(on.case.timers).toEqual([])
      expect(explainCase(on.compiled, on.case, at()).unarmed).toEqual([
        { timer: 'limit', state: 'sample.open' },
      ])
    },
  )

  it.each(['null', '"x"', '1.5', '1e9'])('[EN44] does not arm a length of %s days', (days) => {
    expect(dueOf({ days })).toBeUndefined()
  })
})
