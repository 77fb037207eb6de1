import { describe, expect, it } from 'vitest'
import { continuedAnswers } from './continued-answers.ts'

const record = (item: string, at: string) => ({ item, at, by: 'anna', answers: { item } })

describe('tasks that go on from others', () => {
  const answers = {
    report: [
      record('report:1:1', '2027-06-01T10:00:00Z'),
      record('report:2:1', '2027-07-01T10:00:00Z'),
    ],
    comment: [record('comment:1:1', '2027-06-08T10:00:00Z')],
  }

  it('[RT54] start from the last answers of the task they continue', () => {
    expect(continuedAnswers({ answers }, { continues: 'report' })?.item).toBe('report:2:1')
    expect(continuedAnswers({ answers }, { continues: 'other' })).toBeUndefined()
    expect(continuedAnswers({ answers }, {})).toBeUndefined()
  })

  it('[RT54] of several start from those finished last, the later named where both are as late', () => {
    expect(continuedAnswers({ answers }, { continues: ['comment', 'report'] })?.item).toBe(
      'report:2:1',
    )
    const early = { ...answers, report: answers.report.slice(0, 1) }
    expect(continuedAnswers({ answers: early }, { continues: ['comment', 'report'] })?.item).toBe(
      'comment:1:1',
    )
    const same = { ...early, comment: [record('comment:1:1', '2027-06-01T10:00:00Z')] }
    expect(continuedAnswers({ answers: same }, { continues: ['report', 'comment'] })?.item).toBe(
      'comment:1:1',
    )
  })
})
