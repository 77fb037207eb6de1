const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns the day of an instant in a time zone, as an ISO date. Pure. */
export function localDate(instant: string, timeZone: string): string {
  return formatOf(timeZone).format(new Date(instant))
}

/** A format takes far longer to make than to use. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return format
}
