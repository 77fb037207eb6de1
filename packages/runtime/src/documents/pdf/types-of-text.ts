import type { Type } from './sheet.ts'

/** Running text. */
export const body: Type = { size: 10.5 }

/** What stands out in running text. */
export const strong: Type = { size: 10.5, bold: true }

/** Headings by their level. */
export const headings: Readonly<Record<2 | 3 | 4 | 5, Type>> = {
  2: { size: 13, bold: true },
  3: { size: 11.5, bold: true },
  4: { size: 10.5, bold: true },
  5: { size: 10.5, bold: true },
}
