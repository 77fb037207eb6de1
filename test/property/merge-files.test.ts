import type { JsonValue } from '@splot/definition'
import { mergeFile } from '@splot/definition/edit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Any JSON with lists of things that have ids. */
const anything = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, 1, 'text'),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')),
    fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z', 'w'), says: tie('value') }), {
      selector: ({ id }) => id,
    }),
  ),
})).value

describe('joining any changes', () => {
  it('[DE47] whoever changed nothing takes what the other has; the same change is no conflict', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        for (const [mine, theirs] of [
          [after, before],
          [before, after],
          [after, after],
        ] as const)
          expect(mergeFile(before, mine, theirs)).toEqual({ merged: after, conflicts: [] })
      }),
      { seed: 20_271_129 },
    )
  })

  it('[DE47] changes of different things never conflict, whoever comes first', () => {
    const things = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), says: anything }),
      { selector: ({ id }) => id },
    )
    const isMine = (id: string) => id < 'd'
    fc.assert(
      fc.property(things, things, things, (was, one, two) => {
        const mine = [...one.filter(({ id }) => isMine(id)), ...was.filter(({ id }) => !isMine(id))]
        const theirs = [
          ...was.filter(({ id }) => isMine(id)),
          ...two.filter(({ id }) => !isMine(id)),
        ]
        const ids = (all: JsonValue | undefined) =>
          new Map((all as typeof was).map(({ id, says }) => [id, says]))
        const wanted = ids([
          ...one.filter(({ id }) => isMine(id)),
          ...two.filter(({ id }) => !isMine(id)),
        ])
        for (const { merged, conflicts } of [
          mergeFile(was, mine, theirs),
          mergeFile(was, theirs, mine),
        ]) {
          expect(conflicts).toEqual([])
          expect(ids(merged)).toEqual(wanted)
        }
      }),
      { seed: 20_271_129 },
    )
  })
})
