import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { explainCase } from '../explain/explain-case.ts'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()
const deletion = 'kept:sample.expired:1'
const ended = '2027-03-19T14:00:00Z'
// ninety days after 19 March, at the end of the day in Poland
const due = '2027-06-17T21:59:59Z'

const definition = sampleWorkflow(
  {
    draft: {
      meta: {
        tasks: [
          { id: 'apply', form: 'R03', assign: { role: 'officer' }, submit: 'SENT' },
          {
            id: 'extra',
            assign: { role: 'officer' },
            submit: 'MORE',
            prefill: { name: 'context.name' },
          },
        ],
      },
      on: {
        SENT: {
          actions: [{ type: 'set', params: { name: 'answers.apply.name' } }],
          meta: { reason: { pl: 'Jest {context.name}.', en: 'Here is {context.name}.' } },
        },
        MORE: 'kept',
        EXPIRE: { target: 'expired', guard: 'context.name != null' },
      },
    },
    expired: { type: 'final', meta: { deleteAnswers: 'kept' } },
    kept: { type: 'final' },
  },
  {
    context: { name: null },
    timers: { kept: { days: 90, roll: 'none' } },
    access: {
      start: ['officer'],
      read: ['officer'],
      reopen: { roles: ['officer'], to: ['sample.draft'] },
    },
  },
)

function expired() {
  const on = walk(feel, definition, { input: { call: { title: 'Zima' } } }, at(ended))
  const answers = { name: 'Anna' }
  const form = { id: 'R03', version: 1 }
  on.do({ type: 'complete', item: 'apply:1:1', answers, form, apart: 'c1/apply:1:1/x' }, at(ended))
  on.send('EXPIRE', undefined, at(ended))
  return on
}

const fire = { type: 'fire', timer: deletion } as const

describe('answers of a case that is over', () => {
  it('[EN140] are deleted when the timer of its end has run out, and not before', () => {
    const on = expired()
    expect(on.case).toMatchObject({ status: 'done', states: ['sample.expired'] })
    expect(on.case.timers).toMatchObject([{ key: deletion, kind: 'deletion', dueAt: due }])
    expect(JSON.stringify(on.case)).toContain('Anna')
    expect(() => on.do(fire, at('2027-06-17T21:59:58Z'))).toThrow(/due later/)
    on.do(fire, at(due))
    expect(on.last.history).toMatchObject([
      { type: 'answersDeleted', at: due, data: { timer: 'kept', state: 'sample.expired' } },
    ])
    expect(on.case).toMatchObject({
      status: 'done',
      states: ['sample.expired'],
      endedAt: ended,
      answersDeletedAt: due,
      answers: {},
      context: { name: null },
      input: {},
      timers: [],
    })
  })

  it('[EN141] leave nothing of what was written or made from it, and name what lies apart', () => {
    const on = expired()
    on.do(fire, at(due))
    expect(JSON.stringify(on.case)).not.toMatch(/Anna|Zima/)
    expect(on.last.effects).toEqual([
      { key: `c1/${on.case.step}/0`, type: 'deleteAnswers', params: { apart: ['c1/apply:1:1/x'] } },
    ])
    expect(on.case.items.map(({ key, status }) => [key, status])).toEqual([
      ['apply:1:1', 'finished'],
      ['extra:1:1', 'cancelled'],
    ])
  })

  it('[EN142] are deleted once, by the timer or on demand; an active case keeps them', () => {
    const on = expired()
    on.do({ type: 'deleteAnswers' }, at(ended))
    expect(on.case).toMatchObject({ answersDeletedAt: ended, timers: [] })
    const before = on.case
    expect(on.do({ type: 'deleteAnswers' }, at(due))).toEqual({
      case: before,
      effects: [],
      history: [],
    })
    expect(() => on.do(fire, at(due))).toThrow(expect.objectContaining({ code: 'case.finished' }))
    const active = walk(feel, definition)
    expect(() => active.do({ type: 'deleteAnswers' })).toThrow(
      expect.objectContaining({ code: 'case.not-finished' }),
    )
  })

  it('[EN142] stay where the end says nothing, and where the case goes on before the time', () => {
    const silent = walk(feel, definition)
    silent.do({ type: 'complete', item: 'extra:1:1' })
    expect(silent.case).toMatchObject({ states: ['sample.kept'], timers: [] })
    const on = expired()
    on.do({ type: 'reopen', to: 'sample.draft', reason: 'Pomyłka' }, at(ended))
    expect(on.case).toMatchObject({ status: 'active', timers: [] })
    expect(on.case.answers['apply']).toHaveLength(1)
  })

  it('[EN142] on demand also without those of cases under it, or only what is kept apart: the answers go on naming it', () => {
    const alone = expired()
    alone.do({ type: 'deleteAnswers', alone: true }, at(ended))
    expect(alone.last.effects).toMatchObject([
      { type: 'deleteAnswers', params: { apart: ['c1/apply:1:1/x'], alone: true } },
    ])
    const apart = expired()
    const before = apart.case.answers
    const names = ['c1/apply:1:1/x']
    apart.do({ type: 'deleteApart', apart: names, classes: ['health'] }, at(ended))
    expect(apart.case.answers).toEqual(before)
    expect(apart.last.effects).toMatchObject([
      { type: 'deleteApart', params: { apart: names, classes: ['health'] } },
    ])
    expect(apart.last.history).toMatchObject([
      { type: 'answersDeleted', data: { classes: ['health'] } },
    ])
    const active = walk(feel, definition)
    expect(() => active.do({ type: 'deleteApart', apart: [], classes: [] })).toThrow(
      expect.objectContaining({ code: 'case.not-finished' }),
    )
  })

  it('[EN143] the explanation tells when', () => {
    expect(explainCase(expired().compiled, expired().case, at(ended)).deadlines).toEqual([
      { timer: 'kept', dueAt: due },
    ])
  })
})
