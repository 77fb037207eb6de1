import { readdirSync, readFileSync } from 'node:fs'
import type { CodeList, FormDefinition } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, lintSchema } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { describe, expect, test } from 'vitest'
import { polishCalendar } from '../support/polish-calendar.ts'

const folder = new URL('../../forms/', import.meta.url)

/** Reads the JSON files of a folder. */
function filesIn<T>(where: URL): T[] {
  return readdirSync(where)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, where), 'utf8')) as T)
}

const codeLists = filesIn<CodeList>(new URL('lists/', folder))
const forms = filesIn<FormDefinition>(folder)
const { isDayOff } = polishCalendar
const scope = { variables: {}, moment: { now: '2027-03-01T10:00:00Z', isDayOff }, roles: [] }

describe('[FO6] every form of the reference programme runs', () => {
  test.each(forms.map((form) => [form.id, form] as const))('%s', (_id, definition) => {
    const form = compileForm(definition, {
      codeLists,
      expressions: createExpressionCompiler(),
      createValidator: createAjvValidator,
    })
    expect(lintSchema(form.schema)).toEqual([])
    const first = form.initial(scope)
    expect(form.state(first, scope).answers).toEqual(first)
    expect(form.validate(first, scope).answers).toEqual(first)
  })
})
