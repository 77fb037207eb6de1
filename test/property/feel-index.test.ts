import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createExpressionCompiler } from '@splot/feel'
import type { JsonObject } from '@splot/definition'

const feel = createExpressionCompiler()

/** The value of an expression over data. */
function value(source: string, given: JsonObject) {
  const compiled = feel.compile(source)
  if (!('expression' in compiled)) throw new Error(`Expected "${source}" to compile.`)
  return compiled.expression.evaluate(given, { now: '2027-01-10T09:00:00Z' })
}

const plain = fc.oneof(
  fc.constantFrom('x', 'y', '1', ''),
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constant(null),
)

/** Mostly contexts with `key`; now and then without it, with lists in it, or with names of outside. */
const item = fc.oneof(
  { weight: 40, arbitrary: fc.record({ key: plain, other: plain }) },
  { weight: 1, arbitrary: fc.record({ other: plain }) },
  { weight: 1, arbitrary: fc.record({ key: plain, wanted: plain }) },
  { weight: 1, arbitrary: fc.record({ key: fc.constant([1]), other: plain }) },
  { weight: 1, arbitrary: plain },
)
const list = fc.array(item, { minLength: 10, maxLength: 40 })

// An equality inside parentheses that is compared again is gone through item by item.
const pairs = [
  ['list[key = w]', 'list[(key = w) = true]'],
  ['list[w = key]', 'list[(w = key) = true]'],
  ['list[key = wanted]', 'list[(key = wanted) = true]'],
  ['list[key = w and other = 1]', 'list[(key = w) = true and (other = 1) = true]'],
  ['list[other != "x" and key = w]', 'list[other != "x" and (key = w) = true]'],
  ['list[key = other]', 'list[(key = other) = true]'],
  ['list[key = item.other]', 'list[(key = item.other) = true]'],
  ['list[count(list[key = w]) > 2]', 'list[count(list[(key = w) = true]) > 2]'],
  ['list[key != w]', 'list[(key != w) = true]'],
  ['list[wanted != key]', 'list[(wanted != key) = true]'],
  ['list[key != w and other = 1]', 'list[(key != w) = true and (other = 1) = true]'],
  [
    'for a in list return if a.key = w then "it" else a',
    'for a in list return if (a.key = w) = true then "it" else a',
  ],
  [
    'for a in list return if w = a.key and a.other = 1 then count(partial) else a',
    'for a in list return if (w = a.key) = true and (a.other = 1) = true then count(partial) else a',
  ],
  [
    'for a in list return if a.other = 1 and a.key = w then 1 else a',
    'for a in list return if (a.other = 1) = true and (a.key = w) = true then 1 else a',
  ],
  [
    'for a in list return if a.key != w then 1 else a',
    'for a in list return if (a.key != w) = true then 1 else a',
  ],
  [
    'for w in list return if w.key = wanted then 1 else w',
    'for w in list return if (w.key = wanted) = true then 1 else w',
  ],
  ['list contains(list.key, w)', 'count(list.key[item = w]) > 0'],
  ['list contains(keys, w)', 'count(keys[item = w]) > 0'],
] as const

test.each(pairs)('[FE25] %s is what %s is', (asked, plainly) => {
  const loop = (source: string) => `for w in values return ${source}`
  fc.assert(
    fc.property(list, fc.array(plain, { maxLength: 6 }), plain, (items, values, wanted) => {
      const keys = items.map((one) =>
        typeof one === 'object' && one !== null && 'key' in one && !Array.isArray(one.key)
          ? one.key
          : null,
      )
      const given = { list: items, keys, values, wanted } as JsonObject
      expect(value(loop(asked), given)).toEqual(value(loop(plainly), given))
    }),
    { numRuns: 300, seed: 20270110 },
  )
})
