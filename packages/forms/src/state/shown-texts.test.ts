import { SplotError } from '@splot/definition'
import type { CodeList, FormDefinition, FormField, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import { compileForm } from '../compile/compile-form.ts'
import { exportJsonSchema } from '../convert/export-json-schema.ts'
import { importJsonSchema } from '../convert/import-json-schema.ts'
import type { CompiledForm, FormScope } from '../types.ts'

const both = (text: string) => ({ pl: text, en: text })

const codeLists: CodeList[] = [
  { id: 'colours', items: [{ code: 'r', label: { pl: 'czerwony', en: 'red' } }] },
]

function field(key: string, type: FormField['type'], rest: Partial<FormField> = {}): FormField {
  return { key, type, label: both(key), ...rest }
}

function formOf(fields: FormField[], rest: Partial<FormDefinition> = {}): CompiledForm {
  const definition: FormDefinition = {
    id: 'T',
    version: 1,
    title: both('T'),
    pages: [{ id: 'p', title: both('p'), sections: [{ id: 's', fields }] }],
    ...rest,
  }
  return compileForm(definition, {
    codeLists,
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  })
}

function scope(variables: JsonObject = {}, rest: Partial<FormScope> = {}): FormScope {
  return { variables, moment: { now: '2027-03-01T10:00:00Z' }, roles: [], ...rest }
}

/** A label as it is shown, spaces that do not break made plain. */
function labelIn(form: CompiledForm, answers: JsonObject, given = scope(), pointer = '/note') {
  const { pl, en } = form.state(answers, given).fields.get(pointer)?.field.label ?? both('?')
  return [pl, en].map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '))
}

test.each([
  ['{parameters.hours} h', ['40 h', '40 h']],
  ['{parameters.big}', ['1 234 567,5', '1,234,567.5']],
  ['{parameters.limit | money}', ['180 000,00 zł', 'PLN 180,000.00']],
  ['{parameters.share | percent}', ['80%', '80%']],
  ['{price}', ['1234,50 zł', 'PLN 1,234.50']],
  ['{price * 2 | money}', ['2469,00 zł', 'PLN 2,469.00']],
  ['{day}', ['1 marca 2027', '1 March 2027']],
  ['{date(day) + duration("P1D")}', ['2 marca 2027', '2 March 2027']],
  ['{now()}', ['1 marca 2027, 11:00', '1 March 2027, 11:00']],
  ['{colour}', ['czerwony', 'red']],
  ['{lists.colours[1].label}', ['czerwony', 'red']],
  ['{agree}', ['tak', 'yes']],
  ['{rows.name}', ['a, b', 'a, b']],
  ['{count(rows)} / {sum(rows.amount)}', ['2 / 30', '2 / 30']],
  ['{group.inner}', ['x', 'x']],
  ['{missing} {unknownName} {parameters.none}', ['– – –', '– – –']],
  ['{{{parameters.hours}}} {"}|{"}', ['{40} }|{', '{40} }|{']],
])('[FO35] a label %s is shown', (label, shown) => {
  const form = formOf([
    field('note', 'text', { label: both(label) }),
    field('price', 'money'),
    field('day', 'date'),
    field('colour', 'choice', { list: 'colours' }),
    field('agree', 'boolean'),
    field('missing', 'integer'),
    field('rows', 'table', { fields: [field('name', 'text'), field('amount', 'integer')] }),
    field('group', 'group', { fields: [field('inner', 'text')] }),
  ])
  const answers = {
    price: 123_450,
    day: '2027-03-01',
    colour: 'r',
    agree: true,
    rows: [
      { name: 'a', amount: 10 },
      { name: 'b', amount: 20 },
    ],
    group: { inner: 'x' },
  }
  const parameters = { hours: 40, big: 1_234_567.5, limit: 18_000_000, share: 80 }
  expect(labelIn(form, answers, scope({ parameters }))).toEqual(shown)
})

test('[FO35] texts of fields, columns, pages and sections follow the answers', () => {
  const form = formOf([], {
    pages: [
      {
        id: 'p',
        title: both('Page {n}'),
        description: both('about'),
        sections: [
          {
            id: 's',
            title: both('S'),
            description: both('Up to {n}'),
            fields: [
              field('n', 'integer', { help: both('{n} of 9') }),
              field('still', 'text'),
              field('info', 'info', { text: both('n is {n}') }),
              field('rows', 'table', { fields: [field('c', 'text', { label: both('c{n}') })] }),
            ],
          },
        ],
      },
    ],
  })
  const rows = [{ c: 'x' }]
  const before = form.state({ n: 1, rows }, scope())
  const after = form.state({ n: 2, rows }, scope(), before)
  expect(after).toEqual(form.state({ n: 2, rows }, scope()))
  expect(after.fields.get('/n')?.field.help).toEqual(both('2 of 9'))
  expect(after.fields.get('/info')?.field.text).toEqual(both('n is 2'))
  const table = after.fields.get('/rows')?.field
  expect(table?.fields?.[0]?.label).toEqual(both('c2'))
  expect(after.fields.get('/rows/0/c')?.field).toBe(table?.fields?.[0])
  expect(after.texts.pages.get('p')).toEqual({ title: both('Page 2') })
  expect(after.texts.sections.get('s')).toEqual({ description: both('Up to 2') })
  expect(after.fields.get('/still')).toBe(before.fields.get('/still'))
  // what did not change is the same object
  const again = form.state({ n: 2, rows, still: 'x' }, scope(), after)
  expect(again.texts).toBe(after.texts)
  expect(again.fields.get('/rows')).toBe(after.fields.get('/rows'))
  expect(again.fields.get('/rows/0/c')).toBe(after.fields.get('/rows/0/c'))
})

test('[FO35] the message of a rule and the name of a field in an issue have their values', () => {
  const form = formOf(
    [
      field('max', 'integer', { required: true, label: both('Up to {parameters.p}') }),
      field('rows', 'table', {
        fields: [field('n', 'integer')],
        rules: [{ id: 'few', assert: 'n <= max', at: 'n', message: both('{n} of {max}') }],
      }),
    ],
    {
      rules: [
        { id: 'small', assert: 'max < 5', at: 'max', message: both('Not {max}, {parameters.p}.') },
      ],
    },
  )
  const given = scope({ parameters: { p: 7 } })
  const messages = (answers: JsonObject) =>
    form.validate(answers, given).issues.map(({ message }) => message.en)
  expect(messages({ max: 6, rows: [{ n: 9 }, { n: 2 }] })).toEqual(['Not 6, 7.', '9 of 6'])
  expect(messages({})[0]).toContain('Up to 7')
})

test('[FO36] what the reader may not see does not stand in texts, in issues neither', () => {
  const closed = { visibleTo: ['officer'] }
  const text = '{score}|{rows.points}|{rows.name}|{facts.pesel.sex}|{context.secret}|{context.open}'
  const form = formOf(
    [
      field('note', 'text', { label: both(text), required: true }),
      field('score', 'integer', closed),
      field('pesel', 'pesel', closed),
      field('rows', 'table', {
        fields: [field('name', 'text'), field('points', 'integer', closed)],
      }),
    ],
    {
      rules: [{ id: 'r', assert: 'false', at: 'note', message: both(`never ${text}`) }],
    },
  )
  const answers = {
    note: 'x',
    score: 17,
    pesel: '04222900014',
    rows: [{ name: 'a', points: 4 }],
  }
  const variables = { context: { secret: 's', open: 'o' } }
  const readable = () => ({ context: { open: 'o' } })
  const applicant = scope(variables, { roles: ['applicant'], readable, base: answers })
  expect(labelIn(form, answers, applicant)[1]).toBe('–|–|a|–|–|o')
  const { issues } = form.validate({ note: 'x', rows: answers.rows }, applicant)
  expect(issues.map(({ message }) => message.en)).toContain('never –|–|a|–|–|o')
  expect(JSON.stringify(form.validate({}, applicant).issues)).not.toMatch(/17|"s"|M\|/)
  const officer = scope(variables, { roles: ['officer'] })
  expect(labelIn(form, answers, officer)[1]).toBe('17|4|a|M|s|o')
})

test.each([
  ['a { b', 'form.definition.brace'],
  ['{1 +}', 'form.definition.expression'],
  ['{x | pounds}', 'form.definition.display'],
])('[FO5] a text %s is refused', (label, code) => {
  try {
    formOf([field('note', 'text', { help: both(label) })])
    expect.unreachable()
  } catch (error) {
    const { issues } = error as SplotError
    expect(error).toBeInstanceOf(SplotError)
    expect(issues[0]).toMatchObject({ code, path: '/pages/0/sections/0/fields/0/help/pl' })
  }
})

test('[FO43] values in texts survive export and import, braces of a foreign schema stay braces', () => {
  const form = formOf([
    field('note', 'text', { label: both('Up to {parameters.p}'), help: both('{{x}}') }),
  ])
  const exported = JSON.parse(JSON.stringify(exportJsonSchema(form.definition)))
  const back = importJsonSchema(exported).form.pages[0]?.sections[0]?.fields[0]
  expect(back).toMatchObject({ label: both('Up to {parameters.p}'), help: both('{{x}}') })
  const foreign = { type: 'object', properties: { a: { type: 'string', title: '[0-9]{3} {x' } } }
  const imported = importJsonSchema(foreign as never).form
  const shown = compileForm(imported, {
    codeLists: [],
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  }).state({}, scope())
  expect(shown.fields.get('/a')?.field.label.en).toBe('[0-9]{3} {x')
})
