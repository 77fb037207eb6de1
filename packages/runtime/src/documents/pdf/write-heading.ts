import type { Sheet } from './sheet.ts'
import { body, headings } from './types-of-text.ts'

/** Writes a heading that stays with what follows it; chapters stand among the bookmarks too. */
export function writeHeading(sheet: Sheet, level: 2 | 3 | 4 | 5, text: string): void {
  const type = headings[level]
  sheet.space(level === 2 ? 14 : 10)
  sheet.need(sheet.lineHeight(type) + 3 * sheet.lineHeight(body))
  if (level === 2) sheet.bookmark(text)
  sheet.write(sheet.element(`H${level}`), text, type)
}
