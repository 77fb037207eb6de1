import { expect, it } from 'vitest'
import { focused } from './focused.ts'

it('[DE21] shows of two long texts where they differ, and short ones whole', () => {
  expect(focused('a = 1', 'a = 2')).toEqual(['a = 1', 'a = 2'])
  const long = (middle: string): string => `${'x'.repeat(100)}${middle}${'y'.repeat(100)}`
  const around = ['x'.repeat(40), 'y'.repeat(40)]
  expect(focused(long('old'), long('new one'))).toEqual([
    `…${around[0]}old${around[1]}…`,
    `…${around[0]}new one${around[1]}…`,
  ])
  const [before, after] = focused(long(''), long('yy'))
  expect(before).not.toEqual(after)
  expect(focused({ a: 1 }, { a: 2 })).toEqual(['{"a":1}', '{"a":2}'])
  expect(focused(1, 2)).toEqual([1, 2])
})
