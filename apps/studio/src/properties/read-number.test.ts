import { expect, it } from 'vitest'
import { propertyAt } from '@splot/definition/edit'
import { readNumber } from './read-number.ts'

const days = propertyAt('programme', {}, '/retention/draftDays')

it('reads a number as people type it, and only one that the property takes', () => {
  expect(readNumber(' 1,5 ')).toBe(1.5)
  expect(readNumber('')).toBeNull()
  expect(readNumber('ten')).toBeNull()
  expect([readNumber('90', days), readNumber('0', days), readNumber('1,5', days)]).toEqual([
    90,
    null,
    null,
  ])
})
