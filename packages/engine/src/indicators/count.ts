import type { ExpressionMoment, JsonObject, JsonValue } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import { numberFrom } from './number-from.ts'
import type {
  CountedCase,
  MeasuredRow,
  MeasurePlan,
  PartPlan,
  SourcePlan,
  SourceRow,
  Tally,
  TallyCells,
} from './types.ts'

/** Up to when is counted, and from when where only a period is asked for. */
export interface CountMoment {
  /** ISO date; the whole day counts. */
  at: string
  /** Instant of the expressions, at the end of that day or now. */
  now: string
  calendar: Calendar
  /** What expressions see as `lists`: code lists by id. */
  lists: JsonObject
}

/** Counts over the same cases; rows are made once for each source. */
export interface Count {
  /** Rows that a measure counts, in the order of its cases. */
  rows(measure: MeasurePlan, from?: string | null): readonly MeasuredRow[]
  tally(part: PartPlan, from?: string | null): Tally
  cells(part: PartPlan, breakdown: string): TallyCells
  /** Codes of a row in a breakdown of its source. */
  codes(source: SourcePlan, breakdown: string, row: SourceRow): readonly (string | null)[]
  /** All rows of a source that count by the day. */
  sourceRows(source: SourcePlan): readonly SourceRow[]
  moment: ExpressionMoment
}

/** Begins to count over the given cases. Pure. */
export function openCount(cases: readonly CountedCase[], count: CountMoment): Count {
  const { at, now, calendar, lists } = count
  const moment = { now, timeZone: calendar.timeZone, isDayOff: calendar.isDayOff }
  const relatives = relativesOf(cases)
  const made = new Map<SourcePlan, readonly SourceRow[]>()
  const measured = new Map<MeasurePlan, readonly MeasuredRow[]>()

  function sourceRows(source: SourcePlan): readonly SourceRow[] {
    const known = made.get(source) ?? rowsOf(source, cases, relatives, { moment, calendar, lists })
    made.set(source, known)
    return known
  }
  function rows(measure: MeasurePlan, from: string | null = null): readonly MeasuredRow[] {
    const known = measured.get(measure) ?? measuredRows(measure)
    measured.set(measure, known)
    return from === null ? known : known.filter(({ on }) => on >= from)
  }
  function measuredRows(measure: MeasurePlan): readonly MeasuredRow[] {
    const found = sourceRows(measure.source).flatMap((row): MeasuredRow[] => {
      if (measure.when && measure.when.evaluate(row.scope, moment) !== true) return []
      const on = measure.on ? dayOf(measure.on.evaluate(row.scope, moment), calendar) : row.on
      if (on === null || on > at) return []
      if (!measure.value) return [{ row, on, value: null }]
      const value = measure.value.evaluate(row.scope, moment)
      return typeof value === 'number' ? [{ row, on, value }] : []
    })
    const { unique } = measure
    if (!unique) return found
    const which = measure.aggregate === 'count' ? 'first' : 'last'
    return oneOfEach(found, which, (row) => unique.evaluate(row.scope, moment))
  }
  function codes(source: SourcePlan, breakdown: string, row: SourceRow) {
    const value = source.breakdowns.get(breakdown)?.evaluate(row.scope, moment) ?? null
    const found = (Array.isArray(value) ? value : [value]).map(codeOf)
    return found.length === 0 ? [null] : found
  }
  const tallyOf = (measure: MeasurePlan, some: readonly MeasuredRow[]) => ({
    value: numberFrom(measure.aggregate, some),
    rows: some.length,
    persons: measure.source.definition.persons ? [personsAmong(measure.source, some, moment)] : [],
  })
  function partTally(part: PartPlan, select: (measure: MeasurePlan) => readonly MeasuredRow[]) {
    const of = tallyOf(part.of, select(part.of))
    return part.to
      ? ratioOf(of, tallyOf(part.to, select(part.to)), part.definition.unit === 'percent')
      : of
  }
  function cells(part: PartPlan, breakdown: string): TallyCells {
    const groups = new Map<MeasurePlan, Map<string | null, MeasuredRow[]>>()
    for (const measure of part.to ? [part.of, part.to] : [part.of]) {
      const byCode = new Map<string | null, MeasuredRow[]>()
      for (const one of rows(measure))
        for (const code of codes(measure.source, breakdown, one.row))
          byCode.set(code, [...(byCode.get(code) ?? []), one])
      groups.set(measure, byCode)
    }
    const all = new Set([...groups.values()].flatMap((byCode) => [...byCode.keys()]))
    return new Map(
      [...all].map((code) => [
        code,
        partTally(part, (measure) => groups.get(measure)?.get(code) ?? []),
      ]),
    )
  }
  return {
    rows,
    tally: (part, from) => partTally(part, (measure) => rows(measure, from)),
    cells,
    codes,
    sourceRows,
    moment,
  }
}

