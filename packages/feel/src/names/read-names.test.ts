import { describe, expect, it } from 'vitest'
import { readNames } from './read-names.ts'
import type { ValueShape } from './value-shape.ts'

const plain: ValueShape<string> = { kind: 'plain' }

function record(parts: Record<string, ValueShape<string>>, at = ''): ValueShape<string> {
  return {
    kind: 'record',
    part: (name) => {
      const shape = parts[name]
      return shape && { means: [`${at}${name}`], shape }
    },
  }
}

const results: ValueShape<string> = { kind: 'texts', means: (text) => [`code ${text}`] }
const cards = record({ points: plain, result: results }, 'cards.')
const scope = record({
  answers: record({ check: record({ result: results, cards }, 'check.') }, 'answers.'),
  total: plain,
  anything: { kind: 'unknown' },
})

/** Returns the uses of an expression as `text at place → meaning`. */
function uses(source: string, expected?: ValueShape<string>): string[] {
  return readNames(source, scope, expected).uses.map(
    ({ from, to, means, sure }) =>
      `${source.slice(from, to)} → ${means.join(' ')}${sure ? '' : '?'}`,
  )
}

describe('names in expressions', () => {
  it('[FE70] paths and texts compared with codes are found with their meaning', () => {
    expect(uses('answers.check.result = "passed" and total > 3')).toEqual([
      'answers → answers',
      'check → answers.check',
      'result → check.result',
      '"passed" → code passed',
      'total → total',
    ])
    expect(uses('"passed" != answers.check.result')[0]).toBe('"passed" → code passed')
    expect(uses('answers.check.result in ("a", "b")').slice(3)).toEqual([
      '"a" → code a',
      '"b" → code b',
    ])
    expect(uses('list contains(answers.check.cards.result, "a")').at(-1)).toBe('"a" → code a')
  })

  it('[FE70] inside filters and loops names mean the parts of items', () => {
    expect(uses('answers.check.cards[points > 2 and item.result = "a"].points').slice(3)).toEqual([
      'points → cards.points',
      'item → ',
      'result → cards.result',
      '"a" → code a',
      'points → cards.points',
    ])
    expect(uses('some c in answers.check.cards satisfies c.points > total').slice(3)).toEqual([
      'c → ',
      'points → cards.points',
      'total → total',
    ])
    expect(
      uses('(for c in answers.check.cards return {p: c.points, c: c})[1].c.result').at(-1),
    ).toBe('result → cards.result')
    expect(uses('get value(answers.check, "result")').at(-1)).toBe('"result" → check.result')
  })

  it('[FE70] texts and contexts of a result are taken for what is expected', () => {
    expect(uses('if total > 1 then "a" else "b"', results).slice(1)).toEqual([
      '"a" → code a',
      '"b" → code b',
    ])
    expect(uses('for t in [1] return {points: t, result: "a"}', cards)).toEqual([
      'points → cards.points',
      't → ',
      'result → cards.result',
      '"a" → code a',
    ])
  })

  it('[FE71] names of the expression’s own mean nothing outside, and what may be anything is not sure', () => {
    expect(uses('{total: 1, twice: total * 2}')).toEqual(['total → ', 'twice → ', 'total → '])
    expect(uses('function(total) total + 1')).toEqual(['total → '])
    expect(uses('anything.result = "a"')).toEqual(['anything → anything', 'result → ?', '"a" → ?'])
    expect(uses('anything[total > 1]')[1]).toBe('total → total?')
    expect(uses('not an expression (')).toEqual([])
  })

  it('[FE70] a value that holds itself is asked once', () => {
    const list: ValueShape<string> = {
      kind: 'any',
      of: () => [readNames('append(list, {id: 1})', own).shape],
    }
    const own = record({ list })
    expect(readNames('list.id', own).uses.map(({ means }) => means)).toEqual([['list'], []])
  })
})
