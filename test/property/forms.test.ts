import type { FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type CompiledForm, type FormScope } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const both = (text: string) => ({ pl: text, en: text })
const scope: FormScope = { variables: {}, moment: { now: '2027-03-01T10:00:00Z' }, roles: ['a'] }
const keys = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5']
const seed = { seed: 20_270_301, numRuns: 300 }

/** A condition or value over the fields before `index`, so that no circle arises. */
const conditionOn = (index: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(Math.max(0, index - 1)).map((other) => `f${other} != null`),
    fc.tuple(fc.nat(Math.max(0, index - 1)), fc.nat(5)).map(([other, n]) => `f${other} > ${n}`),
    fc.nat(Math.max(0, index - 1)).map((other) => `not(f${other} = "a")`),
  )

const plainField = (key: string, index: number): fc.Arbitrary<FormField> =>
  fc
    .record({
      type: fc.constantFrom('text', 'integer', 'boolean', 'date', 'nip', 'computed' as const),
      when:
        index === 0 ? fc.constant(undefined) : fc.option(conditionOn(index), { nil: undefined }),
      required: fc.boolean(),
    })
    .map(({ type, when, required }) => ({
      key,
      label: both(key),
      type: type as FormField['type'],
      required,
      ...(when === undefined ? {} : { when }),
      ...(type === 'computed'
        ? { value: index === 0 ? '1' : `if f${index - 1} = null then 0 else 1` }
        : {}),
    }))

const form: fc.Arbitrary<CompiledForm> = fc
  .tuple(
    ...keys.map(plainField),
    fc.tuple(plainField('f0', 0), plainField('f1', 1), plainField('f2', 2)),
  )
  .map((parts) => {
    const columns = parts.at(-1) as FormField[]
    const fields = parts.slice(0, -1) as FormField[]
    const rows: FormField = {
      key: 'rows',
      type: 'table',
      label: both('rows'),
      when: 'f0 != null',
      fields: columns,
    }
    const definition: FormDefinition = {
      id: 'T',
      version: 1,
      title: both('T'),
      pages: [{ id: 'p', title: both('p'), sections: [{ id: 's', fields: [...fields, rows] }] }],
    }
    const expressions = createExpressionCompiler()
    return compileForm(definition, {
      codeLists: [],
      expressions,
      createValidator: createAjvValidator,
    })
  })

const cell = fc.oneof(
  fc.constantFrom<JsonValue>('a', 'b', '', null, true, false, 0, 1, 3, '2027-01-01', '9990000014'),
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
)
const values = fc.dictionary(fc.constantFrom(...keys), cell)
const answers: fc.Arbitrary<JsonObject> = fc
  .tuple(values, fc.array(values, { maxLength: 4 }))
  .map(([top, rows]) => ({ ...top, rows }))

/** The pointers of every value in answers, leaves only. */
function pointersOf(value: JsonValue, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return Object.entries(value).flatMap(([key, item]) => pointersOf(item, `${pointer}/${key}`))
}

test('[FO8] the state of the state is the state, with and without the state before', () => {
  fc.assert(
    fc.property(form, answers, answers, (compiled, first, second) => {
      const state = compiled.state(first, scope)
      expect(compiled.state(state.answers, scope)).toEqual(state)
      expect(compiled.state(second, scope, state)).toEqual(compiled.state(second, scope))
    }),
    seed,
  )
})

test('[FO1] no hidden field is ever present', () => {
  fc.assert(
    fc.property(form, answers, (compiled, sent) => {
      const { fields, answers: kept } = compiled.state(sent, scope)
      const hidden = [...fields].filter(([, state]) => !state.visible).map(([pointer]) => pointer)
      for (const pointer of pointersOf(kept))
        expect(hidden.some((other) => pointer === other || pointer.startsWith(`${other}/`))).toBe(
          false,
        )
    }),
    seed,
  )
})

test('[FO27] validation never throws, and what it lets pass passes again', () => {
  fc.assert(
    fc.property(form, fc.oneof(answers, fc.jsonValue()), (compiled, sent) => {
      const result = compiled.validate(sent as JsonObject, scope)
      if (result.issues.length === 0)
        expect(compiled.validate(result.answers, scope)).toEqual({
          answers: result.answers,
          issues: [],
        })
      compiled.validateDraft(sent as JsonObject, scope)
      compiled.redact(result.answers, scope)
    }),
    seed,
  )
})
