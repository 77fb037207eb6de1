import type { JsonObject, StateDefinition, WorkflowDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it, vi } from 'vitest'
import { compileWorkflow } from './compile/compile-workflow.ts'
import { planOf } from './plan.ts'
import { at, polishCalendar, sampleWorkflow, walk } from './testing/sample-case.ts'
import type { Case } from './types.ts'

// One test per known trap of XState 5 that concerns us; the numbers are those of the research.

const feel = createExpressionCompiler()
const code = (expected: string) => expect.objectContaining({ code: expected })
const done = { done: { type: 'final' as const } }

function faultsOf(
  states: Record<string, Partial<StateDefinition>>,
  more: Partial<WorkflowDefinition> = {},
): string[] {
  try {
    compileWorkflow(sampleWorkflow(states, more), { expressions: feel, calendar: polishCalendar })
    return []
  } catch (error) {
    return (error as { issues: { path: string; code: string }[] }).issues.map(
      ({ path, code: kind }) => `${path} ${kind}`,
    )
  }
}

/** An expression compiler that counts what is evaluated. */
function counting() {
  const asked: string[] = []
  return {
    asked,
    compiler: {
      ...feel,
      check: feel.check.bind(feel),
      compile(source: string) {
        const result = feel.compile(source)
        if (!('expression' in result)) return result
        const { expression } = result
        return {
          expression: {
            source,
            reads: expression.reads,
            asks: expression.asks,
            evaluate: (...given: Parameters<typeof expression.evaluate>) => {
              asked.push(source)
              return expression.evaluate(...given)
            },
          },
        }
      },
    },
  }
}

