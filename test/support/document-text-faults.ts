import { readdirSync, readFileSync } from 'node:fs'
import type { CodeList, Locale, LocalText } from '@splot/definition'
import type { MadeDocument } from './documents-made.ts'

const lists = new URL('../../forms/lists/', import.meta.url)

/** Codes of all lists that differ from what people read in their place. */
const codes = new Set(
  readdirSync(lists)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, lists), 'utf8')) as CodeList)
    .flatMap(({ items }) => items)
    .filter(
      ({ code, label }) => /^[a-z]/.test(code) && label.pl.toLowerCase() !== code.toLowerCase(),
    )
    .map(({ code }) => code),
)

/**
 * What no reader should meet: braces, programs’ words for nothing, instants, ids, camel case of codes.
 * Organisations of tests are called after the ids of their cards.
 */
const leftOver =
  /[{}]|\b(null|undefined|NaN|true|false)\b|\[object |\b\d{4}-\d\d-\d\d\b|(?<!Podmiot )\bid-\d+\b|\b[a-z]+[A-Z]\w*/

/** One text of a document, and where it stands. */
interface Placed {
  place: string
  text: LocalText
  /** A value by itself: a fact or a cell. */
  alone?: true
  /** It may be missing, as the last column of a table may. */
  optional?: true
}

/** Returns what is wrong with the texts of a document: gaps, placeholders, raw codes; none where it is whole. */
export function textFaultsOf(document: MadeDocument): string[] {
  const { template, number, languages } = document
  return [
    ...(number === null ? ['no number'] : []),
    ...(document.blocks.length === 0 ? ['no content'] : []),
    ...textsOf(document).flatMap((placed) =>
      languages.flatMap((locale) =>
        faultsIn(placed, locale).map((why) => `${placed.place}: ${why}`),
      ),
    ),
  ].map((fault) => `${template} ${number}: ${fault}`)
}

function faultsIn({ text, alone, optional }: Placed, locale: Locale): string[] {
  const said = text[locale]
  const isGap = alone ? said.trim() === '–' : /(^|[ „“(])–($|[ .,”)])/.test(said)
  return [
    ...((isGap && !optional) || said.trim() === '' ? [`gap in "${said}"`] : []),
    ...(leftOver.test(said) ? [`left over ${leftOver.exec(said)?.[0]} in "${said}"`] : []),
    ...(alone && locale === 'pl' && said.split(', ').every((one) => codes.has(one))
      ? [`code "${said}"`]
      : []),
  ]
}

function textsOf({ title, blocks }: MadeDocument): Placed[] {
  const inBlocks = blocks.flatMap((block): Placed[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [{ place: block.type, text: block.text }]
      case 'facts':
        return block.items.flatMap(({ label, value }) => [
          { place: 'label', text: label },
          { place: label.pl, text: value, alone: true },
        ])
      case 'list':
        return block.items.map((text) => ({ place: 'list', text }))
      case 'table':
        return [
          { place: 'table', text: block.title },
          ...block.columns.map((column): Placed => ({ place: 'column', text: column.title })),
          ...block.rows.flatMap((row) =>
            row.map((text, n): Placed => ({
              place: `${block.title.pl}, ${block.columns[n]?.title.pl}`,
              text,
              alone: true,
              // the first column names its row
              ...(n > 0 && { optional: true }),
            })),
          ),
        ]
      case 'picture':
        return [{ place: 'picture', text: block.text }]
      case 'signatures':
        return block.items.map(({ label }) => ({ place: 'signature', text: label }))
      default:
        return []
    }
  })
  return [{ place: 'title', text: title }, ...inBlocks]
}

/** Columns for what only something amiss asks for: on the courses nobody has to say it, and nobody signs a list. */
const unsaid = [
  'attendanceList: Obecność, Podpis',
  'attendanceList: Obecność, Usprawiedliwiona',
  'monitoringCard: Obszary, Ustalenie',
  'monthlyReport: Postęp zadań, Wyjaśnienie',
]

/** Returns the columns that hold nothing in any row of any of the documents: their expression misses its value. */
export function emptyColumnsOf(documents: readonly MadeDocument[]): string[] {
  const filled = new Map<string, boolean>()
  for (const { template, blocks } of documents)
    for (const block of blocks)
      if (block.type === 'table')
        for (const row of block.rows)
          row.forEach((text, n) => {
            const column = `${template}: ${block.title.pl}, ${block.columns[n]?.title.pl}`
            filled.set(column, filled.get(column) === true || text.pl.trim() !== '–')
          })
  return [...filled].flatMap(([column, isFilled]) =>
    isFilled || unsaid.includes(column) ? [] : [`${column}: always empty`],
  )
}
