import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { at, polishCalendar, sampleWorkflow, walk } from '../testing/sample-case.ts'
import type { Walk } from '../testing/sample-case.ts'
import type { HistoryRecord } from '../types.ts'
import { caseFacts } from './case-facts.ts'

const feel = createExpressionCompiler()
const form = { id: 'F1', version: 1 }

// draft → check ⇄ correction, then accepted; `check` is passed through when nothing is to be checked
const definition = sampleWorkflow(
  {
    draft: {
      meta: { tasks: [{ id: 'apply', form: 'F1', assign: { role: 'officer' }, submit: 'SENT' }] },
      on: { SENT: 'check' },
    },
    check: {
      meta: {
        tasks: [
          {
            id: 'decide',
            form: 'F1',
            assign: { role: 'officer' },
            submit: 'DECIDED',
            due: 'deadline',
          },
        ],
      },
      on: { DECIDED: 'routed', BACK: 'correction' },
      after: { deadline: 'late' },
    },
    correction: { on: { MENDED: 'check' } },
    routed: { always: 'accepted' },
    accepted: { type: 'final' },
    late: { type: 'final' },
  },
  { timers: { deadline: { days: 20 } }, context: { marks: 0 } },
)

/** The case with its history, walked on days of March 2027. */
function walked(): Walk & { history: HistoryRecord[] } {
  const made = walk(feel, definition, { parameters: { P01: 3 } }, at('2027-03-01T09:00:00Z'))
  const history: HistoryRecord[] = [...made.last.history]
  const step = (run: () => { history: HistoryRecord[] }) => history.push(...run().history)
  const submit = (task: string, now: string, answers: Record<string, string>) => {
    const item = made.case.items.find((one) => one.task === task && one.status === 'open')!
    step(() => made.do({ type: 'complete', item: item.key, answers, form }, at(now)))
  }
  submit('apply', '2027-03-02T09:00:00Z', { name: 'A' })
  step(() => made.send('BACK', {}, at('2027-03-04T09:00:00Z')))
  // half past midnight of the sixth, by the clock of the programme
  step(() => made.send('MENDED', {}, at('2027-03-05T23:30:00Z')))
  submit('decide', '2027-03-09T09:00:00Z', { result: 'yes' })
  return Object.assign(made, { history })
}

const made = walked()
const on = (day: string) =>
  caseFacts(made.case, {
    compiled: made.compiled,
    history: made.history,
    at: day,
    calendar: polishCalendar,
  })

describe('what indicators see of a case', () => {
  it('[EN94] nothing before it began', () => {
    expect(on('2027-02-28')).toBeNull()
    expect(on('2027-03-01')).not.toBeNull()
  })

  it('[EN94] the states it was in at the end of the day, and when it came and went', () => {
    expect(on('2027-03-01')).toMatchObject({
      case: { states: ['sample.draft'], status: 'active', endedAt: null },
      entered: { draft: '2027-03-01T09:00:00Z', check: null, accepted: null },
      left: { draft: null },
    })
    expect(on('2027-03-05')).toMatchObject({
      case: { states: ['sample.correction'] },
      entered: { check: '2027-03-02T09:00:00Z', correction: '2027-03-04T09:00:00Z' },
      left: { draft: '2027-03-02T09:00:00Z', check: '2027-03-04T09:00:00Z', correction: null },
    })
  })

  it('[EN94] the first coming and the last going of a state it was in twice', () => {
    expect(on('2027-03-06')).toMatchObject({
      case: { states: ['sample.check'] },
      entered: { check: '2027-03-02T09:00:00Z' },
      // it is there again
      left: { check: null, correction: '2027-03-05T23:30:00Z' },
    })
    expect(on('2027-03-09')).toMatchObject({ left: { check: '2027-03-09T09:00:00Z' } })
  })

  it('[EN94] a state it only passed through, and its end', () => {
    expect(on('2027-03-08')).toMatchObject({ entered: { routed: null }, case: { endedAt: null } })
    expect(on('2027-03-09')).toMatchObject({
      case: {
        states: ['sample.accepted'],
        status: 'done',
        endedAt: '2027-03-09T09:00:00Z',
      },
      entered: { routed: '2027-03-09T09:00:00Z', accepted: '2027-03-09T09:00:00Z' },
      left: { routed: '2027-03-09T09:00:00Z', accepted: null },
    })
  })

  it('[EN94] answers and items as far as they had come, without those that were cancelled', () => {
    expect(on('2027-03-01')).toMatchObject({
      answers: {},
      items: { apply: [{ finishedAt: null, answers: null }] },
    })
    const early = on('2027-03-02')!
    expect(early).toMatchObject({
      answers: { apply: { name: 'A' } },
      items: {
        apply: [{ finishedAt: '2027-03-02T09:00:00Z', person: 'olga', answers: { name: 'A' } }],
      },
    })
    // the check of that day was left unfinished and is no item any more
    expect(early['items'] as object).not.toHaveProperty('decide')
    expect(on('2027-03-06')).toMatchObject({
      items: { decide: [{ createdAt: '2027-03-05T23:30:00Z', finishedAt: null }] },
    })
    expect(on('2027-03-09')).toMatchObject({
      answers: { apply: { name: 'A' }, decide: { result: 'yes' } },
      parameters: { P01: 3 },
    })
  })

  it('[EN94] a day is one of the programme’s time zone', () => {
    // entered at 00:30 of the sixth in Warsaw, on the fifth in Greenwich
    expect(on('2027-03-05')).toMatchObject({ left: { correction: null } })
    expect(on('2027-03-06')).toMatchObject({ left: { correction: '2027-03-05T23:30:00Z' } })
  })
})
