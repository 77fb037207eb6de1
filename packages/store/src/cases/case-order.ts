import { textIn } from '@splot/definition'
import type { CursorKey } from '../lists/cursor.ts'
import type { Order } from '../lists/sorted-list.ts'
import type { CaseFilter, CaseRow } from '../types.ts'

/** Where a case stands in a list: the value of the sort column and its id. */
export interface CasePlace {
  value: string | number | null
  id: string
}

/** How a list of cases is sorted. */
export type CaseSort = NonNullable<CaseFilter['sort']>

/** The order of case lists when nobody says otherwise: changed last comes first. */
export const defaultCaseSort: CaseSort = { column: 'updatedAt', descending: true }

// Polish alphabet; "2" before "10" so that case numbers stand as people count.
const collator = new Intl.Collator('pl', { numeric: true })

/** Returns where a case stands under `sort`; instants are compared in milliseconds. Pure. */
export function casePlace(row: CaseRow, { column, locale = 'pl' }: CaseSort): CasePlace {
  const value = column === 'title' ? textIn(row.title, locale) : row[column]
  const instant = column === 'updatedAt' || column === 'createdAt'
  return { value: instant && value !== null ? Date.parse(value) : value, id: row.id }
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Returns the order of places under `sort`; cases without a value come last, ties go by id. Pure. */
export function caseOrder({ descending }: CaseSort): Order<CasePlace> {
  const sign = descending ? -1 : 1
  return (a, b) => {
    if (a.value !== b.value) {
      if (a.value === null) return 1
      if (b.value === null) return -1
      const byValue = compareValues(a.value, b.value)
      if (byValue !== 0) return sign * byValue
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  }
}

/** Returns the name of the list that a cursor under `sort` belongs to. Pure. */
export function caseListName({ column, descending, locale = 'pl' }: CaseSort): string {
  const inEnglish = column === 'title' && locale === 'en' ? ' in English' : ''
  return `cases by ${column}${inEnglish} ${descending ? 'descending' : 'ascending'}`
}

/** Returns the place a cursor's key names, or `null` when it names none. Pure. */
export function placeOf(key: CursorKey): CasePlace | null {
  const [value, id] = key
  return value !== undefined && typeof id === 'string' ? { value, id } : null
}
