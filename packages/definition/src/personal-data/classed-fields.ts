import type { FieldType, FormDefinition, FormField } from '../form/types.ts'
import { joinPointer } from '../source/pointer.ts'

/** A field that holds personal data, with what its form says of it. */
export interface ClassedField {
  field: FormField
  /** Pointer of its value without row numbers: `/team/name`. */
  value: string
  /** Pointer of the field in its definition. */
  place: string
  /** Its class: its own, else that of what it stands in; `null`: none is named. */
  dataClass: string | null
  /** It, or what it stands in, is special-category data. */
  sensitive: boolean
  /** Roles that see it; `null`: whoever sees the form. */
  visibleTo: readonly string[] | null
}

/** Kinds of fields that name a person or lead to one. */
const naming: ReadonlySet<FieldType> = new Set<FieldType>([
  'pesel',
  'email',
  'phone',
  'iban',
  'signature',
])

/**
 * Returns the fields of a form that hold personal data: those that name a person by what they are, those of
 * a special category, and those that a class is named for, there or around them. A class of the whole form
 * says of which class they are, not that all of it is personal. Pure.
 */
export function classedFields(form: FormDefinition): ClassedField[] {
  return form.pages.flatMap((page, p) =>
    page.sections.flatMap((section, s) =>
      fieldsIn(section.fields, {
        value: '',
        place: joinPointer('', 'pages', p, 'sections', s, 'fields'),
        form: form.dataClass ?? null,
        named: section.dataClass ?? null,
        sensitive: false,
        visibleTo: section.visibleTo ?? null,
      }),
    ),
  )
}

interface Around {
  value: string
  place: string
  form: string | null
  /** Class named by a section, group or table. */
  named: string | null
  sensitive: boolean
  visibleTo: readonly string[] | null
}

function fieldsIn(fields: readonly FormField[], around: Around): ClassedField[] {
  return fields.flatMap((field, n) => {
    const inside: Around = {
      ...around,
      value: `${around.value}/${field.key}`,
      place: joinPointer(around.place, n),
      named: field.dataClass ?? around.named,
      sensitive: around.sensitive || field.sensitive === true,
      visibleTo: field.visibleTo ?? around.visibleTo,
    }
    if (field.fields)
      return fieldsIn(field.fields, { ...inside, place: joinPointer(inside.place, 'fields') })
    return isPersonal(field, inside) ? [toClassed(field, inside)] : []
  })
}

function toClassed(field: FormField, { value, place, named, form, sensitive, visibleTo }: Around) {
  return { field, value, place, dataClass: named ?? form, sensitive, visibleTo }
}

function isPersonal({ type, from }: FormField, { named, sensitive }: Around): boolean {
  if (type === 'info') return false
  const names = naming.has(type) || (from?.kind === 'people' && type !== 'computed')
  return names || sensitive || named !== null
}
