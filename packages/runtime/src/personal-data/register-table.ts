import type { Locale, LocalText, RegisterEntry } from '@splot/definition'
import type { ExportFile, ExportFormat } from '../indicators/types.ts'
import { writeTable } from '../indicators/write-table.ts'

/** A column of the register of processing, and what stands in it. */
interface RegisterColumn {
  key: string
  title: LocalText
  cell: (entry: RegisterEntry) => LocalText | null
}

const joined = (texts: readonly LocalText[]): LocalText | null =>
  texts.length === 0
    ? null
    : { pl: texts.map(({ pl }) => pl).join(', '), en: texts.map(({ en }) => en).join(', ') }

/** What the register of processing says, in panels, files and tables of the command line. */
export const registerColumns: readonly RegisterColumn[] = [
  {
    key: 'dataClass',
    title: { pl: 'Klasa danych', en: 'Class of data' },
    cell: ({ title }) => title,
  },
  {
    key: 'form',
    title: { pl: 'Formularz', en: 'Form' },
    cell: ({ form }) =>
      form && { pl: `${form.id} ${form.title.pl}`, en: `${form.id} ${form.title.en}` },
  },
  {
    key: 'stages',
    title: { pl: 'Etap', en: 'Stage' },
    cell: ({ workflows }) => joined(workflows),
  },
  {
    key: 'fields',
    title: { pl: 'Dane', en: 'Data' },
    cell: ({ fields }) => joined(fields.map(({ label }) => label)),
  },
  {
    key: 'special',
    title: { pl: 'Szczególna kategoria', en: 'Special category' },
    cell: ({ special }) => (special ? { pl: 'tak', en: 'yes' } : null),
  },
  {
    key: 'persons',
    title: { pl: 'Kogo dotyczą', en: 'Whose data' },
    cell: ({ persons }) => persons,
  },
  { key: 'purpose', title: { pl: 'Cel', en: 'Purpose' }, cell: ({ purpose }) => purpose },
  {
    key: 'legalBasis',
    title: { pl: 'Podstawa prawna', en: 'Legal basis' },
    cell: ({ legalBasis }) => legalBasis,
  },
  { key: 'keep', title: { pl: 'Jak długo', en: 'How long' }, cell: ({ keep }) => keep },
  {
    key: 'readers',
    title: { pl: 'Kto czyta', en: 'Who reads' },
    cell: ({ readers }) => joined(readers),
  },
  {
    key: 'recipients',
    title: { pl: 'Inni odbiorcy', en: 'Other recipients' },
    cell: ({ recipients }) => joined(recipients),
  },
]

/** Returns the register in one language, its heading first. Pure. */
export function registerRows(entries: readonly RegisterEntry[], locale: Locale): string[][] {
  return [
    registerColumns.map(({ title }) => title[locale]),
    ...entries.map((entry) => registerColumns.map(({ cell }) => cell(entry)?.[locale] ?? '')),
  ]
}

/** Returns the register of processing as a file. */
export function registerFile(
  entries: readonly RegisterEntry[],
  { format, locale }: { format: ExportFormat; locale: Locale },
): Promise<ExportFile> {
  const title = locale === 'pl' ? 'Rejestr czynności' : 'Register of processing'
  return writeTable({ name: 'register', title, rows: registerRows(entries, locale) }, format)
}
