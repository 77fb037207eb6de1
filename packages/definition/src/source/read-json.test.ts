import { describe, expect, it } from 'vitest'
import { maxSourceDepth, readJson } from './read-json.ts'

const codes = (text: string) => readJson(text).faults.map(({ code }) => code)

describe('reading a definition text', () => {
  it.each([
    ['{ "a": 1, }', 'a comma too many'],
    ['{ // note\n "a": 1 }', 'a comment'],
    ['', 'nothing at all'],
    ['{ "a": 1', 'a bracket that is missing'],
    ['{ "a": 1 } x', 'something behind the end'],
  ])('[DE4] refuses %j: %s', (text) => {
    expect(codes(text)).toEqual(['source.not-json'])
  })

  it('[DE4] refuses a key that stands twice, where it stands', () => {
    const { faults } = readJson('{ "a": 1, "b": { "c": 1, "c": 2 } }')
    expect(faults).toMatchObject([{ code: 'source.doubled-key', path: '/b/c' }])
  })

  it.each([
    ['{ "a": { "b": 1, "c": 2 }, "a": 1 }', '/a'],
    ['{ "a": 1, "\\u0061": 2 }', '/a'],
    ['{ "x": ":\\":", "a": [{ "q\\\\": 1, "q\\\\": 1 }] }', '/a/0/q\\'],
  ])('[DE4] refuses a key that stands twice however it is written: %s', (text, path) => {
    expect(readJson(text).faults).toMatchObject([{ code: 'source.doubled-key', path }])
  })

  it.each([
    '{ "a:b": ":\\":", "c": { "d\\\\": [1, { "": null }] } }',
    '[[], {}, "", 0, -1.5e3, true]',
    '"\\"\\\\:"',
  ])('[DE4] reads %s as it is written', (text) => {
    expect(readJson(text)).toMatchObject({ value: JSON.parse(text), faults: [] })
  })

  it('[DE4] refuses nesting that is too deep and does not count brackets inside of texts', () => {
    expect(codes('['.repeat(maxSourceDepth + 1) + ']'.repeat(maxSourceDepth + 1))).toEqual([
      'source.too-large',
    ])
    expect(codes(JSON.stringify({ a: '['.repeat(500) }))).toEqual([])
  })

  it.each(['__proto__', 'constructor', 'prototype', 'xstate$$type'])(
    '[DE5] refuses the key %s',
    (key) => {
      const { faults, value } = readJson(`{ "deep": [{ "${key}": { "polluted": true } }] }`)
      expect(faults).toMatchObject([
        { code: 'name.reserved', path: `/deep/0/${key.replaceAll('~', '~0')}` },
      ])
      expect(JSON.stringify(value)).not.toContain('polluted')
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    },
  )

  it('[DE6] finds each value again in its text', () => {
    const { locate } = readJson('{\n  "a": [\n    10,\n    { "b/c": true }\n  ]\n}')
    expect(locate('')).toEqual({ line: 1, column: 1 })
    expect(locate('/a')).toEqual({ line: 2, column: 3 })
    expect(locate('/a/1')).toEqual({ line: 4, column: 5 })
    expect(locate('/a/1/b~1c')).toEqual({ line: 4, column: 7 })
  })

  it('[DE6] gives the nearest place for a value that is missing', () => {
    expect(readJson('{\n  "a": {}\n}').locate('/a/b')).toEqual({ line: 2, column: 3 })
  })
})
