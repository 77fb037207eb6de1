import type { RichNode, TextRun } from '@splot/forms'
import type { Element, Sheet, Type } from './sheet.ts'
import { body, strong } from './types-of-text.ts'
import { wrappedRuns } from './wrapped-runs.ts'
import { writeHeading } from './write-heading.ts'
import { writeTable } from './write-table.ts'

const indent = 20

/** Writes a part of what a person wrote in a `rich` field. */
export function writeRich(sheet: Sheet, node: RichNode): void {
  switch (node.type) {
    case 'heading':
      return writeHeading(sheet, node.level, node.runs.map(({ text }) => text).join(''))
    case 'paragraph':
      sheet.space(6)
      return writeRuns(sheet, sheet.element('P'), node.runs)
    case 'list':
      return writeItems(sheet, node, { from: sheet.left })
    default:
      return writeTable(sheet, {
        title: node.title,
        columns: node.columns.map((title) => ({ title, number: false })),
        rows: node.rows,
      })
  }
}

function writeItems(
  sheet: Sheet,
  { ordered, items }: Extract<RichNode, { type: 'list' }>,
  { from, within }: { from: number; within?: Element },
): void {
  const list = sheet.element('L', {}, within)
  for (const [n, { runs, below }] of items.entries()) {
    const item = sheet.element('LI', {}, list)
    const mark = sheet.element('Lbl', {}, item)
    const said = sheet.element('LBody', {}, item)
    sheet.space(3)
    sheet.need(sheet.lineHeight(body))
    const place = { x: from, y: sheet.y, width: indent }
    sheet.place(mark, [ordered ? `${n + 1}.` : '•'], body, place)
    writeRuns(sheet, said, runs, from + indent)
    for (const node of below)
      if (node.type === 'list') writeItems(sheet, node, { from: from + indent, within: said })
  }
}

/** Writes text with its stresses, over as many lines and pages as it needs. */
function writeRuns(
  sheet: Sheet,
  element: Element,
  runs: readonly TextRun[],
  from = sheet.left,
): void {
  const width = sheet.width - (from - sheet.left)
  const typeOf = (bold: boolean): Type => (bold ? strong : body)
  const lines = wrappedRuns(runs.map(shown), width, (text, bold) =>
    sheet.widthOf(text, typeOf(bold)),
  )
  for (const line of lines) {
    sheet.need(sheet.lineHeight(body))
    const { y } = sheet
    let x = from
    for (const { text, bold } of line) {
      sheet.place(element, [text], typeOf(bold), { x, y, width })
      x += sheet.widthOf(text, typeOf(bold))
    }
    sheet.pdf.y = y + sheet.lineHeight(body)
  }
}

/** On paper a link is its text and its address. */
function shown({ text, strong: bold, href }: TextRun): { text: string; bold: boolean } {
  const address = href === undefined ? '' : href.replace(/^mailto:/, '')
  const written = address === '' || text.includes(address) ? text : `${text} (${address})`
  return { text: written, bold: bold === true }
}
