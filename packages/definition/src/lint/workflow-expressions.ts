import type { ExpressionIssue } from '../expression.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { actionKinds } from '../workflow/actions.ts'
import { alternatives } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type { ActionDefinition, TaskDefinition } from '../workflow/types.ts'
import { locales } from '../text.ts'
import { spokenSchema } from '../workflow/spoken-schema.ts'
import { workflowVariables } from '../workflow/variables.ts'
import type { WorkflowRule, WorkflowSubject } from './lint-subject.ts'
import { textFaults } from './text-faults.ts'

type Expected = 'boolean' | 'number' | 'string' | 'list' | 'any'

/** Every expression of a workflow: its syntax, the names it reads, the type it gives. */
export const workflowExpressions: WorkflowRule = (subject) => {
  const scope = (event?: string): JsonSchema =>
    workflowVariables(subject.workflow, subject.bundle, event)
  const check = (source: unknown, path: string, expected: Expected, variables = scope()) =>
    typeof source === 'string'
      ? subject.expressions.check(source, variables, expected).map((issue) => toFault(issue, path))
      : []
  return [
    ...timerExpressions(subject, check),
    ...titleExpressions(subject, check, scope()),
    ...Object.entries(subject.workflow.columns ?? {}).flatMap(([name, { value }]) =>
      check(value, `/columns/${name}/value`, 'any'),
    ),
    ...check(subject.workflow.frozen?.when, '/frozen/when', 'boolean'),
    ...faceExpressions(subject, check),
    ...subject.nodes.flatMap((node) => [
      ...(node.definition.meta?.tasks ?? []).flatMap((task, n) =>
        taskExpressions(task, joinPointer(node.pointer, 'meta', 'tasks', n), check, scope()),
      ),
      ...stateActions(node, check, scope()),
      ...checklistExpressions(node, check, scope()),
      ...alternatives(node).flatMap(({ trigger, name, transition, pointer }) => {
        const variables = scope(trigger === 'event' ? name : undefined)
        return [
          ...check(transition.guard, joinPointer(pointer, 'guard'), 'boolean', variables),
          ...textFaults(
            transition.meta?.reason,
            joinPointer(pointer, 'meta', 'reason'),
            (source, at) => check(source, at, 'any', variables),
          ),
          ...(transition.actions ?? []).flatMap((action, n) =>
            actionExpressions(action, joinPointer(pointer, 'actions', n), check, variables),
          ),
        ]
      }),
    ]),
  ]
}

type Check = (source: unknown, path: string, expected: Expected, variables?: JsonSchema) => Fault[]

/** One that is blank is a text that is missing. */
function titleExpressions(
  { workflow: { caseTitle } }: WorkflowSubject,
  check: Check,
  scope: JsonSchema,
): Fault[] {
  if (typeof caseTitle !== 'object') return check(caseTitle, '/caseTitle', 'string')
  return locales
    .filter((locale) => caseTitle[locale].trim() !== '')
    .flatMap((locale) =>
      check(caseTitle[locale], `/caseTitle/${locale}`, 'string', spokenSchema(scope)),
    )
}

function timerExpressions({ workflow }: WorkflowSubject, check: Check): Fault[] {
  return Object.entries(workflow.timers ?? {}).flatMap(([name, timer]) => [
    ...check(timer.at, `/timers/${name}/at`, 'any'),
    ...check(timer.from, `/timers/${name}/from`, 'any'),
    ...(['minutes', 'hours', 'days', 'weeks', 'months'] as const).flatMap((unit) =>
      check(timer[unit], `/timers/${name}/${unit}`, 'number'),
    ),
  ])
}

function faceExpressions({ workflow }: WorkflowSubject, check: Check): Fault[] {
  const { offers = {}, public: face } = workflow
  return [
    ...Object.entries(offers).flatMap(([child, { when, input, members, rulesOf }]) => [
      ...check(when, `/offers/${child}/when`, 'boolean'),
      ...check(members, `/offers/${child}/members`, 'list'),
      ...check(rulesOf, `/offers/${child}/rulesOf`, 'string'),
      ...Object.entries(input).flatMap(([name, source]) =>
        check(source, `/offers/${child}/input/${name}`, 'any'),
      ),
    ]),
    ...check(face?.when, '/public/when', 'boolean'),
    ...check(face?.opensAt, '/public/opensAt', 'any'),
    ...check(face?.closesAt, '/public/closesAt', 'any'),
    ...Object.entries(face?.facts ?? {}).flatMap(([name, { value }]) =>
      check(value, `/public/facts/${name}/value`, 'any'),
    ),
  ]
}

