/** Returns the day of an instant in a time zone, as an ISO date. Pure. */
export function localDate(instant: string, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
    new Date(instant),
  )
}
