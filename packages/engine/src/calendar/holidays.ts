import Holidays from 'date-holidays'

/** One-off statutory days off the library does not carry. */
const oneOff: Readonly<Record<string, readonly string[]>> = {
  // Act of 7 November 2018 on the centenary of independence.
  PL: ['2018-11-12'],
}

const known = new Map<string, ReadonlySet<string>>()

/**
 * Returns the statutory days off of a country in a year, as ISO dates. Pure: the library is asked with
 * an explicit year and its answer kept.
 *
 * @throws RangeError for a country the library does not know.
 */
export function statutoryDaysOff(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`
  const cached = known.get(key)
  if (cached !== undefined) return cached
  const days = new Set(oneOff[country]?.filter((day) => day.startsWith(`${year}-`)))
  for (const { date } of holidaysOf(country).getHolidays(year)) days.add(date.slice(0, 10))
  known.set(key, days)
  return days
}

/** @throws RangeError for a country the library does not know. */
export function refuseUnknownCountry(country: string): void {
  void holidaysOf(country)
}

const countries = new Map<string, Holidays>()

function holidaysOf(country: string): Holidays {
  const cached = countries.get(country)
  if (cached !== undefined) return cached
  const holidays = new Holidays()
  // others, such as school holidays and observances, take the library twice as long as these
  const found = holidays.init(country, { types: ['public'], languages: 'en' }) as unknown
  if (found === false || holidays.getHolidays(2025).length === 0) {
    throw new RangeError(
      `Expected an ISO 3166-1 country with known holidays, but got "${country}".`,
    )
  }
  countries.set(country, holidays)
  return holidays
}
