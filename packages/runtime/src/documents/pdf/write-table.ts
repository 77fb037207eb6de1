import type { Element, Sheet, Type } from './sheet.ts'

/** A table in one language. */
export interface SheetTable {
  title: string
  columns: { title: string; number: boolean }[]
  rows: string[][]
}

const cell: Type = { size: 9.5 }
const head: Type = { size: 9.5, bold: true }
const padding = 4
const rule = '#b9b5a7'

interface Column {
  x: number
  /** Of the text in it. */
  width: number
  right: boolean
}

/**
 * Writes a table with its caption, header cells and cells. Its head stands again, as an artifact, on each
 * page it goes on to; a row too high for the rest of a page is written on over the next.
 */
export function writeTable(sheet: Sheet, table: SheetTable): void {
  sheet.space(10)
  const titles = table.columns.map(({ title }) => title)
  const texts = table.rows
  const columns = columnsOf(sheet, table, titles, texts)
  const heads = titles.map((title, n) => sheet.lines(title, head, columns[n]?.width ?? 0))
  const headHeight = heightOf(sheet, heads, head)
  sheet.need(sheet.lineHeight(head) + headHeight + sheet.lineHeight(cell) + 4 * padding)
  const structure = sheet.element('Table')
  if (table.title !== '') {
    sheet.write(sheet.element('Caption', {}, structure), table.title, head)
    sheet.space(3)
  }
  const first = sheet.element('TR', {}, structure)
  const cells = titles.map(() => sheet.element('TH', { scope: 'Column' }, first))
  writeLines(sheet, columns, heads, cells, head)
  for (const row of texts) {
    const line = sheet.element('TR', {}, structure)
    const inRow = row.map((_, n) =>
      n === 0 ? sheet.element('TH', { scope: 'Row' }, line) : sheet.element('TD', {}, line),
    )
    const lines = row.map((text, n) => sheet.lines(text, cell, columns[n]?.width ?? 0))
    writeRow(sheet, columns, { lines, cells: inRow, heads })
  }
  sheet.space(4)
}

function writeRow(
  sheet: Sheet,
  columns: readonly Column[],
  { lines, cells, heads }: { lines: string[][]; cells: Element[]; heads: string[][] },
): void {
  let left = lines
  const lineHeight = sheet.lineHeight(cell)
  const pageful = sheet.pdf.page.height / 2
  if (heightOf(sheet, left, cell) <= pageful && heightOf(sheet, left, cell) > sheet.rest)
    nextPage(sheet, columns, heads)
  while (left.some((column) => column.length > 0)) {
    if (sheet.rest < lineHeight + 2 * padding) nextPage(sheet, columns, heads)
    const fit = Math.max(1, Math.floor((sheet.rest - 2 * padding) / lineHeight))
    writeLines(
      sheet,
      columns,
      left.map((column) => column.slice(0, fit)),
      cells,
      cell,
    )
    left = left.map((column) => column.slice(fit))
  }
}

function nextPage(sheet: Sheet, columns: readonly Column[], heads: string[][]): void {
  sheet.pdf.addPage()
  writeLines(sheet, columns, heads, null, head)
}

/** Writes a line of cells that is known to fit, and a rule below; without cells, as an artifact. */
function writeLines(
  sheet: Sheet,
  columns: readonly Column[],
  lines: string[][],
  cells: Element[] | null,
  type: Type,
): void {
  const { y } = sheet
  const height = heightOf(sheet, lines, type)
  columns.forEach(({ x, width, right }, n) => {
    const place = { x, y: y + padding, width, right }
    const text = lines[n] ?? []
    const element = cells?.[n]
    if (text.length === 0) return
    if (element) sheet.place(element, text, type, place)
    else sheet.artifact(() => sheet.paint(text, type, place), 'Pagination')
  })
  const bottom = y + height
  sheet.artifact(() => {
    sheet.pdf
      .moveTo(sheet.left, bottom)
      .lineTo(sheet.left + sheet.width, bottom)
      .lineWidth(type === head ? 1 : 0.5)
      .stroke(rule)
  })
  sheet.pdf.y = bottom
}

function heightOf(sheet: Sheet, lines: readonly string[][], type: Type): number {
  const most = Math.max(1, ...lines.map((column) => column.length))
  return most * sheet.lineHeight(type) + 2 * padding
}

/** Columns as wide as their longest word, the rest shared by how much each would like. */
function columnsOf(
  sheet: Sheet,
  table: SheetTable,
  titles: readonly string[],
  texts: readonly string[][],
): Column[] {
  const available = sheet.width - 2 * padding * titles.length
  const wishes = titles.map((title, n) => {
    const column = texts.map((row) => row[n] ?? '')
    const widest = (split: RegExp) => {
      const ofTitle = title.split(split).map((part) => sheet.widthOf(part, head))
      const parts = column.flatMap((text) => text.split(split))
      return parts.reduce(
        (most, part) => Math.max(most, sheet.widthOf(part, cell)),
        Math.max(...ofTitle),
      )
    }
    const least = Math.min(widest(/\s+/) + 1, available / titles.length)
    return {
      least,
      most: Math.max(least, Math.min(widest(/\n/) + 1, available * 0.7)),
    }
  })
  const spare = available - wishes.reduce((sum, { least }) => sum + least, 0)
  const asked = wishes.reduce((sum, { least, most }) => sum + most - least, 0)
  let x = sheet.left
  return wishes.map(({ least, most }, n) => {
    const share = asked === 0 ? 1 / wishes.length : (most - least) / asked
    const width = least + spare * share
    const column = { x: x + padding, width, right: table.columns[n]?.number ?? false }
    x += width + 2 * padding
    return column
  })
}
