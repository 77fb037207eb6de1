import { DaysDuration, MonthsDuration } from './value.ts'

const monthsPattern = /^(-)?P(?:(\d{1,10})Y)?(?:(\d{1,10})M)?$/u
const daysPattern =
  /^(-)?P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{0,9})\d*)?S)?)?$/u

/** Nanoseconds of a day. */
export const dayNanoseconds = 86_400_000_000_000n

/** Reads an ISO 8601 duration of one of the two kinds, `null` otherwise. Pure. */
export function readDuration(text: string): DaysDuration | MonthsDuration | null {
  if (/[PT]$/u.test(text)) return null
  return readMonths(text) ?? readDays(text)
}

function readMonths(text: string): MonthsDuration | null {
  const match = monthsPattern.exec(text)
  if (!match) return null
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0)
  return new MonthsDuration(match[1] ? 0 - months : months)
}

function readDays(text: string): DaysDuration | null {
  const match = daysPattern.exec(text)
  if (!match) return null
  const part = (index: number) => BigInt(match[index] ?? 0)
  const seconds = part(3) * 3600n + part(4) * 60n + part(5)
  const fraction = BigInt((match[6] ?? '').padEnd(9, '0'))
  const size = part(2) * dayNanoseconds + seconds * 1_000_000_000n + fraction
  return new DaysDuration(match[1] ? -size : size)
}
