const dayMs = 86_400_000

/** Returns the working day so many days after a date; from a weekend on to Monday. Pure. */
export function dayAfter(date: string, days: number): string {
  const plain = new Date(Date.parse(date) + days * dayMs)
  const weekday = plain.getUTCDay()
  const onward = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(plain.getTime() + onward * dayMs).toISOString().slice(0, 10)
}

/** Returns the same day so many months later; the day must be one that every month has. Pure. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10)
}
