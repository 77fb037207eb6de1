import type { ExpressionMoment } from '@splot/definition'
import type { Deps } from '../deps.ts'

/** Returns what expressions may ask of the world at `now`: clock, time zone and days off of the programme. */
export function momentOf({ library }: Pick<Deps, 'library'>, now: string): ExpressionMoment {
  const { timeZone, isDayOff } = library.calendar()
  return { now, timeZone, isDayOff }
}
