import { locales, textIn } from '@splot/definition'
import { foldedText, foldedTextHas } from '../lists/folded-text.ts'
import type { CaseCondition, CaseRow } from '../types.ts'

/** Returns the text that the text filter looks into: number, title and text columns, folded. Pure. */
export function searchedText(row: CaseRow): string {
  const texts = [row.title, ...Object.values(row.search)].filter(
    (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
  )
  const said = texts.flatMap((text) => locales.map((locale) => textIn(text, locale)))
  return foldedText([row.number ?? '', ...new Set(said)].join('\n'))
}

/** A case as lists see it: its row and the text that the text filter looks into. */
export interface ListedRow {
  row: CaseRow
  searched: string
}

/** What a filter asks of other cases than the one it looks at. */
export interface CaseSurroundings {
  find(id: string): ListedRow | undefined
  /** Ids of the cases in which, or in a child of which, a person has or had an item. */
  workplacesOf(person: string): ReadonlySet<string>
}

/** Returns whether a case belongs to a list. Pure. */
export function isInCaseList(
  listed: ListedRow,
  filter: CaseCondition,
  around: CaseSurroundings,
): boolean {
  const { row, searched } = listed
  const { workflow, status, state, parent, member, text, search, readers, worker } = filter
  if (workflow !== undefined && ![workflow].flat().includes(row.workflow)) return false
  if (status !== undefined && row.status !== status) return false
  if (state !== undefined && ![state].flat().some((one) => row.states.includes(one))) return false
  if (parent !== undefined && row.parent !== parent) return false
  if (member !== undefined && !Object.hasOwn(row.members, member)) return false
  if (readers !== undefined && !readers.some((one) => row.readers?.includes(one))) return false
  if (worker !== undefined && !around.workplacesOf(worker).has(row.id)) return false
  if (text !== undefined && !foldedTextHas(searched, text)) return false
  if (!hasSearched(row, search ?? {})) return false
  return isBesideOthers(listed, filter, around)
}

function hasSearched(row: CaseRow, search: NonNullable<CaseCondition['search']>): boolean {
  return Object.entries(search).every(
    ([column, value]) => Object.hasOwn(row.search, column) && row.search[column] === value,
  )
}

function isBesideOthers(
  listed: ListedRow,
  { parentIn, any }: CaseCondition,
  around: CaseSurroundings,
): boolean {
  if (parentIn !== undefined) {
    const parent = listed.row.parent === null ? undefined : around.find(listed.row.parent)
    if (parent === undefined || !isInCaseList(parent, parentIn, around)) return false
  }
  return any === undefined || any.some((one) => isInCaseList(listed, one, around))
}
