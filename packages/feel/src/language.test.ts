import { expect, test } from 'vitest'
import { createExpressionCompiler, functionDescriptions } from './index.ts'
import type { JsonObject, JsonValue } from './values/to-json.ts'

const compiler = createExpressionCompiler()

const variables: JsonObject = {
  day: '2026-01-31',
  rows: [
    { kind: 'a', points: 4 },
    { kind: 'b', points: 9 },
    { kind: 'a', points: 1 },
  ],
  minimum: 3,
  name: 'Żółw',
}

function compiled(source: string) {
  const result = compiler.compile(source)
  if ('issues' in result) throw new Error(`${source}: ${JSON.stringify(result.issues)}`)
  return result.expression
}

function value(source: string): JsonValue {
  return compiled(source).evaluate(variables, { now: '2026-11-23T22:30:00Z' })
}

/** Each pair is a source and its value. */
function holds(pairs: readonly (readonly [source: string, value: JsonValue])[]): void {
  expect(pairs.map(([source]) => [source, value(source)])).toEqual(pairs)
}

test('[FE3] a filter takes a condition or a position, and sees item and its entries', () => {
  holds([
    ['rows[kind = "a"].points', [4, 1]],
    ['rows[item.points > minimum].kind', ['a', 'b']],
    ['rows[2].points', 9],
    ['rows[-1].points', 1],
    ['rows[9]', null],
    ['rows[0]', null],
    ['[1, 2, 3][item > 1]', [2, 3]],
    ['missing[1]', null],
    ['sum(rows[kind = "c"].points)', null],
  ])
})

