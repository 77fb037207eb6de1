import type { Issue, JsonValue } from '@splot/definition'
import { issueAt } from '../messages/issue-of.ts'
import { isObject } from '../state/is-object.ts'
import { type Instance, type Outcome } from '../state/run-form.ts'

/** Returns the rows whose value in the column `uniqueBy` an earlier row has too. */
export function uniqueIssues(instance: Instance, value: JsonValue, outcome: Outcome): Issue[] {
  const { uniqueBy } = instance.node.field
  if (uniqueBy === undefined || !Array.isArray(value)) return []
  const taken = new Set<string>()
  const issues: Issue[] = []
  for (const [index, row] of value.entries()) {
    const cell = isObject(row) && Object.hasOwn(row, uniqueBy) ? row[uniqueBy] : undefined
    if (cell === undefined) continue
    const key = JSON.stringify(cell)
    const at = outcome.byPointer.get(`${instance.pointer}/${index}/${uniqueBy}`)
    if (taken.has(key) && at) issues.push(issueAt(at, 'form.not-unique'))
    taken.add(key)
  }
  return issues
}
