import type { FormDefinition, FormField, FormPage, FormSection } from '@splot/definition'
import { childPointer, fieldPointer, pointerParts } from '../values/pointer.ts'

/** Where a field stands in its form. */
export interface FieldPlace {
  field: FormField
  page: FormPage
  section: FormSection
}

/** Fields of a form by pointer without row numbers: `/founders/orgRole`. */
export interface FieldIndex {
  /** Returns the field at a data pointer; row numbers do not matter. */
  at(pointer: string): FieldPlace | undefined
  /** Returns the id of the page an issue's path belongs to; `undefined` for the whole form. */
  pageOf(pointer: string): string | undefined
}

/** Returns the index of all fields of a form, also those in tables and groups. Pure. */
export function indexFields(form: FormDefinition): FieldIndex {
  const places = new Map<string, FieldPlace>()
  for (const page of form.pages) {
    for (const section of page.sections) addFields(places, section.fields, '', { page, section })
  }
  const at = (pointer: string) => places.get(fieldPointer(pointer))
  return {
    at,
    pageOf(pointer) {
      // asked for every error after every key: most are at a field of the form itself
      const known = places.get(pointer)
      if (known !== undefined) return known.page.id
      const [first] = pointerParts(pointer)
      return first === undefined ? undefined : at(childPointer('', first))?.page.id
    },
  }
}

function addFields(
  places: Map<string, FieldPlace>,
  fields: readonly FormField[],
  parent: string,
  place: Omit<FieldPlace, 'field'>,
): void {
  for (const field of fields) {
    const pointer = childPointer(parent, field.key)
    places.set(pointer, { ...place, field })
    if (field.fields !== undefined) addFields(places, field.fields, pointer, place)
  }
}