test('[FE4] for, some and every walk lists, ranges and each other', () => {
  holds([
    ['for i in 1..3 return i * i', [1, 4, 9]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for i in [1..3] return i', [1, 2, 3]],
    ['for x in [1, 2], y in [x, 10] return x * y', [1, 10, 4, 20]],
    ['for i in 1..4 return if i = 1 then 1 else i * partial[-1]', [1, 2, 6, 24]],
    [
      'for d in date("2026-02-27")..date("2026-03-01") return d',
      ['2026-02-27', '2026-02-28', '2026-03-01'],
    ],
    ['some r in rows satisfies r.points > 8', true],
    ['every r in rows satisfies r.points > 1', false],
    ['every r in [] satisfies false', true],
    ['some r in [null, 1] satisfies r > 3', null],
  ])
})

test('[FE5] in, between and instance of', () => {
  holds([
    ['5 in [1..5]', true],
    ['5 in [1..5)', false],
    ['5 in (1, > 4)', true],
    ['"b" in ["a", "b"]', true],
    ['5 in (? > 3)', true],
    ['5 between 1 and 5', true],
    ['5 instance of number', true],
    ['[1, "a"] instance of list<number>', false],
    ['null instance of Any', false],
    ['date(day) in [date("2026-01-01")..date("2026-02-01")]', true],
  ])
})

test('[FE6] contexts, functions and named arguments', () => {
  holds([
    ['{a: 1, b: a + 1}', { a: 1, b: 2 }],
    ['{a: 1, a: 2}', null],
    ['{f: function(x, y) x - y, r: f(y: 1, x: 3)}.r', 2],
    ['sort(list: rows.points, precedes: function(a, b) a < b)', [1, 4, 9]],
    ['substring(string: "abc", start position: 2)', 'bc'],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['get value({"a b": 1}, "a b")', 1],
    ['{n: 5, f: function(x) x + n, r: f(1)}.r', 6],
  ])
})

test('[FE7] dates, times and durations compute as in DMN and come back as ISO 8601 text', () => {
  holds([
    ['date(day) + duration("P1M")', '2026-02-28'],
    ['date(day) - date("2026-01-01")', 'P30D'],
    ['date(day).weekday', 6],
    [
      'date and time("2026-03-29T01:30:00@Europe/Warsaw") + duration("PT1H")',
      '2026-03-29T03:30:00+02:00',
    ],
    ['years and months duration(date("2024-02-29"), date("2026-01-31"))', 'P1Y11M'],
    ['duration("PT36H").days', 1],
    ['duration("PT36H") / duration("PT12H")', 3],
    ['time("23:30:00") + duration("PT1H")', '00:30:00'],
    ['@"2026-02-30"', null],
    ['day of week(date(day))', 'Saturday'],
    [
      'string(date and time("2026-03-29T12:00:00@Europe/Warsaw"))',
      '2026-03-29T12:00:00@Europe/Warsaw',
    ],
  ])
})

test('[FE8] now and today come from the moment, in its time zone', () => {
  const today = compiled('today()')
  const now = '2026-11-23T23:30:00Z'
  expect(today.evaluate({}, { now })).toBe('2026-11-24')
  expect(today.evaluate({}, { now, timeZone: 'UTC' })).toBe('2026-11-23')
  expect(compiled('now()').evaluate({}, { now })).toBe('2026-11-24T00:30:00+01:00')
  const local = compiled('date and time("2026-11-24T00:30:00") = now()')
  expect(local.evaluate({}, { now })).toBe(true)
})

test('[FE8] of an hour that the clocks repeat, now knows which of both it is', () => {
  const at = (now: string, source: string) => compiled(source).evaluate({}, { now })
  expect(at('2027-10-31T00:30:00Z', 'now()')).toBe('2027-10-31T02:30:00+02:00')
  expect(at('2027-10-31T01:30:00Z', 'now()')).toBe('2027-10-31T02:30:00+01:00')
  const passed = 'now() >= date and time("2027-10-31T01:15:00Z")'
  expect(at('2027-10-31T00:30:00Z', passed)).toBe(false)
  expect(at('2027-10-31T01:30:00Z', passed)).toBe(true)
  const hour = 'now() + duration("PT1H")'
  expect(at('2027-10-31T00:30:00Z', hour)).toBe('2027-10-31T02:30:00+01:00')
  expect(at('2027-10-31T00:30:00Z', `${hour} = now()`)).toBe(false)
})

test('[FE9] reads names every variable path and no local name', () => {
  expect(compiled('answers.check.result = "x" and context.n < 1').reads).toEqual([
    'answers.check.result',
    'context.n',
  ])
  expect(compiled('for r in rows return r.points + base').reads).toEqual(['base', 'rows'])
  expect(compiled('sum(rows[points > minimum].points)').reads).toEqual([
    'minimum',
    'points',
    'rows.points',
  ])
  expect(compiled('{a: b, c: a}.c + (function(x) x + y)(1)').reads).toEqual(['b', 'y'])
  // a variable may be called as a function is
  expect(compiled('count * 2 + sum([date.day])').reads).toEqual(['count', 'date.day'])
  expect(compiled('count(lists.codes[1].facts.rate)').reads).toEqual(['lists.codes.facts.rate'])
})

test('[FE18] names are single identifiers; only built-in names have several words', () => {
  const refusal = (source: string) => {
    const result = compiler.compile(source)
    return 'issues' in result ? result.issues[0]?.code : 'compiled'
  }
  expect(refusal('first name = "x"')).toBe('expression.name')
  expect(refusal('{a-b: 1}')).toBe('expression.name')
  expect(refusal('1 +')).toBe('expression.syntax')
  expect(refusal('')).toBe('expression.syntax')
  expect(refusal('string length(name) = 4')).toBe('compiled')
})

test('[FE19] a variable with the name of a function hides the value, not the call', () => {
  const expression = compiled('count(list) + sum')
  expect(expression.evaluate({ list: [1, 2], sum: 5 }, { now: '2026-01-01T00:00:00Z' })).toBe(7)
})

test('[FE20] every built-in function is described in both languages with its signatures', () => {
  expect(functionDescriptions.length).toBeGreaterThan(80)
  for (const { name, signatures, description } of functionDescriptions) {
    expect(signatures.every((one) => one.startsWith(`${name}(`))).toBe(true)
    expect(description.pl.length * description.en.length).toBeGreaterThan(0)
  }
})

test('[FE25] what asks a list again and again for items with a value goes through it once', () => {
  const evaluate = (source: string, given: JsonObject) =>
    compiled(source).evaluate(given, { now: '2026-11-23T22:30:00Z' })
  const many = Array.from({ length: 3_000 }, (_, n) => ({ id: `a${n}`, of: `a${2_999 - n}`, n }))
  const given = { many, ids: many.map(({ id }) => id) }
  expect(evaluate('sum(for m in many return many[id = m.of][1].n)', given)).toBe(4_498_500)
  expect(evaluate('count(many[list contains(ids, of)])', given)).toBe(3_000)
  expect(evaluate('count(for m in many return many[n = m.n and id = "a7"])', given)).toBe(3_000)
  // gone through one by one it would be too much
  expect(evaluate('sum(for m in many return many[(id = m.of) = true][1].n)', given)).toBeNull()
})

test('[FE24] what does not look at the item is computed once for a filter, and nothing else is', () => {
  const evaluate = (source: string, given: JsonObject) =>
    compiled(source).evaluate(given, { now: '2026-11-23T22:30:00Z' })
  const list = [
    { id: 1, tax: 'x' },
    { id: 2, tax: 'y' },
    { id: 3, tax: 'x', wanted: 2 },
    { id: 4, tax: 'y', list: [{ id: 1, tax: 'y' }] },
  ]
  const given = { list, wanted: 1, plain: [1, 2, 3, 4] }
  // the same list for each item, but for the item that has a value or a list of its own
  expect(evaluate('list[tax = list[id = wanted][1].tax].id', given)).toEqual([1, 4])
  expect(evaluate('list[list contains(list[tax = "x"].id, id)].id', given)).toEqual([1, 3])
  expect(evaluate('list[count(list[item.tax = "x"]) = 2].id', given)).toEqual([1, 2, 3])
  expect(evaluate('list[some x in plain satisfies x = id].id', given)).toEqual([1, 2, 3, 4])
  expect(evaluate('list[some x in plain satisfies x = wanted].id', given)).toEqual([1, 2, 3, 4])
  // the item itself, filters in filters, items that are no contexts
  expect(evaluate('plain[count(plain[item > 2]) = item]', given)).toEqual([2])
  expect(evaluate('plain[count(list[id > 2]) = item]', given)).toEqual([2])
  expect(
    evaluate('plain[count(list[id = wanted or count(plain[item > id]) > 2]) = 1]', given),
  ).toEqual([1, 2, 3, 4])
  expect(evaluate('for n in plain return count(list[id < sum(plain[item < n])])', given)).toEqual([
    0, 0, 2, 4,
  ])
  // the budget is that of going through the list once for all its items
  const long = (length: number) => Array.from({ length }, (_, id) => ({ id, twin: length - id }))
  const twins = 'count(long[list contains(long[id < 8 and id > 6].twin, twin)])'
  expect(evaluate(twins, { long: long(400) })).toBe(1)
  expect(evaluate(twins, { long: long(15_000) })).toBe(1)
})
