import { foldedText, foldedTextHas } from '../lists/folded-text.ts'
import type { CaseFilter, CaseRow } from '../types.ts'

/** Returns the text that the text filter looks into: number, title and text columns, folded. Pure. */
export function searchedText(row: CaseRow): string {
  const texts = Object.values(row.search).filter((value) => typeof value === 'string')
  return foldedText([row.number ?? '', row.title, ...texts].join('\n'))
}

/** Returns whether a case belongs to a list. `searched` is `searchedText(row)`. Pure. */
export function isInCaseList(row: CaseRow, searched: string, filter: CaseFilter): boolean {
  const { workflow, status, state, parent, member, text, search } = filter
  if (workflow !== undefined && ![workflow].flat().includes(row.workflow)) return false
  if (status !== undefined && row.status !== status) return false
  if (state !== undefined && !row.states.includes(state)) return false
  if (parent !== undefined && row.parent !== parent) return false
  if (member !== undefined && !Object.hasOwn(row.members, member)) return false
  if (text !== undefined && !foldedTextHas(searched, text)) return false
  return Object.entries(search ?? {}).every(
    ([column, value]) => Object.hasOwn(row.search, column) && row.search[column] === value,
  )
}
