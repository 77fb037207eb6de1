import type { Locale } from '@splot/definition'
import type { ContentBlock, SignedLine } from '@splot/forms'
import type { DocumentWords } from '../document-words.ts'
import type { PictureBytes } from '../pictures.ts'
import type { Sheet } from './sheet.ts'
import { body, strong } from './types-of-text.ts'
import { writePicture } from './write-picture.ts'
import { writeHeading } from './write-heading.ts'
import { writeRich } from './write-rich.ts'
import { writeTable } from './write-table.ts'

/** Width of the labels of facts, as a share of the page. */
const labelShare = 0.34
const gap = 12

/** In what language a document is written, the words around its content, and its pictures. */
export interface Reading {
  locale: Locale
  words: DocumentWords
  pictures: PictureBytes
}

/** Writes one block of a document. */
export function writeBlock(sheet: Sheet, block: ContentBlock, reading: Reading): void {
  const { locale, words } = reading
  switch (block.type) {
    case 'heading':
      return writeHeading(sheet, block.level, block.text[locale])
    case 'paragraph':
      sheet.space(6)
      sheet.write(sheet.element('P'), block.text[locale], body)
      return
    case 'rich':
      for (const node of block.nodes) writeRich(sheet, node)
      return
    case 'facts':
      return writeFacts(
        sheet,
        block.items.map(({ label, value }) => [label[locale], value[locale]]),
      )
    case 'table':
      return writeTable(sheet, {
        title: block.title[locale],
        columns: block.columns.map(({ title, number }) => ({ title: title[locale], number })),
        rows: block.rows.map((row) => row.map((text) => text[locale])),
      })
    case 'list':
      return writeList(
        sheet,
        block.items.map((item) => item[locale]),
        block.ordered,
      )
    case 'picture':
      return writePicture(sheet, block, reading)
    default:
      sheet.space(10)
      return writeFacts(
        sheet,
        block.items.map((line) => [line.label[locale], signedText(line, locale, words)]),
      )
  }
}

/** Writes labelled values; in the structure a list of label and body. */
export function writeFacts(sheet: Sheet, facts: readonly (readonly [string, string])[]): void {
  const list = sheet.element('L')
  const labelWidth = sheet.width * labelShare
  const from = sheet.left + labelWidth + gap
  const width = sheet.width - labelWidth - gap
  sheet.space(6)
  for (const [label, value] of facts) {
    const item = sheet.element('LI', {}, list)
    const name = sheet.element('Lbl', {}, item)
    const said = sheet.element('LBody', {}, item)
    const labelLines = sheet.lines(label, strong, labelWidth)
    const height = labelLines.length * sheet.lineHeight(strong)
    sheet.need(height)
    const { y } = sheet
    const { page } = sheet.pdf
    sheet.place(name, labelLines, strong, { x: sheet.left, y, width: labelWidth })
    sheet.write(said, value, body, from, width)
    if (sheet.pdf.page === page) sheet.pdf.y = Math.max(sheet.y, y + height)
    sheet.space(3)
  }
}

function writeList(sheet: Sheet, items: readonly string[], ordered: boolean): void {
  const list = sheet.element('L')
  const indent = 20
  for (const [n, text] of items.entries()) {
    const item = sheet.element('LI', {}, list)
    const mark = sheet.element('Lbl', {}, item)
    const said = sheet.element('LBody', {}, item)
    sheet.space(3)
    sheet.need(sheet.lineHeight(body))
    const place = { x: sheet.left, y: sheet.y, width: indent }
    sheet.place(mark, [ordered ? `${n + 1}.` : '•'], body, place)
    sheet.write(said, text, body, sheet.left + indent, sheet.width - indent)
  }
}

function signedText({ signed }: SignedLine, locale: Locale, words: DocumentWords): string {
  if (signed.length === 0) return words.notSigned
  return signed.map(({ name, at }) => `${name}, ${words.signedOn} ${at[locale]}`).join('\n')
}
