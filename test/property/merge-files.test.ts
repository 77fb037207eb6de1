import type { JsonValue } from '@splot/definition'
import { mergeFile } from '@splot/definition/edit'
import {
  assert,
  constantFrom,
  dictionary,
  letrec,
  oneof,
  property,
  record,
  uniqueArray,
} from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Any JSON with lists of things that have ids. */
const anything = letrec<{ value: JsonValue }>((tie) => ({
  value: oneof(
    { depthSize: 'small', withCrossShrink: true },
    constantFrom<JsonValue>(null, true, 1, 'text'),
    dictionary(constantFrom('a', 'b', 'c'), tie('value')),
    uniqueArray(record({ id: constantFrom('x', 'y', 'z', 'w'), says: tie('value') }), {
      selector: ({ id }) => id,
    }),
  ),
})).value

describe('joining any changes', () => {
  it('[DE47] whoever changed nothing takes what the other has; the same change is no conflict', () => {
    assert(
      property(anything, anything, (before, after) => {
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
    const things = uniqueArray(
      record({ id: constantFrom('a', 'b', 'c', 'd', 'e', 'f'), says: anything }),
      { selector: ({ id }) => id },
    )
    const isMine = (id: string) => id < 'd'
    assert(
      property(things, things, things, (was, one, two) => {
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
