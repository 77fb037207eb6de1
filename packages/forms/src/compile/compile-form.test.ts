import { createExpressionCompiler } from '@splot/feel'
import type { FormDefinition, FormField, JsonObject } from '@splot/definition'
import { expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import type { FormScope } from '../types.ts'
import { compileForm } from './compile-form.ts'

const t = (text: string) => ({ pl: text, en: text })

function formOf(fields: FormField[], rest: Partial<FormDefinition> = {}): FormDefinition {
  return {
    id: 'T',
    version: 1,
    title: t('Test'),
    pages: [{ id: 'p', title: t('p'), sections: [{ id: 's', fields }] }],
    ...rest,
  }
}

const scope: FormScope = { variables: {}, moment: { now: '2027-03-01T10:00:00Z' }, roles: [] }

const compile = (form: FormDefinition) =>
  compileForm(form, {
    codeLists: [
      {
        id: 'yesNo',
        items: [
          { code: 'yes', label: t('Tak') },
          { code: 'no', label: t('Nie') },
        ],
      },
    ],
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  })

test('a small form with table, condition and computed value runs', () => {
  const form = compile(
    formOf([
      { key: 'has', type: 'choice', list: 'yesNo', label: t('Czy'), required: true },
      {
        key: 'why',
        type: 'longtext',
        label: t('Opis'),
        when: 'has = "yes"',
        required: true,
        minLength: 5,
      },
      {
        key: 'rows',
        type: 'table',
        label: t('Wiersze'),
        fields: [
          { key: 'n', type: 'integer', label: t('N'), required: true },
          { key: 'twice', type: 'computed', label: t('2N'), value: 'n * 2' },
          { key: 'note', type: 'text', label: t('Uwaga'), when: 'n > 3' },
        ],
      },
      { key: 'total', type: 'computed', label: t('Suma'), value: 'sum(rows.twice)' },
    ]),
  )
  const answers: JsonObject = {
    has: 'yes',
    why: ' abc ',
    rows: [
      { n: 1, note: 'x' },
      { n: 5, note: 'y' },
    ],
  }
  const state = form.state(answers, scope)
  expect(state.answers).toEqual({
    has: 'yes',
    why: ' abc ',
    rows: [
      { n: 1, twice: 2 },
      { n: 5, twice: 10, note: 'y' },
    ],
    total: 12,
  })
  const { issues } = form.validate(answers, scope)
  expect(issues.map((i) => [i.path, i.code, i.message.pl])).toEqual([
    ['/rows/0/note', 'form.hidden', expect.stringContaining('Uwaga (wiersz 1)')],
    ['/why', 'form.min-length', 'W polu „Opis” wpisz co najmniej 5 znaków; jest 3.'],
  ])
})
