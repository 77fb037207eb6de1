import { expect, test } from 'vitest'
import { createExpressionCompiler, expressionLimits } from './index.ts'
import type { JsonObject } from './values/to-json.ts'

const compiler = createExpressionCompiler()
const moment = { now: '2026-11-23T20:00:00Z' }

function value(source: string, variables: JsonObject = {}): unknown {
  const compiled = compiler.compile(source)
  if ('issues' in compiled) throw new Error(`${source}: ${JSON.stringify(compiled.issues)}`)
  return compiled.expression.evaluate(variables, moment)
}

function refusal(source: string): string | undefined {
  const compiled = compiler.compile(source)
  return 'issues' in compiled ? compiled.issues[0]?.code : undefined
}

test('[FE11] sources that are too long or too deep are refused before they are parsed', () => {
  expect(refusal(' '.repeat(expressionLimits.sourceLength) + '1')).toBe('expression.too-long')
  expect(refusal(`${'('.repeat(101)}1${')'.repeat(101)}`)).toBe('expression.too-deep')
  expect(refusal('['.repeat(9000))).toBe('expression.too-deep')
  expect(refusal(`1${' + 1'.repeat(300)}`)).toBe('expression.too-deep')
  expect(value(`${'('.repeat(60)}1${')'.repeat(60)}`)).toBe(1)
})

test('[FE10] filters inside of filters are compiled once each, however deep', () => {
  const nested = (depth: number): string =>
    depth === 0 ? '1' : `l[k${depth} = ${nested(depth - 1)}]`
  // each level twice would be more code than memory holds
  expect(value(nested(40), { l: [] })).toEqual([])
})

test('[FE13] an evaluation whose budget is used up gives null', () => {
  expect(value('count(for i in 1..1000000 return i)')).toBeNull()
  expect(value('count(for i in 1..1000, j in 1..1000 return i * j)')).toBeNull()
  expect(value('some i in 1..20000, j in 1..20000 satisfies i < 0')).toBeNull()
  expect(value('sum(for i in 1..1000 return i)')).toBe(500500)
  const rows = Array.from({ length: 15_000 }, (_, index) => (index * 7919) % 15_000)
  expect(value('sort(rows, function(a, b) a > b)[1]', { rows })).toBe(14_999)
  expect(value('count(rows[item > 3])', { rows })).toBe(14_996)
  expect(value('sum(for r in rows return count(rows[item > r]))', { rows })).toBeNull()
})

test('[FE13] who asks is told that the budget of an evaluation was used up', () => {
  const told: string[] = []
  const source = 'count(for i in 1..1000, j in 1..1000 return i * j)'
  const compiled = compiler.compile(source)
  if ('issues' in compiled) throw new Error('Expected the source to compile.')
  const tell = { ...moment, onExhausted: (what: string) => void told.push(what) }
  expect(compiled.expression.evaluate({}, tell)).toBeNull()
  expect(told).toEqual([source])
  const refuse = {
    ...moment,
    onExhausted: () => {
      throw new Error('too much')
    },
  }
  expect(() => compiled.expression.evaluate({}, refuse)).toThrow('too much')
})

test('[FE13] values that grow by doubling give null instead of filling the memory', () => {
  const doubled = Array.from({ length: 60 }, (_, index) => `a${index + 1}: [a${index}, a${index}]`)
  expect(value(`{a0: 1, ${doubled.join(', ')}}`)).toBeNull()
  const texts = Array.from({ length: 60 }, (_, index) => `a${index + 1}: a${index} + a${index}`)
  expect(value(`{a0: "x", ${texts.join(', ')}}`)).toBeNull()
  expect(value(`{a0: 1, ${doubled.join(', ')}, same: a60 = a60}.same`)).toBeNull()
  expect(value(`{a0: 1, ${doubled.join(', ')}, t: string(a60)}.t`)).toBeNull()
  expect(value(`{a0: 1, ${doubled.join(', ')}, t: count(flatten(a60))}.t`)).toBeNull()
})

