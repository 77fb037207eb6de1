import { SplotError } from '@splot/definition'
import type { ExpressionMoment, JsonObject, JsonValue } from '@splot/definition'
import type { RankedEntry, RankingResult } from '../types.ts'
import type { RankingPlan } from './decision-plan.ts'

/** Entries one ranking may have. */
const entriesLimit = 20_000

/** An entry with its key worked out. */
interface Keyed {
  id: string
  label: { label?: string }
  pool: string
  passed: boolean
  key: JsonObject
  values: (number | string | null)[]
}

/**
 * Ranks the entries over what is given: by pool, by the key, by lots where the whole key is the same.
 * The first places of a pool are selected, the others that passed are the reserve in their order.
 * Pure; the order of the entries given does not matter.
 *
 * @throws SplotError `decision.invalid` for entries without a text `id` or with one that stands twice,
 * a pool that is no text, or places that are no whole number; `workflow.limit` for more than 20,000.
 */
export function rank(
  plan: RankingPlan,
  given: JsonObject,
  moment: ExpressionMoment,
): RankingResult {
  const entries = keyedEntries(plan, given, moment)
  const drawn = new Map(textsOf(plan.lots?.evaluate(given, moment)).map((id, at) => [id, at]))
  const compare = comparer(plan, drawn)
  const order = entries.filter(({ passed }) => passed).sort(compare)
  const overall = new Map(order.map(({ id }, at) => [id, at + 1]))
  const pools = [...new Set(entries.map(({ pool }) => pool))].sort()
  const lists = pools.map((pool) => {
    const places = placesOf(plan, { ...given, pool }, moment)
    const passed = order.filter((entry) => entry.pool === pool)
    const failed = entries
      .filter((entry) => entry.pool === pool && !entry.passed)
      .sort((a, b) => byText(a.id, b.id))
    return { pool, places, passed, failed }
  })
  return {
    entries: lists.flatMap(({ places, passed, failed }) => [
      ...passed.map((entry, at) =>
        ranked(plan, passed, at, { places, order: overall.get(entry.id)!, drawn }),
      ),
      ...failed.map(({ id, label, pool, key }): RankedEntry => ({
        id,
        ...label,
        pool,
        result: 'rejected',
        key,
      })),
    ]),
    pools: lists.map(({ pool, places, passed, failed }) => ({
      pool,
      places,
      selected: passed.slice(0, places).map(({ id }) => id),
      reserve: passed.slice(places).map(({ id }) => id),
      rejected: failed.map(({ id }) => id),
    })),
    ties: lists.flatMap(({ passed }) => tiesIn(passed, drawn)),
  }
}

function keyedEntries(plan: RankingPlan, given: JsonObject, moment: ExpressionMoment): Keyed[] {
  const found = plan.entries.evaluate(given, moment)
  const list = Array.isArray(found) ? found : []
  if (list.length > entriesLimit)
    throw new SplotError(
      'workflow.limit',
      `Expected at most ${entriesLimit} entries to rank, but got ${list.length}.`,
    )
  const seen = new Set<string>()
  return list.map((entry) => {
    const id = entry !== null && typeof entry === 'object' && !Array.isArray(entry) && entry['id']
    if (typeof id !== 'string' || seen.has(id))
      throw invalid(`Expected every entry to have an id of its own, but got ${JSON.stringify(id)}.`)
    seen.add(id)
    return keyed(plan, id, { ...given, entry }, moment)
  })
}

function keyed(plan: RankingPlan, id: string, scope: JsonObject, moment: ExpressionMoment): Keyed {
  const pool = plan.pool === null ? '' : plan.pool.evaluate(scope, moment)
  if (typeof pool !== 'string')
    throw invalid(`Expected the pool of "${id}" to be text, but got ${JSON.stringify(pool)}.`)
  const key: JsonObject = {}
  for (const part of plan.key) key[part.id] = part.value.evaluate(scope, moment)
  const label = plan.label?.evaluate(scope, moment)
  return {
    id,
    label: typeof label === 'string' ? { label } : {},
    pool,
    passed: plan.passed === null || plan.passed.evaluate(scope, moment) === true,
    key,
    values: plan.key.map((part) => comparable(key[part.id])),
  }
}

