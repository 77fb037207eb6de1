import type { Issue, JsonObject, JsonValue } from '@splot/definition'
import type { FormTree } from '../compile/nodes.ts'
import { limits } from '../limits.ts'
import { issueAt } from '../messages/issue-of.ts'
import { messageOf } from '../messages/message-of.ts'
import { isEditable, isOpened, isRequired } from '../state/editable.ts'
import { newRun } from '../state/form-state.ts'
import type { Run } from '../state/frame.ts'
import { runForm, type Instance, type Outcome } from '../state/run-form.ts'
import type { FormScope, SchemaValidator } from '../types.ts'
import type { ChoiceIndex } from './choices.ts'
import { fieldIssues } from './field-issues.ts'
import { hostileIssues } from './hostile.ts'
import { requiredKind } from './kinds.ts'
import { lockAnswers } from './lock.ts'
import { normaliseAnswers } from './normalise-answers.ts'
import { restoreReadOnly } from './read-only.ts'
import { allRuleIssues } from './rules.ts'
import { issuesOfSchema } from './schema-issues.ts'
import { sentIssues } from './sent-issues.ts'
import { todayOf } from './today.ts'

/** A compiled form as validation needs it. */
export interface Validation {
  tree: FormTree
  validator: SchemaValidator
  choices: ChoiceIndex
}

/** Read-only fields may open or shut one another; more rounds than that is a fault of the form. */
const lockRounds = 4

/** Returns the answers with everything in force: what is shut is kept, hidden, computed. */
function settle(
  tree: FormTree,
  sent: JsonObject,
  scope: FormScope,
): { outcome: Outcome; run: Run } {
  let answers = lockAnswers(tree, sent, scope)
  for (let round = 1; ; round += 1) {
    const run = newRun(tree, scope)
    const outcome = runForm(answers, run)
    if (round >= lockRounds || !restoreReadOnly(outcome, run)) return { outcome, run }
    answers = outcome.answers
  }
}

/** Whether nothing is given yet. */
function isMissing(value: JsonValue | undefined): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Whether this person can do something about the value at a place. */
function isChecked(instance: Instance, run: Run): boolean {
  if (!instance.there || !instance.seen) return false
  if (instance.node.field.type === 'computed')
    return isOpened(instance.node, instance.pointer, run.scope)
  return isEditable(instance, run)
}

/** Returns an issue when a value must be given and is not. */
function missingIssues(instance: Instance, value: JsonValue | undefined, run: Run): Issue[] {
  if (!isOpened(instance.node, instance.pointer, run.scope) || !isRequired(instance, run)) return []
  const { field } = instance.node
  if (field.type === 'declaration')
    return value === true || (value !== undefined && value !== false)
      ? []
      : [issueAt(instance, 'form.declaration')]
  return isMissing(value) ? [issueAt(instance, 'form.required', { kind: requiredKind(field) })] : []
}

/** Finds the field a schema issue stands at, or the one around it. */
function instanceAt(path: string, outcome: Outcome): Instance | undefined {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const instance = outcome.byPointer.get(at)
    if (instance) return instance
  }
  return undefined
}

/** Returns what the schema says, by field. Only the first issue of a field is kept. */
function schemaIssues(
  form: Validation,
  outcome: Outcome,
  checked: ReadonlySet<Instance>,
): Map<string, Issue[]> {
  const byField = new Map<string, Issue[]>()
  for (const found of form.validator(outcome.answers)) {
    const instance = instanceAt(found.path, outcome)
    if (!instance || !checked.has(instance) || byField.has(instance.pointer)) continue
    const value = instance.frame.values[instance.node.key]
    if (found.keyword === 'minItems' && isMissing(value)) continue
    const issues = issuesOfSchema(instance, found, value)
    if (issues.length > 0) byField.set(instance.pointer, issues)
  }
  return byField
}

/** Returns everything wrong with settled answers. */
function issuesOf(form: Validation, outcome: Outcome, run: Run): Issue[] {
  const check = { run, outcome, choices: form.choices, today: todayOf(run.moment) }
  const checked = new Set(outcome.instances.filter((instance) => isChecked(instance, run)))
  const bySchema = schemaIssues(form, outcome, checked)
  const issues: Issue[] = []
  for (const instance of outcome.instances) {
    const value = instance.frame.values[instance.node.key]
    if (!isPresentPlace(instance)) continue
    issues.push(...missingIssues(instance, value, run))
    if (value === undefined || !checked.has(instance)) continue
    issues.push(...(bySchema.get(instance.pointer) ?? fieldIssues(instance, value, check)))
  }
  return [...issues, ...allRuleIssues(outcome, run)]
}

function isPresentPlace(instance: Instance): boolean {
  return instance.there && instance.seen
}

/** Returns at most `limits.issues` issues, one a place and code. */
function bounded(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>()
  const list: Issue[] = []
  for (const issue of issues) {
    const key = `${issue.path} ${issue.code}`
    if (seen.has(key)) continue
    seen.add(key)
    if (list.length === limits.issues) {
      const values = { limit: limits.issues }
      const message = messageOf('form.too-many-issues', values)
      return [...list, { path: '', code: 'form.too-many-issues', message, params: values }]
    }
    list.push(issue)
  }
  return list
}

/** Returns issues as one meets them when reading the form from the top. */
function inReadingOrder(issues: readonly Issue[], outcome: Outcome): Issue[] {
  if (issues.length < 2) return [...issues]
  const places = new Map(outcome.instances.map(({ pointer }, index) => [pointer, index]))
  const placeOf = (issue: Issue): number => places.get(issue.path) ?? -1
  return [...issues].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Returns normalised, pruned and computed answers and everything wrong with what was sent. */
export function validateAnswers(
  form: Validation,
  answers: JsonObject,
  scope: FormScope,
): { answers: JsonObject; issues: Issue[] } {
  const hostile = hostileIssues(answers)
  if (hostile.length > 0) return { answers: {}, issues: hostile }
  const sent = normaliseAnswers(answers, form.tree.fields)
  const tooLong = rowIssues(sent.answers, form.tree)
  if (tooLong.length > 0) return { answers: {}, issues: tooLong }
  const { outcome, run } = settle(form.tree, sent.answers, scope)
  const issues = [
    ...sent.issues,
    ...sentIssues(sent.answers, outcome, run),
    ...issuesOf(form, outcome, run),
  ]
  return { answers: outcome.answers, issues: bounded(inReadingOrder(issues, outcome)) }
}

/** Returns an issue when a list is longer than anything a form can mean. */
function rowIssues(sent: JsonObject, tree: FormTree): Issue[] {
  const long = tree.fields.some((node) => {
    const value = Object.hasOwn(sent, node.key) ? sent[node.key] : undefined
    return Array.isArray(value) && value.length > limits.rowsHard
  })
  return long ? [{ path: '', code: 'form.too-large', message: messageOf('form.too-large') }] : []
}

/** Codes that only say that something is not there yet. */
const missingCodes = new Set([
  'form.required',
  'form.declaration',
  'form.min-items',
  'form.signatures-missing',
])

/** Returns the issues of a draft: like a submission's, without what is only missing. */
export function draftIssues(form: Validation, answers: JsonObject, scope: FormScope): Issue[] {
  return validateAnswers(form, answers, scope).issues.filter(({ code }) => !missingCodes.has(code))
}
