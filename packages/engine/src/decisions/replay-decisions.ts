import {
  SplotError,
  isRanking,
  type CompiledExpression,
  type ExpressionMoment,
  type JsonObject,
  type JsonValue,
  type LocalText,
} from '@splot/definition'
import canonicalizeModule from 'canonicalize'
import { planOf, type Plan } from '../plan.ts'
import type {
  Case,
  CompiledWorkflow,
  DecisionRecord,
  RankedEntry,
  RankingResult,
} from '../types.ts'
import { variablesOf } from '../variables/case-variables.ts'
import { momentOf } from '../variables/moment-of.ts'
import { compute } from './decide.ts'
import type { DecisionPlan } from './decision-plan.ts'
import { asOf } from './explain-decision.ts'

// The package is CommonJS but declares an ES default; what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/** What a replay is told beside the case and the new version. */
export interface ReplayOptions {
  /** The workflow in the version that made a record, `null` where it is no longer known. */
  before?: (version: number) => CompiledWorkflow | null
  /** Parameters that change, with the values they would have had; the others are those of the case. */
  parameters?: JsonObject
}

/** A decision of the past that another version would have made differently, and why. Plain JSON. */
export interface ReplayedDecision {
  decision: string
  title: LocalText
  /** When and by whom it was made, and the checksum of its record. */
  at: string
  by: string
  checksum: string
  /**
   * `differs`: it would have come to something else. `refused`: it could not have been made, see
   * `refusal`. `gone`: the new version has no such decision.
   */
  kind: 'differs' | 'refused' | 'gone'
  /** Code of the refusal. */
  refusal?: string
  /** What it would have looked at that is not what it looked at. */
  given: ReplayedValue[]
  /** Of an assessment: steps of both versions that come to something else, in their order. */
  steps: ReplayedStep[]
  /** Of a ranking: entries that would stand elsewhere. */
  entries: ReplayedEntry[]
}

/** A value a decision looks at. */
export interface ReplayedValue {
  name: string
  before: JsonValue
  after: JsonValue
  /** Taken from the case as it is now, because nobody looked at it then; it may have been other. */
  asOfNow: boolean
}

/** A step that comes to something else. */
export interface ReplayedStep {
  id: string
  title: LocalText
  before: JsonValue
  after: JsonValue
}

/** An entry of a ranking that would stand elsewhere; `null` where it is not on the list. */
export interface ReplayedEntry {
  id: string
  label?: string
  before: Standing | null
  after: Standing | null
}

/** Where an entry stands: its result, and its place among those selected or in reserve. */
export type Standing = Pick<RankedEntry, 'result' | 'place' | 'pool'>

/**
 * Makes the decisions of a case again as another version of its workflow makes them, over what each of
 * them looked at, and returns those that would have been other, oldest first. A decision that reads an
 * earlier one of the same case sees what that would have come to. What other cases, people or deadlines
 * would have made of it is not told. Pure; the case may be finished.
 */
export function replayDecisions(
  given: Case,
  after: CompiledWorkflow,
  options: ReplayOptions = {},
): ReplayedDecision[] {
  const plan = planOf(after)
  const past: JsonObject = {}
  const instead: JsonObject = {}
  const differing: ReplayedDecision[] = []
  for (const [id, record] of inOrder(given)) {
    const before = options.before?.(record.version) ?? null
    const replayed = replay(
      { id, record, plan, before: before && planOf(before) },
      {
        given,
        parameters: changedIn(given, options.parameters ?? {}),
        past,
        instead,
      },
    )
    past[id] = record.values
    instead[id] = replayed.values
    if (replayed.differs !== null) differing.push(replayed.differs)
  }
  return differing
}

/** All decisions of a case, oldest first. */
function inOrder({ decisions = {} }: Case): [string, DecisionRecord][] {
  const all = Object.entries(decisions).flatMap(([id, records]) =>
    records.map((record): [string, DecisionRecord] => [id, record]),
  )
  return all.sort(([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at))
}

function changedIn({ parameters }: Case, wanted: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !isSame(parameters[name] ?? null, value)),
  )
}

/** One record and the two versions. */
interface Made {
  id: string
  record: DecisionRecord
  plan: Plan
  before: Plan | null
}

/** The case the records are of, and what is other around it. */
interface Around {
  given: Case
  /** Parameters with another value. */
  parameters: JsonObject
  /** Decisions made before, as they were and as they would have been. */
  past: JsonObject
  instead: JsonObject
}

interface Replayed {
  /** What later decisions see of it. */
  values: JsonObject
  differs: ReplayedDecision | null
}

