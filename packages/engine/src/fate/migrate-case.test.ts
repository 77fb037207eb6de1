import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileWorkflow } from '../compile/compile-workflow.ts'
import { at, polishCalendar, sampleWorkflow, walk, type Walk } from '../testing/sample-case.ts'
import type { Case, CompiledWorkflow } from '../types.ts'
import { fateOf } from './fate-of.ts'
import { migrateCase } from './migrate-case.ts'
import type { MigrationOptions } from './types.ts'

const feel = createExpressionCompiler()
const task = (id: string, more: object = {}) => ({
  id,
  assign: { role: 'officer' },
  submit: `${id.toUpperCase()}_DONE`,
  ...more,
})
const later = at('2027-03-03T09:00:00Z', { who: 'dorota', roles: ['director'] })

type States = Record<string, Partial<StateDefinition>>

function version(states: States, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return { ...sampleWorkflow(states, more), version: 2 }
}

function compiled(definition: WorkflowDefinition): CompiledWorkflow {
  return compileWorkflow(definition, { expressions: feel, calendar: polishCalendar })
}

/** Migrates, and holds what was told beforehand against what was done. */
function migrate(
  on: Walk,
  definition: WorkflowDefinition,
  options: MigrationOptions = {},
  environment = later,
) {
  const after = compiled(definition)
  const given = structuredClone(on.case)
  const fate = fateOf(on.compiled, after, on.case, options, environment)
  expect(on.case).toEqual(given)
  if (fate.kind === 'mustDecide' || fate.kind === 'blocked') {
    expect(() => migrateCase(on.compiled, after, on.case, options, environment)).toThrow()
    return { fate, after, now: null as unknown as Case, result: null }
  }
  const result = migrateCase(on.compiled, after, on.case, options, environment)
  expect(fate.from).toEqual(on.case.states)
  expect(fate.to).toEqual(result.case.states)
  return { fate, after, now: result.case, result }
}

const open = ({ items }: Case) =>
  items.filter(({ status }) => status === 'open').map(({ key, state }) => `${key} in ${state}`)
const due = ({ timers }: Case) =>
  timers.filter(({ kind }) => kind === 'due').map(({ key, dueAt }) => `${key} ${dueAt}`)

const plain: States = {
  check: {
    meta: { tasks: [task('check')] },
    on: { CHECK_DONE: 'done' },
    after: { formal: 'done' },
  },
  done: { type: 'final' },
}
const timers = { formal: { days: 10, count: 'working' as const } }

