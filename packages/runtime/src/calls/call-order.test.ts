import { describe, expect, it } from 'vitest'
import { compareCallPlaces, parseCallCursor, toCallCursor } from './call-order.ts'
import type { CallPlace } from './call-order.ts'

const place = (id: string, open: boolean, closesAt: string | null): CallPlace => ({
  id,
  open,
  closesAt,
})

describe('the order of calls', () => {
  it('puts open calls first, then those that close last, then those without a day, then by id', () => {
    const sorted = [
      place('f', true, null),
      place('a', true, '2027-03-01T22:59:59Z'),
      place('b', true, '2027-01-31T22:59:59Z'),
      place('c', false, '2027-02-28T22:59:59Z'),
      place('d', false, null),
      place('e', false, null),
    ].toSorted(compareCallPlaces)
    expect(sorted.map(({ id }) => id)).toEqual(['a', 'b', 'f', 'c', 'd', 'e'])
  })

  it('reads a cursor as it was handed out, and refuses what none ever was', () => {
    const one = place('zażółć', false, '2027-02-28T22:59:59Z')
    expect(parseCallCursor(toCallCursor(one))).toEqual(one)
    for (const cursor of ['', 'x', '50', Buffer.from('[true]').toString('base64url')])
      expect(() => parseCallCursor(cursor)).toThrow(
        expect.objectContaining({ code: 'request.invalid' }),
      )
  })
})
