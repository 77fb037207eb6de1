import type { CaseCondition } from '@splot/store'
import { columnText, columnWord, word } from '../cases/words.ts'
import type { Parameters } from '../parameters.ts'
import { textConditions } from './text-conditions.ts'

/**
 * Returns the conditions of a filter as SQL on the table of cases known as `alias`; all of them must
 * hold. Pure but for the values it adds.
 */
export function caseConditions(filter: CaseCondition, alias: string, values: Parameters): string[] {
  const { workflow, status, state, parent, member, text, search, readers, worker } = filter
  const { parentIn, any } = filter
  const conditions: string[] = []
  if (workflow !== undefined) {
    const names = [workflow].flat().map(columnText)
    conditions.push(`${alias}.workflow = any (${values.add(names, 'text[]')})`)
  }
  if (status !== undefined) conditions.push(`${alias}.status = ${values.add(status)}`)
  if (parent !== undefined) conditions.push(`${alias}.parent = ${values.add(columnText(parent))}`)
  const words = [
    ...(member === undefined ? [] : [word('member', member)]),
    ...Object.entries(search ?? {}).map(([column, value]) => columnWord(column, value)),
  ]
  if (words.length > 0) conditions.push(`${alias}.words @> ${values.add(words, 'text[]')}`)
  if (state !== undefined) {
    const states = [state].flat().map((one) => word('state', one))
    conditions.push(`${alias}.words && ${values.add(states, 'text[]')}`)
  }
  if (readers !== undefined) {
    const known = readers.map((reader) => word('reader', reader))
    conditions.push(`${alias}.words && ${values.add(known, 'text[]')}`)
  }
  if (worker !== undefined) conditions.push(workedIn(columnText(worker), alias, values))
  if (text !== undefined) conditions.push(...textConditions(text, `${alias}.searched`, values))
  if (parentIn !== undefined) {
    const above = `${alias}p`
    const held = caseConditions(parentIn, above, values)
    conditions.push(
      `exists (select 1 from cases ${above} where ${[`${above}.id = ${alias}.parent`, ...held].join(' and ')})`,
    )
  }
  if (any !== undefined) conditions.push(oneOf(any, alias, values))
  return conditions
}

function workedIn(person: string, alias: string, values: Parameters): string {
  const given = values.add(person)
  const held = `t.assignee = ${given} and t.status in ('open', 'finished')`
  return `${alias}.id in (
    select t.case_id from tasks t where ${held}
    union all
    select c.parent from tasks t join cases c on c.id = t.case_id where ${held} and c.parent is not null)`
}

function oneOf(any: readonly CaseCondition[], alias: string, values: Parameters): string {
  const each = any.map((one) => {
    const conditions = caseConditions(one, alias, values)
    return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`
  })
  return each.length === 0 ? 'false' : `(${each.join(' or ')})`
}
