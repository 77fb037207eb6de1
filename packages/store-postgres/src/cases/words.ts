import { createHash } from 'node:crypto'
import type { CaseRow, TaskRow } from '@splot/store'

// an index takes no longer key than a third of a page
const longest = 200

/** Returns a text that a column of text can hold: PostgreSQL has no NUL. Pure. */
export function columnText(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

/** Returns the word under which an index knows that something has a value. Pure. */
export function word(kind: string, value: string): string {
  const text = columnText(value)
  const kept = text.length > longest ? createHash('sha256').update(text).digest('hex') : text
  return `${kind} ${kept}`
}

/** Returns the word of a value in a search column; `1` and `"1"` are two. Pure. */
export function columnWord(column: string, value: unknown): string {
  return word('column', `${column}=${JSON.stringify(value)}`)
}

/** Returns all that filters of cases ask of a case, a word each. Pure. */
export function caseWords({ states, members, readers = [], search }: CaseRow): string[] {
  return unique([
    ...states.map((state) => word('state', state)),
    ...Object.keys(members).map((person) => word('member', person)),
    ...readers.map((reader) => word('reader', reader)),
    ...Object.entries(search).map(([column, value]) => columnWord(column, value)),
  ])
}

/**
 * Returns for whom an item is, a word each: `has` who has it, `may` who can take or sign it as a
 * candidate or a member of its case, `role` whose holders can, `not` who is excluded. A commit lists all
 * open items, so that the members are always those of the case as it is. Pure.
 */
export function taskWords(task: TaskRow, { members }: CaseRow): string[] {
  const { status, assignee, candidates, role, signers = [], excluded } = task
  const has = assignee === null ? [] : [word('has', assignee)]
  if (status !== 'open') return has
  const claimers = assignee === null ? (candidates ?? []) : []
  const claimRoles = assignee === null && candidates === null && role !== null ? [role] : []
  const roles = [...claimRoles, ...signers]
  const holders = Object.entries(members).flatMap(([person, held]) =>
    held.some((one) => roles.includes(one)) ? [person] : [],
  )
  return unique([
    ...has,
    ...[...claimers, ...holders]
      .filter((person) => !excluded.includes(person))
      .map((person) => word('may', person)),
    ...roles.map((one) => word('role', one)),
    ...excluded.map((person) => word('not', person)),
  ])
}

function unique(words: string[]): string[] {
  return [...new Set(words)]
}