function comparable(value: JsonValue | undefined): number | string | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null
}

function placesOf(plan: RankingPlan, scope: JsonObject, moment: ExpressionMoment): number {
  const places = plan.places.evaluate(scope, moment)
  if (typeof places !== 'number' || !Number.isInteger(places) || places < 0)
    throw invalid(
      `Expected a whole number of places in ${JSON.stringify(scope['pool'])}, but got ${JSON.stringify(places)}.`,
    )
  return places
}

/** By the key, then by lots, then by id, so that the order of the entries given plays no part. */
function comparer(plan: RankingPlan, drawn: ReadonlyMap<string, number>) {
  return (a: Keyed, b: Keyed): number => {
    const at = differing(a, b)
    if (at >= 0) {
      const by = compareValues(a.values[at] ?? null, b.values[at] ?? null)
      // nothing to compare comes last, whichever way the part is ordered
      return by.missing ? by.sign : plan.key[at]!.descending ? -by.sign : by.sign
    }
    const lots = [drawn.get(a.id), drawn.get(b.id)]
    if (lots[0] !== undefined && lots[1] !== undefined) return lots[0] - lots[1]
    return byText(a.id, b.id)
  }
}

/** Index of the first part of the key in which two entries differ; -1 where they do not. */
function differing(a: Keyed, b: Keyed): number {
  return a.values.findIndex((value, at) => value !== b.values[at])
}

function compareValues(
  a: number | string | null,
  b: number | string | null,
): { sign: number; missing: boolean } {
  if (a === null || b === null) return { sign: a === null ? 1 : -1, missing: true }
  if (typeof a === 'number' && typeof b === 'number') return { sign: a - b, missing: false }
  return { sign: byText(String(a), String(b)), missing: false }
}

/** By UTF-16 unit: instants in UTC stand by time, and no locale plays a part. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function ranked(
  plan: RankingPlan,
  passed: readonly Keyed[],
  at: number,
  known: { places: number; order: number; drawn: ReadonlyMap<string, number> },
): RankedEntry {
  const { id, label, pool, key } = passed[at]!
  const { places, order, drawn } = known
  const selected = at < places
  const before = passed[at - 1]
  const last = selected ? undefined : passed[places - 1]
  return {
    id,
    ...label,
    pool,
    result: selected ? 'selected' : 'reserve',
    rank: at + 1,
    place: selected ? at + 1 : at + 1 - places,
    order,
    key,
    ...(before === undefined ? {} : { decidedBy: decider(plan, before, passed[at]!, drawn) }),
    ...(last === undefined ? {} : { behind: behind(plan, last, passed[at]!, drawn) }),
  }
}

function decider(
  plan: RankingPlan,
  ahead: Keyed,
  own: Keyed,
  drawn: ReadonlyMap<string, number>,
): string {
  const at = differing(ahead, own)
  if (at >= 0) return plan.key[at]!.id
  return drawn.has(ahead.id) && drawn.has(own.id) ? 'lots' : 'tie'
}

function behind(
  plan: RankingPlan,
  last: Keyed,
  own: Keyed,
  drawn: ReadonlyMap<string, number>,
): NonNullable<RankedEntry['behind']> {
  const by = decider(plan, last, own, drawn)
  return { by, own: own.key[by] ?? null, needed: last.key[by] ?? null }
}

/** Groups of one whole key of which some were not drawn. */
function tiesIn(passed: readonly Keyed[], drawn: ReadonlyMap<string, number>): string[][] {
  const groups: Keyed[][] = []
  for (const entry of passed) {
    const group = groups.at(-1)
    if (group?.[0] && differing(group[0], entry) < 0) group.push(entry)
    else groups.push([entry])
  }
  return groups
    .filter((group) => group.length > 1 && group.some(({ id }) => !drawn.has(id)))
    .map((group) => group.map(({ id }) => id))
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function invalid(message: string): SplotError {
  return new SplotError('decision.invalid', message)
}
