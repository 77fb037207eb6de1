import { expect, it } from 'vitest'
import { studioTexts } from '../texts/resources.ts'
import { conditionWords } from './condition-words.ts'

const variables = [
  {
    path: 'answers.check.result',
    kind: 'text' as const,
    label: 'Result',
    group: 'Check',
    choices: [{ value: 'ok', label: 'passed' }],
  },
  { path: 'context.visits', kind: 'number' as const, label: 'Visits', group: 'context' },
  { path: 'answers.check.day', kind: 'date' as const, label: 'Day', group: 'Check' },
]
const find = (path: string) => variables.find((one) => one.path === path)
const t = (key: string, values: Record<string, unknown> = {}): string => {
  const steps = key.split('.')
  const text = steps.reduce<unknown>((at, step) => (at as object)[step as never], studioTexts.en)
  return (text as string).replace('{{text}}', String(values['text']))
}

it('says a condition by the labels of fields and code lists', () => {
  expect(conditionWords('answers.check.result = "ok" and context.visits >= 2', find, t)).toBe(
    '“Result” is “passed” and “Visits” is at least 2',
  )
})

it('says before and after of dates, and what is filled in', () => {
  const source = 'answers.check.day < date("2027-01-31") or answers.check.day = null'
  expect(conditionWords(source, find, t)).toBe('“Day” is before 2027-01-31 or “Day” is empty')
})

it('says nothing of what is more than a comparison, or nothing at all', () => {
  expect(conditionWords('count(answers.check.list) > 2', find, t)).toBeUndefined()
  expect(conditionWords('', find, t)).toBeUndefined()
})
