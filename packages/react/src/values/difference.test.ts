import { describe, expect, it } from 'vitest'
import { differences } from './difference.ts'

describe('what changed since the last save', () => {
  it('names one changed field, not its neighbours', () => {
    expect(differences({ a: 1, b: 'x' }, { a: 1, b: 'y' })).toEqual([{ path: '/b', value: 'y' }])
  })

  it('names a field that became hidden without a value', () => {
    expect(differences({ a: 1, b: 2 }, { a: 1 })).toEqual([{ path: '/b' }])
  })

  it('names single cells while no row came or went', () => {
    const before = { rows: [{ a: 1 }, { a: 2 }] }
    expect(differences(before, { rows: [{ a: 1 }, { a: 3 }] })).toEqual([
      { path: '/rows/1/a', value: 3 },
    ])
  })

  it('writes the table whole when a row was added or removed', () => {
    expect(differences({ rows: [{ a: 1 }, { a: 2 }] }, { rows: [{ a: 2 }] })).toEqual([
      { path: '/rows', value: [{ a: 2 }] },
    ])
  })

  it('does not see a change in another order of keys', () => {
    expect(differences({ g: { a: 1, b: 2 } }, { g: { b: 2, a: 1 } })).toEqual([])
  })
})
