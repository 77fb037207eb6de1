import type { FormDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import { compileForm } from '../compile/compile-form.ts'
import type { FormScope } from '../types.ts'
import { isDayOffIn } from './days-off.ts'

const both = (text: string) => ({ pl: text, en: text })

const definition: FormDefinition = {
  id: 'T',
  version: 1,
  title: both('T'),
  pages: [
    {
      id: 'p',
      title: both('p'),
      sections: [
        {
          id: 's',
          fields: [
            { key: 'from', type: 'date', label: both('From') },
            {
              key: 'due',
              type: 'computed',
              label: both('Due'),
              value: 'add working days(date(from), 1)',
            },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      id: 'workingDay',
      assert: 'is working day(date(from))',
      at: 'from',
      message: both('No working day.'),
    },
  ],
}

const form = compileForm(definition, {
  codeLists: [],
  expressions: createExpressionCompiler(),
  createValidator: createAjvValidator,
})

const span = { from: '2027-01-01', to: '2027-12-31' }

function scope(days: readonly string[]): FormScope {
  const moment = { now: '2027-03-01T10:00:00Z', isDayOff: isDayOffIn({ ...span, days }) }
  return { variables: {}, moment, roles: [] }
}

test('[FO34] a form counts with the days off it is given', () => {
  expect(form.asksCalendar).toBe(true)
  const answers = { from: '2027-03-01' }
  const open = form.state(answers, scope([]))
  expect(open.answers['due']).toBe('2027-03-02')
  expect(form.state(answers, scope(['2027-03-02']), open).answers['due']).toBe('2027-03-03')
  const { issues } = form.validate({ from: '2027-03-02' }, scope(['2027-03-02']))
  expect(issues.map(({ code }) => code)).toEqual(['form.rule.workingDay'])
})

test('[FO34] of days outside of the span nothing is said', () => {
  const answers = { from: '2027-12-31' }
  expect(form.state(answers, scope([])).answers).toEqual(answers)
  expect(form.validate({ from: '2028-01-01' }, scope(['2028-01-01'])).issues).toEqual([])
})

test('[FO34] another due date than the server counts is a warning only', () => {
  const { answers, issues } = form.validate({ from: '2027-03-01', due: '2027-03-09' }, scope([]))
  expect(answers['due']).toBe('2027-03-02')
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
    ['form.computed', 'warning'],
  ])
})

test('[FO34] without days off the form does not run', () => {
  const forgotten = { variables: {}, moment: { now: '2027-03-01T10:00:00Z' }, roles: [] }
  expect(() => form.validate({ from: '2027-03-01' }, forgotten)).toThrow(/isDayOff/)
  expect(() => form.state({}, forgotten)).toThrow(/isDayOff/)
})
