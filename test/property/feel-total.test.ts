import { createExpressionCompiler, type JsonValue } from '@splot/feel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const compiler = createExpressionCompiler()
const moment = { now: '2026-11-23T20:00:00Z' }

const tokens = [
  '( ) [ ] { } , : . .. + - * / ** = != < <= > >= @ ?',
  'if then else for in return some every satisfies and or not between instance of function',
  'true false null item partial a b rows x __proto__ constructor list string number date',
  '0 1 -1 2.5 1e300 99999999999 "a" "P1D" "2026-01-31" "(a+)+$" @"P1D" @"2026-01-31"',
  '@"10:00:00Z" date( duration( now() today() sum( count( sort( matches( replace( split(',
  'flatten( concatenate( append( range( [1..5] rows[1] .a',
]
  .flatMap((line) => line.split(' '))
  .concat('string join(', 'get value(', 'context put(', 'function(x) x')

const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 30 }).map((parts) => parts.join(' '))

/** Text in which some pieces are in an order that can be read. */
const phrases = fc
  .array(
    fc.oneof(
      soup,
      fc.constantFrom(
        'for x in rows return x.a',
        'rows[a > 1]',
        '{a: 1, b: a}',
        'if a then b else x',
      ),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' = '))

const variables = fc
  .dictionary(
    fc.constantFrom('a', 'b', 'rows', 'x', '__proto__', 'constructor'),
    fc.jsonValue({ maxDepth: 3 }),
  )
  .map((value) => JSON.parse(JSON.stringify(value)))

function isJson(value: JsonValue): boolean {
  return JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value)
}

test('[FE10] whatever the source and the variables, nothing is thrown and the result is JSON', () => {
  let compiled = 0
  fc.assert(
    fc.property(
      fc.oneof(soup, phrases, fc.string({ maxLength: 60 })),
      variables,
      (source, given) => {
        const before = JSON.stringify(given)
        const result = compiler.compile(source)
        const schema = {
          type: 'object',
          properties: { a: { type: 'number' }, rows: { type: 'array' } },
        }
        expect(Array.isArray(compiler.check(source, schema, 'boolean'))).toBe(true)
        if ('issues' in result) {
          expect(result.issues.length).toBeGreaterThan(0)
          return
        }
        compiled++
        const value = result.expression.evaluate(given, moment)
        expect(value).not.toBeUndefined()
        expect(isJson(value)).toBe(true)
        expect(JSON.stringify(given)).toBe(before)
      },
    ),
    { numRuns: 5000, seed: 4 },
  )
  // Sources that are all refused would show nothing.
  expect(compiled).toBeGreaterThan(200)
})
