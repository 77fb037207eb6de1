import type { JsonObject } from '@splot/definition'
import { isKeptBack } from '@splot/engine'
import type { Count, IndicatorPlan, PartPlan, Tally } from '@splot/engine'
import { fewestOf, isToldExactly } from './readable-indicators.ts'
import type { Audience } from './readable-indicators.ts'
import type { Deps } from '../deps.ts'
import type { IndicatorNumber, IndicatorPart, IndicatorView } from './types.ts'

/** What numbers are told from, and to whom. */
export interface Telling {
  deps: Deps
  count: Count
  from: string | null
  audience: Audience
  /** Small cells are kept back from everybody. */
  published: boolean
}

/** Returns an indicator with its numbers. */
export function toIndicatorView(plan: IndicatorPlan, telling: Telling): IndicatorView {
  const { definition, set, parts } = plan
  return {
    id: definition.id,
    title: definition.title,
    description: definition.description ?? null,
    set: { id: set.id, title: set.title },
    frequency: definition.frequency,
    from: definition.from ?? [],
    parts: parts.map((part) => toPart(plan, part, telling)),
  }
}

function toPart({ definition }: IndicatorPlan, part: PartPlan, telling: Telling): IndicatorPart {
  const { deps, count, from } = telling
  const total = toNumber(part, count.tally(part), telling)
  const target = targetOf(deps, part, count)
  const names = new Map(
    deps.library.counted().sets.flatMap(({ breakdowns = {} }) => Object.entries(breakdowns)),
  )
  return {
    id: part.definition.id,
    title: part.definition.title ?? definition.title,
    unit: part.definition.unit,
    ...total,
    inPeriod: from === null ? null : toNumber(part, count.tally(part, from), telling),
    target,
    reached: total.value === null ? null : isReached(total.value, target),
    breakdowns: (part.definition.breakdowns ?? []).flatMap((id) => {
      const known = names.get(id)
      return known ? [{ id, title: known.title }] : []
    }),
  }
}

/** Returns a number as it may be told. */
export function toNumber(part: PartPlan, tally: Tally, telling: Telling): IndicatorNumber {
  const exact = !telling.published && isToldExactly(part, telling.audience)
  return told(tally, !exact && isKeptBack(tally, fewestOf(part)))
}

/** Returns a number, or that it is kept back. Pure. */
export function told({ value, rows }: Tally, suppressed: boolean): IndicatorNumber {
  return suppressed ? { value: null, rows: null, suppressed } : { value, rows, suppressed }
}

function targetOf(deps: Deps, { target }: PartPlan, { moment }: Count): IndicatorPart['target'] {
  if (!target) return null
  const { bound, value } = target
  const parameters = Object.entries(deps.library.programme().parameters)
  const known: JsonObject = {
    parameters: Object.fromEntries(parameters.map(([id, one]) => [id, one.value])),
  }
  const number = typeof value === 'number' ? value : value.evaluate(known, moment)
  if (typeof number !== 'number') return null
  return bound === 'atLeast' ? { atLeast: number } : { atMost: number }
}

function isReached(value: number, target: IndicatorPart['target']): boolean | null {
  if (!target) return null
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}
