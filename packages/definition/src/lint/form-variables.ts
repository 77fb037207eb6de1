import type { CodeList } from '../code-list/types.ts'
import { answersShape, fieldsShape } from '../form/shape.ts'
import type { FormDefinition, FormField } from '../form/types.ts'
import type { JsonSchema } from '../json.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import { parametersSchema } from '../workflow/variables.ts'

/**
 * Names that expressions of every form see; no field may bear them. `forms` are the forms in every
 * released version, each `{ id, version, title }`; `ledgers` what other cases entered and
 * `formFields` fields of other forms, where the task asks for them; `row` is `{ index }` of the table row
 * (0-based), `facts` what identifiers say (`facts.pesel.birthDate`).
 */
export const formScopeNames = [
  'case',
  'call',
  'parent',
  'context',
  'answers',
  'parameters',
  'actor',
  'files',
  'lists',
  'forms',
  'ledgers',
  'formFields',
  'facts',
  'row',
] as const

const text: JsonSchema = { type: 'string' }
const releasedForms: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: text,
      version: { type: 'integer' },
      title: { type: 'object', properties: { pl: text, en: text }, additionalProperties: false },
    },
    additionalProperties: false,
  },
}

/** Returns the JSON Schema of what the expressions of a form see at the top. Pure. */
export function formVariables(form: FormDefinition, bundle: ProgrammeBundle): JsonSchema {
  const shape = answersShape(form, bundle.codeLists)
  const outside = {
    ...Object.fromEntries(formScopeNames.map((name) => [name, {}])),
    parameters: parametersSchema(bundle),
    forms: releasedForms,
  }
  return { ...shape, properties: { ...outside, ...(shape['properties'] as JsonSchema) } }
}

/** Returns the variables inside a table or group: its fields before those around it. Pure. */
export function rowVariables(
  outer: JsonSchema,
  fields: readonly FormField[],
  codeLists: readonly CodeList[],
): JsonSchema {
  const row = fieldsShape(fields, codeLists)['properties'] as JsonSchema
  return { ...outer, properties: { ...(outer['properties'] as JsonSchema), ...row } }
}
