import { kindOfPath } from '../../parse/parse-definition.ts'
import type { FormDefinition, FormField } from '../../form/types.ts'
import type { LocalText } from '../../text.ts'
import { isReadable } from '../../references/read-files.ts'
import type { DefinitionFiles } from '../files.ts'

/** A question that can be taken over. */
export interface LibraryQuestion {
  /** Unique in the library. */
  id: string
  /** Where it comes from: the title of a form, or nothing for those that are ready-made. */
  from?: LocalText
  field: FormField
}

const field = (
  key: string,
  type: FormField['type'],
  pl: string,
  en: string,
  more: Partial<FormField> = {},
): FormField => ({
  key,
  type,
  label: { pl, en },
  ...more,
})

/** Ready-made questions with the identifiers and formats that are checked as they are typed. */
export const readyQuestions: readonly LibraryQuestion[] = [
  field('firstName', 'text', 'Imię', 'First name', { required: true, maxLength: 80 }),
  field('lastName', 'text', 'Nazwisko', 'Last name', { required: true, maxLength: 120 }),
  field('pesel', 'pesel', 'PESEL', 'PESEL number', {
    help: {
      pl: '11 cyfr. Sprawdzamy cyfrę kontrolną i datę urodzenia.',
      en: '11 digits. The check digit and the date of birth are checked.',
    },
  }),
  field('organisationName', 'text', 'Nazwa podmiotu', 'Name of the organisation', {
    required: true,
    maxLength: 250,
  }),
  field('nip', 'nip', 'NIP', 'NIP (tax number)', {
    help: { pl: '10 cyfr, bez kresek.', en: '10 digits, without dashes.' },
  }),
  field('regon', 'regon', 'REGON', 'REGON (statistical number)', {
    help: { pl: '9 albo 14 cyfr.', en: '9 or 14 digits.' },
  }),
  field('krs', 'krs', 'Numer KRS', 'KRS number', {
    help: { pl: '10 cyfr, z zerami na początku.', en: '10 digits, with leading zeros.' },
  }),
  field('pkd', 'pkd', 'Kod PKD przeważającej działalności', 'PKD code of the main activity', {
    help: { pl: 'Na przykład 88.99.Z.', en: 'For example 88.99.Z.' },
  }),
  field('iban', 'iban', 'Numer rachunku bankowego', 'Bank account number', {
    help: { pl: '26 cyfr, z PL albo bez.', en: '26 digits, with or without PL.' },
  }),
  field('terc', 'terc', 'Kod TERC gminy', 'TERC code of the commune'),
  field('email', 'email', 'Adres e-mail', 'E-mail address', { required: true }),
  field('phone', 'phone', 'Telefon', 'Phone'),
  field('website', 'url', 'Strona internetowa', 'Website'),
  field('address', 'group', 'Adres', 'Address', {
    fields: [
      field('street', 'text', 'Ulica i numer', 'Street and number', {
        required: true,
        maxLength: 120,
      }),
      field('postal', 'postal', 'Kod pocztowy', 'Postal code', { required: true }),
      field('city', 'text', 'Miejscowość', 'Town', { required: true, maxLength: 80 }),
    ],
  }),
  field('people', 'table', 'Osoby', 'People', {
    minItems: 1,
    maxItems: 30,
    fields: [
      field('firstName', 'text', 'Imię', 'First name', { required: true, maxLength: 80 }),
      field('lastName', 'text', 'Nazwisko', 'Last name', { required: true, maxLength: 120 }),
      field('email', 'email', 'Adres e-mail', 'E-mail address'),
      field('phone', 'phone', 'Telefon', 'Phone'),
    ],
  }),
  field('period', 'group', 'Okres', 'Period', {
    fields: [
      field('from', 'date', 'Od', 'From', { required: true }),
      field('to', 'date', 'Do', 'To', { required: true, minimum: '=from' }),
    ],
  }),
  field(
    'truth',
    'declaration',
    'Oświadczenie o prawdziwości danych',
    'Declaration of truthful data',
    {
      text: {
        pl: 'Oświadczam, że podane dane są zgodne z prawdą.',
        en: 'I declare that the data given are true.',
      },
    },
  ),
  field('dataConsent', 'consent', 'Zgoda na kontakt', 'Consent to be contacted', {
    text: {
      pl: 'Zgadzam się na kontakt w sprawach programu. Zgodę można cofnąć w każdej chwili.',
      en: 'I agree to be contacted about the programme. Consent can be withdrawn at any time.',
    },
  }),
  field('signature', 'signature', 'Podpis', 'Signature'),
].map((one) => ({ id: `ready ${one.key}`, field: one }))

/** Returns the questions of a programme’s forms, those of one form left out. Pure. */
export function programmeQuestions(files: DefinitionFiles, except?: string): LibraryQuestion[] {
  return Object.entries(files).flatMap(([path, value]) => {
    if (kindOfPath(path) !== 'form' || !isReadable('form', value)) return []
    const form = value as unknown as FormDefinition
    if (form.id === except) return []
    return form.pages.flatMap(({ sections }) =>
      sections.flatMap(({ fields }) =>
        fields
          .filter(({ type }) => type !== 'computed')
          .map((one) => ({ id: `${form.id} ${one.key}`, from: form.title, field: one })),
      ),
    )
  })
}

/** Returns the questions in which every word of a search stands, in either language. Pure. */
export function searchQuestions(
  questions: readonly LibraryQuestion[],
  search: string,
): readonly LibraryQuestion[] {
  const words = plainWords(search)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return questions
  return questions.filter((question) => {
    const { field: one, from } = question
    const all = plainWords(
      [one.key, one.label.pl, one.label.en, one.help?.pl, one.help?.en, from?.pl, from?.en].join(
        ' ',
      ),
    )
    return words.every((word) => all.includes(word))
  })
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
}

const marked = ['default', 'minimum', 'maximum'] as const
const expressions = [
  'when',
  'required',
  'readOnly',
  'minItems',
  'maxItems',
  'rows',
  'signatures',
  'signWhen',
  'withdrawnOn',
] as const

/**
 * Returns a question as it can be put into another form: what it asks of the form it stood in is left out, for
 * another form has other fields; what it asks of itself stays. Pure.
 */
export function takenOver(question: LibraryQuestion): FormField {
  return alone(question.field, question.from !== undefined)
}

function alone(one: FormField, isForeign: boolean): FormField {
  if (!isForeign) return one
  const entries = Object.entries(one).filter(([property, value]) => {
    if (['visibleTo', 'signers', 'documents'].includes(property)) return false
    if (typeof value !== 'string') return true
    if ((marked as readonly string[]).includes(property)) return !value.startsWith('=')
    return !(expressions as readonly string[]).includes(property)
  })
  const kept = Object.fromEntries(entries) as unknown as FormField
  return {
    ...kept,
    ...(one.fields && { fields: one.fields.map((child) => alone(child, true)) }),
  }
}
