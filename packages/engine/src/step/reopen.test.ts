import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { at, polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()
const reopen = { roles: ['director'], to: ['sample.work.check', 'sample.both.left.two'] }
const access = { start: ['officer'], read: ['officer'], reopen }

const definition = sampleWorkflow(
  {
    work: {
      initial: 'draft',
      meta: {
        tasks: [{ id: 'follow', assign: { role: 'officer' }, submit: 'FOLLOWED', offer: true }],
      },
      on: { STOP: 'stopped', FOLLOWED: {} },
      states: {
        draft: { id: 'sample.work.draft', on: { GO: 'check' } },
        check: {
          id: 'sample.work.check',
          entry: [{ type: 'set', params: { checks: 'context.checks + 1' } }],
          meta: {
            tasks: [{ id: 'check', assign: { role: 'officer' }, submit: 'CHECKED', due: 'formal' }],
          },
          on: { CHECKED: '#sample.passed' },
          after: { formal: '#sample.stopped' },
        },
      },
    },
    both: {
      type: 'parallel',
      states: {
        left: {
          id: 'sample.both.left',
          initial: 'one',
          states: {
            one: { id: 'sample.both.left.one' },
            two: { id: 'sample.both.left.two', on: { STOP: '#sample.stopped' } },
          },
        },
        right: {
          id: 'sample.both.right',
          initial: 'only',
          states: { only: { id: 'sample.both.right.only' } },
        },
      },
    },
    passed: { type: 'final' },
    stopped: { type: 'final', exit: [{ type: 'set', params: { checks: '99' } }] },
  },
  { context: { checks: 0 }, timers: { formal: { days: 10, count: 'working' } }, access },
)

const director = (now?: string) => at(now, { who: 'dorota', roles: ['director'] })
const to = 'sample.work.check'

function finished() {
  const on = walk(feel, definition)
  on.send('GO')
  on.do({ type: 'complete', item: 'check:1:1' })
  expect(on.case).toMatchObject({ status: 'done', states: ['sample.passed'], timers: [] })
  return on
}

describe('reopening a finished case', () => {
  it('[EN60] it goes on in the state named, with tasks and timers of its own, and says who and why', () => {
    const on = finished()
    const { history, effects } = on.do(
      { type: 'reopen', to, reason: '  nowy dokument ' },
      director('2027-04-01T09:00:00Z'),
    )
    expect(on.case).toMatchObject({ status: 'active', states: ['sample.work', to] })
    expect(on.case).not.toHaveProperty('endedAt')
    expect(on.case.context).toEqual({ checks: 2 })
    expect(on.case.timers.map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ['formal:sample.work.check:2', '2027-04-15T21:59:59Z'],
    ])
    const open = on.case.items.filter(({ status }) => status === 'open')
    expect(open.map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ['follow:2:1', undefined],
      ['check:2:1', '2027-04-15T21:59:59Z'],
    ])
    expect(effects).toEqual([])
    expect(history).toEqual([
      {
        at: '2027-04-01T09:00:00Z',
        actor: 'dorota',
        type: 'reopened',
        from: ['sample.passed'],
        to: ['sample.work', to],
        data: { to, reason: 'nowy dokument' },
      },
    ])
    on.do({ type: 'complete', item: 'check:2:1' })
    expect(on.case).toMatchObject({ status: 'done', states: ['sample.passed'] })
    expect(on.case.answers['check']).toHaveLength(2)
  })

  it('[EN60] beside a state in a parallel one the other regions begin as they do', () => {
    const on = walk(feel, definition)
    on.send('STOP')
    on.do({ type: 'reopen', to: 'sample.both.left.two', reason: 'x' }, director())
    expect(on.case.states).toEqual([
      'sample.both',
      'sample.both.left',
      'sample.both.left.two',
      'sample.both.right',
      'sample.both.right.only',
    ])
    // the end was left when the case ended; its exit actions do not run again
    expect(on.case.context).toEqual({ checks: 99 })
    on.send('STOP')
    expect(on.case.status).toBe('done')
  })

  it('[EN60] only those named reopen, only what is finished, only where it is allowed, with a reason', () => {
    const on = finished()
    const refused = (code: string, command: { to?: string; reason?: string }, who = director()) => {
      const before = structuredClone(on.case)
      expect(() => on.do({ type: 'reopen', to, reason: 'x', ...command }, who)).toThrowError(
        expect.objectContaining({ code }),
      )
      expect(on.case).toEqual(before)
    }
    refused('case.reopen-forbidden', {}, at())
    refused('case.reopen-state', { to: 'sample.work.draft' })
    refused('case.reopen-state', { to: 'sample.passed' })
    refused('reason.missing', { reason: '  ' })
    refused('reason.missing', { reason: 'x'.repeat(2001) })
    expect(() => on.send('GO')).toThrowError(expect.objectContaining({ code: 'case.finished' }))
    on.do({ type: 'reopen', to, reason: 'x' }, director())
    refused('case.not-finished', {})
    expect(() =>
      walk(feel, sampleWorkflow({ a: { on: { GO: 'b' } }, b: { type: 'final' } })).do(
        { type: 'reopen', to, reason: 'x' },
        director(),
      ),
    ).toThrowError(expect.objectContaining({ code: 'case.reopen-forbidden' }))
  })

  it('[EN60] only from the ends named, where some are', () => {
    const from = ['sample.stopped']
    const limited = { ...definition, access: { ...access, reopen: { ...reopen, from } } }
    const command = { type: 'reopen', to, reason: 'x' } as const
    const passed = walk(feel, limited)
    passed.send('GO')
    passed.do({ type: 'complete', item: 'check:1:1' })
    expect(() => passed.do(command, director())).toThrowError(
      expect.objectContaining({ code: 'case.reopen-state' }),
    )
    const stopped = walk(feel, limited)
    stopped.send('STOP')
    stopped.do(command, director())
    expect(stopped.case.status).toBe('active')
  })

  it('[EN15] a definition that reopens into an end or nowhere is refused', () => {
    for (const id of ['sample.passed', 'sample.nowhere'])
      expect(() =>
        compileWorkflow(
          { ...definition, access: { ...access, reopen: { ...reopen, to: [id] } } },
          { expressions: feel, calendar: polishCalendar },
        ),
      ).toThrowError(
        expect.objectContaining({
          issues: [expect.objectContaining({ path: '/access/reopen/to/0' })],
        }),
      )
  })
})

