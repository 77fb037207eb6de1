import type { CodeList, FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'
import { SplotError } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, test } from 'vitest'
import { createAjvValidator } from '../ajv/index.ts'
import { lintSchema } from '../lint/lint-schema.ts'
import type { CompiledForm, FormScope } from '../types.ts'
import { compileForm } from './compile-form.ts'

const both = (text: string) => ({ pl: text, en: text })

const codeLists: CodeList[] = [
  {
    id: 'yesNo',
    items: [
      { code: 'yes', label: both('Tak') },
      { code: 'no', label: both('Nie') },
      { code: 'old', label: both('Dawne'), validTo: '2026-12-31' },
      { code: 'new', label: both('Nowe'), validFrom: '2027-06-01' },
    ],
  },
]

/** A field with its key as label. */
function field(key: string, type: FormField['type'], rest: Partial<FormField> = {}): FormField {
  return { key, type, label: both(key), ...rest }
}

/** A form with one section of the given fields. */
function formOf(fields: FormField[], rest: Partial<FormDefinition> = {}): FormDefinition {
  return {
    id: 'T',
    version: 1,
    title: both('Test'),
    pages: [{ id: 'page', title: both('Strona'), sections: [{ id: 'section', fields }] }],
    ...rest,
  }
}

function compile(definition: FormDefinition): CompiledForm {
  return compileForm(definition, {
    codeLists,
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  })
}

function scopeOf(rest: Partial<FormScope> = {}): FormScope {
  return { variables: {}, moment: { now: '2027-03-01T10:00:00Z' }, roles: [], ...rest }
}

/** `path code` of every issue of a submission. */
function issuesOf(form: CompiledForm, answers: JsonObject, scope = scopeOf()): string[] {
  return form.validate(answers, scope).issues.map(({ path, code }) => `${path} ${code}`)
}

/** The faults a definition is refused with, as `path code`. */
function faultsOf(definition: FormDefinition): string[] {
  try {
    compile(definition)
    return []
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    expect(error.code).toBe('form.invalid-definition')
    return error.issues.map(({ path, code }) => `${path} ${code}`)
  }
}

const at = (index: number, property: string): string =>
  `/pages/0/sections/0/fields/${index}${property}`

