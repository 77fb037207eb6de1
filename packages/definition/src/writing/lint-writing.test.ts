import { describe, expect, it } from 'vitest'
import type { FormField, FormSection } from '../form/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import { lintDocumentWriting, lintWriting } from './lint-writing.ts'

const text = (pl: string, en: string) => ({ pl, en })
const field = (more: Partial<FormField>): FormField => ({
  key: 'x',
  type: 'text',
  label: text('Imię', 'First name'),
  ...more,
})

function advice(fields: FormField[], more: Partial<FormSection>[] = []): string[] {
  const sections = [
    { id: 's0', title: text('Dane', 'Data'), fields },
    ...more.map((one, n) => ({ id: `s${n + 1}`, fields: [], ...one })),
  ]
  const pages = [{ id: 'p', title: text('Strona', 'Page'), sections }]
  return lintWriting({ id: 'A1', version: 1, title: text('A', 'A'), pages }).map(
    ({ code, path }) => `${code} ${path}`,
  )
}

const at = '/pages/0/sections/0/fields/0'

describe('advice on writing', () => {
  it('[DE56] says nothing of what is written well', () => {
    expect(advice([field({}), field({ key: 'y', label: text('PESEL', 'PESEL number') })])).toEqual(
      [],
    )
  })

  const long = 'słowo '.repeat(26).trim()
  it.each<[string, FormField]>([
    [`writing.label-long ${at}/label/pl`, field({ label: text(long, 'word') })],
    [`writing.label-colon ${at}/label`, field({ label: text('Imię:', 'Name') })],
    [`writing.label-capitals ${at}/label`, field({ label: text('NAZWA PODMIOTU', 'Name of it') })],
    [
      `writing.label-untranslated ${at}/label/en`,
      field({ label: text('Nazwa tego podmiotu', 'Nazwa tego podmiotu') }),
    ],
    [
      `writing.question-negative ${at}/label`,
      field({ type: 'boolean', label: text('Czy nie zalegasz?', 'Do you owe nothing?') }),
    ],
    [`writing.help-missing ${at}`, field({ type: 'file', accept: ['application/pdf'] })],
    [`writing.help-repeats ${at}/help`, field({ help: text('Imię.', 'Your first name') })],
    [`writing.help-long ${at}/help/en`, field({ help: text('Krótko.', 'word '.repeat(70)) })],
    [
      `writing.sensitive-data ${at}`,
      field({ label: text('Stopień niepełnosprawności', 'Degree') }),
    ],
    [
      `writing.sensitive-data ${at}`,
      field({ type: 'boolean', label: text('Czy była Pani karana?', 'Any crime?') }),
    ],
  ])('[DE56] %s', (expected, one) => {
    expect(advice([one])).toEqual([expected])
  })

  it('[DE56] what is marked as sensitive, or stands in what is, is no finding; other words are none', () => {
    const label = text('Stan zdrowia', 'Health')
    expect(advice([field({ label, sensitive: true })])).toEqual([])
    expect(advice([field({ type: 'group', sensitive: true, fields: [field({ label })] })])).toEqual(
      [],
    )
    expect(advice([field({ label: text('Wskazany opiekun', 'Guardian') })])).toEqual([])
  })

  it('[DE56] labels that stand twice beside each other, pictures without words', () => {
    expect(advice([field({}), field({ key: 'y', label: text('Imię ', 'Name') })])).toEqual([
      'writing.label-repeated /pages/0/sections/0/fields/1/label',
    ])
    const picture = field({
      type: 'file',
      accept: ['image/png'],
      help: text('Zdjęcie sali.', 'A photo of the room.'),
    })
    expect(advice([picture])).toEqual([`writing.picture-words ${at}`])
    expect(
      advice([picture, field({ key: 'alt', label: text('Opis zdjęcia', 'Description') })]),
    ).toEqual([])
  })

  it('[DE56] headings that are missing or repeat', () => {
    expect(advice([field({})], [{}])).toEqual(['writing.heading-missing /pages/0/sections/1'])
    const sections = [{ id: 's', title: text('Strona', 'Page'), fields: [] }]
    const pages = [{ id: 'p', title: text('Strona', 'Page'), sections }]
    const form = { id: 'A1', version: 1, title: text('A', 'A'), pages }
    expect(lintWriting(form).map(({ code }) => code)).toEqual(['writing.heading-repeated'])
  })

  it('[DE56] headings of documents are in order', () => {
    const heading = (level: 2 | 3) => ({ type: 'heading', level, text: text('a', 'b') }) as const
    const document = (...body: DocumentDefinition['body']): DocumentDefinition => ({
      id: 'd',
      title: text('a', 'b'),
      given: {},
      body,
    })
    expect(lintDocumentWriting(document(heading(2), heading(3)))).toEqual([])
    expect(lintDocumentWriting(document(heading(3), heading(2))).map(({ path }) => path)).toEqual([
      '/body/0',
    ])
  })
})
