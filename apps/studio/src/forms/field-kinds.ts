import type { FieldType } from '@splot/definition'

/** Kinds of fields as the palette groups them; the names are texts `forms.types.<kind>`. */
export const fieldKinds: readonly { group: string; types: readonly FieldType[] }[] = [
  { group: 'words', types: ['text', 'longtext', 'rich'] },
  { group: 'numbers', types: ['integer', 'decimal', 'money'] },
  { group: 'dates', types: ['date', 'datetime', 'time'] },
  { group: 'choices', types: ['boolean', 'choice', 'choices', 'reference', 'references'] },
  { group: 'contact', types: ['email', 'phone', 'url', 'postal'] },
  { group: 'identifiers', types: ['nip', 'regon', 'krs', 'pesel', 'iban', 'terc', 'pkd'] },
  { group: 'groups', types: ['table', 'group'] },
  { group: 'files', types: ['file', 'signature'] },
  { group: 'statements', types: ['declaration', 'consent', 'info', 'computed'] },
]
