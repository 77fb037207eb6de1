import { foldedText } from '@splot/store'
import { columnText } from '../cases/words.ts'
import type { Parameters } from '../parameters.ts'

/** Returns the conditions that every word of a query occurs in a folded column. */
export function textConditions(query: string, column: string, values: Parameters): string[] {
  return foldedText(columnText(query))
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${column} like ${values.add(`%${word.replace(/[\\%_]/gu, '\\$&')}%`)}`)
}
