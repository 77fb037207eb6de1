import type { FormField, Issue, JsonValue, LocalText } from '@splot/definition'
import { numberIssue } from '../controls/number-issue.ts'
import { parseDecimal, parseInteger, parseMoney } from './numbers.ts'

/** A cell as a field understands it: its value, nothing, or what is wrong with it. */
export type ReadCell = { value: JsonValue } | { empty: true } | { issue: Issue }

/** Where a cell goes. */
export interface CellPlace {
  field: FormField
  pointer: string
  /** What can be chosen there, in the reader's language. */
  options: readonly { value: string; label: string }[]
}

const typed = new Set<FormField['type']>([
  'text',
  'longtext',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'email',
  'phone',
  'url',
  'nip',
  'regon',
  'krs',
  'pesel',
  'iban',
  'postal',
  'terc',
  'pkd',
  'boolean',
  'choice',
  'reference',
])

/** Says whether a column takes cells from a spreadsheet. Pure. */
export function takesCells({ type, readOnly }: FormField): boolean {
  return typed.has(type) && readOnly !== true
}

/** Reads the text of one cell for a field. Pure. */
export function readCell(text: string, place: CellPlace): ReadCell {
  const bare = text.replaceAll(/[\u00a0\u202f]/g, ' ').trim()
  if (bare === '') return { empty: true }
  switch (place.field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return readNumber(bare, place)
    case 'date':
      return readDate(bare, place)
    case 'boolean':
      return readYesNo(bare, place)
    case 'choice':
    case 'reference':
      return readChoice(bare, place)
    case 'longtext':
      return { value: bare }
    default:
      return { value: bare.replaceAll(/\s*[\r\n]+\s*/g, ' ') }
  }
}

function readNumber(text: string, place: CellPlace): ReadCell {
  const { field, pointer } = place
  const parsed =
    field.type === 'money'
      ? parseMoney(text)
      : field.type === 'integer'
        ? // a spreadsheet shows whole numbers with decimals where the column is formatted so
          parseInteger(text.replace(/[.,]0+$/, ''))
        : parseDecimal(text, field.scale ?? 2)
  if ('value' in parsed) return { value: parsed.value }
  return wrong(text, place, numberIssue(field, pointer).message)
}

function readDate(text: string, place: CellPlace): ReadCell {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [, day = d, month = m, year = y] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDay = !Number.isNaN(Date.parse(`${iso}T00:00:00Z`))
  if (isDay && new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso)) return { value: iso }
  return wrong(text, place, {
    pl: 'Wpisz datę, na przykład 31.03.2027.',
    en: 'Enter a date, for example 31.03.2027.',
  })
}

const yes = ['tak', 'yes', 'true', 'prawda', '1', 'x']
const no = ['nie', 'no', 'false', 'fałsz', '0']

function readYesNo(text: string, place: CellPlace): ReadCell {
  const word = text.toLowerCase()
  if (yes.includes(word)) return { value: true }
  if (no.includes(word)) return { value: false }
  return wrong(text, place, { pl: 'Wpisz „tak” albo „nie”.', en: 'Enter "yes" or "no".' })
}

function readChoice(text: string, place: CellPlace): ReadCell {
  const word = text.toLowerCase()
  const found =
    place.options.find(({ value }) => value.toLowerCase() === word) ??
    place.options.find(({ label }) => label.toLowerCase() === word)
  if (found) return { value: found.value }
  return wrong(text, place, {
    pl: 'Wybierz odpowiedź z listy.',
    en: 'Choose an answer of the list.',
  })
}

/** What was pasted stays to be read, so that nobody has to go back to the spreadsheet for it. */
function wrong(text: string, { pointer }: CellPlace, message: LocalText): ReadCell {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return {
    issue: {
      path: pointer,
      code: 'form.pasted',
      message: {
        pl: `Wklejono „${short}”. ${message.pl}`,
        en: `"${short}" was pasted. ${message.en}`,
      },
    },
  }
}
