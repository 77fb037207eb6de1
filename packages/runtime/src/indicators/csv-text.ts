/** A cell of a table that is exported: numbers stay numbers where the format has them. */
export type TableCell = string | number | null

/** How a table is written as text. */
export interface CsvOptions {
  separator: ',' | ';'
  /** Sign between whole and fraction. */
  decimal: '.' | ','
  /** Begins with the mark by which office programmes know UTF-8. */
  mark: boolean
}

/**
 * Returns a table as CSV: lines end with CRLF, cells with separators, quotes or line breaks are quoted.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and telephone
 * numbers with a sign do not. Pure.
 *
 * @see RFC 4180; OWASP, CSV injection
 */
export function csvText(
  rows: readonly (readonly TableCell[])[],
  { separator, decimal, mark }: CsvOptions,
): string {
  const cell = (value: TableCell): string => {
    if (value === null) return ''
    if (typeof value === 'number') return String(value).replace('.', decimal)
    return quoted(harmless(value), separator)
  }
  const lines = rows.map((row) => `${row.map(cell).join(separator)}\r\n`)
  return `${mark ? '\uFEFF' : ''}${lines.join('')}`
}

function quoted(text: string, separator: string): string {
  const needs = [separator, '"', '\r', '\n'].some((sign) => text.includes(sign))
  return needs ? `"${text.replaceAll('"', '""')}"` : text
}

/** Without letters, a sign in front makes a number at most. */
function harmless(text: string): string {
  const isFormula =
    /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d .,()-]*$/.test(text))
  return isFormula ? `'${text}` : text
}
