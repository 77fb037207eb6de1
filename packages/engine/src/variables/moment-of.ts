import type { ExpressionMoment } from '@splot/definition'
import type { Plan } from '../plan.ts'

/** Returns what expressions of a workflow may ask of the world at `now`: clock, zone, days off. Pure. */
export function momentOf({ calendar }: Plan, now: string): ExpressionMoment {
  return { now, timeZone: calendar.timeZone, isDayOff: calendar.isDayOff }
}
