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
