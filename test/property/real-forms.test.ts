import type { CodeList, FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type CompiledForm, type FormScope } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { definitionFiles } from '../support/first-stage.ts'
import { polishCalendar } from '../support/polish-calendar.ts'
import { seeded, type Seeded } from '../support/seeded.ts'

const expressions = createExpressionCompiler()
let forms: CompiledForm[]
let codeLists: CodeList[]

beforeAll(async () => {
  const files = await definitionFiles()
  const read = <T>(start: string): T[] =>
    files.filter(({ path }) => path.startsWith(start)).map(({ text }) => JSON.parse(text) as T)
  codeLists = read<CodeList>('forms/lists/')
  forms = read<FormDefinition>('forms/')
    .filter((one) => 'pages' in one)
    .map((form) =>
      compileForm(form, { codeLists, expressions, createValidator: createAjvValidator }),
    )
})

const oddValues: readonly JsonValue[] = [
  null,
  true,
  false,
  '',
  'tak',
  'yes',
  'no',
  0,
  -1,
  1e21,
  2027,
  '2027-02-29',
  '2028-02-29',
  '9990000014',
  [],
  [null],
  {},
  { a: [1] },
  'a'.repeat(20_000),
]

/** A value a person could give, or in one of five cases anything else. */
function valueFor(field: FormField, seed: Seeded): JsonValue {
  if (seed.chance(0.2)) return seed.pick(oddValues)
  if (field.type === 'table') {
    return Array.from({ length: seed.below(4) }, () => answersFor(field.fields ?? [], seed))
  }
  if (field.type === 'group') return answersFor(field.fields ?? [], seed)
  const list = codeLists.find(({ id }) => id === field.list)?.items.map(({ code }) => code)
  if (list && field.type === 'choice') return seed.pick(list)
  if (list && field.type === 'choices') return list.filter(() => seed.chance(0.4))
  const made = plain[field.type]
  return made ? seed.pick(made) : seed.pick(oddValues)
}

const plain: Partial<Record<FormField['type'], readonly JsonValue[]>> = {
  text: ['Brzozowy Dół', 'x', 'żółć'],
  longtext: ['Rzetelny opis sytuacji w gminie. '.repeat(20), 'krótko'],
  rich: ['Akapit', '<b>x</b>'],
  integer: [0, 1, 5, 40],
  decimal: [0.5, 3.25],
  money: [0, 1_00, 300_000_00],
  date: ['2027-03-31', '2024-02-29', '1999-12-31'],
  datetime: ['2027-03-28T01:30:00Z', '2027-10-31T00:30:00Z'],
  email: ['ala@example.org', 'nobody'],
  boolean: [true, false],
  declaration: [true, false],
  consent: [true, false],
  nip: ['9990000014', '999-00-00-014'],
  postal: ['00-013', '00013'],
  terc: ['0299012'],
  file: [['f1'], []],
  reference: ['p1'],
  references: [['p1', 'p2'], []],
}

function answersFor(fields: readonly FormField[], seed: Seeded): JsonObject {
  return Object.fromEntries(
    fields.filter(() => seed.chance(0.75)).map((field) => [field.key, valueFor(field, seed)]),
  )
}

function scopeFor(seed: Seeded): FormScope {
  const variables: JsonObject = seed.chance(0.5)
    ? { case: { id: 'c', states: [], members: [] }, context: {}, parent: null, parameters: {} }
    : {}
  return {
    variables,
    moment: {
      now: seed.pick(['2027-03-01T10:00:00Z', '2028-02-29T23:30:00Z']),
      isDayOff: polishCalendar.isDayOff,
    },
    roles: seed.pick([[], ['applicantEditor'], ['recruitmentOfficer', 'director']]),
  }
}

/** Every role that the form names for seeing something. */
function rolesIn({ pages }: FormDefinition): string[] {
  const named = JSON.stringify(pages).matchAll(/"visibleTo":(\[[^\]]*\])/g)
  return [...named].flatMap(([, list]) => JSON.parse(list!) as string[])
}

/** The pointers of all values that are there. */
function pointersOf(value: JsonValue, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pointersOf(item, `${pointer}/${key}`),
  )
  return [pointer, ...inner]
}

/** The same checks for every form and many answers. */
function eachRun(check: (form: CompiledForm, sent: JsonObject, scope: FormScope) => void): void {
  for (const form of forms) {
    const fields = form.definition.pages.flatMap(({ sections }) =>
      sections.flatMap((section) => section.fields),
    )
    for (let n = 0; n < 40; n++) {
      const seed = seeded(n * 104_729 + fields.length)
      const sent = answersFor(fields, seed)
      const scope = scopeFor(seed)
      try {
        check(form, sent, scope)
      } catch (error) {
        throw new Error(`${form.definition.id}, run ${n}: ${(error as Error).message}`, {
          cause: error,
        })
      }
    }
  }
}

describe('the forms of the reference programme, with any answers', () => {
  it('[FO1] keep no hidden field; what only other roles may see is gone once redacted', () => {
    eachRun((form, sent, scope) => {
      const everyone = { ...scope, roles: rolesIn(form.definition) }
      const { answers, fields } = form.state(sent, everyone)
      const kept = new Set(pointersOf(answers))
      for (const [pointer, { visible, field }] of fields)
        // what nobody sees is kept for exports, as other roles' fields are
        if (!visible && field.visibleTo?.length !== 0)
          expect(kept.has(pointer), pointer).toBe(false)
      const shown = new Set(pointersOf(form.redact(answers, scope)))
      for (const [pointer, { visible }] of form.state(answers, scope).fields)
        if (!visible) expect(shown.has(pointer), pointer).toBe(false)
    })
  })

  it('[FO8] have a state that is its own state', () => {
    eachRun((form, sent, scope) => {
      const state = form.state(sent, scope)
      expect(form.state(state.answers, scope)).toEqual(state)
      const other = form.state(form.initial(scope), scope)
      expect(form.state(sent, scope, other)).toEqual(state)
    })
  })

  it('[FO27] are judged without an exception, and what was passed passes again', () => {
    eachRun((form, sent, scope) => {
      const { answers, issues } = form.validate(sent, scope)
      if (issues.length === 0) expect(form.validate(answers, scope)).toEqual({ answers, issues })
      for (const { message } of issues) {
        expect(message.pl).not.toMatch(/undefined|NaN|\[object/)
        expect(message.en).not.toMatch(/undefined|NaN|\[object/)
      }
      form.validateDraft(sent, scope)
      form.redact(sent, scope)
      form.redact(answers, { ...scope, roles: [] })
    })
  })
})
