import type { Issue, JsonObject, JsonValue } from '@splot/definition'
import { issueAt } from '../messages/issue-of.ts'
import { jsonEqual } from '../json-equal.ts'
import { isContainer } from '../compile/nodes.ts'
import type { Run } from '../state/frame.ts'
import type { Instance, Outcome } from '../state/run-form.ts'
import { valueAt } from './value-at.ts'

/** Whether a value says nothing, so that sending it is no attempt to change anything. */
function saysNothing(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Says that a value was sent where none, or another one, belongs. */
function sentIssue(
  instance: Instance,
  sent: JsonValue,
  kept: JsonValue | undefined,
  run: Run,
): Issue[] {
  const { node, there, seen } = instance
  if (!there || !seen) {
    const base = valueAt(run.scope.base, instance.pointer)
    return saysNothing(sent) || jsonEqual(sent, base) ? [] : [issueAt(instance, 'form.hidden')]
  }
  if (node.field.type === 'computed') {
    if (sent === null || jsonEqual(sent, kept)) return []
    // What depends on the time or on the case, the sender could not know exactly.
    const closed = run.tree.closed.has(node)
    return [issueAt(instance, 'form.computed', {}, closed ? undefined : 'warning')]
  }
  if (isContainer(node.field)) {
    if (!Array.isArray(sent) || !Array.isArray(kept ?? [])) return []
    const rows = Array.isArray(kept) ? kept.length : 0
    if (sent.length === rows) return []
    if (node.field.rows) return sent.length > rows ? [issueAt(instance, 'form.rows-fixed')] : []
    return [issueAt(instance, 'form.not-editable')]
  }
  return jsonEqual(sent, kept) ? [] : [issueAt(instance, 'form.not-editable')]
}

/**
 * Returns an issue for every value that was sent for a hidden, computed or locked field and is not
 * the one that stays. Sending the same value is fine, and so is sending none.
 */
export function sentIssues(sent: JsonObject, outcome: Outcome, run: Run): Issue[] {
  if (jsonEqual(sent, outcome.answers)) return []
  const issues: Issue[] = []
  for (const instance of outcome.instances) {
    const value = valueAt(sent, instance.pointer)
    if (value === undefined) continue
    const kept = instance.frame.values[instance.node.key]
    issues.push(...sentIssue(instance, value, kept, run))
  }
  return issues
}
