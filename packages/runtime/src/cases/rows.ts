import { isLocalText } from '@splot/definition'
import type { JsonObject, JsonValue, Locale } from '@splot/definition'
import { taskDeadline } from '@splot/engine'
import type { Case, CompiledWorkflow, Effect, HistoryRecord, TaskItem } from '@splot/engine'
import type { CaseRow, HistoryLine, OutboxRow, TaskRow, TimerRow } from '@splot/store'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { momentOf } from '../definitions/moment-of.ts'
import { signableFieldsOf } from '../forms/form-fields.ts'
import { readerKeysOf } from '../permission/reader-keys.ts'
import { variablesOf } from './loaded-case.ts'
import { textOf } from '../text-of.ts'

/** What the rows of one case are made from. */
export interface RowSource {
  case: Case
  compiled: CompiledWorkflow
  parent: string | null
  createdAt: string
  now: string
}

/** Returns what lists show of a case. */
export function toCaseRow(deps: Deps, source: RowSource): CaseRow {
  const { case: given } = source
  return {
    id: given.id,
    workflow: given.workflow.id,
    version: given.workflow.version,
    states: given.states,
    status: given.status,
    number: given.number ?? null,
    title: titleOf(source),
    parent: source.parent,
    members: membersOf(given),
    ...readersOf(deps, source),
    search: columnsOf(deps, source),
    createdAt: source.createdAt,
    updatedAt: source.now,
  }
}

/** To expressions a case without title and number is its id; people are told what it is. */
function titleOf({ case: given, compiled }: RowSource): CaseRow['title'] {
  const { title } = variablesOf({ case: given, compiled })['case'] as JsonObject
  const own = compiled.definition.title
  const said = (locale: Locale) => {
    const text = isLocalText(title) ? title[locale] : textOf(title)
    return text === given.id ? own[locale] : text
  }
  const [pl, en] = [said('pl'), said('en')]
  return pl === en ? pl : { pl, en }
}

function membersOf(given: Case): Record<string, string[]> {
  const members: Record<string, string[]> = {}
  for (const { person, role } of given.members) (members[person] ??= []).push(role)
  return members
}

/** Only where `read` has conditions: most rows need no such words. */
function readersOf(
  deps: Deps,
  { case: given, compiled, now }: RowSource,
): Pick<CaseRow, 'readers'> {
  let variables: JsonObject | null = null
  const keys = readerKeysOf(compiled.definition, (source) =>
    evaluate(deps, source, (variables ??= variablesOf({ case: given, compiled })), now),
  )
  return keys.length === 0 ? {} : { readers: keys }
}

function columnsOf(deps: Deps, { case: given, compiled, now }: RowSource): CaseRow['search'] {
  const columns = compiled.definition.columns ?? {}
  if (Object.keys(columns).length === 0) return {}
  const variables = variablesOf({ case: given, compiled })
  const cells = Object.entries(columns).map(([key, { value }]) => [
    key,
    flat(evaluate(deps, value, variables, now)),
  ])
  return Object.fromEntries(cells) as CaseRow['search']
}

function flat(value: JsonValue): CaseRow['search'][string] {
  if (isLocalText(value)) return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 500) : value
}

/** Returns the value of an expression of a definition; `null` when it does not compile. */
export function evaluate(
  deps: Deps,
  source: string,
  variables: JsonObject,
  now: string,
): JsonValue {
  const compiled = deps.expressions.compile(source)
  if (!('expression' in compiled)) return null
  return compiled.expression.evaluate(variables, momentOf(deps, now))
}

/** Returns the items worth listing: all that were not cancelled. */
export function toTaskRows(deps: Deps, given: Case): TaskRow[] {
  return given.items
    .filter((item) => item.status !== 'cancelled')
    .map((item) => toTaskRow(deps, given, item))
}

function toTaskRow(deps: Deps, given: Case, item: TaskItem): TaskRow {
  const signers = signerRoles(deps, given, item)
  return {
    id: taskIdOf(given.id, item.key),
    caseId: given.id,
    task: item.task,
    status: item.status,
    assignee: item.finishedBy ?? item.assignee ?? null,
    role: item.role ?? null,
    candidates: candidatesOf(deps, given, item),
    excluded: item.excluded ?? [],
    ...(signers.length > 0 && { signers }),
    offer: item.offer ?? false,
    createdAt: item.createdAt,
    dueAt:
      taskDeadline(deps.library.workflow(given.workflow.id, given.workflow.version), given, item) ??
      null,
  }
}

/** Holders of a role in the case are named one by one: they share the work. */
function candidatesOf(deps: Deps, given: Case, item: TaskItem): string[] | null {
  if (item.candidates) return item.candidates
  if (item.role === undefined || deps.library.programme().roles[item.role]?.kind !== 'case')
    return null
  const holders = given.members.filter(({ role }) => role === item.role)
  return [...new Set(holders.map(({ person }) => person))]
}

/** Whether the form of its release still asks them is decided when the task is opened. */
function signerRoles(deps: Deps, { workflow }: Case, { task, status }: TaskItem): string[] {
  if (status !== 'open') return []
  const { definition } = deps.library.workflow(workflow.id, workflow.version)
  const { form, sections } = taskOf(definition, task) ?? {}
  if (form === undefined) return []
  const fields = signableFieldsOf(deps.library.form(form), sections)
  return [...new Set(fields.flatMap(({ field }) => field.signers ?? []))]
}

/** Returns the id of a task: `<case id>/<item key>`. Pure. */
export function taskIdOf(caseId: string, itemKey: string): string {
  return `${caseId}/${itemKey}`
}

/** Returns the timers that run. Pure. */
export function toTimerRows(given: Case): TimerRow[] {
  return given.timers.map(({ key, dueAt }) => ({
    id: `${given.id}/${key}`,
    caseId: given.id,
    key,
    dueAt,
  }))
}

/** Returns what waits for delivery. Pure. */
export function toOutboxRows(given: Case, effects: readonly Effect[], now: string): OutboxRow[] {
  return effects.map(({ key, type, params }) => ({
    id: key,
    caseId: given.id,
    type,
    params,
    createdAt: now,
  }))
}

/** Returns the lines of history, with more facts for the first of them. Pure. */
export function toHistoryLines(records: readonly HistoryRecord[], more: JsonObject): HistoryLine[] {
  return records.map(({ at, actor, type, ...data }, index) => ({
    at,
    actor,
    type,
    data: { ...(data as unknown as JsonObject), ...(index === 0 ? more : {}) },
  }))
}
