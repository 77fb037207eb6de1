import type { Reason } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { isConfidential } from '../definitions/open-programme.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { mayReadAnswers, mayReadTask } from './task-permission.ts'
import { mayReadDecision } from './read-decision.ts'
import type { Relation } from './relation.ts'

/** Names whose values a party to the case knows anyway, but for confidential parameters. */
const openNames = new Set(['case', 'call', 'parent', 'parameters'])

/**
 * Returns the columns of a case's list row that the reader may know: the operator's people all of
 * them, others only those computed from what they may read, and those of the context that name them.
 */
export function visibleColumns(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
): LoadedCase['row']['search'] {
  const columns = Object.entries(loaded.compiled.definition.columns ?? {})
  const shown = columns.filter(([, { value, readers = [] }]) => {
    const isFor = readers.some((role) => relation.roles.includes(role))
    return mayKnow(deps, relation, loaded, value, isFor ? ['context'] : [])
  })
  return Object.fromEntries(shown.map(([key]) => [key, loaded.row.search[key] ?? null]))
}

/** Whether everything an expression reads may be known by the reader. */
function mayKnow(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  expression: string,
  open: readonly string[] = [],
): boolean {
  return readsOnly(deps, expression, (name, inner) =>
    name === 'answers'
      ? mayReadTask(relation, loaded, inner)
      : open.includes(name) || mayKnowName(deps, relation, loaded, name, inner),
  )
}

/**
 * Whether the reader may learn what a guard says. One over answers nobody has given yet tells nothing;
 * one over answers of which some are closed to the reader would tell of those. What a column tells the
 * reader of the context is known to them here too.
 */
export function mayKnowOutcome(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  guard: string,
): boolean {
  const told = toldContext(relation, loaded)
  return readsOnly(deps, guard, (name, inner) =>
    name === 'answers'
      ? mayReadAllAnswers(relation, loaded, inner)
      : told.has(`${name}.${inner}`) || mayKnowName(deps, relation, loaded, name, inner),
  )
}

/** Values of the context that columns tell the reader as they are. */
function toldContext(relation: Relation, loaded: LoadedCase): ReadonlySet<string> {
  const columns = Object.values(loaded.compiled.definition.columns ?? {})
  return new Set(
    columns
      .filter(({ readers = [] }) => readers.some((role) => relation.roles.includes(role)))
      .map(({ value }) => value)
      .filter((value) => /^context\.\w+$/.test(value)),
  )
}

/**
 * Whether the reader may know the value of an expression that stands outside the workflow, such as in a
 * panel of a dashboard. Whoever sees only a task of theirs is told nothing; `row` is an item of a list
 * that was asked about by itself.
 */
export function mayKnowValue(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  expression: string,
): boolean {
  if (relation.reach !== 'full') return false
  return readsOnly(deps, expression, (name, inner) => {
    if (name === 'row') return true
    return name === 'answers'
      ? mayReadAllAnswers(relation, loaded, inner)
      : mayKnowName(deps, relation, loaded, name, inner)
  })
}

/** Whether no answers given to a task are closed to the reader; `''`: to any task. */
function mayReadAllAnswers(relation: Relation, loaded: LoadedCase, task: string): boolean {
  return loaded.case.items
    .filter((item) => item.status === 'finished' && (task === '' || item.task === task))
    .every((item) => mayReadAnswers(relation, loaded, item))
}

/** Names whose values may tell who acted or what was answered. */
const innerNames = new Set(['event', 'actor'])

/**
 * Whether a sentence is for the reader. What the author put into it from the case is meant for those
 * who may read the case; answers and decisions keep their own readers. Whoever sees only a task of
 * theirs, as one who scores blind, is told nothing that the case computed.
 */
export function mayKnowReason(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  { values, readers }: Reason,
): boolean {
  if (readers && !readers.some((role) => relation.roles.includes(role))) return false
  return Object.keys(values).every((source) =>
    readsOnly(deps, source, (name, inner) => {
      if (name === 'answers') return mayReadAllAnswers(relation, loaded, inner)
      if (name === 'decisions') return mayReadDecision(relation, loaded, inner)
      if (innerNames.has(name)) return relation.staff
      return relation.reach === 'full' || isOpenName(deps, name, inner)
    }),
  )
}

/** Whether a name may be known; a decision keeps its readers among the operator's people too. */
function mayKnowName(
  deps: Deps,
  relation: Relation,
  loaded: LoadedCase,
  name: string,
  inner: string,
): boolean {
  if (name === 'decisions') return mayReadDecision(relation, loaded, inner)
  return relation.staff || isOpenName(deps, name, inner)
}

/** `inner` is `''` where the whole is read. */
function isOpenName(deps: Deps, name: string, inner: string): boolean {
  if (!openNames.has(name)) return false
  const programme = deps.library.programme()
  return name !== 'parameters' || (inner !== '' && !isConfidential(programme, inner))
}

/** Whether every variable that an expression reads is allowed; `inner` is `''` unless one is named. */
function readsOnly(
  deps: Deps,
  expression: string,
  isAllowed: (name: string, inner: string) => boolean,
): boolean {
  const compiled = deps.expressions.compile(expression)
  if (!('expression' in compiled)) return false
  return compiled.expression.reads.every((path) => {
    const [name = '', inner = ''] = path.split('.')
    return isAllowed(name, inner)
  })
}
