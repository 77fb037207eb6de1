/** Days off of a span, as data that can be sent: weekends, holidays and closures, ISO dates. */
export interface DaysOff {
  /** First and last date of the span. */
  from: string
  to: string
  days: readonly string[]
}

/**
 * Returns `isDayOff` of an `ExpressionMoment` that answers from the data given; of dates outside the
 * span it knows nothing. Make it once and keep it: forms remember results by its identity. Pure.
 */
export function isDayOffIn({ from, to, days }: DaysOff): (date: string) => boolean | undefined {
  const off = new Set(days)
  // years of more than four digits do not sort as text, and no span reaches them
  return (date) => (date.length !== 10 || date < from || date > to ? undefined : off.has(date))
}