describe('migrateCase', () => {
  it('[EN82] [EN81] a case in the same states stays with its deadline and task', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const { fate, now, result } = migrate(on, version(plain, { timers }))
    expect(fate).toMatchObject({
      kind: 'stays',
      safe: true,
      end: 'reachable',
      effects: {},
      timers: [{ timer: 'formal', change: 'kept', overdue: false }],
      tasks: [{ task: 'check', change: 'kept', before: 1, after: 1 }],
    })
    expect(now).toEqual({ ...on.case, workflow: { id: 'sample', version: 2 }, step: 2 })
    expect(result?.history).toEqual([
      {
        at: later.now,
        actor: 'dorota',
        type: 'migrated',
        from: ['sample.check'],
        to: ['sample.check'],
        data: { workflow: 'sample', version: 2, earlier: 1 },
      },
    ])
  })

  it('[EN82] a state that is gone needs a decision, of it or of a state around it', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const gone: States = {
      fresh: { meta: { tasks: [task('check')] }, on: { CHECK_DONE: 'done' } },
      done: { type: 'final' },
    }
    expect(migrate(on, version(gone)).fate).toMatchObject({
      kind: 'mustDecide',
      to: [],
      undecided: [{ state: 'sample.check', why: 'gone' }],
    })
    for (const mapping of [{ 'sample.check': 'sample.fresh' }, { sample: 'sample' }])
      expect(migrate(on, version(gone), { mapping }).fate).toMatchObject({
        kind: 'moves',
        to: ['sample.fresh'],
      })
    expect(
      migrate(on, version(gone), { mapping: { 'sample.check': 'sample.nowhere' } }).fate.undecided,
    ).toEqual([{ state: 'sample.check', why: 'unknown' }])
  })

  it('[EN82] states that cannot be active together need a decision', () => {
    const region = (key: string) => ({
      initial: 'one',
      states: { one: { id: `sample.${key}One`, on: { GO: '#sample.done' } } },
    })
    const on = walk(
      feel,
      sampleWorkflow({
        both: {
          type: 'parallel',
          states: { left: region('left'), right: region('right') } as never,
        },
        done: { type: 'final' },
      }),
    )
    const states: States = {
      leftOne: { id: 'sample.leftOne', on: { GO: 'done' } },
      rightOne: { id: 'sample.rightOne', on: { GO: 'done' } },
      done: { type: 'final' },
    }
    expect(migrate(on, version(states)).fate.undecided).toEqual([
      { state: 'sample.leftOne', why: 'apart' },
      { state: 'sample.rightOne', why: 'apart' },
    ])
    const mapping = { 'sample.rightOne': 'sample.leftOne' }
    expect(migrate(on, version(states), { mapping }).now.states).toEqual(['sample.leftOne'])
  })

  it('[EN83] what it is in is not entered again, what it enters is; of what it leaves nothing runs', () => {
    const shout = (what: string) => ({
      type: 'notify',
      params: { template: what, to: ['officer'] },
    })
    const on = walk(
      feel,
      sampleWorkflow({
        work: {
          initial: 'old',
          entry: [shout('in')],
          states: { old: { id: 'sample.work.old', exit: [shout('out')] } } as never,
          on: { GO: 'done' },
        },
        done: { type: 'final' },
      }),
    )
    const { fate, result, now } = migrate(
      on,
      version({
        work: {
          initial: 'fresh',
          entry: [shout('in')],
          states: { fresh: { id: 'sample.work.fresh', entry: [shout('fresh')] } } as never,
          on: { GO: 'done' },
        },
        done: { type: 'final' },
      }),
      { mapping: { 'sample.work': 'sample.work' } },
    )
    expect(result?.effects.map(({ key, params }) => [key, params['template']])).toEqual([
      ['c1/2/0', 'fresh'],
    ])
    expect(fate.effects).toEqual({ notify: 1 })
    expect(now.visits).toMatchObject({
      'sample.work': { count: 1 },
      'sample.work.fresh': { count: 1 },
    })
  })

  it('[EN83] takes at once what leads on by itself: automatic transitions and finished regions', () => {
    const region = (key: string, more: object = {}) => ({
      initial: 'one',
      states: {
        one: { id: `sample.${key}.one`, on: { GO: 'two' }, ...more },
        two: { id: `sample.${key}.two`, type: 'final' as const },
      },
    })
    const both = (end: object) => ({
      both: { type: 'parallel', states: { left: region('left'), right: region('right') }, ...end },
      after: { on: { GO: 'done' } },
      done: { type: 'final' },
    })
    const on = walk(feel, sampleWorkflow(both({}) as never))
    on.send('GO')
    expect(on.case.states).toContain('sample.right.two')
    expect(migrate(on, version(both({ onDone: 'after' }) as never)).now.states).toEqual([
      'sample.after',
    ])
    const quick = sampleWorkflow(plain, { timers, context: { ready: true } })
    const { now } = migrate(
      walk(feel, quick),
      version(
        {
          ...plain,
          check: { ...plain['check'], always: { target: 'done', guard: 'context.ready' } },
        },
        { timers, context: { ready: false } },
      ),
    )
    expect(now).toMatchObject({ status: 'done', endedAt: later.now, timers: [] })
    expect(open(now)).toEqual([])
  })

  it('[EN84] a deadline goes on; one whose rule changed is counted again from when it began', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    expect(due(on.case)).toEqual(['formal:sample.check:1 2027-03-15T22:59:59Z'])
    const longer = migrate(
      on,
      version(plain, { timers: { formal: { days: 20, count: 'working' } } }),
    )
    expect(due(longer.now)).toEqual(['formal:sample.check:1 2027-03-30T21:59:59Z'])
    expect(longer.fate.safe).toBe(true)
    const sooner = migrate(
      on,
      version(plain, { timers: { formal: { days: 1, count: 'working' } } }),
    )
    expect(sooner.fate).toMatchObject({
      safe: false,
      timers: [
        {
          timer: 'formal',
          change: 'kept',
          dueBefore: '2027-03-15T22:59:59Z',
          dueAfter: '2027-03-02T22:59:59Z',
          overdue: true,
        },
      ],
    })
  })

  it('[EN84] a deadline computed from a parameter follows it', () => {
    const byParameter = { formal: { days: 'parameters.P1', count: 'working' as const } }
    const definition = sampleWorkflow(plain, { timers: byParameter })
    const on = walk(feel, definition, { parameters: { P1: 10, P2: 1 } })
    const same = migrate(on, version(plain, { timers: byParameter }), {
      parameters: { P1: 10, P2: 2 },
    })
    expect(due(same.now)).toEqual(due(on.case))
    const other = migrate(on, version(plain, { timers: byParameter }), {
      parameters: { P1: 11, P2: 1 },
    })
    expect(due(other.now)).toEqual(['formal:sample.check:1 2027-03-16T22:59:59Z'])
    expect(other.now.parameters).toEqual({ P1: 11, P2: 1 })
  })

  it('[EN84] a new deadline is counted from now, one that is gone is lost, and one that ran out stays so', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const states = { ...plain, check: { ...plain['check'], after: { other: 'done' } } }
    const { fate, now } = migrate(on, version(states, { timers: { other: { days: 5 } } }))
    expect(due(now)).toEqual(['other:sample.check:1 2027-03-08T22:59:59Z'])
    expect(fate.timers).toEqual([
      {
        timer: 'formal',
        state: 'sample.check',
        change: 'lost',
        dueBefore: '2027-03-15T22:59:59Z',
        overdue: false,
      },
      {
        timer: 'other',
        state: 'sample.check',
        change: 'gained',
        dueAfter: '2027-03-08T22:59:59Z',
        overdue: false,
      },
    ])
    const stays = {
      ...plain,
      check: { ...plain['check'], after: { formal: { target: 'done', guard: 'false' } } },
    }
    const spent = walk(feel, sampleWorkflow(stays, { timers }))
    spent.do({ type: 'fire', timer: 'formal:sample.check:1' }, at('2027-04-01T09:00:00Z'))
    expect(due(migrate(spent, version(stays, { timers })).now)).toEqual([])
  })

  it('[EN85] a task that was sent elsewhere keeps its item, whoever has it, and its deadline', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    on.do({ type: 'claim', item: 'check:1:1' })
    const renamed: States = {
      verify: {
        meta: { tasks: [task('check')] },
        on: { CHECK_DONE: 'done', AGAIN: { target: 'verify', reenter: true } },
        after: { formal: 'done' },
      },
      done: { type: 'final' },
    }
    const mapping = { 'sample.check': 'sample.verify' }
    const { now, after, fate } = migrate(on, version(renamed, { timers }), { mapping })
    expect(open(now)).toEqual(['check:1:1 in sample.verify'])
    expect(now.items[0]).toMatchObject({ assignee: 'olga' })
    expect(due(now)[0]).toContain('2027-03-15T22:59:59Z')
    expect(fate).toMatchObject({ kind: 'moves', tasks: [{ task: 'check', change: 'kept' }] })
    // what comes later never bears the key of what came before
    const again = walkOn(after, now).send('AGAIN')
    expect(again.case.items.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'check:1:1 cancelled',
      `check:${again.case.visits['sample.verify']?.count}:1 open`,
    ])
    expect(new Set(again.case.items.map(({ key }) => key)).size).toBe(2)
  })

  it('[EN85] a task that is gone is cancelled, a new one is there, a finished one is done again', () => {
    const two: States = {
      first: { meta: { tasks: [task('first')] }, on: { FIRST_DONE: 'second' } },
      second: { meta: { tasks: [task('second')] }, on: { SECOND_DONE: 'done' } },
      done: { type: 'final' },
    }
    const on = walk(feel, sampleWorkflow(two))
    on.do({ type: 'complete', item: 'first:1:1' })
    const one: States = {
      first: {
        meta: { tasks: [task('first'), task('extra')] },
        on: { FIRST_DONE: 'done', EXTRA_DONE: {} },
      },
      done: { type: 'final' },
    }
    const { fate, now } = migrate(on, version(one), { mapping: { sample: 'sample' } })
    expect(fate.tasks).toEqual([
      { task: 'first', change: 'reopened', before: 0, after: 1 },
      { task: 'second', change: 'lost', before: 1, after: 0 },
      { task: 'extra', change: 'gained', before: 0, after: 1 },
    ])
    expect(open(now)).toEqual(['first:2:1 in sample.first', 'extra:2:1 in sample.first'])
    expect(now.answers['first']).toHaveLength(1)
  })

  it('[EN85] a task whose rule changed asks again who may do it', () => {
    const assigned = (assign: object): States => ({
      ...plain,
      check: { ...plain['check'], meta: { tasks: [task('check', { assign })] } },
    })
    const staff = {
      officer: [{ person: 'olga', load: 0 }],
      judge: ['ewa', 'jan', 'zosia'].map((person) => ({ person, load: 0 })),
    }
    const on = walk(feel, sampleWorkflow(assigned({ role: 'officer' }), { timers }))
    on.do({ type: 'claim', item: 'check:1:1' })
    const judged = version(assigned({ role: 'judge', count: 2, strategy: 'lot' }), { timers })
    const { now, fate } = migrate(on, judged, {}, { ...later, staff })
    const items = now.items.filter(({ status }) => status === 'open')
    expect(items.map(({ key, role }) => `${key} ${role}`)).toEqual([
      'check:1:1 judge',
      'check:1:2 judge',
    ])
    expect(items[0]).not.toHaveProperty('assignee')
    expect(staff.judge.map(({ person }) => person)).toContain(items[1]?.assignee)
    expect(fate).toMatchObject({ safe: false, tasks: [{ change: 'kept', before: 1, after: 2 }] })
  })

  it('[EN85] a task whose new rule is met by what was done raises its event', () => {
    const counted = (count: number): States => ({
      ...plain,
      check: {
        ...plain['check'],
        meta: { tasks: [task('check', { assign: { role: 'officer', count } })] },
      },
    })
    const on = walk(feel, sampleWorkflow(counted(2), { timers }))
    on.do({ type: 'complete', item: 'check:1:1' })
    expect(on.case.status).toBe('active')
    const { now, fate } = migrate(on, version(counted(1), { timers }))
    expect(now.states).toEqual(['sample.done'])
    expect(fate).toMatchObject({ kind: 'moves', end: 'reachable', tasks: [{ change: 'lost' }] })
  })

  it('[EN86] context gets what is new and keeps what it has; names of input that lack are told', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers, context: { a: 1 } }))
    const { fate, now } = migrate(
      on,
      version(plain, { timers, context: { a: 5, b: 7 }, input: { call: { type: 'object' } } }),
    )
    expect(now.context).toEqual({ a: 1, b: 7 })
    expect(fate).toMatchObject({ added: { b: 7 }, missing: ['call'], safe: false })
  })

  it('[EN86] a history state remembers what is still whole, and forgets the rest', () => {
    const states = (extra: object): States =>
      ({
        work: {
          type: 'parallel',
          states: {
            left: {
              initial: 'one',
              states: {
                one: { id: 'sample.one', on: { GO: 'two' } },
                two: { id: 'sample.two' },
              },
            },
            ...extra,
            back: { id: 'sample.back', type: 'history', history: 'deep', target: 'left' },
          },
          on: { HOLD: 'held' },
        },
        held: { on: { RESUME: '#sample.back', END: 'done' } },
        done: { type: 'final' },
      }) as never
    const on = walk(feel, sampleWorkflow(states({})))
    on.send('GO')
    on.send('HOLD')
    const resumed = (definition: WorkflowDefinition) => {
      const { after, now } = migrate(on, definition)
      return walkOn(after, now).send('RESUME').case.states
    }
    expect(resumed(version(states({})))).toContain('sample.two')
    const right = { right: { initial: 'three', states: { three: { id: 'sample.three' } } } }
    expect(resumed(version(states(right)))).toEqual(
      expect.arrayContaining(['sample.one', 'sample.three']),
    )
  })

  it('[EN87] a frozen case, and one that the new version refuses, stay in their version', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const frozen = { pl: 'Konkurs trwa.', en: 'The competition runs.' }
    expect(migrate(on, version(plain, { timers }), { frozen }).fate).toMatchObject({
      kind: 'blocked',
      blocked: { code: 'case.frozen', reason: frozen },
    })
    const rule = { when: 'list contains(case.states, "sample.check")', reason: frozen }
    const own = walk(feel, sampleWorkflow(plain, { timers, frozen: rule }))
    expect(own.case.states).toContain('sample.check')
    // the version that a case has decides, not the one that is published
    expect(migrate(own, version(plain, { timers })).fate.blocked).toEqual({
      code: 'case.frozen',
      reason: frozen,
    })
    const free = walk(feel, sampleWorkflow(plain, { timers, frozen: { ...rule, when: 'null' } }))
    expect(migrate(free, version(plain, { timers, frozen: rule })).fate.kind).toBe('stays')
    const loop: States = {
      ...plain,
      check: { ...plain['check'], always: { target: 'other' } },
      other: { always: 'check' },
    }
    expect(migrate(on, version(loop, { timers })).fate.blocked?.code).toBe('workflow.loop')
    on.do({ type: 'complete', item: 'check:1:1' })
    expect(() =>
      fateOf(on.compiled, compiled(version(plain, { timers })), on.case, {}, later),
    ).toThrow(expect.objectContaining({ code: 'case.finished' }))
  })

  it('[EN88] tells whether an end is in reach from where it goes on, also where no case came before', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const states: States = {
      ...plain,
      stuck: { on: { AGAIN: 'also' } },
      also: { on: { BACK: 'stuck' } },
      free: { on: { GO: 'done' } },
    }
    const fateIn = (to: string) =>
      migrate(on, version(states, { timers }), { mapping: { 'sample.check': to } }).fate
    expect(fateIn('sample.stuck')).toMatchObject({ end: 'unreachable', safe: false })
    expect(fateIn('sample.free').end).toBe('reachable')
    expect(fateIn('sample.done').end).toBe('reachable')
  })

  it('[EN88] a deadline that has passed leads to no end while its state goes on', () => {
    const states: States = {
      open: {
        initial: 'first',
        after: { limit: 'open.late' },
        states: {
          first: { id: 'sample.open.first', on: { AGAIN: 'first' } },
          late: { id: 'sample.open.late', on: { BACK: 'first', GO: '#sample.done' } },
        },
      },
      done: { id: 'sample.done', type: 'final' },
    }
    const definition = sampleWorkflow(states, { timers: { limit: { days: 3, count: 'calendar' } } })
    const on = walk(feel, definition)
    const changed = { ...definition, version: 2 }
    expect(migrate(on, changed).fate.end).toBe('reachable')
    on.do({ type: 'fire', timer: on.case.timers[0]!.key }, at('2027-04-01T09:00:00Z'))
    expect(migrate(on, changed).fate.end).toBe('reachable')
    on.send('BACK')
    expect(on.case.states).toContain('sample.open.first')
    expect(migrate(on, changed).fate).toMatchObject({ end: 'unreachable', safe: false })
  })

  it('[EN89] names the answers given before that the new form would not take', () => {
    const form: States = {
      first: { meta: { tasks: [task('first', { form: 'F1' })] }, on: { FIRST_DONE: 'second' } },
      second: { on: { GO: 'done' } },
      done: { type: 'final' },
    }
    const on = walk(feel, sampleWorkflow(form))
    on.do({
      type: 'complete',
      item: 'first:1:1',
      form: { id: 'F1', version: 1 },
      answers: { age: 17 },
    })
    const issue = { path: '/age', code: 'form.minimum', message: { pl: 'x', en: 'x' } }
    const { fate } = migrate(on, version(form), {
      checkAnswers: ({ form: id }, { answers }) =>
        id === 'F1' && Number(answers['age']) < 18 ? [issue] : [],
    })
    expect(fate).toMatchObject({
      kind: 'stays',
      safe: false,
      answers: [{ task: 'first', item: 'first:1:1', issues: [issue] }],
    })
  })

  it('[EN81] keeps the reason in the history, and refuses one that is empty', () => {
    const on = walk(feel, sampleWorkflow(plain, { timers }))
    const after = compiled(version(plain, { timers }))
    const { history } = migrateCase(on.compiled, after, on.case, { reason: ' bo tak ' }, later)
    expect(history[0]?.data).toMatchObject({ reason: 'bo tak' })
    expect(() => migrateCase(on.compiled, after, on.case, { reason: ' ' }, later)).toThrow(
      expect.objectContaining({ code: 'reason.missing' }),
    )
  })
})

/** Goes on with a migrated case. */
function walkOn(after: CompiledWorkflow, now: Case): Walk {
  const started = walk(feel, after.definition)
  started.case = structuredClone(now)
  return started
}
