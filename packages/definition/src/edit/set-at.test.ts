import { describe, expect, it } from 'vitest'
import { setValue, withFile } from './edit-file.ts'
import { changeAt, moved, setAt, valueAt, withKeys } from './set-at.ts'

const root = { a: { b: [1, { c: 2 }] }, d: { e: 3 } }

describe('editing a file', () => {
  it('[DE30] leaves what is not on the way the very same object', () => {
    const after = setAt(root, '/a/b/1/c', 5) as typeof root
    expect(after).toEqual({ a: { b: [1, { c: 5 }] }, d: { e: 3 } })
    expect(after.d).toBe(root.d)
    expect(root.a.b[1]).toEqual({ c: 2 })
  })

  it('[DE30] gives the very same file back when nothing changes', () => {
    expect(changeAt(root, '/a/b', (value) => value)).toBe(root)
    expect(setAt(root, '/d/e', 3)).toBe(root)
    const files = { 'x.json': root }
    expect(withFile(files, 'x.json', (value) => value)).toBe(files)
    expect(withFile(files, 'y.json', () => 1)).toBe(files)
  })

  it('[DE30] removes with undefined, from a list too, and makes the way where it is missing', () => {
    expect(setAt(root, '/a/b/0', undefined)).toMatchObject({ a: { b: [{ c: 2 }] } })
    expect(setAt(root, '/d/e', undefined)).toEqual({ a: root.a, d: {} })
    expect(setAt({}, '/meta/title', { pl: 'A', en: 'B' })).toEqual({
      meta: { title: { pl: 'A', en: 'B' } },
    })
    expect(setAt({ list: [1] }, '/list/1', 2)).toEqual({ list: [1, 2] })
  })

  it('[DE30] reads only what an object has itself', () => {
    expect(valueAt(root, '/a/b/1/c')).toBe(2)
    expect(valueAt(root, '/a/toString')).toBeUndefined()
    expect(valueAt(root, '/a/b/7/c')).toBeUndefined()
    expect(valueAt(root, '')).toBe(root)
  })

  it('[DE30] moves an item of a list and keeps the list when the place does not exist', () => {
    const list = ['a', 'b', 'c']
    expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(list, 0, 3)).toBe(list)
    expect(moved(list, 5, 0)).toBe(list)
    expect(withKeys({ a: 1, b: 2 }, (entries) => entries.toReversed())).toEqual({ b: 2, a: 1 })
  })

  it('[DE30] makes one step of undo of values put at one place in a row', () => {
    const label = { pl: 'Zmień', en: 'Change' }
    const first = setValue('x.json', '/d/e', 4, label)
    expect(first.apply({ 'x.json': root })).toMatchObject({ 'x.json': { d: { e: 4 } } })
    expect(first.together).toBe(setValue('x.json', '/d/e', 5, label).together)
    expect(first.together).not.toBe(setValue('x.json', '/d/f', 5, label).together)
  })
})
