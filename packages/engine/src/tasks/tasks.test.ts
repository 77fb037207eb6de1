import type { AssignDefinition, EventDefinition, TaskDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'
import type { Case, Command, StartOptions, StepEnvironment } from '../types.ts'

const feel = createExpressionCompiler()
const staff = {
  assessor: ['eva', 'adam', 'jan', 'zofia', 'ola'].map((person, load) => ({
    person,
    load: 5 - load,
  })),
}

function task(assign: AssignDefinition, more: Partial<TaskDefinition> = {}): TaskDefinition {
  return { id: 'score', form: 'C04', assign, submit: 'SCORED', ...more }
}

function review(
  tasks: TaskDefinition[],
  options: Partial<StartOptions> = {},
  environment: Partial<StepEnvironment> = { staff },
) {
  const definition = sampleWorkflow(
    {
      review: {
        meta: { tasks },
        on: {
          SCORED: {
            target: 'done',
            actions: [{ type: 'set', params: { n: 'count(answers.score)' } }],
          },
          AGAIN: { target: 'review', reenter: true },
          WITHDRAW: { actions: [{ type: 'set', params: { withdrawn: 'true' } }] },
          FIRST: 'review',
        },
      },
      done: { type: 'final' },
    },
    { context: { n: 0 } },
  )
  return walk(feel, definition, options, at(undefined, environment))
}

const items = (given: Case) =>
  given.items.map((item) => `${item.key} ${item.status} ${item.assignee ?? '-'}`)

const as = (who: string, roles = ['assessor']) => at(undefined, { who, roles, staff })

function finish(item: string, answers = {}): Command {
  return { type: 'complete', item, answers, form: { id: 'C04', version: 1 } }
}

const code = (expected: string) => expect.objectContaining({ code: expected })

describe('tasks', () => {
  it('[EN20] exist while their state is active and are made anew on every visit', () => {
    const on = review([task({ role: 'assessor' })])
    expect(items(on.case)).toEqual(['score:1:1 open -'])
    on.send('AGAIN')
    expect(items(on.case)).toEqual(['score:1:1 cancelled -', 'score:2:1 open -'])
  })

  it('[EN21] anyone of the role claims, releases and delegates', () => {
    const on = review([task({ role: 'assessor', exclude: '["jan"]' })])
    const key = 'score:1:1'
    expect(() => on.do({ type: 'claim', item: key }, as('guest', []))).toThrowError(
      code('task.not-yours'),
    )
    expect(() => on.do({ type: 'claim', item: key }, as('jan'))).toThrowError(
      code('task.not-yours'),
    )
    on.do({ type: 'claim', item: key }, as('eva'))
    expect(items(on.case)).toEqual([`${key} open eva`])
    expect(() => on.do({ type: 'claim', item: key }, as('adam'))).toThrowError(code('task.taken'))
    expect(() => on.do(finish(key), as('adam'))).toThrowError(code('task.taken'))
    expect(on.do({ type: 'claim', item: key }, as('eva')).history).toEqual([])
    on.do({ type: 'release', item: key }, as('eva'))
    on.do({ type: 'delegate', item: key, to: 'adam' }, as('eva'))
    expect(items(on.case)).toEqual([`${key} open adam`])
    expect(() => on.do({ type: 'delegate', item: key, to: 'jan' }, as('adam'))).toThrowError(
      code('task.excluded'),
    )
    expect(on.do(finish(key), as('adam')).case.status).toBe('done')
  })

  it('[EN22] draws lots from the case, the task and the visit alone', () => {
    const draw = (id: string, list = staff.assessor) =>
      review(
        [task({ role: 'assessor', count: 2, strategy: 'lot' })],
        { id },
        { staff: { assessor: list } },
      ).case.items.map((item) => item.assignee)
    expect(draw('c1')).toEqual(draw('c1', staff.assessor.toReversed()))
    expect(new Set(draw('c1')).size).toBe(2)
    const drawn = new Set(Array.from({ length: 60 }, (_, n) => draw(`case-${n}`)).flat())
    expect(drawn.size).toBe(5)
  })

  it('[EN22] gives work to the least loaded, and offers what is left when too few are there', () => {
    const least = review([task({ role: 'assessor', count: 2, strategy: 'leastLoaded' })])
    expect(items(least.case)).toEqual(['score:1:1 open ola', 'score:1:2 open zofia'])
    const few = review(
      [task({ role: 'assessor', count: 2, strategy: 'lot' })],
      {},
      {
        staff: { assessor: [{ person: 'eva', load: 0 }] },
      },
    )
    expect(items(few.case)).toEqual(['score:1:1 open eva', 'score:1:2 open -'])
  })

  it('[EN22] names persons from data, everybody, or who did another task', () => {
    const parameters = { people: ['u1', 'u2', 'u3'] }
    const named = review([task({ users: 'parameters.people', strategy: 'named', count: 2 })], {
      parameters,
    })
    expect(items(named.case)).toEqual(['score:1:1 open u1', 'score:1:2 open u2'])
    const each = review([task({ role: 'member', strategy: 'each' })], {
      members: [
        { person: 'm2', role: 'member' },
        { person: 'm1', role: 'member' },
      ],
    })
    expect(items(each.case)).toEqual(['score:1:1 open m1', 'score:1:2 open m2'])
  })

  it('[EN132] is for holders of the role while its data name nobody yet', () => {
    const assign = { role: 'assessor', users: 'parameters.person', strategy: 'named' } as const
    const nobody = review([task(assign)], { parameters: { person: null } })
    expect(items(nobody.case)).toEqual(['score:1:1 open -'])
    expect(nobody.case.items[0]).not.toHaveProperty('candidates')
    const eva = review([task(assign)], { parameters: { person: 'eva' } })
    expect(items(eva.case)).toEqual(['score:1:1 open eva'])
    expect(eva.case.items[0]).toMatchObject({ candidates: ['eva'] })
    const claimed = review([task({ role: 'assessor', users: 'parameters.person' })], {
      parameters: { person: null },
    })
    expect(
      claimed.do({ type: 'claim', item: 'score:1:1' }, as('zofia')).case.items[0],
    ).toMatchObject({ assignee: 'zofia' })
  })

  it('[EN22] gives a task to who did another one', () => {
    const on = review([
      task({ role: 'assessor' }, { id: 'first', submit: 'AGAIN' }),
      task({ role: 'assessor', strategy: 'samePerson', sameAs: 'first' }),
    ])
    expect(items(on.case)[1]).toBe('score:1:1 open -')
    on.do(finish('first:1:1'), as('jan'))
    expect(items(on.case)[3]).toBe('score:2:1 open jan')
  })

  it('[EN23] keeps out who did another task (four eyes)', () => {
    const on = review([
      task({ role: 'assessor' }, { id: 'first', submit: 'AGAIN' }),
      task({ role: 'assessor', notWho: ['first'] }),
    ])
    on.do(finish('first:1:1'), as('eva'))
    expect(() => on.do(finish('score:2:1'), as('eva'))).toThrowError(code('task.not-yours'))
    expect(on.do(finish('score:2:1'), as('adam')).case.status).toBe('done')
  })

  it('[EN23] keeps four eyes apart when both tasks are open at once', () => {
    const on = review([
      task({ role: 'assessor' }, { id: 'first', submit: 'WITHDRAW' }),
      task({ role: 'assessor', notWho: ['first'] }),
    ])
    on.do({ type: 'claim', item: 'score:1:1' }, as('eva'))
    on.do(finish('first:1:1'), as('eva'))
    expect(() => on.do(finish('score:1:1'), as('eva'))).toThrowError(code('task.excluded'))
    on.do({ type: 'release', item: 'score:1:1' }, as('eva'))
    expect(() => on.do({ type: 'claim', item: 'score:1:1' }, as('eva'))).toThrowError(
      code('task.not-yours'),
    )
    expect(on.do(finish('score:1:1'), as('adam')).case.status).toBe('done')
  })

  it('[EN133] binds both when one works in place of the other', () => {
    const on = review([
      task({ role: 'assessor' }, { id: 'first', submit: 'AGAIN' }),
      task({ role: 'assessor', notWho: ['first'] }),
    ])
    const instead = (item: string) => ({ type: 'claim', item, inPlaceOf: 'eva' }) as const
    const { history } = on.do(instead('first:1:1'), as('jan'))
    expect(history[0]).toMatchObject({ type: 'claimed', data: { inPlaceOf: 'eva' } })
    const finished = on.do(finish('first:1:1'), as('jan')).case
    expect(finished.answers['first']).toMatchObject([{ by: 'jan', inPlaceOf: 'eva' }])
    for (const one of ['jan', 'eva'])
      expect(() => on.do(finish('score:2:1'), as(one))).toThrowError(code('task.not-yours'))
    expect(() => on.do(instead('score:2:1'), as('adam'))).toThrowError(code('task.not-yours'))
    expect(on.do(finish('score:2:1'), as('adam')).case.status).toBe('done')
  })

  it('[EN133] binds nobody any more when the work is given back or to others', () => {
    const on = review([task({ role: 'assessor', count: 2 })])
    const instead = { type: 'claim', item: 'score:1:1', inPlaceOf: 'eva' } as const
    on.do(instead, as('jan'))
    expect(() => on.do({ type: 'claim', item: 'score:1:2' }, as('eva'))).toThrowError(
      code('task.not-yours'),
    )
    on.do({ type: 'release', item: 'score:1:1' }, as('jan'))
    on.do(instead, as('jan'))
    const given = { type: 'reassign', item: 'score:1:1', to: 'adam', reason: 'choroba' } as const
    expect(on.do(given).case.items[0]).not.toHaveProperty('inPlaceOf')
    on.do({ type: 'claim', item: 'score:1:2' }, as('eva'))
  })

  it.each([
    ['withdrawn', 'signatureWithdrawn'],
    ['voided', 'signatureVoided'],
  ] as const)('[EN152] signatures that are %s are told, and nothing else changes', (why, type) => {
    const on = review([task({ role: 'assessor' })])
    const signatures = [{ path: '/signatures', person: 'eva' }]
    const unsign: Command = { type: 'unsign', item: 'score:1:1', signatures, why }
    const before = structuredClone(on.case)
    const [told, ...more] = on.do(unsign, as('eva')).history
    expect(told).toMatchObject({ type, item: 'score:1:1', data: { signatures } })
    expect(more).toEqual([])
    expect(on.last.effects).toEqual([])
    expect({ ...on.case, step: before.step }).toEqual(before)
    for (const [item, refusal] of [
      ['score:9:9', 'task.not-found'],
      ['', 'task.not-found'],
    ] as const)
      expect(() => on.do({ ...unsign, item }, as('eva'))).toThrow(code(refusal))
    on.do({ type: 'claim', item: 'score:1:1' }, as('eva'))
    on.send('AGAIN')
    expect(() => on.do(unsign, as('eva'))).toThrow(code('task.not-open'))
  })

  it('[EN24] raises its event once, when every item is finished', () => {
    const on = review([task({ role: 'assessor', count: 2 })])
    on.do(finish('score:1:1', { points: 60 }), as('eva'))
    expect(on.case.status).toBe('active')
    expect(() => on.do(finish('score:1:2'), as('eva'))).toThrowError(code('task.not-yours'))
    on.do(finish('score:1:2', { points: 70 }), as('adam'))
    expect(on.case).toMatchObject({ status: 'done', context: { n: 2 } })
  })

  it('[EN24] is complete when its own rule says so; what others had open is cancelled', () => {
    const on = review([
      task(
        { role: 'assessor', count: 3 },
        { complete: 'count(task.items[status = "finished"]) >= 2', submit: 'WITHDRAW' },
      ),
    ])
    on.do(finish('score:1:1'), as('eva'))
    expect(on.case.context).toEqual({ n: 0 })
    on.do(finish('score:1:2'), as('adam'))
    expect(on.case.context).toEqual({ n: 0, withdrawn: true })
    expect(items(on.case)[2]).toBe('score:1:3 cancelled -')
    expect(() => on.do(finish('score:1:3'), as('jan'))).toThrowError(code('task.not-open'))
  })

  it('[EN24] stores nothing when no transition takes the event', () => {
    const on = review([task({ role: 'assessor' }, { submit: 'LOST' })])
    const before = JSON.stringify(on.case)
    expect(() => on.do(finish('score:1:1'), as('eva'))).toThrowError(code('event.not-allowed'))
    expect(JSON.stringify(on.case)).toBe(before)
  })

  it('[EN25] an offer can be used by several persons as long as its state lasts', () => {
    const on = review([task({ role: 'assessor' }, { offer: true, submit: 'WITHDRAW' })])
    on.do({ type: 'claim', item: 'score:1:1' }, as('eva'))
    expect(items(on.case)).toEqual(['score:1:1 open eva', 'score:1:2 open -'])
    on.do(finish('score:1:2'), as('adam'))
    on.do(finish('score:1:1'), as('eva'))
    expect(items(on.case)).toEqual([
      'score:1:1 finished eva',
      'score:1:2 finished adam',
      'score:1:3 open -',
    ])
  })

  it('[EN26] an assignee is added, taken away and replaced by lot while the task is open', () => {
    const on = review([task({ role: 'assessor', count: 2, strategy: 'lot' })])
    const [first, second] = on.case.items.map((item) => item.assignee!)
    on.do({ type: 'unassign', item: 'score:1:1' }, as('chair', []))
    expect(on.case.items[0]).toMatchObject({ status: 'cancelled' })
    const third = on.case.items[2]?.assignee
    expect([first, second, undefined]).not.toContain(third)
    const extra = staff.assessor
      .map((one) => one.person)
      .find((one) => ![first, second, third].includes(one))!
    on.do({ type: 'assign', task: 'score', person: extra }, as('chair', []))
    expect(on.case.items.filter((item) => item.status === 'open')).toHaveLength(3)
    expect(() =>
      on.do({ type: 'assign', task: 'score', person: extra }, as('chair', [])),
    ).toThrowError(code('task.excluded'))
    expect(() =>
      on.do({ type: 'assign', task: 'nothing', person: extra }, as('chair', [])),
    ).toThrowError(code('task.not-found'))
  })

  it('[EN26] is complete when the last one open is taken away', () => {
    const on = review([task({ users: '["u1", "u2"]', strategy: 'each' })])
    on.do(finish('score:1:1', { points: 5 }), as('u1'))
    const { history } = on.do({ type: 'unassign', item: 'score:1:2' }, as('chair', []))
    expect(history[0]).toMatchObject({ type: 'unassigned', event: 'SCORED' })
    expect(on.case.status).toBe('done')
  })

  it('[EN27] members who join get their item, those who leave lose it', () => {
    const on = review([task({ role: 'member', strategy: 'each' })], {
      members: [{ person: 'm1', role: 'member' }],
    })
    on.do({ type: 'join', person: 'm2', role: 'member' })
    expect(items(on.case)).toEqual(['score:1:1 open m1', 'score:1:2 open m2'])
    on.do(finish('score:1:1'), as('m1', []))
    on.do({ type: 'leave', person: 'm2', role: 'member' })
    expect(on.case.status).toBe('done')
  })

  it('[EN28] computes first values and what may be edited when it is created', () => {
    const on = review(
      [
        task(
          { role: 'assessor' },
          { prefill: { call: 'parameters.call', none: 'parameters.none' }, unlock: '["/a", "/b"]' },
        ),
      ],
      { parameters: { call: 'K1', none: null } },
    )
    expect(on.case.items[0]).toMatchObject({ prefilled: { call: 'K1' }, unlocked: ['/a', '/b'] })
  })

  it('[EN28] keeps notes on fields as they are when it is created; what is no note is left out', () => {
    const notes =
      '[{at: "/a", text: "Popraw."}, {at: "", text: {pl: "Całość.", en: "All."}}, {at: "/b", text: " "}, {text: "x"}, 7]'
    const on = review([task({ role: 'assessor' }, { notes })])
    expect(on.case.items[0]?.notes).toEqual([
      { at: '/a', text: 'Popraw.' },
      { at: '', text: { pl: 'Całość.', en: 'All.' } },
    ])
    const none = review([task({ role: 'assessor' }, { notes: 'null' })])
    expect(none.case.items[0]).not.toHaveProperty('notes')
  })

  it('writes of a task to whom it is assigned, else to whoever may take it, and to whom it is given', () => {
    const letters = (on: ReturnType<typeof review>) =>
      on.last.effects.map(({ type, params }) => [type, params['people'], params['to']])
    const free = review([task({ role: 'assessor' }, { notify: 'work' })])
    expect(letters(free)).toEqual([['notify', [], ['assessor']]])
    expect(free.last.effects[0]?.params).toMatchObject({
      template: 'work',
      values: { task: 'score', timer: null, dueAt: null },
    })
    free.do({ type: 'claim', item: 'score:1:1' }, as('eva'))
    expect(letters(free)).toEqual([])
    const given = { type: 'reassign', item: 'score:1:1', to: 'adam', reason: 'choroba' } as const
    free.do(given, as('olga', ['officer']))
    expect(letters(free)).toEqual([['notify', ['adam'], []]])
    const drawn = review([
      task({ role: 'assessor', strategy: 'lot', count: 2 }, { notify: 'work' }),
    ])
    const people = drawn.case.items.map(({ assignee }) => assignee)
    expect(letters(drawn)).toEqual([['notify', people, []]])
    expect(letters(review([task({ role: 'assessor' })]))).toEqual([])
  })

  it('[EN29] takes answers of its own form only', () => {
    const on = review([task({ role: 'assessor' })])
    const wrong: Command = {
      type: 'complete',
      item: 'score:1:1',
      answers: {},
      form: { id: 'R01', version: 1 },
    }
    expect(() => on.do(wrong, as('eva'))).toThrowError(code('payload.invalid'))
    expect(() => on.do({ type: 'complete', item: 'score:1:1' }, as('eva'))).toThrowError(
      code('payload.invalid'),
    )
    expect(() => on.do(finish('score:1:9'), as('eva'))).toThrowError(code('task.not-found'))
  })

  it('[EN29] without form takes the data of its event, and none where it has none', () => {
    const title = { pl: 'x', en: 'x' }
    const { form: _, ...formless } = task({ role: 'assessor' })
    const states = {
      open: {
        meta: { tasks: [formless] },
        on: { SCORED: { target: 'good', guard: 'event.good' } },
      },
      good: { type: 'final' as const },
    }
    const walked = (more: Pick<EventDefinition, 'payload'>) => {
      const events = { SCORED: { title, ...more } }
      return walk(feel, sampleWorkflow(states, { events }), {}, at(undefined, { staff }))
    }
    const done: Command = { type: 'complete', item: 'score:1:1', answers: { good: true } }
    const asking = walked({ payload: { type: 'object' } })
    asking.do(done, as('eva'))
    expect(asking.case.states).toEqual(['sample.good'])
    expect(asking.case.answers['score']?.[0]?.answers).toEqual({ good: true })
    expect(() => walked({}).do(done, as('eva'))).toThrowError(code('payload.invalid'))
  })
})
