import type { ExpressionMoment } from '@splot/definition'
import { Temporal } from 'temporal-polyfill'

const known = new Map<string, string>()

/** Returns the day of a moment in its time zone as `YYYY-MM-DD`. Pure. */
export function todayOf(moment: ExpressionMoment): string {
  const zone = moment.timeZone ?? 'Europe/Warsaw'
  const key = `${moment.now} ${zone}`
  let day = known.get(key)
  if (day === undefined) {
    day = Temporal.Instant.from(moment.now).toZonedDateTimeISO(zone).toPlainDate().toString()
    if (known.size > 100) known.clear()
    known.set(key, day)
  }
  return day
}
