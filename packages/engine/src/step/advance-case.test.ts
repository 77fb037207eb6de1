import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()

const recruitment = sampleWorkflow(
  {
    draft: {
      meta: {
        tasks: [
          {
            id: 'apply',
            form: 'R03',
            assign: { role: 'applicant' },
            submit: 'SUBMIT',
            due: 'closes',
          },
        ],
      },
      on: { SUBMIT: 'check' },
      after: { closes: 'expired' },
    },
    check: {
      meta: {
        tasks: [
          {
            id: 'check',
            form: 'R05',
            assign: { role: 'officer' },
            submit: 'CHECKED',
            due: 'formal',
          },
        ],
      },
      on: {
        CHECKED: [
          { target: 'passed', guard: 'answers.check.result = "passed"' },
          {
            target: 'correction',
            guard: 'answers.check.result = "correction" and context.rounds < 1',
            actions: [{ type: 'set', params: { rounds: 'context.rounds + 1' } }],
          },
          {
            target: 'rejected',
            actions: [
              {
                type: 'notify',
                params: {
                  template: 'rejected',
                  to: ['applicant'],
                  values: { r: 'answers.check.result' },
                },
              },
            ],
          },
        ],
      },
    },
    correction: {
      meta: {
        tasks: [{ id: 'correct', form: 'X01', assign: { role: 'applicant' }, submit: 'ANSWER' }],
      },
      on: { ANSWER: 'check' },
    },
    passed: { type: 'final' },
    rejected: { type: 'final' },
    expired: { type: 'final' },
  },
  {
    context: { rounds: 0 },
    timers: {
      closes: { at: 'call.closesAt' },
      formal: { days: 10, count: 'working', remind: [{ days: -2, count: 'working' }] },
    },
  },
)

function apply() {
  return walk(feel, recruitment, {
    input: { call: { closesAt: '2027-03-31T14:00:00Z' } },
    members: [{ person: 'anna', role: 'applicant' }],
  })
}

describe('advanceCase', () => {
  it('walks a case from the application to the decision', () => {
    const on = apply()
    expect(on.case.states).toEqual(['sample.draft'])
    expect(on.case.timers.map((timer) => [timer.key, timer.dueAt])).toEqual([
      ['closes:sample.draft:1', '2027-03-31T14:00:00Z'],
    ])
    on.do(
      {
        type: 'complete',
        item: 'apply:1:1',
        answers: { name: 'A' },
        form: { id: 'R03', version: 1 },
      },
      at(undefined, { who: 'anna', roles: [] }),
    )
    expect(on.case.states).toEqual(['sample.check'])
    expect(on.case.items.map((item) => [item.key, item.status, item.dueAt])).toEqual([
      ['apply:1:1', 'finished', '2027-03-31T14:00:00Z'],
      ['check:1:1', 'open', '2027-03-15T22:59:59Z'],
    ])
    const last = on.do({
      type: 'complete',
      item: 'check:1:1',
      answers: { result: 'rejected' },
      form: { id: 'R05', version: 2 },
    })
    expect(on.case).toMatchObject({ status: 'done', states: ['sample.rejected'], timers: [] })
    expect(last.effects).toEqual([
      {
        key: 'c1/3/0',
        type: 'notify',
        params: { template: 'rejected', to: ['applicant'], values: { r: 'rejected' } },
      },
    ])
    expect(last.history).toEqual([
      {
        at: '2027-03-01T09:00:00Z',
        actor: 'olga',
        type: 'completed',
        item: 'check:1:1',
        event: 'CHECKED',
        from: ['sample.check'],
        to: ['sample.rejected'],
        guards: [
          {
            expression: 'answers.check.result = "passed"',
            values: { 'answers.check.result': 'rejected' },
            result: false,
          },
          {
            expression: 'answers.check.result = "correction" and context.rounds < 1',
            values: { 'answers.check.result': 'rejected', 'context.rounds': 0 },
            result: false,
          },
        ],
      },
    ])
  })

  it('moves a case whose deadline passes', () => {
    const on = apply()
    on.do(
      { type: 'fire', timer: 'closes:sample.draft:1' },
      at('2027-03-31T14:00:00Z', { who: 'system' }),
    )
    expect(on.case).toMatchObject({ status: 'done', states: ['sample.expired'] })
    expect(on.case.items[0]?.status).toBe('cancelled')
  })

  it('refuses an event that nothing takes and names those that would be', () => {
    const on = apply()
    expect(() => on.send('CHECKED')).toThrowError(
      expect.objectContaining({ code: 'event.not-allowed', details: { allowed: ['SUBMIT'] } }),
    )
  })
})

describe('an expression that needs too many steps', () => {
  const states = {
    open: {
      on: {
        KEEP: {
          actions: [{ type: 'set', params: { list: 'for a in context.list return a + 1' } }],
        },
        SQUARE: {
          actions: [
            { type: 'set', params: { list: 'for a in context.list, b in context.list return a' } },
          ],
        },
        ASK: {
          target: 'done',
          guard: 'every a in context.list, b in context.list satisfies a > -b',
        },
      },
    },
    done: { type: 'final' as const },
  }
  const list = Array.from({ length: 2_000 }, (_, n) => n)

  it('[EN6] refuses the step and names the expression: no list becomes null, no guard false', () => {
    const on = walk(feel, sampleWorkflow(states, { context: { list } }))
    expect(on.send('KEEP').case.context['list']).toHaveLength(2_000)
    for (const event of ['SQUARE', 'ASK'])
      expect(() => on.send(event)).toThrowError(
        expect.objectContaining({
          code: 'workflow.limit',
          message: expect.stringContaining('b in context.list'),
        }),
      )
    expect(on.case.context['list']).toHaveLength(2_000)
    expect(on.case.states).toEqual(['sample.open'])
  })
})
