import type { Calendar } from '../calendar/calendar.ts'

const minuteMs = 60_000
const opensAt = '08:00:00'

/**
 * Returns when work that could begin at `fromMs` begins and ends, for somebody with so many hours each
 * working day from 8 o’clock local time. Milliseconds since the epoch. Pure.
 */
export function workedFrom(
  calendar: Calendar,
  fromMs: number,
  minutes: number,
  hoursPerDay: number,
): { beginsMs: number; endsMs: number } {
  let date = calendar.dateOf(new Date(fromMs).toISOString())
  let left = minutes * minuteMs
  let beginsMs: number | null = null
  for (;;) {
    if (!calendar.isDayOff(date)) {
      const opens = Date.parse(calendar.instantAt(date, opensAt))
      const closes = opens + hoursPerDay * 60 * minuteMs
      const at = Math.max(fromMs, opens)
      if (at < closes) {
        beginsMs ??= at
        if (at + left <= closes) return { beginsMs, endsMs: at + left }
        left -= closes - at
      }
    }
    date = calendar.addCalendarDays(date, 1, { roll: false })
  }
}

/** Returns the working hours there were from one instant to another, with so many a day. Pure. */
export function hoursBetween(
  calendar: Calendar,
  fromMs: number,
  toMs: number,
  hoursPerDay: number,
): number {
  const first = calendar.dateOf(new Date(fromMs).toISOString())
  const last = calendar.dateOf(new Date(toMs).toISOString())
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
  return (days - calendar.daysOff(first, last).length) * hoursPerDay
}
