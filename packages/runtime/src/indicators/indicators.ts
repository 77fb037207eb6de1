import { openCount, workflowsRead } from '@splot/engine'
import type { IndicatorPlan } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Reader } from '../types.ts'
import { breakdownsOf } from './breakdowns.ts'
import { toIndicatorView } from './indicator-view.ts'
import type { Telling } from './indicator-view.ts'
import { countedDay } from './moment.ts'
import type { CountedDay } from './moment.ts'
import { readCases } from './read-cases.ts'
import type { CasesRead } from './read-cases.ts'
import { readableIndicator, readableIndicators } from './readable-indicators.ts'
import type { Audience } from './readable-indicators.ts'
import type { IndicatorDetail, IndicatorMoment, IndicatorReport, IndicatorView } from './types.ts'

/** Returns the roles of a reader. */
export async function audienceOf(deps: Deps, reader: Reader): Promise<Audience> {
  return (await viewerOf(deps, reader)).programmeRoles
}

/** Returns all indicators the audience may know, by set. @throws SplotError indicator.moment */
export async function listIndicators(
  deps: Deps,
  audience: Audience,
  moment: IndicatorMoment,
): Promise<IndicatorReport> {
  const plans = readableIndicators(deps, audience)
  const { telling, day } = await beginTelling(deps, plans, audience, moment)
  const views = plans.map((plan) => toIndicatorView(plan, telling))
  return { at: day.at, from: day.from, sets: inSets(views) }
}

/** Returns one indicator with its breakdowns. @throws SplotError indicator.not-found, indicator.moment */
export async function getIndicator(
  deps: Deps,
  audience: Audience,
  id: string,
  moment: IndicatorMoment,
): Promise<IndicatorDetail> {
  const plan = readableIndicator(deps, audience, id)
  const { telling, day } = await beginTelling(deps, [plan], audience, moment)
  return toDetail(plan, telling, day)
}

/** Returns all of them with their breakdowns, from one reading of the cases. */
export async function allDetails(
  deps: Deps,
  audience: Audience,
  moment: IndicatorMoment,
): Promise<{ day: CountedDay; details: IndicatorDetail[] }> {
  return detailsOf(deps, readableIndicators(deps, audience), audience, moment)
}

/** Returns some indicators with their breakdowns, in their order, from one reading of the cases. */
export async function detailsOf(
  deps: Deps,
  plans: readonly IndicatorPlan[],
  audience: Audience,
  moment: IndicatorMoment,
): Promise<{ day: CountedDay; details: IndicatorDetail[] }> {
  const { telling, day } = await beginTelling(deps, plans, audience, moment)
  const details = await Promise.all(plans.map((plan) => toDetail(plan, telling, day)))
  return { day, details }
}

async function toDetail(
  plan: IndicatorPlan,
  telling: Telling,
  { at, from }: CountedDay,
): Promise<IndicatorDetail> {
  const view = toIndicatorView(plan, telling)
  const cells = await Promise.all(plan.parts.map((part) => breakdownsOf(part, telling)))
  return {
    ...view,
    at,
    period: from === null ? null : { from, to: at },
    parts: view.parts.map((part, n) => ({ ...part, cells: cells[n] ?? [] })),
  }
}

/** Reads the cases that some indicators look at and begins to count. @throws SplotError indicator.moment */
export async function beginTelling(
  deps: Deps,
  plans: readonly IndicatorPlan[],
  audience: Audience,
  moment: IndicatorMoment,
): Promise<{ telling: Telling; day: CountedDay; read: CasesRead }> {
  const day = countedDay(deps, moment)
  const read = await readCases(deps, workflowsRead(plans.flatMap(({ parts }) => parts)), {
    at: day.at,
    sensitive: workflowsRead(
      plans.flatMap(({ parts }) => parts.filter(({ definition }) => definition.sensitive)),
    ),
  })
  const calendar = deps.library.calendar()
  const { lists } = deps.library.counted()
  const count = openCount(read.cases, { at: day.at, now: day.now, calendar, lists })
  const published = moment.published ?? false
  return { telling: { deps, count, from: day.from, audience, published }, day, read }
}

function inSets(views: readonly IndicatorView[]): IndicatorReport['sets'] {
  const sets = new Map<string, IndicatorReport['sets'][number]>()
  for (const view of views) {
    const { id, title } = view.set
    const set = sets.get(id) ?? { id, title, indicators: [] }
    set.indicators.push(view)
    sets.set(id, set)
  }
  return [...sets.values()]
}
