import { describe, expect, it } from 'vitest'
import { readPlaces, withoutPlaces } from './text-places.ts'

describe('places in texts', () => {
  it.each([
    ['no place', ['no place']],
    ['', ['']],
    ['up to {parameters.P13} h', ['up to ', { source: 'parameters.P13' }, ' h']],
    ['{a}{ b }', [{ source: 'a' }, { source: 'b' }]],
    ['{total | money}', [{ source: 'total', display: 'money' }]],
    ['{"a|b"}', [{ source: '"a|b"' }]],
    ['{"a|}{" | text}.', [{ source: '"a|}{"', display: 'text' }, '.']],
    ['{"\\"}" }', [{ source: '"\\"}"' }]],
    ['{ {a: 1}.a }', [{ source: '{a: 1}.a' }]],
    [
      '{string join(for r in rows return r.name, ", ")}',
      [{ source: 'string join(for r in rows return r.name, ", ")' }],
    ],
    ['a {{brace}}', ['a {brace}']],
  ])('[DE10] reads %s', (text, parts) => {
    expect(readPlaces(text)).toEqual({ parts, loneBraces: [] })
  })

  it.each([
    ['a { b', [2]],
    ['a } b', [2]],
    ['{a}}', [3]],
    ['{ "a }', [0, 5]],
    ['{ {a: 1}', [0]],
  ])('[DE10] names the lone braces of %s', (text, at) => {
    expect(readPlaces(text).loneBraces).toEqual(at)
  })

  it('[DE10] writes words so that they are shown as they are', () => {
    for (const words of ['a {b} c', '}{', '{{', 'x'])
      expect(readPlaces(withoutPlaces(words))).toEqual({ parts: [words], loneBraces: [] })
  })
})
