import type { FormField } from '@splot/definition'

/** Where a paste begins and what it meets. */
export interface PasteTarget {
  /** Columns in the order the spreadsheet would have them. */
  columns: readonly FormField[]
  /** Rows there are. */
  rows: number
  /** Rows there may be. */
  most: number
  /** Rows are given: none may be added. */
  fixed: boolean
  row: number
  column: number
  /** What names the given rows, such as the month; absent where rows have no names. */
  named?: { column: FormField; names: readonly string[] }
}

/** One cell and where it goes. */
export interface PlacedCell {
  row: number
  column: FormField
  text: string
}

/** Where the cells go, and how many rows found no place. */
export interface PastePlan {
  cells: PlacedCell[]
  /** Rows the table has afterwards. */
  rows: number
  leftOver: number
}

/**
 * Lays cells over a table from one of its cells on, to the right and down. A first row that repeats
 * the headings, and a first column that repeats the names of given rows, are not laid. Pure.
 */
export function planPaste(cells: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const laid = withoutNames(withoutHeadings(cells, target), target)
  const { row, column, columns, rows, most, fixed } = target
  const room = Math.max((fixed ? rows : Math.max(most, rows)) - row, 0)
  const fitting = laid.slice(0, room)
  return {
    cells: fitting.flatMap((texts, r) =>
      texts.flatMap((text, c): PlacedCell[] => {
        const at = columns[column + c]
        return at === undefined ? [] : [{ row: row + r, column: at, text }]
      }),
    ),
    rows: Math.max(rows, row + fitting.length),
    leftOver: laid.length - fitting.length,
  }
}

type Cells = readonly (readonly string[])[]

function withoutHeadings(cells: Cells, { columns, named: rowNames }: PasteTarget): Cells {
  const [first = [], ...others] = cells
  const all = rowNames ? [rowNames.column, ...columns] : columns
  const headings = new Set(all.flatMap(({ label }) => [plain(label.pl), plain(label.en)]))
  const named = first.filter((text) => plain(text) !== '')
  return named.length > 0 && named.every((text) => headings.has(plain(text))) ? others : cells
}

function withoutNames(cells: Cells, { named, row, column }: PasteTarget): Cells {
  if (named === undefined || column !== 0 || cells.length < 2) return cells
  const repeats = cells.every(
    ([first = '', ...others], r) =>
      others.length > 0 && plain(first) === plain(named.names[row + r] ?? first),
  )
  return repeats ? cells.map(([, ...others]) => others) : cells
}

function plain(text: string): string {
  return text
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
}
