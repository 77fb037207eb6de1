import type { FieldType } from '@splot/definition'

const groups: Partial<Record<FieldType, (bare: string) => string>> = {
  nip: (bare) => bare.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1-$2-$3-$4'),
  postal: (bare) => bare.replace(/^(\d{2})(\d{3})$/, '$1-$2'),
  iban: (bare) => bare.replace(/(.{4})(?=.)/g, '$1 '),
  phone: (bare) =>
    bare.replace(/^(\+48)?(\d{3})(\d{3})(\d{3})$/, (_, c, a, b, d) =>
      [c, a, b, d].filter(Boolean).join(' '),
    ),
}

/** Returns the identifier without the spaces and dashes people type between digits. Pure. */
export function bareIdentifier(text: string, type: FieldType): string {
  const trimmed = text.trim()
  if (type === 'postal') return trimmed.replace(/^(\d{2})\s?-?\s?(\d{3})$/, '$1-$2')
  if (type === 'pkd') return trimmed.toUpperCase()
  if (type === 'iban') return trimmed.replaceAll(/[\s-]/g, '').toUpperCase()
  return trimmed.replaceAll(/[\s\-()]/g, '')
}

/** Returns the identifier in the groups people read: NIP `123-456-32-18`. Unknown shapes stay. Pure. */
export function groupedIdentifier(value: string, type: FieldType): string {
  return groups[type]?.(value) ?? value
}
