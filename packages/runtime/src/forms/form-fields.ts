import type { FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'

/** A field with the JSON Pointer of its value without row numbers: `/founders/role`. */
export interface PlacedField {
  pointer: string
  field: FormField
}

/** Fields of the definitions asked for; a definition never changes. */
const known = new WeakMap<FormDefinition, readonly PlacedField[]>()

/** Returns all fields of a form, those of tables and groups after their table or group. Pure. */
export function fieldsOf(definition: FormDefinition): readonly PlacedField[] {
  const before = known.get(definition)
  if (before) return before
  const fields = definition.pages.flatMap((page) =>
    page.sections.flatMap((section) => section.fields.flatMap((field) => placed(field, ''))),
  )
  known.set(definition, fields)
  return fields
}

/** Returns the fields at the top of a form, in its order. Pure. */
export function topFieldsOf({ pages }: FormDefinition): FormField[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
}

/** Returns the fields at the top of a form that people fill in or attach files to. Pure. */
export function filledFieldsOf(definition: FormDefinition): FormField[] {
  return topFieldsOf(definition).filter(
    ({ type }) => type !== 'computed' && type !== 'info' && type !== 'signature',
  )
}

function placed(field: FormField, above: string): PlacedField[] {
  const pointer = `${above}/${field.key}`
  return [{ pointer, field }, ...(field.fields ?? []).flatMap((inner) => placed(inner, pointer))]
}

/**
 * Returns the signature fields that a task lets people sign: those of the sections it opens, all when it
 * names none. What was signed before stays as it is. Pure.
 */
export function signableFieldsOf(
  definition: FormDefinition,
  sections: readonly string[] | undefined,
): PlacedField[] {
  return definition.pages
    .flatMap((page) => page.sections)
    .filter(({ id }) => sections?.includes(id) ?? true)
    .flatMap((section) => section.fields.flatMap((field) => placed(field, '')))
    .filter(({ field }) => field.type === 'signature')
}

/** Returns every value that stands at a pointer without row numbers, row by row. Pure. */
export function valuesAt(answers: JsonObject, pointer: string): JsonValue[] {
  return pointer
    .slice(1)
    .split('/')
    .reduce<JsonValue[]>(
      (values, key) => values.flatMap((value) => stepInto(value, key)),
      [answers],
    )
}

function stepInto(value: JsonValue, key: string): JsonValue[] {
  if (Array.isArray(value)) return value.flatMap((row) => stepInto(row, key))
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return []
  const inner = value[key]
  return inner === undefined ? [] : [inner]
}

/** Returns the ids in all file fields of the answers. Pure. */
export function fileIdsIn(definition: FormDefinition, answers: JsonObject): string[] {
  return fieldsOf(definition)
    .filter(({ field }) => field.type === 'file')
    .flatMap(({ pointer }) => valuesAt(answers, pointer))
    .flatMap((value: JsonValue) => (Array.isArray(value) ? value : []))
    .filter((id) => typeof id === 'string')
}

/** Returns a JSON Pointer without its row numbers: `/founders/0/role` → `/founders/role`. Pure. */
export function withoutRows(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '')
}
