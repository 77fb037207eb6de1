import { describe, expect, it } from 'vitest'
import { readCondition, writeCondition } from './simple-condition.ts'

describe('conditions that can be chosen from lists', () => {
  it.each([
    'answers.check.overallResult = "passed"',
    'answers.check.overallResult = "correction" and context.corrections < 1',
    'context.visits >= 2 or answers.plan.urgent = true',
    'answers.plan.day > date("2027-01-31")',
    'answers.plan.day != null and case.number = null',
    'list contains(answers.plan.days, "mon")',
    'answers.a.text = "a \\"quoted\\" and (odd) one"',
    'answers.a.sum <= parameters.P04',
    'context.sum != -1.5',
  ])('[DE39] are written back as they were read: %s', (source) => {
    const read = readCondition(source)
    expect(read).not.toBeNull()
    expect(writeCondition(read!)).toBe(source)
  })

  it('[DE39] a name alone must be true', () => {
    expect(readCondition('answers.check.ok')).toEqual({
      join: 'all',
      parts: [
        { name: 'answers.check.ok', operator: 'is', value: { kind: 'boolean', value: true } },
      ],
    })
    expect(readCondition(' ')).toEqual({ join: 'all', parts: [] })
    expect(writeCondition({ join: 'all', parts: [] })).toBe('')
  })

  it.each([
    'a = 1 and b = 2 or c = 3',
    'count(answers.a) > 2',
    'some x in answers.a satisfies x = 1',
    'not(a)',
    'a = "open',
    '(a = 1',
    'a in [1..2]',
    'a < null',
    'true',
    'if a then b else c',
    'a + 1 = 2',
  ])('[DE39] leave alone what says more than lists can: %s', (source) => {
    expect(readCondition(source)).toBeNull()
  })
})
