const timeZone = 'Europe/Warsaw'

/** Returns the Polish date of an instant, such as `2027-01-11`. Pure. */
export function warsawDate(ms: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(ms)
}

/** Returns a Polish wall-clock time as RFC 3339 in UTC. Pure. */
export function warsawInstant(date: string, time: string): string {
  // noon of the same day has the offset of every office hour of it
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(Date.parse(`${date}T12:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')
  const offset = parts?.value.replace('GMT', '') ?? '+01:00'
  return new Date(`${date}T${time}${offset}`).toISOString().replace('.000Z', 'Z')
}
