import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../json.ts'
import { mergeFile, mergeFiles, settled } from './merge-files.ts'

const field = (key: string, label: string): JsonObject => ({ key, label: { pl: label, en: label } })
const base = { id: 'R01', fields: [field('a', 'A'), field('b', 'B'), field('c', 'C')] }

function withFields(...fields: JsonObject[]): JsonValue {
  return { ...base, fields }
}

describe('joining changes of two people', () => {
  it('[DE47] takes what only one of them changed, wherever it was moved', () => {
    const mine = withFields(field('b', 'B'), field('a', 'A new'), field('c', 'C'))
    const theirs = withFields(
      field('a', 'A'),
      field('x', 'X'),
      field('b', 'B'),
      field('c', 'C new'),
    )
    const { merged, conflicts } = mergeFile(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged).toEqual(
      withFields(field('b', 'B'), field('a', 'A new'), field('x', 'X'), field('c', 'C new')),
    )
  })

  it('[DE47] what one took away goes; files too', () => {
    const mine = withFields(field('a', 'A'), field('c', 'C'))
    const theirs = withFields(field('a', 'A new'), field('b', 'B'), field('c', 'C'))
    expect(mergeFile(base, mine, theirs)).toEqual({
      merged: withFields(field('a', 'A new'), field('c', 'C')),
      conflicts: [],
    })
    const files = { 'forms/R01.json': base, 'forms/R02.json': base }
    expect(
      mergeFiles(files, { 'forms/R02.json': base }, { ...files, 'forms/R03.json': base }),
    ).toEqual({
      files: { 'forms/R02.json': base, 'forms/R03.json': base },
      conflicts: [],
    })
  })

  it('[DE48] what both changed in different ways is a conflict with its place, and stays as mine', () => {
    const mine = withFields(field('b', 'B'), field('a', 'mine'), field('c', 'C'))
    const theirs = withFields(field('a', 'theirs'), field('b', 'B'), field('c', 'C'))
    const { merged, conflicts } = mergeFile(base, mine, theirs)
    expect(merged).toEqual(mine)
    expect(conflicts).toEqual([
      { at: '/fields/1/label/pl', base: 'A', mine: 'mine', theirs: 'theirs' },
      { at: '/fields/1/label/en', base: 'A', mine: 'mine', theirs: 'theirs' },
    ])
  })

  it('[DE48] what one changed and the other took away is kept, and is a conflict', () => {
    const mine = withFields(field('a', 'A'), field('c', 'C'))
    const theirs = withFields(field('a', 'A'), field('b', 'B new'), field('c', 'C'))
    const { merged, conflicts } = mergeFile(base, mine, theirs)
    expect(merged).toEqual(theirs)
    expect(conflicts).toEqual([
      { at: '/fields/1', base: field('b', 'B'), mine: undefined, theirs: field('b', 'B new') },
    ])
  })

  it('[DE48] lists of which nothing tells the elements are joined whole', () => {
    const { merged, conflicts } = mergeFile({ n: [1, 2] }, { n: [1, 3] }, { n: [2, 2] })
    expect(merged).toEqual({ n: [1, 3] })
    expect(conflicts.map(({ at }) => at)).toEqual(['/n'])
  })

  it('[DE121] conflicts are settled each by itself, those of a list whose elements go as well', () => {
    const was = { fields: [field('a', 'A'), field('b', 'B'), field('c', 'C')], title: 'was' }
    const mine = { fields: [field('c', 'mine')], title: 'mine' }
    const theirs = {
      fields: [field('a', 'theirs'), field('b', 'theirs'), field('c', 'C')],
      title: 'theirs',
    }
    const { merged, conflicts } = mergeFile(was, mine, theirs)
    const by = (chosen: Record<string, 'mine' | 'theirs' | 'base'>) =>
      settled(merged, conflicts, ({ at }) => chosen[at] ?? 'mine')
    expect(conflicts.map(({ at }) => at)).toEqual(['/fields/0', '/fields/1', '/title'])
    expect(by({})).toEqual(mine)
    expect(by({ '/fields/1': 'theirs', '/title': 'base' })).toEqual({
      fields: [field('b', 'theirs'), field('c', 'mine')],
      title: 'was',
    })
    const gone = mergeFile('was', undefined, 'theirs')
    expect(settled(gone.merged, gone.conflicts, () => 'mine')).toBeUndefined()
  })
})
