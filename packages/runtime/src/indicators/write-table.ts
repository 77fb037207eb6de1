import writeXlsxFile from 'write-excel-file/node'
import { csvText } from './csv-text.ts'
import type { CsvOptions, TableCell } from './csv-text.ts'
import type { ExportFile, ExportFormat } from './types.ts'

/** A table to be saved as a file. */
export interface ExportedTable {
  /** Without ending. */
  name: string
  title: string
  /** The first row is the heading. */
  rows: readonly (readonly TableCell[])[]
}

const csvKinds: Record<'csv' | 'csvSemicolon', CsvOptions> = {
  csv: { separator: ',', decimal: '.', mark: false },
  csvSemicolon: { separator: ';', decimal: ',', mark: true },
}

/** Returns a table as a file of the format asked for. */
export async function writeTable(table: ExportedTable, format: ExportFormat): Promise<ExportFile> {
  if (format === 'xlsx')
    return {
      name: `${table.name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await workbook(table),
    }
  return {
    name: `${table.name}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(csvText(table.rows, csvKinds[format])),
  }
}

/** Texts are written as texts, which no spreadsheet computes. */
async function workbook({ title, rows }: ExportedTable): Promise<Uint8Array<ArrayBuffer>> {
  const data = rows.map((row, n) =>
    row.map((value) => {
      if (value === null) return null
      if (typeof value === 'number') return { value, type: Number }
      return { value, type: String, ...(n === 0 && { fontWeight: 'bold' as const }) }
    }),
  )
  const written = writeXlsxFile(data, { sheet: sheetName(title), stickyRowsCount: 1 })
  return new Uint8Array(await written.toBuffer())
}

/** At most 31 characters, and none of those that the format forbids. */
function sheetName(title: string): string {
  return title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}
