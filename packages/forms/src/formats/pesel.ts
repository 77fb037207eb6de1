import { bare, type TextFormat } from './text-format.ts'

/** What a PESEL says of a person. */
export interface PeselFacts {
  /** ISO date. */
  birthDate: string
  /** `F` woman, `M` man. */
  sex: 'F' | 'M'
}

/** First year of the century that the tens of the month stand for. */
const centuries: Readonly<Record<number, number>> = { 0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800 }

/** Returns the last day of a month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * Returns date of birth and sex that a PESEL carries, or `undefined` when there is no such day. Pure.
 * The century stands in the month: 1800s +80, 1900s +0, 2000s +20, 2100s +40, 2200s +60.
 */
export function peselFacts(stored: string): PeselFacts | undefined {
  if (!/^[0-9]{11}$/.test(stored)) return undefined
  const code = Number(stored.slice(2, 4))
  const month = code % 20
  const year = (centuries[Math.floor(code / 20)] ?? 1900) + Number(stored.slice(0, 2))
  const day = Number(stored.slice(4, 6))
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  const pad = (value: number): string => String(value).padStart(2, '0')
  return {
    birthDate: `${year}-${pad(month)}-${pad(day)}`,
    sex: Number(stored[9]) % 2 === 0 ? 'F' : 'M',
  }
}

/** Whether the check digit of eleven digits is right (weights 1 3 7 9 1 3 7 9 1 3). */
function checkDigitHolds(stored: string): boolean {
  let sum = 0
  for (let index = 0; index < 10; index += 1)
    sum += Number(stored[index]) * ([1, 3, 7, 9][index % 4] ?? 0)
  return (10 - (sum % 10)) % 10 === Number(stored[10])
}

/**
 * Polish personal number. `check` knows no clock, so births in the future pass it;
 * `isFutureBirth` refuses them. stdnum is no use here: it asks the machine's clock.
 */
export const pesel: TextFormat = {
  normalise: bare,
  check(stored) {
    if (!/^[0-9]{11}$/.test(stored)) return 'form.pesel'
    if (peselFacts(stored) === undefined) return 'form.pesel-date'
    return checkDigitHolds(stored) ? undefined : 'form.pesel-checksum'
  },
  display: (stored) => stored,
}

/** Whether a PESEL names a birth after `today` (ISO date). Pure. */
export function isFutureBirth(stored: string, today: string): boolean {
  const facts = peselFacts(stored)
  return facts !== undefined && facts.birthDate > today
}
