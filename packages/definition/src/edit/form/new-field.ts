import type { FieldType, FormField } from '../../form/types.ts'
import type { LocalText } from '../../text.ts'

const mebibyte = 1_048_576

/** What a field of a kind needs before it is one. */
function needs(type: FieldType, lists: readonly string[]): Partial<FormField> {
  switch (type) {
    case 'choice':
    case 'choices':
      return { list: lists[0] ?? 'yesNo' }
    case 'table':
      return {
        fields: [{ key: 'name', type: 'text', label: { pl: 'Nazwa', en: 'Name' }, required: true }],
        minItems: 1,
        maxItems: 20,
      }
    case 'group':
      return { fields: [{ key: 'name', type: 'text', label: { pl: 'Nazwa', en: 'Name' } }] }
    case 'computed':
      return { value: 'null', display: 'text' }
    case 'info':
    case 'declaration':
    case 'consent':
      return { text: { pl: 'Treść', en: 'Text' } }
    case 'reference':
    case 'references':
      return { from: { kind: 'people' } }
    case 'file':
      return { accept: ['application/pdf'], maxSizeBytes: 10 * mebibyte }
    default:
      return {}
  }
}

/** Returns a new field of a kind, with all it needs to be one. Pure. */
export function newField(
  type: FieldType,
  key: string,
  label: LocalText,
  lists: readonly string[] = [],
): FormField {
  return { key, type, label, ...needs(type, lists) }
}

const everywhere = ['key', 'label', 'help', 'documents', 'when', 'visibleTo', 'dataClass'] as const
const answered = ['required', 'readOnly', 'default', 'sensitive', 'searchable'] as const
const textual = ['minLength', 'maxLength', 'pattern'] as const

/** Properties that a kind of field uses, besides those that every field has. */
const used: Readonly<Record<FieldType, readonly (keyof FormField)[]>> = {
  text: [...answered, ...textual],
  longtext: [...answered, ...textual],
  rich: [...answered, 'minLength', 'maxLength'],
  integer: [...answered, 'minimum', 'maximum'],
  decimal: [...answered, 'minimum', 'maximum', 'scale'],
  money: [...answered, 'minimum', 'maximum'],
  date: [...answered, 'minimum', 'maximum'],
  datetime: [...answered, 'minimum', 'maximum'],
  time: answered,
  email: answered,
  phone: answered,
  url: answered,
  nip: answered,
  regon: answered,
  krs: answered,
  pesel: answered,
  iban: answered,
  postal: answered,
  terc: answered,
  pkd: answered,
  boolean: answered,
  choice: [...answered, 'list', 'appearance'],
  choices: [...answered, 'list', 'appearance', 'minItems', 'maxItems'],
  reference: [...answered, 'from'],
  references: [...answered, 'from', 'minItems', 'maxItems', 'namesSecrets'],
  table: [
    'required',
    'sensitive',
    'readOnly',
    'fields',
    'rows',
    'minItems',
    'maxItems',
    'uniqueBy',
    'rules',
  ],
  group: ['required', 'sensitive', 'readOnly', 'fields', 'rules'],
  computed: ['value', 'display', 'scale', 'from', 'list', 'sensitive', 'searchable'],
  info: ['text'],
  declaration: ['text', 'required'],
  consent: ['text', 'withdrawnOn'],
  file: ['required', 'sensitive', 'accept', 'maxSizeBytes', 'minItems', 'maxItems'],
  signature: ['required', 'signatures', 'signers', 'signWhen'],
}

/** Returns whether a kind of field uses a property. Pure. */
export function usesProperty(type: FieldType, property: keyof FormField): boolean {
  return (
    property === 'type' ||
    (everywhere as readonly string[]).includes(property) ||
    used[type].includes(property)
  )
}

/**
 * Returns a field as one of another kind: what the new kind uses is kept, what it needs and does not have is
 * added. Its key stays. Pure.
 */
export function asType(
  field: FormField,
  type: FieldType,
  lists: readonly string[] = [],
): FormField {
  const kept = Object.entries(field).filter(([property]) =>
    usesProperty(type, property as keyof FormField),
  )
  const own: Record<string, unknown> = Object.fromEntries(kept)
  // a first value of one kind is none of another
  if (type !== field.type) delete own['default']
  return { ...needs(type, lists), ...own, type } as unknown as FormField
}
