/** A day as it was typed, part by part. */
export interface TypedDay {
  year: number
  month: number
  day: number
}

/** Says whether all parts of a day were typed, and no calendar has it: 31 February. Pure. */
export function isImpossibleDay({ year, month, day }: TypedDay): boolean {
  if (![year, month, day].every(Number.isInteger)) return false
  const date = new Date(0)
  // years below 100 are not of this century, as `Date.UTC` has them
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day
}
