import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { polishCalendar, sampleWorkflow } from '../testing/sample-case.ts'
import { checkWorkflow, type CheckOptions } from './check-workflow.ts'

const expressions = createExpressionCompiler()
const waits = { meta: { waitsFor: { pl: 'x', en: 'x' } } }

function check(
  states: Record<string, Partial<StateDefinition>>,
  more: Partial<WorkflowDefinition> = {},
  options: CheckOptions = {},
) {
  const definition = sampleWorkflow(states, more)
  return checkWorkflow(
    compileWorkflow(definition, { expressions, calendar: polishCalendar }),
    options,
  )
}

function codes(...given: Parameters<typeof check>) {
  return check(...given).findings.map(({ code, state, severity }) => `${severity} ${code} ${state}`)
}

describe('checkWorkflow', () => {
  it('[EN50] finds nothing in a sound workflow', () => {
    const result = check({
      open: { ...waits, on: { GO: 'done', STOP: 'done' } },
      done: { type: 'final' },
    })
    expect(result).toEqual({ findings: [], explored: 2, capped: false })
  })

  it('[EN51] finds a state that no path enters, without its children', () => {
    expect(
      codes({
        open: { ...waits, on: { GO: 'done' } },
        lost: {
          initial: 'inner',
          states: { inner: { id: 'sample.inner', on: { GO: '#sample.done' } } },
        },
        done: { type: 'final' },
      }),
    ).toEqual(['error check.unreachable-state sample.lost'])
  })

  it('[EN51] takes a state that only an event nobody can raise leads to as unreachable', () => {
    const title = { pl: 'x', en: 'x' }
    expect(
      codes(
        {
          open: { ...waits, on: { GO: 'done', HIDDEN: 'lost' } },
          lost: waits,
          done: { type: 'final' },
        },
        { events: { GO: { title, roles: ['officer'] }, HIDDEN: { title } } },
      ),
    ).toEqual(['error check.unreachable-state sample.lost'])
  })

  it('[EN51] reaches what waits for data that any of several events may change', () => {
    const title = { pl: 'x', en: 'x' }
    const change = { actions: [{ type: 'set', params: { x: 'context.x + 1' } }] }
    expect(
      check(
        {
          open: {
            ...waits,
            on: { LOOK: {}, MORE: change, LESS: change },
            always: { target: 'done', guard: 'context.x > 3' },
          },
          done: { type: 'final' },
        },
        {
          context: { x: 0 },
          events: {
            LOOK: { title, roles: ['officer'] },
            MORE: { title, roles: ['officer'] },
            LESS: { title, roles: ['officer'] },
          },
        },
      ),
    ).toEqual({ findings: [], explored: 2, capped: false })
  })

  it('[EN52] finds a dead end and tells the path there as a story', () => {
    const { findings } = check({
      open: { ...waits, on: { GO: { target: 'stuck', guard: 'context.x = 1' }, END: 'done' } },
      stuck: { ...waits, on: { AGAIN: 'also' } },
      also: { ...waits, on: { BACK: 'stuck' } },
      done: { type: 'final' },
    })
    expect(findings.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'check.dead-end sample.stuck',
      'check.dead-end sample.also',
    ])
    expect(findings[0]).toMatchObject({
      path: [
        { event: 'start', to: ['sample.open'] },
        { event: 'GO', to: ['sample.stuck'], assuming: ['context.x = 1'] },
      ],
      message: { en: 'No end of the case can be reached from the state “sample.stuck”.' },
    })
  })

  it('[EN52] says once that a workflow without end has none', () => {
    expect(
      codes({ open: { ...waits, on: { GO: 'more' } }, more: { ...waits, on: { GO: 'open' } } }),
    ).toEqual(['warning check.no-end sample'])
  })

  it('[EN53] finds a wait without deadline, but not one that says why or is inside one with', () => {
    expect(
      codes(
        {
          open: { on: { GO: 'around' } },
          around: {
            initial: 'inner',
            states: { inner: { id: 'sample.inner', on: { GO: '#sample.done' } } },
            after: { soon: 'done' },
          },
          done: { type: 'final' },
        },
        { timers: { soon: { days: 1 } } },
      ),
    ).toEqual(['warning check.no-deadline sample.open'])
  })

  it('[EN54] finds a task that can never be finished, and one whose result may be refused', () => {
    const task = (id: string, submit: string) => ({ id, assign: { role: 'officer' }, submit })
    expect(
      codes({
        open: {
          meta: { ...waits.meta, tasks: [task('a', 'DONE_A'), task('b', 'DONE_B')] },
          on: { DONE_B: { target: 'done', guard: 'answers.b.x = 1' } },
        },
        done: { type: 'final' },
      }),
    ).toEqual(['error check.submit-refused sample.open', 'warning check.no-otherwise sample.open'])
  })

  it('[EN55] finds tasks for roles nobody can get or holds', () => {
    const task = (id: string, role: string) => ({ id, assign: { role }, submit: 'GO' })
    const states = {
      open: {
        meta: {
          ...waits.meta,
          tasks: [task('a', 'guest'), task('b', 'owner'), task('c', 'friend'), task('d', 'clerk')],
        },
        on: { GO: 'done' },
      },
      done: {
        type: 'final' as const,
        entry: [{ type: 'notify', params: { template: 'done', to: ['owner'] } }],
      },
    }
    const access = { start: ['public'], starter: 'owner', read: [], invite: { friend: ['owner'] } }
    const kind = 'case' as const
    expect(
      codes(
        states,
        { access },
        {
          roles: {
            guest: { kind },
            owner: { kind },
            friend: { kind },
            clerk: { kind: 'programme' },
          },
          holders: { clerk: 0 },
        },
      ),
    ).toEqual(['error check.no-holder sample.open', 'warning check.no-staff sample.open'])
  })

  it('[EN80] knows people who join by an action as holders', () => {
    const tasks = [{ id: 'help', assign: { role: 'helper' }, submit: 'GO' }]
    const found = (role: string) =>
      codes(
        {
          open: {
            entry: [{ type: 'join', params: { role, people: '["p1"]' } }],
            meta: { ...waits.meta, title: { pl: 'x', en: 'x' }, tasks },
            on: { GO: 'done' },
          },
          done: { type: 'final' },
        },
        { access: { start: ['public'], read: [] } },
        { roles: { helper: { kind: 'case' }, friend: { kind: 'case' } } },
      )
    expect(found('helper')).toEqual([])
    expect(found('friend')).toEqual(['error check.no-holder sample.open'])
  })

  it.each([
    [['context.x = 1', undefined, undefined], [2], []],
    [['context.x = 1', 'context.x = 1', undefined], [1], []],
    [['context.x = 1', 'context.x = 1 and context.y = 2', undefined], [1], []],
    [['context.x = 1 and context.x = 2', undefined], [0], []],
    [['context.x > 5 and context.x < 3', undefined], [0], []],
    [['context.x >= 5 and context.x <= 5', undefined], [], []],
    [['context.x = "a" and context.x != "a"', undefined], [0], []],
    [['context.x < 10 and context.x > 3', 'context.x > 3', undefined], [], []],
    [['false', undefined], [0], []],
    [['1 + 1 = 2', undefined], [1], [0]],
    [['context.x = 1 or context.x = 2', undefined], [], []],
  ])(
    '[EN56] finds in the alternatives %j those never taken %j and always taken %j',
    (guards, never, always) => {
      const { findings } = check({
        open: {
          ...waits,
          on: {
            GO: guards.map((guard) => ({
              target: 'done',
              ...(guard === undefined ? {} : { guard }),
            })),
          },
        },
        done: { type: 'final' },
      })
      const told = (code: string) =>
        findings.filter((one) => one.code === code).map((one) => one.about.match(/GO\/(\d)/)?.[1])
      expect(told('check.never-taken')).toEqual(never.map(String))
      expect(told('check.always-taken')).toEqual(always.map(String))
    },
  )

  it('[EN57] finds automatic transitions that run in circles', () => {
    expect(
      codes({
        open: { ...waits, on: { GO: 'a', END: 'done' } },
        a: { always: 'b' },
        b: { always: 'a' },
        done: { type: 'final' },
      }),
    ).toContain('error check.always-loop sample.a')
    expect(
      codes({
        open: { ...waits, on: { GO: 'a' } },
        a: { always: [{ target: 'b', guard: 'context.x > 0' }, { target: 'done' }] },
        b: { always: 'a' },
        done: { type: 'final' },
      }),
    ).toEqual([expect.stringContaining('warning check.always-loop')])
  })

  describe('an end of which nobody tells the people of the case', () => {
    const title = { pl: 'x', en: 'x' }
    const notify = (to: string) => ({ type: 'notify', params: { template: 'decided', to: [to] } })
    const roles = { applicant: { kind: 'case' }, officer: { kind: 'programme' } } as const
    const events = {
      SUBMIT: { title, roles: ['applicant'] },
      DECIDE: { title, roles: ['officer'] },
      WITHDRAW: { title, roles: ['applicant'] },
      CLOSED: { title, message: true },
    }
    const access = { start: ['public'], starter: 'applicant', read: [] }
    const told = (
      states: Record<string, Partial<StateDefinition>>,
      more: Partial<WorkflowDefinition> = {},
      options: CheckOptions = {},
    ) =>
      check(states, { events, access, ...more }, { roles, ...options })
        .findings.filter(({ code }) => code === 'check.unanswered')
        .map(({ state, path }) => {
          const way = path.map(({ event, to }) => `${event} → ${to.at(-1)}`)
          return `${state}: ${way.join(', ')}.`
        })
    const draft = { ...waits, on: { SUBMIT: 'checked' } }
    const end = { type: 'final' as const }

    it('[EN145] is found, with a story of how a case comes there', () => {
      const checked = { ...waits, on: { DECIDE: 'rejected' } }
      expect(told({ draft, checked, rejected: end })).toEqual([
        'sample.rejected: start → sample.draft, SUBMIT → sample.checked, DECIDE → sample.rejected.',
      ])
    })

    it.each([
      ['on entry', { ...end, entry: [notify('applicant')] }, []],
      ['on the way there', end, [notify('applicant')]],
      ['in the case above', end, [{ type: 'send', params: { to: 'parent', event: 'DECIDE' } }]],
    ])('[EN145] is none where they are told %s', (_, rejected, actions) => {
      const checked = { ...waits, on: { DECIDE: { target: 'rejected', actions } } }
      expect(told({ draft, checked, rejected })).toEqual([])
    })

    it('[EN145] is one where only the operator’s people are told, or a receipt is all they got', () => {
      const actions = [notify('applicant')]
      const receipt = { ...waits, on: { SUBMIT: { target: 'checked', actions } } }
      const checked = { ...waits, on: { DECIDE: 'rejected' } }
      const rejected = { ...end, entry: [notify('officer')] }
      expect(told({ draft: receipt, checked, rejected })).toHaveLength(1)
    })

    it('[EN145] is none where they end the case themselves, or where only officers act', () => {
      const checked = { ...waits, on: { WITHDRAW: 'withdrawn' } }
      expect(told({ draft, checked, withdrawn: end })).toEqual([])
      const office = { access: { start: ['officer'], read: [] } }
      expect(told({ open: { ...waits, on: { DECIDE: 'done' } }, done: end }, office)).toEqual([])
    })

    it('[EN145] is none where a deadline ends what they were told of before', () => {
      const checked = {
        ...waits,
        on: { DECIDE: { target: 'rejected', actions: [notify('applicant')] } },
      }
      const rejected = { after: { appeal: 'closed' } }
      const timers = { appeal: { days: 14 } }
      expect(told({ draft, checked, rejected, closed: end }, { timers })).toEqual([])
      const silent = { ...waits, on: { DECIDE: 'rejected' } }
      expect(told({ draft, checked: silent, rejected, closed: end }, { timers })).toHaveLength(1)
    })

    it('[EN145] is none where an automatic transition decides at once and tells', () => {
      const marking = { always: [{ target: 'result', actions: [notify('applicant')] }] }
      const result = { after: { survey: 'closed' } }
      const timers = { survey: { days: 14 } }
      const marked = { ...waits, on: { SUBMIT: 'marking' } }
      expect(told({ draft: marked, marking, result, closed: end }, { timers })).toEqual([])
    })

    it('[EN145] is one where the last word came before the last decision', () => {
      const checked = {
        ...waits,
        on: { DECIDE: { target: 'scored', actions: [notify('applicant')] } },
      }
      const scored = { ...waits, on: { SCORE: 'rejected' } }
      const scoring = { events: { ...events, SCORE: { title, roles: ['officer'] } } }
      expect(told({ draft, checked, scored, rejected: end }, scoring)).toEqual([
        'sample.rejected: start → sample.draft, SUBMIT → sample.checked, DECIDE → sample.scored, SCORE → sample.rejected.',
      ])
    })

    it('[EN145] is none where the news comes from the case that sends the message', () => {
      const states = { draft, checked: { ...waits, on: { CLOSED: 'closed' } }, closed: end }
      expect(told(states)).toHaveLength(1)
      expect(told(states, {}, { toldElsewhere: new Set(['CLOSED']) })).toEqual([])
    })
  })

  it('[EN58] says when there was more than the cap', () => {
    const region = (n: number): Partial<StateDefinition> => ({
      initial: 'a0',
      states: Object.fromEntries(
        Array.from({ length: 8 }, (_, at) => [
          `a${at}`,
          { id: `sample.r${n}.a${at}`, on: { [`GO${n}`]: `a${(at + 1) % 8}` } },
        ]),
      ),
    })
    const states = {
      all: {
        ...waits,
        type: 'parallel' as const,
        states: { r1: region(1), r2: region(2), r3: region(3) } as Record<string, StateDefinition>,
        on: { END: 'done' },
      },
      done: { type: 'final' as const },
    }
    expect(check(states)).toMatchObject({ explored: 513, capped: false })
    expect(check(states, {}, { cap: 100 })).toMatchObject({ explored: 100, capped: true })
  })
})
