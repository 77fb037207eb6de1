import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'
import { caseVariables } from '../variables/case-variables.ts'
import { allowedEvents } from './allowed-events.ts'
import { explainCase } from './explain-case.ts'

const feel = createExpressionCompiler()

const definition = sampleWorkflow(
  {
    draft: {
      on: { SUBMIT: [{ target: 'check', guard: 'context.score >= 5' }, { target: 'draft' }] },
    },
    check: {
      meta: {
        tasks: [
          { id: 'check', form: 'R05', assign: { role: 'officer' }, submit: 'CHECKED', due: 'soon' },
        ],
      },
      on: {
        CHECKED: { target: 'done', guard: 'answers.check.ok = true' },
        STOP: { target: 'done', guard: 'context.score > 100' },
      },
      after: { soon: 'done' },
    },
    done: { type: 'final' },
  },
  {
    context: { score: 7 },
    timers: { soon: { days: 5, count: 'working' } },
    caseTitle: '"Case " + case.id',
  },
)

describe('explainCase', () => {
  it('[EN45] tells why, what next, who and by when', () => {
    const on = walk(feel, definition)
    on.send('SUBMIT')
    expect(explainCase(on.compiled, on.case, at())).toEqual({
      states: [{ id: 'sample.check', since: '2027-03-01T09:00:00Z' }],
      reasons: [],
      because: [{ expression: 'context.score >= 5', values: { 'context.score': 7 }, result: true }],
      next: [
        {
          event: 'CHECKED',
          targets: ['sample.done'],
          guard: 'answers.check.ok = true',
          open: false,
          values: { 'answers.check.ok': null },
        },
        {
          event: 'STOP',
          targets: ['sample.done'],
          guard: 'context.score > 100',
          open: false,
          values: { 'context.score': 7 },
        },
        { event: 'soon', targets: ['sample.done'], open: true },
      ],
      waitingFor: [
        { item: 'check:1:1', task: 'check', role: 'officer', dueAt: '2027-03-08T22:59:59Z' },
      ],
      deadlines: [{ timer: 'soon', dueAt: '2027-03-08T22:59:59Z' }],
      unarmed: [],
    })
    expect(allowedEvents(on.compiled, on.case, at())).toEqual(['CHECKED'])
  })

  it('[EN45] tells of a guard over who acts the values it saw', () => {
    const guard = 'list contains(actor.roles, "director")'
    const states = {
      open: { on: { GO: { target: 'done', guard } } },
      done: { type: 'final' as const },
    }
    const on = walk(feel, sampleWorkflow(states))
    const asked = (roles: string[]) =>
      explainCase(on.compiled, on.case, at(undefined, { actor: { id: 'olga', roles } })).next
    expect(asked(['officer'])).toMatchObject([
      { open: false, values: { 'actor.roles': ['officer'] } },
    ])
    expect(asked(['director'])).toMatchObject([
      { open: true, values: { 'actor.roles': ['director'] } },
    ])
  })

  it('[EN45] gives forms and lists the scope that expressions see', () => {
    const on = walk(feel, definition, { input: { call: { id: 'k' } }, parameters: { P01: 3 } })
    expect(caseVariables(on.compiled, on.case)).toMatchObject({
      call: { id: 'k' },
      context: { score: 7 },
      answers: {},
      parameters: { P01: 3 },
      case: {
        id: 'c1',
        number: null,
        title: 'Case c1',
        workflow: 'sample',
        states: ['sample.draft'],
      },
    })
  })
})

describe('reasons', () => {
  const reason = { pl: 'Wynik {context.score | points}.', en: 'Score {context.score | points}.' }
  const told = sampleWorkflow(
    {
      draft: {
        on: {
          SUBMIT: {
            target: 'check',
            meta: { reason },
            actions: [{ type: 'set', params: { score: '0' } }],
          },
        },
      },
      check: {
        on: {
          BACK: 'draft',
          NOTE: {
            meta: { reason: { pl: 'Uwaga: {event.text}', en: 'Note: {event.text}' } },
            actions: [{ type: 'set', params: { score: '1' } }],
          },
        },
        always: {
          target: 'done',
          guard: 'context.score = 1',
          meta: { reason: { pl: 'Dość.', en: 'Enough.' } },
        },
      },
      done: { type: 'final' },
    },
    { context: { score: 7 } },
  )

  it('[EN79] a transition keeps its sentence with the values of its moment, in the case and the history', () => {
    const on = walk(feel, told)
    on.send('SUBMIT')
    // the sentence sees what the transition's own actions did
    const reasons = [{ text: reason, values: { 'context.score': 0 } }]
    expect(explainCase(on.compiled, on.case, at()).reasons).toEqual(reasons)
    expect(on.last.history[0]?.reasons).toEqual(reasons)
    on.send('BACK')
    expect(on.case.reasons).toBeUndefined()
  })

  it('[EN79] who it is told to stays with it', () => {
    const text = { pl: 'Dość.', en: 'Enough.' }
    const meta = { reason: text, readers: ['officer'] }
    const on = walk(
      feel,
      sampleWorkflow({ draft: { on: { GO: { target: 'done', meta } } }, done: { type: 'final' } }),
    )
    on.send('GO')
    expect(on.case.reasons).toEqual([{ text, values: {}, readers: ['officer'] }])
  })

  it('[EN79] sentences of one step stand in the order of its transitions', () => {
    const on = walk(feel, told)
    on.send('SUBMIT')
    on.send('NOTE', { text: 'a' })
    expect(on.case.status).toBe('done')
    expect(explainCase(on.compiled, on.case, at()).reasons).toEqual([
      {
        text: { pl: 'Uwaga: {event.text}', en: 'Note: {event.text}' },
        values: { 'event.text': 'a' },
      },
      { text: { pl: 'Dość.', en: 'Enough.' }, values: {} },
    ])
  })
})