describe('traps of XState', () => {
  it('[EN1] P01 the initial transition does not run again with every step', () => {
    const { asked, compiler } = counting()
    const on = walk(
      compiler,
      sampleWorkflow(
        {
          open: { entry: [{ type: 'set', params: { a: '1 + 1' } }], on: { GO: 'next' } },
          next: { on: { BACK: 'open' } },
        },
        { context: { a: 0 } },
      ),
    )
    expect(asked).toEqual(['1 + 1'])
    on.send('GO')
    expect(asked).toEqual(['1 + 1'])
  })

  it('[EN15] P02 P29 names that do not exist are faults, each with its place', () => {
    expect(
      faultsOf(
        {
          open: {
            entry: [{ type: 'sendMail' }, { type: 'notify', params: { tmplate: 'x' } }],
            on: { GO: [{ target: 'nowhere' }, { target: '#sample.lost' }, { guard: '1 +' }] },
            after: { tomorrow: 'done' },
            meta: { tasks: [{ id: 't', assign: {}, submit: 'GO', due: 'never', continues: 'x' }] },
          },
          ...done,
        },
        { timers: { odd: {}, two: { days: 1, hours: 2 }, late: { days: 1, time: '25:00' } } },
      ).sort(),
    ).toEqual(
      [
        '/states/open/entry/0/type workflow.unknown-action',
        '/states/open/entry/1/params/template workflow.action-parameter',
        '/states/open/entry/1/params/tmplate workflow.action-parameter',
        '/states/open/on/GO/0 workflow.unknown-state',
        '/states/open/on/GO/1 workflow.unknown-state',
        '/states/open/on/GO/2/guard expression.syntax',
        '/states/open/after/tomorrow workflow.unknown-timer',
        '/states/open/meta/tasks/0/assign workflow.nobody',
        '/states/open/meta/tasks/0/due workflow.unknown-timer',
        '/states/open/meta/tasks/0/continues workflow.unknown-task',
        '/timers/odd workflow.timer',
        '/timers/two workflow.timer',
        '/timers/late/time workflow.timer',
      ].sort(),
    )
  })

  it('[EN15] P29 P39 wrong nested initial, doubled ids, dots in keys and final states that move are faults', () => {
    expect(
      faultsOf({
        open: { initial: 'gone', states: { inner: { id: 'sample.twin' } } },
        twin: {},
        'a.b': {},
        end: { type: 'final', on: { GO: 'open' } },
        both: { type: 'parallel', states: { h: { id: 'x.h', type: 'history' } } },
      }).sort(),
    ).toEqual(
      [
        '/states/open/initial workflow.unknown-state',
        '/states/twin/id workflow.duplicate-id',
        '/states/a.b workflow.name',
        '/states/end/on workflow.state-kind',
        '/states/both/states/h/target workflow.state-kind',
      ].sort(),
    )
  })

  it('[EN13] P03 an exception while starting is thrown, not kept as a broken case', () => {
    const definition = sampleWorkflow({
      open: {
        entry: [{ type: 'number', params: { sequence: '"K1"', format: '{sequence}/{n:0000}' } }],
      },
    })
    expect(() => walk(feel, definition)).toThrowError(
      expect.objectContaining({ code: 'case.number-needed', details: { sequence: 'K1' } }),
    )
    const on = walk(feel, definition, {}, at(undefined, { numbers: { K1: 12 } }))
    expect(on.case.number).toBe('K1/0012')
  })

  it('[EN13] a format that counts nothing gives the number that was announced, without a sequence', () => {
    const params = { sequence: '"1/REK/2027"', format: '{sequence}' }
    const definition = sampleWorkflow({ open: { entry: [{ type: 'number', params }] } })
    expect(walk(feel, definition).case.number).toBe('1/REK/2027')
  })

  it('[EN6] P04 an automatic loop ends with an answer', () => {
    const loop = sampleWorkflow({ a: { always: 'b' }, b: { always: 'a' } })
    expect(() => walk(feel, loop)).toThrowError(code('workflow.loop'))
    const later = walk(
      feel,
      sampleWorkflow({ open: { on: { GO: 'a' } }, a: { always: 'b' }, b: { always: 'a' } }),
    )
    expect(() => later.send('GO')).toThrowError(code('workflow.loop'))
    const many = sampleWorkflow({
      open: {
        entry: [
          {
            type: 'send',
            params: { to: 'children', event: 'GO', forEach: 'for i in 1..20000 return i' },
          },
        ],
      },
    })
    expect(() => walk(feel, many)).toThrowError(
      expect.objectContaining({ code: expect.any(String) }),
    )
  })

  it('[EN44] P05 a timer without usable data never fires in the same step', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        { open: { after: { t: 'done' } }, ...done },
        { timers: { t: { days: '"P3D"' } } },
      ),
    )
    expect(on.case).toMatchObject({ states: ['sample.open'], timers: [] })
  })

  it('[EN40] P06 a timer is stored under names, so that changing its length does not orphan it', () => {
    const build = (minutes: number) =>
      sampleWorkflow({ open: { after: { t: 'done' } }, ...done }, { timers: { t: { minutes } } })
    const before = walk(feel, build(5))
    const after = walk(feel, build(6))
    after.case = before.case
    after.do({ type: 'fire', timer: 't:sample.open:1' }, at('2027-03-01T09:05:00Z'))
    expect(after.case.status).toBe('done')
  })

  it('[EN15] P07 names that JavaScript would reorder or merge are faults', () => {
    expect(faultsOf({ open: {}, '1000': {} })).toEqual(['/states/1000 workflow.name'])
    expect(faultsOf({ open: {} }, { timers: { '1e3': { days: 1 } } })).toEqual([
      '/timers/1e3 workflow.name',
    ])
  })

  it.each([
    'xstate.stop',
    'xstate.done.state.s1',
    'xstate.error.actor.x',
    'timer t sample.open',
    '*',
    '__proto__',
    'constructor',
    'go',
    '',
  ])('[EN3] P08 the internal event "%s" cannot be forged', (event) => {
    const on = walk(
      feel,
      sampleWorkflow(
        { open: { on: { GO: 'done' }, after: { t: 'done' } }, ...done },
        { timers: { t: { days: 1 } } },
      ),
    )
    const refused = expect.objectContaining({
      code: 'event.not-allowed',
      details: { allowed: ['GO'] },
    })
    expect(() => on.send(event)).toThrowError(refused)
    expect(() => on.do({ type: 'message', event, from: 'c2' })).toThrowError(refused)
    expect(on.case.status).toBe('active')
  })

  it('[EN3] events enter by hand for holders of their roles, from cases as messages', () => {
    const title = { pl: 'x', en: 'x' }
    const on = walk(
      feel,
      sampleWorkflow(
        {
          open: {
            on: {
              HAND: {},
              POST: { actions: [{ type: 'set', params: { from: 'event.from' } }] },
              TASK: {},
            },
          },
        },
        {
          context: { from: null },
          events: {
            HAND: { title, roles: ['owner'] },
            POST: { title, message: true },
            TASK: { title },
          },
        },
      ),
      { members: [{ person: 'anna', role: 'owner' }] },
    )
    expect(() => on.send('HAND')).toThrowError(code('event.not-yours'))
    on.send('HAND', undefined, at(undefined, { who: 'anna', roles: [] }))
    expect(() => on.send('POST')).toThrowError(code('event.not-allowed'))
    expect(() => on.send('TASK')).toThrowError(code('event.not-allowed'))
    on.do({ type: 'message', event: 'POST', from: 'c2' })
    expect(on.case.context).toEqual({ from: 'c2' })
  })

  it('[EN15] P09 the wildcard is no event a definition may use', () => {
    expect(faultsOf({ open: { on: { '*': 'done' } }, ...done })).toEqual([
      '/states/open/on/* workflow.unknown-event',
    ])
  })

  it('[EN10] P10 P40 what JSON cannot carry is refused or made null', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        { open: { on: { GO: { actions: [{ type: 'set', params: { x: 'event.x' } }] } } } },
        { context: { x: 0 } },
      ),
    )
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 10n, new Date(0), new Map(), () => 1]) {
      expect(() => on.send('GO', { x } as unknown as JsonObject)).toThrowError(
        code('payload.invalid'),
      )
    }
    on.send('GO', { x: undefined } as unknown as JsonObject)
    expect(on.last.case.context).toEqual({ x: null })
    let deep: JsonObject = {}
    for (let level = 0; level < 100; level++) deep = { deep }
    expect(() => on.send('GO', deep)).toThrowError(code('payload.invalid'))
  })

  it('[EN2] P11 P19 P20 history is stored as state ids and comes back', () => {
    const on = walk(
      feel,
      sampleWorkflow({
        work: {
          initial: 'one',
          states: { one: { on: { NEXT: 'two' } }, two: {}, back: { type: 'history' } } as never,
          on: { PAUSE: 'paused' },
        },
        paused: { on: { RESUME: '#sample.work.back' } },
      }),
    )
    on.send('NEXT')
    on.send('PAUSE')
    expect(on.case.historyValue).toEqual({ 'sample.work.back': ['sample.work.two'] })
    on.send('RESUME')
    expect(on.case.states).toEqual(['sample.work', 'sample.work.two'])
  })

  it.each([
    ['two siblings', { a: {}, b: {} }],
    ['an unknown state', 'c'],
    ['a compound state without child', {}],
    ['a leaf with a child', { a: { x: {} } }],
    ['a missing region', { p: { r1: 'x' } }],
    ['an unknown region', { p: { r1: 'x', r3: 'x' } }],
    ['a list', ['a']],
    ['nothing', null],
    ['a name of every object', 'constructor'],
  ])('[EN8] P12 a stored value with %s is refused', (_, value) => {
    const region = { initial: 'x', states: { x: {} } } as unknown as StateDefinition
    const on = walk(
      feel,
      sampleWorkflow({
        a: { on: { GO: 'b' } },
        b: {},
        p: { type: 'parallel', states: { r1: region, r2: region } },
      }),
    )
    on.case = { ...on.case, value }
    expect(() => on.send('GO')).toThrowError(code('case.corrupt'))
  })

  it('[EN8] P12 a stored history of unknown states, or another status, is refused', () => {
    const on = walk(feel, sampleWorkflow({ a: { on: { GO: 'b' } }, b: {} }))
    const stored = on.case
    on.case = { ...stored, historyValue: { x: ['y'] } }
    expect(() => on.send('GO')).toThrowError(code('case.corrupt'))
    on.case = { ...stored, status: 'stopped' } as unknown as Case
    expect(() => on.send('GO')).toThrowError(code('case.corrupt'))
  })

  it('[EN15] P13 P14 P15 P16 P26 children and functions of XState cannot be written', () => {
    expect(faultsOf({ open: { invoke: { src: 'x' } } as Partial<StateDefinition> })).toEqual([
      '/states/open/invoke workflow.unsupported',
    ])
    expect(faultsOf({ open: { entry: [{ type: 'xstate.spawnChild' }] } })).toEqual([
      '/states/open/entry/0/type workflow.unknown-action',
    ])
    const guard = { type: 'and', guards: [] } as unknown as string
    expect(faultsOf({ open: { on: { GO: { guard } } } })).toEqual([
      '/states/open/on/GO/guard workflow.expression',
    ])
  })

  it('[EN8] P21 a case runs only on the workflow and version it was started with', () => {
    const on = walk(feel, sampleWorkflow({ a: { on: { GO: 'a' } } }))
    on.case = { ...on.case, workflow: { id: 'sample', version: 2 } }
    expect(() => on.send('GO')).toThrowError(code('case.corrupt'))
  })

  it('[EN1] P22 P31 neither the case given nor the definition is changed, and a step can be repeated', () => {
    const definition = sampleWorkflow(
      {
        open: {
          on: { GO: { actions: [{ type: 'set', params: { list: 'append(context.list, 1)' } }] } },
        },
      },
      { context: { list: [] } },
    )
    const frozen = deepFreeze(structuredClone(definition))
    const on = walk(feel, frozen, { input: deepFreeze({ call: { id: 'k' } }) })
    on.case = deepFreeze(on.case)
    const first = on.send('GO')
    on.case = deepFreeze(JSON.parse(JSON.stringify(first.case)) as Case)
    expect(on.send('GO').case.context).toEqual({ list: [1, 1] })
    expect(first.case.context).toEqual({ list: [1] })
    expect(walk(feel, frozen).case.context).toEqual({ list: [] })
  })

  it('[EN5] P23 P38 a finished case has no timers or open tasks and takes nothing', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        {
          open: {
            meta: { tasks: [{ id: 't', assign: { role: 'officer' }, submit: 'GO', due: 'x' }] },
            on: { GO: 'done' },
          },
          ...done,
        },
        {
          timers: { x: { days: 1 } },
          on: { ALWAYS: { actions: [{ type: 'set', params: { a: '1' } }] } },
          meta: {
            tasks: [{ id: 'stop', assign: { role: 'officer' }, submit: 'ALWAYS', offer: true }],
          },
        },
      ),
    )
    on.send('GO')
    expect(on.case).toMatchObject({ status: 'done', timers: [], endedAt: '2027-03-01T09:00:00Z' })
    expect(on.case.items.every((item) => item.status === 'cancelled')).toBe(true)
    expect(() => on.send('ALWAYS')).toThrowError(code('case.finished'))
    expect(() => on.do({ type: 'join', person: 'x', role: 'y' })).toThrowError(
      code('case.finished'),
    )
  })

  it('[EN40] P24 P25 a deadline years away is data, not a running timeout', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        { open: { after: { t: 'done' } }, ...done },
        { timers: { t: { months: 36 } } },
      ),
    )
    expect(on.case.timers[0]?.dueAt).toBe('2030-03-01T22:59:59Z')
  })

  it.each(['"true"', '1', '[]', '{}', 'null', 'context.missing', '"a" > 1'])(
    '[EN7] P27 a guard that gives %s does not pass',
    (guard) => {
      const on = walk(
        feel,
        sampleWorkflow({ open: { on: { GO: [{ target: 'done', guard }, {}] } }, ...done }),
      )
      on.send('GO')
      expect(on.case.states).toEqual(['sample.open'])
      expect(on.last.history[0]?.guards).toHaveLength(1)
    },
  )

  it('[EN7] a guard over a long list keeps how long it was', () => {
    const numbers = Array.from({ length: 21 }, (_, n) => n)
    const on = walk(
      feel,
      sampleWorkflow(
        {
          open: { on: { GO: { target: 'done', guard: 'count(context.all) > context.most' } } },
          ...done,
        },
        { context: { all: numbers, most: 20 } },
      ),
    )
    on.send('GO')
    expect(on.last.history[0]?.guards).toEqual([
      {
        expression: 'count(context.all) > context.most',
        values: { 'context.most': 20 },
        counts: { 'context.all': 21 },
        result: true,
      },
    ])
  })

  it('[EN3] P28 unknown event types never reach XState, which would remember each for ever', () => {
    const on = walk(feel, sampleWorkflow({ open: { on: { GO: 'open' } } }))
    const step = vi.spyOn(planOf(on.compiled).stepper, 'step')
    for (let n = 0; n < 500; n++) {
      expect(() => on.send(`UNKNOWN_${n}`)).toThrowError(code('event.not-allowed'))
    }
    expect(() => on.do({ type: 'message', event: 'UNKNOWN', from: 'x' })).toThrowError(
      code('event.not-allowed'),
    )
    expect(step).not.toHaveBeenCalled()
    on.send('GO')
    expect(step).toHaveBeenCalledOnce()
  })

  it('[EN10] P32 the key XState takes for an actor is refused', () => {
    const on = walk(feel, sampleWorkflow({ open: { on: { GO: 'open' } } }))
    const reserved = ['xstate$$type', 'constructor', 'prototype']
    for (const key of reserved) {
      expect(() => on.send('GO', { a: [{ [key]: 1 }] })).toThrowError(code('payload.invalid'))
    }
    expect(() => on.send('GO', JSON.parse('{"__proto__":{"a":1}}') as JsonObject)).toThrowError(
      code('payload.invalid'),
    )
  })

  it('[EN4] P33 an empty transition takes its event, shields the parent and survives storing', () => {
    const definition = sampleWorkflow({
      outer: {
        initial: 'inner',
        states: { inner: { on: { GO: {} } } } as never,
        on: { GO: 'done' },
      },
      ...done,
    })
    const on = walk(feel, JSON.parse(JSON.stringify(definition)) as WorkflowDefinition)
    on.send('GO')
    expect(on.case.states).toEqual(['sample.outer', 'sample.outer.inner'])
  })

  it('[EN11] P36 actions and guards see the case as it is at that moment', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        {
          open: {
            on: {
              GO: {
                target: 'next',
                actions: [
                  { type: 'set', params: { a: '1', b: 'context.a' } },
                  {
                    type: 'notify',
                    params: { template: 't', to: ['officer'], values: { a: 'context.a' } },
                  },
                  { type: 'set', params: { a: 'context.a + 1' } },
                ],
              },
            },
          },
          next: { always: [{ target: 'done', guard: 'context.a = 2' }] },
          ...done,
        },
        { context: { a: 0, b: 9 } },
      ),
    )
    on.send('GO')
    expect(on.case).toMatchObject({ status: 'done', context: { a: 2, b: 0 } })
    expect(on.last.effects[0]?.params['values']).toEqual({ a: 1 })
  })

  it('[EN11] an automatic transition to itself is asked again after it changed data', () => {
    const on = walk(
      feel,
      sampleWorkflow(
        {
          open: {
            always: [
              {
                guard: 'context.n < 5',
                actions: [{ type: 'set', params: { n: 'context.n + 1' } }],
              },
            ],
          },
        },
        { context: { n: 0 } },
      ),
    )
    expect(on.case.context).toEqual({ n: 5 })
  })

  it('[EN12] [EN14] link replaces input; effects have evaluated parameters and lasting keys', () => {
    const on = walk(
      feel,
      sampleWorkflow({
        open: {
          on: {
            GO: {
              actions: [
                { type: 'link', params: { call: '{ id: "k2" }' } },
                {
                  type: 'startCase',
                  params: {
                    workflow: 'card',
                    input: { who: 'item', call: 'call.id' },
                    forEach: '["a", "b"]',
                  },
                },
              ],
            },
          },
        },
      }),
      { input: { call: { id: 'k1' } } },
    )
    expect(on.send('GO').effects).toEqual([
      {
        key: 'c1/2/0',
        type: 'startCase',
        params: { workflow: 'card', input: { who: 'a', call: 'k2' } },
      },
      {
        key: 'c1/2/1',
        type: 'startCase',
        params: { workflow: 'card', input: { who: 'b', call: 'k2' } },
      },
    ])
    expect(on.case.input).toEqual({ call: { id: 'k2' } })
  })

  it('[EN8] a transition to states that cannot be active together is refused', () => {
    const on = walk(
      feel,
      sampleWorkflow({ a: { on: { GO: { target: ['b', 'c'] } } }, b: {}, c: {} }),
    )
    expect(() => on.send('GO')).toThrowError(code('workflow.illegal-move'))
    expect(on.case.states).toEqual(['sample.a'])
  })
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
