import { SplotError, type JsonObject, type JsonValue } from '@splot/definition'
import { decide } from '../decisions/decide.ts'
import type { ActionPlan } from '../plan.ts'
import { addEffect } from './add-effect.ts'
import { formatNumber } from './format-number.ts'
import { personsIn } from '../tasks/candidates.ts'
import { drawIntoContext } from '../tasks/draw-into-context.ts'
import { joinCase } from '../tasks/join-case.ts'
import { rearmTimer } from '../timers/arm-timers.ts'
import type { LedgerEntry } from '../types.ts'
import { change, evaluate, type Run } from './run.ts'

/** Effects one `forEach` may make. */
const effectsLimit = 10_000

/** Does one action: changes the case, or adds effects. Each action sees what earlier ones did. */
export function act(run: Run, action: ActionPlan): void {
  if (action.runs === 'engine') engineActions[action.type]?.(run, action)
  else addEffects(run, action)
}

const engineActions: Record<string, (run: Run, action: ActionPlan) => void> = {
  set: (run, action) =>
    change(run, { context: { ...run.draft.context, ...valuesOf(run, action) } }),
  link: (run, action) => change(run, { input: { ...run.draft.input, ...valuesOf(run, action) } }),
  rearm: (run, action) => rearmTimer(run, textOf(action.literals['timer'])),
  decide: (run, action) => decide(run, textOf(action.literals['decision'])),
  draw: drawIntoContext,
  join: joinPeople,
  enter: enterInLedger,
  number: assignNumber,
}

/** All parameters of one action see the same values. */
function valuesOf(run: Run, action: ActionPlan, further?: JsonObject): JsonObject {
  const values: JsonObject = {}
  for (const [name, expression] of action.expressions) {
    values[name] = evaluate(run, expression, further)
  }
  return values
}

function joinPeople(run: Run, action: ActionPlan): void {
  const { people = null } = valuesOf(run, action)
  for (const person of personsIn(people)) joinCase(run, person, textOf(action.literals['role']))
}

/** What stood there of this case before is gone; an entry without a key is none. */
function enterInLedger(run: Run, action: ActionPlan): void {
  const { entries = null } = valuesOf(run, action)
  const kept = (Array.isArray(entries) ? entries : []).filter(isEntry)
  const ledger = { unique: action.literals['unique'] === true, entries: kept }
  change(run, {
    ledgers: { ...run.draft.ledgers, [textOf(action.literals['ledger'])]: ledger },
  })
}

function isEntry(value: JsonValue): value is LedgerEntry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { key } = value
  return typeof key === 'string' && key.trim() !== ''
}

function assignNumber(run: Run, action: ActionPlan): void {
  if (run.draft.number !== undefined) return
  const sequence = valuesOf(run, action)['sequence']
  const name = textOf(sequence)
  const format = textOf(action.literals['format'])
  // a number that people announced themselves needs none of a sequence
  if (!counted.test(format)) return change(run, { number: formatNumber(format, name, 0) })
  const numbers = run.environment.numbers ?? {}
  const next = Object.hasOwn(numbers, name) ? numbers[name] : undefined
  if (next === undefined) {
    throw new SplotError('case.number-needed', 'Expected a number of the sequence for this step.', {
      details: { sequence: name },
    })
  }
  change(run, { number: formatNumber(format, name, next) })
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const counted = /\{n(?::0+)?\}/

function addEffects(run: Run, action: ActionPlan): void {
  if (action.forEach === null) return addEffect(run, action.type, paramsOf(run, action))
  const items = evaluate(run, action.forEach)
  const list = Array.isArray(items) ? items : items === null ? [] : [items]
  if (list.length > effectsLimit) {
    throw new SplotError(
      'workflow.limit',
      `Expected at most ${effectsLimit} items for "${action.type}", but got ${list.length}.`,
    )
  }
  for (const item of list) addEffect(run, action.type, paramsOf(run, action, { item }))
}

function paramsOf(run: Run, action: ActionPlan, further?: JsonObject): JsonObject {
  const params: JsonObject = { ...action.literals, ...valuesOf(run, action, further) }
  for (const [name, expressions] of action.groups) {
    const group: Record<string, JsonValue> = {}
    for (const [key, expression] of expressions) group[key] = evaluate(run, expression, further)
    params[name] = group
  }
  return params
}
