import { expect, it } from 'vitest'
import { withVersion } from './with-version.ts'

it('[DE27] a version is raised and all else stays as its author wrote it', () => {
  const text = '{ "id": "x",\n  "version" : 3, "states": {"version": 9},   "list": [1,2] }\n'
  expect(withVersion(text, 4)).toBe(text.replace('3', '4'))
  expect(withVersion(text, 3)).toBe(text)
})

it('[DE27] a definition without a version gets one after its id', () => {
  const after = withVersion('{\n  "id": "x",\n  "title": {}\n}\n', 1)
  expect(after).toBe('{\n  "id": "x",\n  "version": 1,\n  "title": {}\n}\n')
  expect(withVersion('{}', 1)).toContain('"version": 1')
})

it.each(['', '{', '[1]', 'null', '"x"'])('[DE27] %j, no object, stays as it is', (text) => {
  expect(withVersion(text, 2)).toBe(text)
})