function taskExpressions(
  task: TaskDefinition,
  path: string,
  check: Check,
  scope: JsonSchema,
): Fault[] {
  const { assign, complete, unlock, notes, prefill = {}, ledgers = {}, fieldsOf } = task
  const at = joinPointer(path, 'assign')
  const withItems = extended(scope, {
    task: { type: 'object', properties: { items: { type: 'array', items: {} } } },
  })
  return [
    ...check(assign.users, joinPointer(at, 'users'), 'any'),
    ...check(assign.count, joinPointer(at, 'count'), 'number'),
    ...check(assign.exclude, joinPointer(at, 'exclude'), 'any'),
    ...check(complete, joinPointer(path, 'complete'), 'boolean', withItems),
    ...check(unlock, joinPointer(path, 'unlock'), 'any'),
    ...check(notes, joinPointer(path, 'notes'), 'list'),
    ...check(fieldsOf, joinPointer(path, 'fieldsOf'), 'list'),
    ...Object.entries(ledgers).flatMap(([ledger, source]) =>
      check(source, joinPointer(path, 'ledgers', ledger), 'list'),
    ),
    ...Object.entries(prefill).flatMap(([key, source]) =>
      check(source, joinPointer(path, 'prefill', key), 'any'),
    ),
  ]
}

function checklistExpressions(node: StateNode, check: Check, scope: JsonSchema): Fault[] {
  const answers = (scope['properties'] as Record<string, JsonSchema>)['answers']?.['properties']
  const tasks = Object.keys((answers ?? {}) as JsonSchema)
  const texts = { type: 'array', items: { type: 'string' } }
  const withDrafts = extended(scope, {
    drafts: { type: 'object', properties: (answers ?? {}) as JsonSchema },
    missing: {
      type: 'object',
      properties: Object.fromEntries(tasks.map((task) => [task, texts])),
    },
  })
  return (node.definition.meta?.checklist ?? []).flatMap(({ done, missing }, n) => {
    const path = joinPointer(node.pointer, 'meta', 'checklist', n)
    return [
      ...check(done, joinPointer(path, 'done'), 'boolean', withDrafts),
      ...check(missing, joinPointer(path, 'missing'), 'any', withDrafts),
    ]
  })
}

function stateActions(node: StateNode, check: Check, scope: JsonSchema): Fault[] {
  return (['entry', 'exit'] as const).flatMap((side) =>
    (node.definition[side] ?? []).flatMap((action, n) =>
      actionExpressions(action, joinPointer(node.pointer, side, n), check, scope),
    ),
  )
}

function actionExpressions(
  { type, params = {} }: ActionDefinition,
  pointer: string,
  check: Check,
  variables: JsonSchema,
): Fault[] {
  const kind = Object.hasOwn(actionKinds, type) ? actionKinds[type] : undefined
  const scope = params['forEach'] === undefined ? variables : extended(variables, { item: {} })
  return Object.entries(params).flatMap(([name, value]) => {
    const written = kind?.parameters[name] ?? kind?.parameters['*']
    const path = joinPointer(pointer, 'params', name)
    if (written === 'expression')
      return check(value, path, 'any', name === 'forEach' ? variables : scope)
    if (
      written !== 'expressions' ||
      value === null ||
      typeof value !== 'object' ||
      Array.isArray(value)
    )
      return []
    return Object.entries(value).flatMap(([key, source]) =>
      check(source, joinPointer(path, key), 'any', scope),
    )
  })
}

/** Returns the schema of a scope with further names. Pure. */
export function extended(scope: JsonSchema, properties: JsonSchema): JsonSchema {
  return { ...scope, properties: { ...(scope['properties'] as JsonSchema), ...properties } }
}

/** Returns a fault of an expression as a fault of the definition. Pure. */
export function toFault(issue: ExpressionIssue, path: string): Fault {
  const place = issue.from === issue.to ? '' : ` (${issue.from + 1}–${issue.to})`
  return {
    path,
    code: issue.code,
    message: {
      pl: `Wyrażenie${place}: ${issue.texts?.pl ?? issue.message}`,
      en: `Expression${place}: ${issue.texts?.en ?? issue.message}`,
    },
    hint: issue.suggestion
      ? { pl: `Czy chodziło o „${issue.suggestion}”?`, en: `Did you mean "${issue.suggestion}"?` }
      : { pl: 'Popraw wyrażenie FEEL.', en: 'Correct the FEEL expression.' },
    ...(issue.suggestion !== undefined &&
      issue.written !== undefined && {
        params: { name: issue.written, near: issue.suggestion },
      }),
  }
}