function replay(made: Made, around: Around): Replayed {
  const { id, record, plan, before } = made
  const decision = plan.decisions.get(id)
  const { at, by, checksum } = record
  const title = decision?.definition.title ??
    before?.definition.decisions?.[id]?.title ?? { pl: id, en: id }
  const told = { decision: id, title, at, by, checksum, given: [], steps: [], entries: [] }
  if (decision === undefined) return { values: record.values, differs: { ...told, kind: 'gone' } }
  const moment = asOf(record, momentOf(plan, at))
  const looked = lookAgain(made, decision, around, moment)
  const changed = looked.filter((one) => !isSame(one.before, one.after))
  const values = Object.fromEntries(looked.map(({ name, after }) => [name, after]))
  try {
    const again = compute(decision, values, moment).values
    const steps = stepsBetween(decision, record.values, again)
    const entries = isRanking(decision.definition) ? entriesBetween(record.values, again) : []
    if (steps.length + entries.length === 0) return { values: again, differs: null }
    const differs: ReplayedDecision = { ...told, kind: 'differs', given: changed, steps, entries }
    return { values: again, differs }
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    const refused = { ...told, kind: 'refused' as const, refusal: error.code, given: changed }
    return { values: record.values, differs: refused }
  }
}

/** What the decision would have looked at. */
function lookAgain(
  { id, record, plan, before }: Made,
  decision: DecisionPlan,
  around: Around,
  moment: ExpressionMoment,
): ReplayedValue[] {
  const { given, parameters, past, instead } = around
  const sources = before?.definition.decisions?.[id]?.given ?? {}
  const scope = (decisions: JsonObject, others: JsonObject): JsonObject => ({
    ...variablesOf(plan, { ...given, parameters: { ...given.parameters, ...others } }),
    decisions,
  })
  const then = scope(past, {})
  const now = scope(instead, parameters)
  return decision.given.map(([name, expression]): ReplayedValue => {
    const recorded = Object.hasOwn(record.given, name)
    const known = record.given[name] ?? null
    const sameRule = recorded && (sources[name] ?? expression.source) === expression.source
    const touched = isTouched(expression, around)
    if (sameRule && !touched) return { name, before: known, after: known, asOfNow: false }
    const after = expression.evaluate(now, moment)
    const dataAsThen =
      readsOnly(expression, ['parameters', 'decisions']) ||
      (sameRule && isSame(expression.evaluate(then, moment), known))
    return { name, before: known, after, asOfNow: !dataAsThen }
  })
}

/** Whether an expression reads a parameter that changes, or a decision that would have been other. */
function isTouched({ reads }: CompiledExpression, { parameters, past, instead }: Around): boolean {
  const decided = Object.keys(instead).filter(
    (id) => !isSame(past[id] ?? null, instead[id] ?? null),
  )
  return reads.some((path) => {
    const [root, name] = path.split('.')
    if (root !== 'parameters' && root !== 'decisions') return false
    const changing = root === 'parameters' ? Object.keys(parameters) : decided
    return name === undefined ? changing.length > 0 : changing.includes(name)
  })
}

function readsOnly({ reads }: CompiledExpression, roots: readonly string[]): boolean {
  return reads.every((path) => roots.includes(path.split('.')[0] ?? ''))
}

/** Steps of both versions with other values. A step that only one of them has decides nothing here. */
function stepsBetween(
  { method }: DecisionPlan,
  before: JsonObject,
  after: JsonObject,
): ReplayedStep[] {
  if (method.kind === 'ranking') return []
  return method.definition.steps.flatMap(({ id, title }): ReplayedStep[] => {
    const [was, is] = [before[id] ?? null, after[id] ?? null]
    return !Object.hasOwn(before, id) || isSame(was, is)
      ? []
      : [{ id, title, before: was, after: is }]
  })
}

function entriesBetween(before: JsonObject, after: JsonObject): ReplayedEntry[] {
  const was = standingsIn(before)
  const is = standingsIn(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): ReplayedEntry[] => {
    const [old, made] = [was.get(id), is.get(id)]
    if (old && made && isSame(old.standing, made.standing)) return []
    const label = made?.label ?? old?.label
    return [
      {
        id,
        ...(label === undefined ? {} : { label }),
        before: old?.standing ?? null,
        after: made?.standing ?? null,
      },
    ]
  })
}

function standingsIn(values: JsonObject): Map<string, { label?: string; standing: Standing }> {
  const { entries = [] } = values as unknown as Partial<RankingResult>
  return new Map(
    entries.map(({ id, label, result, place, pool }) => [
      id,
      {
        ...(label === undefined ? {} : { label }),
        standing: { result, pool, ...(place === undefined ? {} : { place }) },
      },
    ]),
  )
}

/** Whether two values say the same, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalize(a) === canonicalize(b)
}
