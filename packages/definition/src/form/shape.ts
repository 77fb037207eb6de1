import type { CodeList } from '../code-list/types.ts'
import type { JsonSchema } from '../json.ts'
import type { FormDefinition, FormField } from './types.ts'

/**
 * Returns a JSON Schema of what the answers of a form look like, for checking expressions that read
 * them: names, types and codes, no limits. Pure.
 */
export function answersShape(form: FormDefinition, codeLists: readonly CodeList[]): JsonSchema {
  const fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  return fieldsShape(fields, codeLists)
}

/**
 * Returns the shape of what a case holds of the answers: without sensitive fields, which no expression
 * of a workflow may see. Pure; for the same form and lists it is the same object, so that what is
 * read from it can be remembered.
 */
export function caseAnswersShape(form: FormDefinition, codeLists: readonly CodeList[]): JsonSchema {
  const known = caseShapes.get(form)
  if (known?.codeLists === codeLists) return known.shape
  const fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  const shape = fieldsShape(openFields(fields), codeLists)
  caseShapes.set(form, { codeLists, shape })
  return shape
}

const caseShapes = new WeakMap<
  FormDefinition,
  { codeLists: readonly CodeList[]; shape: JsonSchema }
>()

function openFields(fields: readonly FormField[]): FormField[] {
  return fields
    .filter(({ sensitive }) => sensitive !== true)
    .map((field) => (field.fields ? { ...field, fields: openFields(field.fields) } : field))
}

/** Returns the shape of a set of fields: a table row, a group, a whole form. Pure. */
export function fieldsShape(
  fields: readonly FormField[],
  codeLists: readonly CodeList[],
): JsonSchema {
  const properties: JsonSchema = {}
  for (const field of fields)
    if (field.type !== 'info') properties[field.key] = fieldShape(field, codeLists)
  return { type: 'object', properties, additionalProperties: false }
}

function fieldShape(field: FormField, codeLists: readonly CodeList[]): JsonSchema {
  switch (field.type) {
    case 'integer':
    case 'money':
      return { type: 'integer' }
    case 'decimal':
      return { type: 'number' }
    case 'boolean':
    case 'declaration':
    case 'consent':
      return { type: 'boolean' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'datetime':
      return { type: 'string', format: 'date-time' }
    case 'choice':
      return codes(field, codeLists)
    case 'choices':
      return { type: 'array', items: codes(field, codeLists) }
    case 'references':
    case 'file':
      return { type: 'array', items: { type: 'string' } }
    case 'table':
      return { type: 'array', items: fieldsShape(field.fields ?? [], codeLists) }
    case 'group':
      return fieldsShape(field.fields ?? [], codeLists)
    case 'signature':
      return { type: 'array', items: signature }
    case 'computed':
    case 'info':
      return {}
    default:
      return { type: 'string' }
  }
}

const signature: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['person', 'name', 'method', 'at', 'hash'].map((key) => [key, { type: 'string' }]),
  ),
}

function codes(field: FormField, codeLists: readonly CodeList[]): JsonSchema {
  const list = codeLists.find(({ id }) => id === field.list)
  return list ? { type: 'string', enum: list.items.map(({ code }) => code) } : { type: 'string' }
}
