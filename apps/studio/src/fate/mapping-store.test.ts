import { describe, expect, it } from 'vitest'
import { mappedTo } from './mapping-store.ts'

describe('where cases go on', () => {
  it('is chosen state by state, changed and taken back', () => {
    const one = mappedTo({}, 'w', 'w.old', 'w.new')
    expect(one).toEqual({ w: { 'w.old': 'w.new' } })
    const two = mappedTo(one, 'w', 'w.other', 'w.new')
    expect(mappedTo(two, 'w', 'w.old', 'w.end')).toEqual({
      w: { 'w.old': 'w.end', 'w.other': 'w.new' },
    })
    expect(mappedTo(two, 'w', 'w.old', null)).toEqual({ w: { 'w.other': 'w.new' } })
    expect(mappedTo(one, 'w', 'w.old', null)).toEqual({})
  })
})