describe('definition', () => {
  test('[FO4] a circle of conditions and computed values is refused and named', () => {
    const definition = formOf([
      field('a', 'computed', { value: 'b + 1' }),
      field('b', 'integer', { when: 'c > 1' }),
      field('c', 'computed', { value: 'a' }),
    ])
    expect(() => compile(definition)).toThrow(/a → b → c → a/)
  })

  test('[FO4] a column and a computed value may look at each other’s table by column', () => {
    const form = compile(
      formOf([
        field('rows', 'table', {
          fields: [field('n', 'integer'), field('note', 'text', { when: 'many = true' })],
        }),
        field('many', 'computed', { value: 'count(rows.n) > 1' }),
      ]),
    )
    const rows = [{ n: 1, note: 'x' }, { n: 2 }]
    expect(form.state({ rows }, scopeOf()).answers).toEqual({ rows, many: true })
    expect(form.state({ rows: [{ n: 1, note: 'x' }] }, scopeOf()).answers).toEqual({
      rows: [{ n: 1 }],
      many: false,
    })
  })

  test.each<[string, FormField[], string]>([
    ['a bad key', [field('Bad key', 'text')], `${at(0, '/key')} form.definition.key`],
    ['a scope name', [field('case', 'text')], `${at(0, '/key')} form.definition.reserved-key`],
    ['facts', [field('facts', 'text')], `${at(0, '/key')} form.definition.reserved-key`],
    [
      'a name of Object.prototype',
      [field('toString', 'text')],
      `${at(0, '/key')} form.definition.reserved-key`,
    ],
    [
      'a key twice',
      [field('a', 'text'), field('a', 'text')],
      `${at(1, '/key')} form.definition.duplicate-key`,
    ],
    [
      'a faulty expression',
      [field('a', 'text', { when: '1 +' })],
      `${at(0, '/when')} form.definition.expression`,
    ],
    [
      'an unknown list',
      [field('a', 'choice', { list: 'x' })],
      `${at(0, '/list')} form.definition.unknown-list`,
    ],
    ['a choice without list', [field('a', 'choice')], `${at(0, '')} form.definition.missing`],
    [
      'look-ahead',
      [field('a', 'text', { pattern: { regex: '(?=a)', message: both('x') } })],
      `${at(0, '/pattern/regex')} form.definition.pattern`,
    ],
    [
      'no such column',
      [field('a', 'table', { fields: [], uniqueBy: 'x' })],
      `${at(0, '/uniqueBy')} form.definition.unique-by`,
    ],
    ['no such type', [field('a', 'magic' as 'text')], `${at(0, '/type')} form.definition.type`],
  ])('[FO5] %s is refused where it stands', (_name, fields, fault) => {
    expect(faultsOf(formOf(fields))).toContain(fault)
  })

  test('[FO5] a rule without a field is refused', () => {
    const rules = [{ id: 'r', assert: 'true', at: 'nobody', message: both('x') }]
    expect(faultsOf(formOf([field('a', 'text')], { rules }))).toEqual([
      '/rules/0/at form.definition.rule-target',
    ])
  })

  test('[FO6] JSON Schema and UI schema stand alone', () => {
    const { schema, uiSchema } = compile(
      formOf([
        field('name', 'text', { pattern: { regex: '[A-Z].*', message: both('x') } }),
        field('rows', 'table', { fields: [field('n', 'decimal')], maxItems: 5 }),
        field('note', 'info'),
        field('agree', 'declaration'),
        field('list', 'choices', { list: 'yesNo' }),
      ]),
    )
    expect(lintSchema(schema)).toEqual([])
    const scopes = [...JSON.stringify(uiSchema).matchAll(/#\/properties\/([A-Za-z]+)/g)].map(
      (m) => m[1],
    )
    expect(scopes).toEqual(['name', 'rows', 'n', 'agree', 'list'])
    expect(Object.keys(schema.properties as JsonObject)).toEqual(['name', 'rows', 'agree', 'list'])
    expect(uiSchema).toMatchObject({
      type: 'Categorization',
      elements: [{ type: 'Category', elements: [{ type: 'Group' }] }],
    })
  })
})

describe('what the system tells by itself', () => {
  test('[FO77] are computed values without an answer in them, whatever they go through', () => {
    const computed = (key: string, value: string) => field(key, 'computed', { value })
    const { systemValues } = compile(
      formOf([
        field('price', 'money'),
        computed('number', 'case.number'),
        computed('sentAt', 'now()'),
        computed('label', 'number + " of " + string(sentAt)'),
        computed('double', 'price * 2'),
        computed('most', 'double + 1'),
        field('rows', 'table', {
          fields: [
            field('amount', 'money'),
            computed('name', 'parent.names[row.index + 1]'),
            computed('share', 'amount / 100'),
          ],
        }),
        computed('sum', 'sum(rows.amount)'),
      ]),
    )
    expect([...systemValues].sort()).toEqual(['/label', '/number', '/rows/name', '/sentAt'])
  })
})

describe('state', () => {
  test('[FO1] what hangs on a hidden field goes with it, however long the chain', () => {
    const form = compile(
      formOf([
        field('d', 'text', { when: 'c = "x"' }),
        field('c', 'text', { when: 'b = "x"' }),
        field('b', 'text', { when: 'a = "x"' }),
        field('a', 'text'),
      ]),
    )
    const all = { a: 'x', b: 'x', c: 'x', d: 'x' }
    expect(form.state(all, scopeOf()).answers).toEqual(all)
    expect(form.state({ ...all, a: 'y' }, scopeOf()).answers).toEqual({ a: 'y' })
  })

  test('[FO1] hidden pages, sections, columns and tables are absent', () => {
    const form = compile({
      ...formOf([]),
      pages: [
        {
          id: 'first',
          title: both('1'),
          sections: [
            { id: 's1', fields: [field('kind', 'text')] },
            { id: 's2', when: 'kind = "b"', fields: [field('onlyB', 'text')] },
            {
              id: 's3',
              fields: [
                field('rows', 'table', {
                  when: 'kind != "z"',
                  fields: [field('n', 'integer'), field('why', 'text', { when: 'n > 3' })],
                }),
              ],
            },
          ],
        },
        {
          id: 'second',
          title: both('2'),
          when: 'kind = "c"',
          sections: [{ id: 's4', fields: [field('onlyC', 'text')] }],
        },
      ],
    })
    const sent = {
      kind: 'a',
      onlyB: 'x',
      onlyC: 'x',
      rows: [
        { n: 1, why: 'x' },
        { n: 4, why: 'x' },
      ],
    }
    const state = form.state(sent, scopeOf())
    expect(state.answers).toEqual({ kind: 'a', rows: [{ n: 1 }, { n: 4, why: 'x' }] })
    expect(state.pages).toEqual(['first'])
    expect(state.sections).toEqual(['s1', 's3'])
    expect(state.fields.get('/rows/0/why')?.visible).toBe(false)
    expect(state.fields.get('/rows/1/why')?.visible).toBe(true)
    expect(form.state({ ...sent, kind: 'z' }, scopeOf()).answers).toEqual({ kind: 'z' })
  })

  test('[FO2] computed values come in the order of dependencies, whatever was sent', () => {
    const form = compile(
      formOf([
        field('total', 'computed', { value: 'sum(rows.twice)' }),
        field('rows', 'table', {
          fields: [field('twice', 'computed', { value: 'n * factor' }), field('n', 'integer')],
        }),
        field('factor', 'computed', { value: '1 + 1' }),
      ]),
    )
    const sent = { total: 99, factor: 7, rows: [{ n: 1, twice: 50 }, { n: 5 }] }
    expect(form.state(sent, scopeOf()).answers).toEqual({
      total: 12,
      factor: 2,
      rows: [
        { n: 1, twice: 2 },
        { n: 5, twice: 10 },
      ],
    })
  })

  test('[FO3] names mean the row first, then the form; row.index and facts are there', () => {
    const form = compile(
      formOf([
        field('n', 'integer'),
        field('pesel', 'pesel'),
        field('born', 'computed', { value: 'facts.pesel.birthDate' }),
        field('rows', 'table', {
          fields: [
            field('n', 'integer'),
            field('seen', 'computed', { value: 'n' }),
            field('place', 'computed', { value: 'row.index + 1' }),
          ],
        }),
        field('group', 'group', { fields: [field('m', 'computed', { value: 'n + 100' })] }),
      ]),
    )
    const { answers } = form.state({ n: 1, pesel: '85831400124', rows: [{ n: 2 }, {}] }, scopeOf())
    expect(answers).toMatchObject({
      born: '1885-03-14',
      rows: [{ n: 2, seen: 2, place: 1 }, { place: 2 }],
      group: { m: 101 },
    })
  })

  test('[FO7] required follows FEEL and never holds for a hidden field', () => {
    const form = compile(
      formOf([
        field('phone', 'phone', { required: 'email = null' }),
        field('email', 'email', { required: 'phone = null' }),
        field('why', 'text', { required: true, when: 'phone != null' }),
      ]),
    )
    expect(issuesOf(form, {})).toEqual(['/phone form.required', '/email form.required'])
    expect(issuesOf(form, { phone: '600100200', why: 'x' })).toEqual([])
    expect(issuesOf(form, { phone: '600100200' })).toEqual(['/why form.required'])
    expect(form.state({}, scopeOf()).fields.get('/why')).toMatchObject({
      visible: false,
      required: false,
    })
  })

  test('[FO8] a state made from the one before is a fresh state, and unchanged entries are the same', () => {
    const form = compile(
      formOf([
        field('a', 'integer'),
        field('b', 'computed', { value: 'a + 1' }),
        field('c', 'text', {
          when: 'b > 5',
          required: 'now() > date and time("2027-06-01T00:00:00Z")',
        }),
      ]),
    )
    const first = form.state({ a: 1, c: 'x' }, scopeOf())
    const second = form.state({ a: 9, c: 'x' }, scopeOf(), first)
    expect(second).toEqual(form.state({ a: 9, c: 'x' }, scopeOf()))
    expect(second.fields.get('/a')).toBe(first.fields.get('/a'))
    const later = scopeOf({ moment: { now: '2027-07-01T10:00:00Z' } })
    expect(form.state({ a: 9 }, later, second)).toEqual(form.state({ a: 9 }, later))
  })

  test('[FO107] a commune must be in the dictionary where the programme has one', () => {
    const definition = formOf([field('terc', 'terc')])
    const dictionary = { id: 'terc', items: [{ code: '0299012', label: both('Brzozowy Dół') }] }
    const withOne = compileForm(definition, {
      codeLists: [dictionary],
      expressions: createExpressionCompiler(),
      createValidator: createAjvValidator,
    })
    expect(issuesOf(withOne, { terc: '0299012' })).toEqual([])
    expect(issuesOf(withOne, { terc: '1465011' })).toEqual(['/terc form.choice-unknown'])
    expect(issuesOf(compile(definition), { terc: '1465011' })).toEqual([])
  })

  test('[FO106] a read-only day is that of handing in where its section is opened, and stays afterwards', () => {
    const form = compile({
      ...formOf([]),
      pages: [
        {
          id: 'page',
          title: both('Strona'),
          sections: [
            {
              id: 'request',
              fields: [
                field('sentOn', 'date', { readOnly: true, default: '=today()' }),
                field('dueOn', 'computed', { value: 'date(sentOn) + duration("P7D")' }),
              ],
            },
            { id: 'reply', fields: [field('words', 'text')] },
          ],
        },
      ],
    })
    const drafted = { sentOn: '2027-03-01', dueOn: '2027-03-08' }
    const moment = { now: '2027-03-04T10:00:00Z' }
    const asking = scopeOf({ moment, sections: ['request'], base: drafted })
    const sent = { sentOn: '2027-03-04', dueOn: '2027-03-11' }
    expect(form.state(drafted, asking).answers).toEqual(sent)
    expect(form.validate(sent, asking)).toEqual({ answers: sent, issues: [] })
    expect(form.validate(drafted, asking).answers).toEqual(sent)
    const later = scopeOf({
      moment: { now: '2027-03-09T10:00:00Z' },
      sections: ['reply'],
      base: sent,
    })
    expect(form.validate({ ...sent, words: 'x' }, later).answers).toEqual({ ...sent, words: 'x' })
    expect(form.state(sent, later).answers).toEqual(sent)
  })

  test('[FO9] first answers hold defaults, given rows, base and prefill, and nothing pre-ticked', () => {
    const form = compile(
      formOf([
        field('country', 'text', { default: 'PL' }),
        field('day', 'date', { default: '=today()' }),
        field('hidden', 'text', { default: 'x', when: 'country = "DE"' }),
        field('rows', 'table', {
          rows: [{ code: 'A' }, { code: 'B' }],
          fields: [field('code', 'text'), field('n', 'integer', { default: 3 })],
        }),
        field('name', 'text'),
        field('agree', 'declaration', { default: true }),
        field('mails', 'consent', { default: true }),
      ]),
    )
    const scope = scopeOf({ base: { name: 'Base', country: 'FR' } })
    expect(form.initial(scope, { country: 'IT', agree: true })).toEqual({
      country: 'IT',
      day: '2027-03-01',
      rows: [
        { code: 'A', n: 3 },
        { code: 'B', n: 3 },
      ],
      name: 'Base',
    })
  })
})

describe('validation', () => {
  test('[FO10] values for hidden, computed and locked fields are issues and do not get through', () => {
    const form = compile(
      formOf([
        field('a', 'integer'),
        field('b', 'computed', { value: 'a + 1' }),
        field('stamp', 'computed', { value: 'string(now())' }),
        field('label', 'computed', { value: 'stamp + "!"' }),
        field('next', 'computed', { value: 'b + 1' }),
        field('c', 'text', { when: 'a > 5' }),
        field('d', 'text', { readOnly: true }),
      ]),
    )
    const scope = scopeOf({ base: { d: 'kept' } })
    const { answers, issues } = form.validate(
      { a: 1, b: 9, stamp: 'x', label: 'x', next: 9, c: 'x', d: 'forged' },
      scope,
    )
    expect(answers).toMatchObject({ a: 1, b: 2, d: 'kept' })
    expect(answers).not.toHaveProperty('c')
    expect(issues.map(({ path, code, severity }) => [path, code, severity])).toEqual([
      ['/b', 'form.computed', undefined],
      ['/stamp', 'form.computed', 'warning'],
      ['/label', 'form.computed', 'warning'],
      ['/next', 'form.computed', undefined],
      ['/c', 'form.hidden', undefined],
      ['/d', 'form.not-editable', undefined],
    ])
    expect(issuesOf(form, { a: 1, b: 2, d: 'kept', c: '' }, scope)).toEqual([])
  })

  const parts = (): CompiledForm =>
    compile({
      ...formOf([]),
      pages: [
        {
          id: 'p',
          title: both('p'),
          sections: [
            {
              id: 's1',
              fields: [
                field('a', 'text', { required: true }),
                field('n', 'integer', { maximum: 5 }),
              ],
            },
            {
              id: 's2',
              fields: [
                field('b', 'text', { required: true }),
                field('rows', 'table', { fields: [field('x', 'text'), field('y', 'text')] }),
              ],
            },
          ],
        },
      ],
    })

  test('[FO11] only the opened sections change', () => {
    const scope = scopeOf({ sections: ['s2'], base: { a: 'old', n: 9 } })
    expect(parts().validate({ a: 'new', n: 9, b: 'new' }, scope)).toMatchObject({
      answers: { a: 'old', n: 9, b: 'new' },
      issues: [{ path: '/a', code: 'form.not-editable' }],
    })
    expect(issuesOf(parts(), { b: 'x' }, scope)).toEqual([])
    expect(issuesOf(parts(), {}, scope)).toEqual(['/b form.required'])
  })

  test('[FO11] only the opened pointers change, inside rows too', () => {
    const base = {
      a: 'old',
      b: 'old',
      rows: [
        { x: '1', y: '1' },
        { x: '2', y: '2' },
      ],
    }
    const scope = scopeOf({ unlocked: ['/rows/1/y'], base })
    const sent = {
      a: 'old',
      b: 'new',
      rows: [{ x: '1', y: 'no' }, { x: 'no', y: 'yes' }, { x: '3' }],
    }
    expect(parts().validate(sent, scope)).toMatchObject({
      answers: {
        a: 'old',
        b: 'old',
        rows: [
          { x: '1', y: '1' },
          { x: '2', y: 'yes' },
        ],
      },
    })
    expect(issuesOf(parts(), sent, scope)).toEqual([
      '/b form.not-editable',
      '/rows form.not-editable',
      '/rows/0/y form.not-editable',
      '/rows/1/x form.not-editable',
    ])
    const state = parts().state(base, scope)
    expect(state.fields.get('/rows/1/y')?.editable).toBe(true)
    expect(state.fields.get('/rows/1/x')?.editable).toBe(false)
  })

  test('[FO12] a read-only field has the value of base or its default', () => {
    const form = compile(
      formOf([
        field('given', 'text', { readOnly: 'lock = true' }),
        field('lock', 'boolean'),
        field('fixed', 'text', { readOnly: true, default: 'standard' }),
      ]),
    )
    const scope = scopeOf({ base: { given: 'base' } })
    expect(form.validate({ given: 'mine', lock: false }, scope).answers.given).toBe('mine')
    expect(form.validate({ given: 'mine', lock: true }, scope)).toMatchObject({
      answers: { given: 'base', fixed: 'standard' },
      issues: [{ code: 'form.not-editable' }],
    })
    expect(form.state({}, scope).answers).toEqual({ fixed: 'standard' })
  })

  test('[FO13] given rows stay as many and keep their fixed cells', () => {
    const form = compile(
      formOf([
        field('rows', 'table', {
          rows: [{ code: 'A' }, { code: 'B' }],
          fields: [field('code', 'text'), field('n', 'integer', { required: true })],
        }),
      ]),
    )
    const sent = {
      rows: [
        { code: 'Z', n: 1 },
        { code: 'B', n: 2 },
        { code: 'C', n: 3 },
      ],
    }
    expect(form.validate(sent, scopeOf()).answers).toEqual({
      rows: [
        { code: 'A', n: 1 },
        { code: 'B', n: 2 },
      ],
    })
    expect(issuesOf(form, sent)).toEqual([
      '/rows form.rows-fixed',
      '/rows/0/code form.not-editable',
    ])
    expect(issuesOf(form, {})).toEqual(['/rows/0/n form.required', '/rows/1/n form.required'])
  })

  test('[FO13] rows that an expression gives follow what it reads, each with its fixed cells', () => {
    const form = compile(
      formOf([
        field('all', 'boolean'),
        field('rows', 'table', {
          rows: 'for t in context.tasks[all = true or main] return {no: t.no}',
          fields: [
            field('no', 'integer'),
            field('name', 'computed', { value: 'context.tasks[no = row.index + 1][1].name' }),
            field('progress', 'integer', { required: true }),
          ],
        }),
      ]),
    )
    const tasks = [
      { no: 1, name: 'Lokal', main: true },
      { no: 2, name: 'Ludzie', main: false },
    ]
    const scope = scopeOf({ variables: { context: { tasks } } })
    expect(form.initial(scope)).toEqual({ rows: [{ no: 1, name: 'Lokal' }] })
    const sent = { all: true, rows: [{ progress: 5 }, { no: 7, progress: 6 }, { progress: 7 }] }
    expect(form.validate(sent, scope).answers).toEqual({
      all: true,
      rows: [
        { no: 1, name: 'Lokal', progress: 5 },
        { no: 2, name: 'Ludzie', progress: 6 },
      ],
    })
    expect(issuesOf(form, sent, scope)).toEqual([
      '/rows form.rows-fixed',
      '/rows/1/no form.not-editable',
    ])
    expect(form.state({ rows: [{ progress: 5 }] }, scope).fields.get('/rows/0/no')?.editable).toBe(
      false,
    )
  })

  test('[FO14] rules over fields and rows: null is kept, warnings are told apart', () => {
    const form = compile(
      formOf(
        [
          field('jobs', 'integer'),
          field('risk', 'integer'),
          field('rows', 'table', {
            uniqueBy: 'year',
            fields: [field('year', 'integer'), field('from', 'date'), field('to', 'date')],
            rules: [
              { id: 'order', assert: 'date(from) <= date(to)', at: 'to', message: both('Od i do') },
            ],
          }),
        ],
        {
          rules: [
            { id: 'risk', assert: 'risk <= jobs', at: 'risk', message: both('Za dużo') },
            {
              id: 'few',
              assert: 'jobs >= 5',
              at: 'jobs',
              message: both('Mało'),
              severity: 'warning',
            },
          ],
        },
      ),
    )
    expect(issuesOf(form, { risk: 3 })).toEqual([])
    const rows = [{ year: 2025, from: '2027-02-01', to: '2027-01-01' }, { year: 2025 }]
    const { issues } = form.validate({ jobs: 2, risk: 3, rows }, scopeOf())
    expect(issues.map(({ path, code, severity }) => [path, code, severity])).toEqual([
      ['/jobs', 'form.rule.few', 'warning'],
      ['/risk', 'form.rule.risk', undefined],
      ['/rows/0/to', 'form.rule.order', undefined],
      ['/rows/1/year', 'form.not-unique', undefined],
    ])
  })

  test.each<[Partial<FormField> & { type: FormField['type'] }, JsonValue, string[]]>([
    [{ type: 'integer', minimum: 2, maximum: 4 }, 5, ['/x form.maximum']],
    [{ type: 'integer', minimum: '=limit' }, 5, ['/x form.minimum']],
    [{ type: 'integer' }, 1.5, ['/x form.type']],
    [{ type: 'integer' }, 2 ** 53 + 2, ['/x form.maximum']],
    [{ type: 'money', minimum: 100_000 }, 99_999, ['/x form.minimum']],
    [{ type: 'decimal' }, 0.07, []],
    [{ type: 'decimal' }, 123456789.99, []],
    [{ type: 'decimal' }, 0.123, ['/x form.scale']],
    [{ type: 'decimal', scale: 0 }, 1.5, ['/x form.scale']],
    [{ type: 'decimal' }, 1e-7, ['/x form.scale']],
    [{ type: 'date', maximum: '=today()' }, '2027-03-02', ['/x form.maximum-date']],
    [{ type: 'date', maximum: '=today()' }, '2027-03-01', []],
    [{ type: 'date', minimum: '2027-01-01' }, '2026-12-31', ['/x form.minimum-date']],
    [{ type: 'date' }, '2027-02-29', ['/x form.date']],
    [{ type: 'time', minimum: '08:00' }, '7:30', ['/x form.minimum']],
    [{ type: 'decimal' }, '1,5', ['/x form.type']],
  ])('[FO15] %o with %o', (rest, value, expected) => {
    const form = compile(
      formOf([field('limit', 'computed', { value: '10' }), field('x', rest.type, rest)]),
    )
    expect(issuesOf(form, { x: value })).toEqual(expected)
  })

  test.each<[Partial<FormField>, string, string[]]>([
    [{ minLength: 3 }, '  ab  ', ['/x form.min-length']],
    [{ maxLength: 3 }, ' a😀b ', []],
    [{ maxLength: 1 }, 'e\u0301', []],
    [{ pattern: { regex: 'a|b', message: both('a albo b') } }, 'ab', ['/x form.pattern']],
    [{ pattern: { regex: 'a|b', message: both('a albo b') } }, 'b', []],
    [{ required: true }, '   ', ['/x form.required']],
    [{}, 'a\u0000b', ['/x form.control-characters']],
  ])('[FO16] %o with %o', (rest, value, expected) => {
    expect(issuesOf(compile(formOf([field('x', 'text', rest)])), { x: value })).toEqual(expected)
  })

  test('[FO16] the author’s own message stands at a pattern', () => {
    const pattern = { regex: '[0-9]+', message: { pl: 'Tylko cyfry', en: 'Digits only' } }
    const form = compile(formOf([field('x', 'text', { pattern })]))
    expect(form.validate({ x: 'a' }, scopeOf()).issues[0]?.message).toEqual(pattern.message)
  })

  test.each<[JsonValue, JsonObject, string[]]>([
    ['yes', {}, []],
    ['maybe', {}, ['/x form.choice-unknown']],
    ['old', {}, ['/x form.choice-closed']],
    ['new', {}, ['/x form.choice-closed']],
    ['old', { x: 'old' }, []],
    [7, {}, ['/x form.type']],
  ])('[FO17] choosing %o after %o', (value, base, expected) => {
    const form = compile(formOf([field('x', 'choice', { list: 'yesNo' })]))
    expect(issuesOf(form, { x: value }, scopeOf({ base }))).toEqual(expected)
  })

  test('[FO17] several choices are different and as many as asked for', () => {
    const form = compile(
      formOf([field('x', 'choices', { list: 'yesNo', minItems: 2, maxItems: '1 + 1' })]),
    )
    expect(issuesOf(form, { x: ['yes', 'yes'] })).toEqual(['/x form.duplicate-item'])
    expect(issuesOf(form, { x: ['yes'] })).toEqual(['/x form.min-items'])
    expect(issuesOf(form, { x: [] })).toEqual([])
    expect(issuesOf(form, { x: ['yes', 'no'] })).toEqual([])
  })

  test('[FO18] a declaration must be true, a consent need not be', () => {
    const form = compile(formOf([field('d', 'declaration'), field('c', 'consent')]))
    expect(issuesOf(form, {})).toEqual(['/d form.declaration'])
    expect(issuesOf(form, { d: false, c: false })).toEqual(['/d form.declaration'])
    expect(issuesOf(form, { d: 'yes' })).toEqual(['/d form.type'])
    expect(issuesOf(form, { d: true })).toEqual([])
  })

  test('[FO19] files are known and keep kind and size', () => {
    const form = compile(
      formOf([
        field('x', 'file', {
          accept: ['application/pdf', 'image/*'],
          maxSizeBytes: 1_000_000,
          maxItems: 2,
        }),
      ]),
    )
    const files = {
      a: { name: 'a.pdf', type: 'application/pdf', sizeBytes: 1000 },
      b: { name: 'b.png', type: 'image/png', sizeBytes: 2_500_000 },
      c: { name: 'c.exe', type: 'application/x-msdownload', sizeBytes: 10 },
    }
    const scope = scopeOf({ variables: { files } })
    expect(issuesOf(form, { x: ['a'] }, scope)).toEqual([])
    expect(issuesOf(form, { x: ['b', 'c'] }, scope)).toEqual([
      '/x form.file-size',
      '/x form.file-type',
    ])
    expect(issuesOf(form, { x: ['toString'] }, scope)).toEqual(['/x form.file-unknown'])
    expect(issuesOf(form, { x: ['a', 'b', 'c'] }, scope)).toEqual(['/x form.max-items'])
    expect(form.validate({ x: ['b'] }, scope).issues[0]?.message.pl).toBe(
      'Plik „b.png” w polu „x” ma 2,5 MB, a może mieć najwyżej 1 MB.',
    )
  })

  test('[FO19] signatures are as many as asked for, of different persons', () => {
    const form = compile(
      formOf([
        field('two', 'boolean'),
        field('x', 'signature', { required: true, signatures: 'if two then 2 else 1' }),
      ]),
    )
    const record = (person: string) => ({
      person,
      name: person,
      method: 'portal',
      at: '2027-03-01T09:00:00Z',
      hash: 'a'.repeat(64),
    })
    expect(issuesOf(form, {})).toEqual(['/x form.required'])
    expect(issuesOf(form, { x: [record('p1')] })).toEqual([])
    expect(issuesOf(form, { two: true, x: [record('p1')] })).toEqual(['/x form.signatures-missing'])
    expect(issuesOf(form, { two: true, x: [record('p1'), record('p1')] })).toEqual([
      '/x form.signature-duplicate',
    ])
    expect(issuesOf(form, { x: [{ person: 'p1' }] })).toEqual(['/x form.signature-invalid'])
  })

  test('[FO19] a reference comes from the given choices', () => {
    const from = { kind: 'options' as const, options: 'context.orgs' }
    const form = compile(formOf([field('x', 'reference', { from })]))
    const scope = scopeOf({ variables: { context: { orgs: [{ id: 'o1', label: 'A' }] } } })
    expect(issuesOf(form, { x: 'o1' }, scope)).toEqual([])
    expect(issuesOf(form, { x: 'o2' }, scope)).toEqual(['/x form.reference-unknown'])
    expect(issuesOf(form, { x: 'o 1' }, scope)).toEqual(['/x form.reference-format'])
  })

  test.each([
    ['<p>Tekst <strong>ważny</strong></p>', []],
    ['<a href="https://example.org/a?b=1&amp;c=2">tu</a>', []],
    ['<script>alert(1)</script>', ['/x form.rich']],
    ['<p onclick="x()">a</p>', ['/x form.rich']],
    ['<a href="javascript:x()">a</a>', ['/x form.rich']],
    ['<img src=x onerror=y>', ['/x form.rich']],
    ['<p', ['/x form.rich']],
    ['2 < 3', ['/x form.rich']],
  ])('[FO24] rich text %s', (value, expected) => {
    expect(issuesOf(compile(formOf([field('x', 'rich')])), { x: value })).toEqual(expected)
  })

  test('[FO22] a birth after today is refused', () => {
    const form = compile(formOf([field('x', 'pesel')]))
    expect(issuesOf(form, { x: '04422900133' })).toEqual(['/x form.pesel-future'])
    expect(issuesOf(form, { x: '042 229 00014' })).toEqual([])
  })

  test('[FO23] a doubtful sort code is a warning', () => {
    const form = compile(formOf([field('x', 'iban')]))
    expect(issuesOf(form, { x: '61 1090 1014 0000 0712 1981 2874' })).toEqual([])
    // Modulo 97 is right, the digit inside the sort code is not.
    const [issue] = form.validate({ x: 'PL36109010150000071219812874' }, scopeOf()).issues
    expect(issue).toMatchObject({ code: 'form.iban-sort-code', severity: 'warning' })
  })

  test('[FO25] a draft is not told what is only missing', () => {
    const form = compile(
      formOf([
        field('a', 'text', { required: true }),
        field('d', 'declaration'),
        field('n', 'nip'),
        field('rows', 'table', {
          required: true,
          minItems: 2,
          fields: [field('x', 'text', { required: true })],
        }),
      ]),
    )
    const issues = form.validateDraft({ n: '1', rows: [{}] }, scopeOf())
    expect(issues.map(({ code }) => code)).toEqual(['form.nip'])
  })

  test('[FO26] nobody sees, forges or loses what their roles may not see', () => {
    const form = compile(
      formOf([
        field('open', 'text'),
        field('secret', 'text', { visibleTo: ['officer'], required: true }),
        field('rows', 'table', {
          fields: [field('a', 'text'), field('b', 'text', { visibleTo: ['officer'] })],
        }),
      ]),
    )
    const base = { open: 'a', secret: 's', rows: [{ a: '1', b: 'x' }] }
    const applicant = scopeOf({ roles: ['applicant'], base })
    expect(form.redact(base, applicant)).toEqual({ open: 'a', rows: [{ a: '1' }] })
    expect(form.redact(base, scopeOf({ roles: ['officer'] }))).toEqual(base)
    expect(form.validate({ open: 'b', rows: [{ a: '2' }] }, applicant)).toEqual({
      answers: { open: 'b', secret: 's', rows: [{ a: '2', b: 'x' }] },
      issues: [],
    })
    expect(form.validate({ open: 'b', secret: 'forged' }, applicant)).toMatchObject({
      answers: { secret: 's' },
      issues: [{ path: '/secret', code: 'form.hidden' }],
    })
    expect(form.state(base, applicant).fields.get('/secret')).toMatchObject({
      visible: false,
      required: false,
    })
  })

  const deep = (levels: number): JsonValue => {
    let value: JsonValue = 1
    for (let level = 0; level < levels; level += 1) value = [value]
    return value
  }

  test.each<[string, JsonValue, string]>([
    ['no object', 'text', 'form.not-an-object'],
    ['a list', [], 'form.not-an-object'],
    ['__proto__', JSON.parse('{"__proto__":{"a":1}}') as JsonValue, 'form.forbidden-key'],
    [
      '__proto__ in a row',
      JSON.parse('{"rows":[{"__proto__":1}]}') as JsonValue,
      'form.forbidden-key',
    ],
    ['a type of XState', { xstate$$type: 1 }, 'form.forbidden-key'],
    ['depth', { a: deep(100_000) }, 'form.too-deep'],
    ['too many rows', { rows: Array.from({ length: 6000 }, () => ({})) }, 'form.too-large'],
    ['rows beyond the limit', { rows: Array.from({ length: 501 }, () => ({})) }, 'form.max-items'],
    ['a huge text', { a: 'x'.repeat(300_000) }, 'form.too-large'],
    ['an unknown field', { b: 1 }, 'form.unknown-field'],
    ['a row that is none', { rows: ['x', null, 3] }, 'form.type'],
    ['a table that is none', { rows: 'x' }, 'form.type'],
    ['a text that is none', { a: { x: 1 } }, 'form.type'],
  ])('[FO27] %s is an issue', (_name, answers, code) => {
    const form = compile(
      formOf([field('a', 'text'), field('rows', 'table', { fields: [field('x', 'text')] })]),
    )
    const { issues } = form.validate(answers as JsonObject, scopeOf())
    expect(issues.map((issue) => issue.code)).toContain(code)
  })
})