describe('giving a task to another person', () => {
  const tasks = sampleWorkflow({
    check: {
      meta: {
        tasks: [
          { id: 'first', assign: { role: 'officer' }, submit: 'FIRST' },
          { id: 'second', assign: { role: 'officer', notWho: ['first'] }, submit: 'SECOND' },
          { id: 'named', assign: { users: '["ewa", "jan"]' }, submit: 'NAMED' },
        ],
      },
      on: { FIRST: {}, SECOND: {}, NAMED: {} },
    },
  })
  const reassign = (item: string, person: string, reason = 'urlop') =>
    ({ type: 'reassign', item, to: person, reason }) as const

  it('[EN61] whoever has it, with the reason and who had it in the history', () => {
    const on = walk(feel, tasks)
    on.do({ type: 'claim', item: 'first:1:1' })
    const { history } = on.do(reassign('first:1:1', 'oskar'), director())
    expect(on.case.items[0]?.assignee).toBe('oskar')
    expect(history).toMatchObject([
      {
        type: 'reassigned',
        actor: 'dorota',
        item: 'first:1:1',
        data: { to: 'oskar', from: 'olga', reason: 'urlop' },
      },
    ])
    expect(on.do(reassign('first:1:1', 'oskar'), director()).history).toEqual([])
    expect(() => on.do(reassign('first:1:1', 'ola', ' '), director())).toThrowError(
      expect.objectContaining({ code: 'reason.missing' }),
    )
  })

  it('[EN61] four eyes and computed candidates hold', () => {
    const on = walk(feel, tasks)
    on.do({ type: 'complete', item: 'first:1:1' })
    const refused = (item: string, person: string, code: string) =>
      expect(() => on.do(reassign(item, person), director())).toThrowError(
        expect.objectContaining({ code }),
      )
    refused('second:1:1', 'olga', 'task.excluded')
    refused('named:1:1', 'olga', 'task.excluded')
    refused('first:1:1', 'ewa', 'task.not-open')
    refused('none:1:1', 'ewa', 'task.not-found')
    on.do(reassign('named:1:1', 'jan'), director())
    expect(on.case.items.find(({ task }) => task === 'named')?.assignee).toBe('jan')
  })

  it('[EN131] a deputy from the role is given what is named for somebody, and cannot take it', () => {
    const on = walk(
      feel,
      sampleWorkflow({
        check: {
          meta: {
            tasks: [
              {
                id: 'review',
                assign: { role: 'officer', users: '["ewa"]', strategy: 'named', deputies: true },
                submit: 'REVIEWED',
              },
            ],
          },
          on: { REVIEWED: {} },
        },
      }),
    )
    expect(on.case.items[0]).toMatchObject({ assignee: 'ewa', candidates: ['ewa'] })
    expect(() => on.do({ type: 'claim', item: 'review:1:1' })).toThrowError(
      expect.objectContaining({ code: 'task.not-yours' }),
    )
    on.do(reassign('review:1:1', 'olga'), director())
    expect(on.case.items[0]).toMatchObject({ assignee: 'olga', candidates: ['ewa'] })
    on.do({ type: 'complete', item: 'review:1:1' })
    expect(on.case.answers['review']).toMatchObject([{ by: 'olga' }])
  })
})
