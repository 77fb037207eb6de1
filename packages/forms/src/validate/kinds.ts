import type { FormField } from '@splot/definition'

/** What a person must do to give a field its value; picks the words of `form.required`. Pure. */
export function requiredKind(field: FormField): string {
  const { type } = field
  if (type === 'references') return 'reference'
  if (type === 'datetime') return 'date'
  return type
}

/** Which type was expected; picks the words of `form.type`. Pure. */
export function typeKind(field: FormField): string {
  switch (field.type) {
    case 'integer':
    case 'money':
      return field.type
    case 'decimal':
      return 'number'
    case 'boolean':
    case 'declaration':
    case 'consent':
      return 'boolean'
    case 'table':
    case 'choices':
    case 'references':
    case 'file':
    case 'signature':
      return 'list'
    case 'group':
      return 'object'
    default:
      return 'text'
  }
}

/** What is counted; picks the words of `form.min-items` and `form.max-items`. Pure. */
export function itemKind(field: FormField): string {
  return field.type === 'table' || field.type === 'file' ? field.type : 'entries'
}
