import type { FormDefinition, JsonObject, JsonValue } from '@splot/definition'
import { evaluate } from '../cases/rows.ts'
import { variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { mayKnowValue } from './readable-expressions.ts'
import type { Relation } from './relation.ts'

/** Gives the value of an expression over a case, in rows with `row`. */
export type CaseValue = (source: string, row?: JsonValue) => JsonValue

/**
 * Returns how expressions over a case are answered for a reader: `null` where one reads what they may
 * not know, and never with fields that are closed to them or hold special-category data, which are read
 * only where every reading is written down.
 */
export function readableValues(deps: Deps, relation: Relation, loaded: LoadedCase): CaseValue {
  const known = new Map<string, boolean>()
  let scope: JsonObject | null = null
  return (source, row) => {
    const may = known.get(source) ?? mayKnowValue(deps, relation, loaded, source)
    known.set(source, may)
    if (!may) return null
    scope ??= { ...variablesOf(loaded), answers: openAnswers(deps, relation, loaded) }
    return evaluate(deps, source, row === undefined ? scope : { ...scope, row }, deps.clock.now())
  }
}

function openAnswers(deps: Deps, relation: Relation, loaded: LoadedCase): JsonObject {
  const answers = variablesOf(loaded)['answers'] as JsonObject
  const cut = Object.entries(answers).map(([task, value]) => {
    const form = formOf(deps, loaded, task)
    return [task, form ? withoutClosed(form, relation.roles, value) : value] as const
  })
  return Object.fromEntries(cut)
}

function formOf(
  deps: Deps,
  { compiled, release }: LoadedCase,
  task: string,
): FormDefinition | null {
  const id = taskOf(compiled.definition, task)?.form
  return id === undefined ? null : deps.library.form(id, release.forms[id])
}

type Field = FormDefinition['pages'][number]['sections'][number]['fields'][number]

function withoutClosed(
  form: FormDefinition,
  roles: readonly string[],
  value: JsonValue,
): JsonValue {
  const sections = form.pages.flatMap((page) => page.sections)
  const fields = sections.flatMap(({ visibleTo, fields: inner }) =>
    inner.map((field) => ({ ...field, closed: !isAmong(visibleTo, roles) })),
  )
  return cutFields(fields, roles, value)
}

/** A value without the fields that are closed; tables and lists of answers row by row. */
function cutFields(
  fields: readonly (Field & { closed?: boolean })[],
  roles: readonly string[],
  value: JsonValue,
): JsonValue {
  if (Array.isArray(value)) return value.map((row) => cutFields(fields, roles, row))
  if (value === null || typeof value !== 'object') return value
  const open: JsonObject = { ...value }
  for (const { key, visibleTo, sensitive, closed, fields: inner } of fields) {
    const held = open[key]
    if (held === undefined) continue
    if (closed === true || sensitive === true || !isAmong(visibleTo, roles)) delete open[key]
    else if (inner) open[key] = cutFields(inner, roles, held)
  }
  return open
}

function isAmong(visibleTo: readonly string[] | undefined, roles: readonly string[]): boolean {
  return visibleTo?.some((role) => roles.includes(role)) ?? true
}
