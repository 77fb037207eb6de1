/**
 * Reads cells as spreadsheets put them on the clipboard: tabs between columns, any line end between
 * rows, and cells with tabs, line ends or quotes inside put in quotes, doubled within. The line end
 * after the last row makes no row of its own. Pure.
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y
  let at = 0
  while (at <= text.length) {
    pattern.lastIndex = at
    const [whole = '', quoted, plain = '', end = ''] = pattern.exec(text) ?? []
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    at += whole.length
    if (end === '' || (end !== '\t' && at === text.length)) break
    if (end !== '\t') rows.push([])
  }
  return rows
}