interface Relatives {
  parents: (one: CountedCase) => JsonObject
  children: (one: CountedCase) => JsonObject
}

/** What expressions see of the cases above and below one, at any depth. */
function relativesOf(cases: readonly CountedCase[]): Relatives {
  const byId = new Map(cases.map((one) => [one.id, one]))
  const above = new Map(cases.map((one) => [one.id, ancestorsOf(one, byId)]))
  const below = new Map<string, Record<string, JsonValue[]>>()
  for (const { id, workflow, facts } of cases) {
    if (facts === null) continue
    for (const ancestor of above.get(id) ?? []) {
      const children = below.get(ancestor.id) ?? {}
      ;(children[workflow] ??= []).push(facts)
      below.set(ancestor.id, children)
    }
  }
  function parents({ id }: CountedCase): JsonObject {
    const nearest: JsonObject = {}
    for (const one of above.get(id) ?? [])
      nearest[one.workflow] ??= one.facts && { ...one.facts, children: below.get(one.id) ?? {} }
    return nearest
  }
  return { parents, children: ({ id }) => below.get(id) ?? {} }
}

/** The nearest first. */
function ancestorsOf(one: CountedCase, byId: ReadonlyMap<string, CountedCase>): CountedCase[] {
  const found: CountedCase[] = []
  let at = one.parent === null ? undefined : byId.get(one.parent)
  while (at && at !== one && !found.includes(at)) {
    found.push(at)
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return found
}

function rowsOf(
  { definition, each, when, on }: SourcePlan,
  cases: readonly CountedCase[],
  { parents, children }: Relatives,
  { moment, calendar, lists }: { moment: ExpressionMoment; calendar: Calendar; lists: JsonObject },
): readonly SourceRow[] {
  return cases
    .filter(({ workflow, facts }) => workflow === definition.workflow && facts !== null)
    .flatMap((one) => {
      const scope: JsonObject = {
        ...one.facts,
        parents: parents(one),
        children: children(one),
        lists,
        row: null,
      }
      const list = each ? each.evaluate(scope, moment) : [null]
      return (Array.isArray(list) ? list : [])
        .map((row) => ({ ...scope, row }))
        .map((seen) => ({
          case: one,
          scope: seen,
        }))
    })
    .filter(({ scope }) => !when || when.evaluate(scope, moment) === true)
    .map((row) => ({ ...row, on: dayOf(on.evaluate(row.scope, moment), calendar) }))
}

/** The day of a date or instant; `null` for anything else. */
function dayOf(value: JsonValue, calendar: Calendar): string | null {
  if (typeof value !== 'string') return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const instant = value.replace(/@.*$/, '')
  return /^\d{4}-\d{2}-\d{2}T/.test(instant) && !Number.isNaN(Date.parse(instant))
    ? calendar.dateOf(instant)
    : null
}

/**
 * Of rows with the same key, one: the first by day, for what is counted from then on, or the last, which
 * is what holds now. Rows without a key are left out.
 */
function oneOfEach(
  rows: readonly MeasuredRow[],
  which: 'first' | 'last',
  keyOf: (row: SourceRow) => JsonValue,
): readonly MeasuredRow[] {
  const kept = new Map<string, MeasuredRow>()
  for (const one of rows) {
    const key = codeOf(keyOf(one.row))
    if (key === null) continue
    const before = kept.get(key)
    const replaces = before && (which === 'first' ? one.on < before.on : one.on >= before.on)
    if (!before || replaces === true) kept.set(key, one)
  }
  return [...kept.values()]
}

function codeOf(value: JsonValue): string | null {
  if (value === null || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function personsAmong(
  { who }: SourcePlan,
  rows: readonly MeasuredRow[],
  moment: ExpressionMoment,
): number {
  if (!who) return rows.length
  return new Set(rows.map(({ row }) => codeOf(who.evaluate(row.scope, moment)))).size
}

function ratioOf(of: Tally, to: Tally, percent: boolean): Tally {
  const divisible = of.value !== null && to.value !== null && to.value !== 0
  return {
    value: divisible ? rounded(((of.value ?? 0) / (to.value ?? 1)) * (percent ? 100 : 1)) : null,
    rows: to.rows,
    persons: [...of.persons, ...to.persons],
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
