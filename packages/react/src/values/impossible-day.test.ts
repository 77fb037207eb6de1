import { expect, it } from 'vitest'
import { isImpossibleDay } from './impossible-day.ts'

it('a day that no calendar has is told from one that it has, and from one half typed', () => {
  const day = (year: number, month: number, day: number) => isImpossibleDay({ year, month, day })
  expect([day(2030, 2, 31), day(2030, 4, 31), day(2027, 2, 29)]).toEqual([true, true, true])
  expect([day(2030, 1, 31), day(2028, 2, 29), day(30, 12, 31)]).toEqual([false, false, false])
  expect(day(2030, 2, Number.NaN)).toBe(false)
})
