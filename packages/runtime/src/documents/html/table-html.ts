import { escapeText } from './escape-text.ts'

/** A table in one language. */
export interface HtmlTable {
  /** Its caption; `''`: none. */
  title: string
  /** Name of the frame in which a wide one is scrolled. */
  label: string
  columns: readonly { title: string; number: boolean }[]
  rows: readonly (readonly string[])[]
}

/** Returns a table with header cells, in a frame that the keyboard can scroll. Pure. */
export function framedTable({ title, label, columns, rows }: HtmlTable): string {
  const kind = (n: number) => (columns[n]?.number === true ? ' class="number"' : '')
  const heads = columns.map(
    (column, n) => `<th scope="col"${kind(n)}>${escapeText(column.title)}</th>`,
  )
  const lines = rows.map((row) => {
    const cells = row.map((text, n) =>
      n === 0
        ? `<th scope="row"${kind(n)}>${escapeText(text)}</th>`
        : `<td${kind(n)}>${escapeText(text)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = title === '' ? '' : `<caption>${escapeText(title)}</caption>`
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeText(label)}">`,
    `<table>${caption}<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody></table></div>`,
  ].join('')
}
