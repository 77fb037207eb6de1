import type { JsonObject, JsonValue } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import { planOf } from '../plan.ts'
import type { Case, CompiledWorkflow, HistoryRecord, TaskItem } from '../types.ts'
import { variablesOf } from '../variables/case-variables.ts'

/** A line of a case's history as far as it tells of states. */
export type StateHistory = Pick<HistoryRecord, 'at' | 'to'>

/** What is known of a case, and the day it is looked at. */
export interface FactsOptions {
  compiled: CompiledWorkflow
  /** Oldest first. */
  history: readonly StateHistory[]
  /** ISO date; what happened on it counts. */
  at: string
  calendar: Calendar
}

/**
 * Returns what indicators see of a case as it stood at the end of a day, or `null` of one that had not
 * begun: `case`, the names of `input`, `answers`, `decisions` and `parameters` as its own expressions
 * see them, `items.<task>` (each item with its answers), `entered.<state>` (instant of the first time)
 * and `left.<state>` (instant of the last time, `null` while the case is there). Only `context`,
 * `input` and who an open item is with are as they are now: their past is not kept. A state is called
 * by its id without the name of the workflow. Pure.
 */
export function caseFacts(given: Case, options: FactsOptions): JsonObject | null {
  const { compiled, history, at, calendar } = options
  const happened = (instant: string): boolean => calendar.dateOf(instant) <= at
  if (!happened(given.startedAt)) return null
  const then = asOf(given, happened)
  const states = statesAsOf(given, history, happened)
  const variables = variablesOf(planOf(compiled), then)
  const ended = given.endedAt !== undefined && happened(given.endedAt)
  return {
    ...variables,
    case: {
      ...(variables['case'] as JsonObject),
      states: states.active,
      status: ended ? 'done' : 'active',
      endedAt: ended ? (given.endedAt ?? null) : null,
    },
    items: itemsAsOf(then, happened),
    entered: named(given, states.entered),
    left: named(given, states.left),
  }
}

function asOf(given: Case, happened: (instant: string) => boolean): Case {
  return {
    ...given,
    answers: kept(given.answers, happened),
    ...(given.decisions ? { decisions: kept(given.decisions, happened) } : {}),
    items: given.items.filter(
      ({ createdAt, status }) => status !== 'cancelled' && happened(createdAt),
    ),
  }
}

function kept<T extends { at: string }>(
  records: Record<string, T[]>,
  happened: (instant: string) => boolean,
): Record<string, T[]> {
  const lists = Object.entries(records).map(
    ([id, list]) => [id, list.filter(({ at }) => happened(at))] as const,
  )
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0))
}

function itemsAsOf(then: Case, happened: (instant: string) => boolean): JsonObject {
  const items: Record<string, JsonValue[]> = {}
  for (const item of then.items) (items[item.task] ??= []).push(itemFacts(then, item, happened))
  return items
}

function itemFacts(
  { answers }: Case,
  item: TaskItem,
  happened: (instant: string) => boolean,
): JsonObject {
  const { finishedAt, finishedBy } = item
  const finished = finishedAt !== undefined && happened(finishedAt)
  return {
    createdAt: item.createdAt,
    dueAt: item.dueAt ?? null,
    finishedAt: finished ? finishedAt : null,
    person: (finished ? finishedBy : item.assignee) ?? null,
    answers: answers[item.task]?.find((record) => record.item === item.key)?.answers ?? null,
  }
}

interface StateFacts {
  active: string[]
  entered: Record<string, string>
  left: Record<string, string | null>
}

/**
 * The history tells which states a step led to, the visits also those it only passed through: of
 * these, the last time is all that is known.
 */
function statesAsOf(
  given: Case,
  history: readonly StateHistory[],
  happened: (instant: string) => boolean,
): StateFacts {
  const facts: StateFacts = { active: [], entered: {}, left: {} }
  for (const { at, to } of history) {
    if (to === undefined) continue
    if (!happened(at)) break
    for (const state of to) {
      facts.entered[state] ??= at
      facts.left[state] = null
    }
    for (const state of facts.active) if (!to.includes(state)) facts.left[state] = at
    facts.active = to
  }
  for (const [state, { at }] of Object.entries(given.visits)) {
    if (facts.entered[state] !== undefined || !happened(at)) continue
    facts.entered[state] = at
    facts.left[state] = at
  }
  return facts
}

/** Names every state of the case, so that one not entered is `null`. */
function named(
  { workflow, visits }: Case,
  instants: Record<string, string | null>,
): Record<string, string | null> {
  const prefix = `${workflow.id}.`
  const entries = [...Object.keys(visits), ...Object.keys(instants)].map((state) => [
    state.startsWith(prefix) ? state.slice(prefix.length) : state,
    instants[state] ?? null,
  ])
  return Object.fromEntries(entries) as Record<string, string | null>
}
