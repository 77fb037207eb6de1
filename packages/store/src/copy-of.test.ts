import { expect, test } from 'vitest'
import { copyOf } from './copy-of.ts'

test('a copy says the same and shares nothing', () => {
  const given = JSON.parse(
    '{"a": [1, {"b": "x"}, null, true], "c": {}, "d": "", "__proto__": {"e": [2]}}',
  ) as { a: unknown[]; c: object }
  const copy = copyOf(given)
  expect(JSON.stringify(copy)).toBe(JSON.stringify(given))
  expect(copy).toEqual(structuredClone(given))
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  for (const [one, other] of [
    [copy, given],
    [copy.a, given.a],
    [copy.a[1], given.a[1]],
    [copy.c, given.c],
  ])
    expect(one).not.toBe(other)
})

test('what is no object is itself, what is undefined stays so, and frozen values become free', () => {
  for (const one of ['x', 1, null, true, undefined]) expect(copyOf(one)).toBe(one)
  expect('a' in copyOf({ a: undefined })).toBe(true)
  const copy = copyOf(Object.freeze({ a: Object.freeze([1]) }))
  expect(Object.isFrozen(copy) || Object.isFrozen(copy.a)).toBe(false)
})