test('[FE13] functions that call themselves without end give null', () => {
  expect(value('{f: function(g) g(g), r: f(f)}.r')).toBeNull()
  expect(value('count(for i in 1..500 return {a: partial[-1]})')).toBe(500)
  expect(value('for i in 1..500 return {a: partial[-1]}')).toBeNull()
})

test('[FE14] patterns that explode elsewhere are decided at once', () => {
  expect(value('matches(t, "^(a+)+$")', { t: `${'a'.repeat(50_000)}!` })).toBe(false)
  expect(value('replace(t, "(x+x+)+y", "z")', { t: 'x'.repeat(1000) })).toBe('x'.repeat(1000))
  expect(value('matches("ab", "a(?=b)")')).toBeNull()
  expect(value('matches("ab", "(a{1000}){1000}")')).toBeNull()
  const hungry = 'for i in 1..100 return matches(t, "[a-z]{900}x")'
  expect(value(hungry, { t: 'a'.repeat(90_000) })).toBeNull()
})

test('[FE15] __proto__, constructor and prototype are never reachable', () => {
  const hostile = JSON.parse(
    '{"a": {"__proto__": {"x": 1}, "constructor": 2, "k": 3}}',
  ) as JsonObject
  expect(refusal('a.__proto__')).toBe('expression.reserved-name')
  expect(refusal('a.constructor')).toBe('expression.reserved-name')
  expect(refusal('{prototype: 1}')).toBe('expression.reserved-name')
  expect(refusal('{"__proto__": 1}')).toBe('expression.reserved-name')
  expect(refusal('for constructor in [1] return 1')).toBe('expression.reserved-name')
  expect(value('get value(a, "constructor")', hostile)).toBeNull()
  expect(value('get value(a, ["__proto__", "x"])', hostile)).toBeNull()
  expect(value('get entries(a).key', hostile)).toEqual(['k'])
  expect(value('a', hostile)).toEqual({ k: 3 })
  expect(value('context put({}, "__proto__", {x: 1})')).toBeNull()
  expect(value('context([{key: "__proto__", value: 1}])')).toBeNull()
  expect(value('a.toString', hostile)).toBeNull()
  expect(value('toString')).toBeNull()
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('[FE16] the result is a copy: changing it changes no variable', () => {
  const variables = { a: { list: [1, { b: 2 }] } }
  const result = value('a', variables) as { list: unknown[] }
  result.list.push(3)
  expect(variables).toEqual({ a: { list: [1, { b: 2 }] } })
})

test('[FE16] shared parts are the same value, without a copy of what was JSON', () => {
  const compiled = compiler.compile(
    'for one in list return if one.id = 2 then context merge([one, {on: date("2027-03-01")}]) else one',
  )
  if ('issues' in compiled) throw new Error('refused')
  const list = [{ id: 1, deep: { a: [1, 2] } }, { id: 2, deep: { a: [-0] } }, { id: 3 }]
  const copied = compiled.expression.evaluate({ list }, moment) as unknown[]
  const shared = compiled.expression.evaluate({ list }, moment, 'shared') as unknown[]
  expect(shared).toEqual(copied)
  expect(JSON.stringify(shared)).toBe(JSON.stringify(copied))
  expect(shared[0]).toBe(list[0])
  expect(copied[0]).not.toBe(list[0])
  expect(shared[1]).toEqual({ id: 2, deep: { a: [0] }, on: '2027-03-01' })
  const hostile = JSON.parse('{"list": {"__proto__": 1, "k": [{"constructor": 2, "l": 3}]}}') as {
    list: unknown
  }
  const all = compiler.compile('list')
  if ('issues' in all) throw new Error('refused')
  expect(all.expression.evaluate(hostile as never, moment, 'shared')).toEqual({ k: [{ l: 3 }] })
})

test('[FE17] a moment or time zone that is none gives null only where it is asked', () => {
  const compiled = compiler.compile('now()')
  if ('issues' in compiled) throw new Error('refused')
  expect(compiled.expression.evaluate({}, { now: 'yesterday' })).toBeNull()
  expect(compiled.expression.evaluate({}, { now: moment.now, timeZone: 'Mars/Base' })).toBeNull()
})
