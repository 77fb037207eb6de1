import type { Issue, JsonValue } from '@splot/definition'
import type { Formula } from '../compile/formula.ts'
import { issueAt } from '../messages/issue-of.ts'
import { evaluate, type Run } from '../state/frame.ts'
import { isObject } from '../state/is-object.ts'
import { type Instance } from '../state/run-form.ts'
import { itemKind } from './kinds.ts'

/** Returns a whole number a formula gives at a field, if it gives one. */
export function countOf(
  formula: Formula | undefined,
  instance: Instance,
  run: Run,
): number | undefined {
  const value = formula ? evaluate(formula, instance.frame, run) : undefined
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** Returns what is wrong with the length of a list whose limits are FEEL. */
export function lengthIssues(instance: Instance, value: JsonValue, run: Run): Issue[] {
  if (!Array.isArray(value) || value.length === 0) return []
  const { node } = instance
  const kind = itemKind(node.field)
  const least = countOf(node.minItems, instance, run)
  const most = countOf(node.maxItems, instance, run)
  const issues: Issue[] = []
  if (least !== undefined && value.length < least)
    issues.push(issueAt(instance, 'form.min-items', { kind, limit: least, count: value.length }))
  if (most !== undefined && value.length > most)
    issues.push(issueAt(instance, 'form.max-items', { kind, limit: most, count: value.length }))
  return issues
}

/** Returns what is wrong with signatures: too few, or one person twice. */
export function signatureIssues(instance: Instance, value: JsonValue, run: Run): Issue[] {
  if (!Array.isArray(value)) return []
  const { node } = instance
  const persons = value.map((record) => (isObject(record) ? record.person : undefined))
  if (new Set(persons).size < persons.length) return [issueAt(instance, 'form.signature-duplicate')]
  const literal = typeof node.field.signatures === 'number' ? node.field.signatures : undefined
  const needed = literal ?? countOf(node.signatures, instance, run) ?? 1
  return value.length < needed
    ? [issueAt(instance, 'form.signatures-missing', { limit: needed, count: value.length })]
    : []
}

/** Returns what is wrong with references whose choices an expression gives. */
export function referenceIssues(instance: Instance, value: JsonValue, run: Run): Issue[] {
  const { node, frame } = instance
  if (!node.options) return []
  const options = evaluate(node.options, frame, run)
  // Where the choices are not known, as in a browser without them, the server decides.
  if (!Array.isArray(options)) return []
  const ids = new Set(options.map((option) => (isObject(option) ? option.id : option)))
  const picked = Array.isArray(value) ? value : [value]
  return picked.every((id) => ids.has(id)) ? [] : [issueAt(instance, 'form.reference-unknown')]
}
