import { SplotError } from '@splot/definition'
import type { IndicatorPlan, PartPlan } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { publicRole } from '../permission/relation.ts'

/** For whom is counted: the roles of a person, or everything there is for the operator's own tools. */
export type Audience = readonly string[] | 'operator'

/** Returns the indicators of an audience, in the order they are shown. */
export function readableIndicators(deps: Deps, audience: Audience): IndicatorPlan[] {
  const { indicators } = deps.library.counted().indicators
  return [...indicators.values()].filter(({ definition, set }) =>
    isAmong(definition.readers ?? set.readers, audience),
  )
}

/** Returns one of them. @throws SplotError indicator.not-found */
export function readableIndicator(deps: Deps, audience: Audience, id: string): IndicatorPlan {
  const found = readableIndicators(deps, audience).find(({ definition }) => definition.id === id)
  if (!found) throw indicatorNotFound(id)
  return found
}

/** Said alike for an indicator that is not there and one the reader may not know. */
export function indicatorNotFound(id: string): SplotError {
  return new SplotError(
    'indicator.not-found',
    `Expected an indicator you may read but "${id}" is none.`,
  )
}

/** Whether one of the readers named is among the audience. Pure. */
export function isAmong(readers: readonly string[], audience: Audience): boolean {
  if (audience === 'operator') return true
  return readers.some((role) => role === publicRole || audience.includes(role))
}

/** Whether every cell of a part is told to the audience: its rows are no persons, or it may know all. Pure. */
export function isToldExactly(part: PartPlan, audience: Audience): boolean {
  return sourcesOf(part).every(
    ({ persons }) => !persons || isAmong((persons.exact ?? []).filter(isNotPublic), audience),
  )
}

/** Nobody is told of single persons by being anybody. */
function isNotPublic(role: string): boolean {
  return role !== publicRole
}

/** Fewest persons a cell of a part may speak of. Pure. */
export function fewestOf(part: PartPlan): number {
  return Math.max(...sourcesOf(part).map(({ persons }) => (persons ? (persons.fewest ?? 5) : 0)))
}

function sourcesOf({ of, to }: PartPlan) {
  return (to ? [of, to] : [of]).map(({ source }) => source.definition)
}
