import type { CodeList, FormDefinition, FormField, JsonObject, JsonSchema } from '@splot/definition'
import { formSchema } from '../schema/form-schema.ts'
import { placesComment } from './places-comment.ts'
import { isObject } from '../state/is-object.ts'

/** Whether a value must always be there, whatever the other answers are. */
function isAlwaysRequired(field: FormField): boolean {
  if (field.when !== undefined || field.visibleTo !== undefined) return false
  return field.required === true || field.type === 'declaration'
}

/** Adds what is always required to the schema of an object, and inside it. */
function demand(schema: JsonSchema, fields: readonly FormField[]): JsonSchema {
  const properties: JsonObject = isObject(schema.properties) ? { ...schema.properties } : {}
  for (const field of fields) {
    const part = properties[field.key]
    if (!isObject(part)) continue
    if (field.type === 'group') properties[field.key] = demand(part, field.fields ?? [])
    if (field.type === 'table' && isObject(part.items))
      properties[field.key] = { ...part, items: demand(part.items, field.fields ?? []) }
    if (field.type === 'declaration') properties[field.key] = { ...part, const: true }
  }
  const required = fields.filter(isAlwaysRequired).map((field) => field.key)
  return { ...schema, properties, ...(required.length === 0 ? {} : { required }) }
}

/** Whether braces stand in a text that the schema takes over. */
function hasPlaces(fields: readonly FormField[]): boolean {
  return fields.some(
    ({ label, help, fields: inner }) =>
      /[{}]/.test(label.pl + (help?.pl ?? '')) || hasPlaces(inner ?? []),
  )
}

/**
 * Returns a draft-07 schema of complete answers for other programs. It says what holds whatever the
 * answers are; conditions, rules and bounds in FEEL are not in it, so answers that it takes may still
 * be refused by the form, never the other way round. Texts keep their places (`{parameters.P13}`), and a
 * `$comment` says so. Pure.
 */
export function exportJsonSchema(
  form: FormDefinition,
  codeLists: readonly CodeList[] = [],
): JsonSchema {
  const always = form.pages.flatMap((page) =>
    page.sections.flatMap((section) =>
      page.when === undefined && section.when === undefined && section.visibleTo === undefined
        ? section.fields
        : section.fields.map((field): FormField => ({ ...field, when: 'false' })),
    ),
  )
  const schema = demand(formSchema(form, codeLists), always)
  return hasPlaces(always) ? { ...schema, $comment: placesComment } : schema
}
