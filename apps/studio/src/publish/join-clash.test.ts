import { describe, expect, it } from 'vitest'
import { writeDefinition } from '@splot/definition/edit'
import { joinClash, settledClash } from './join-clash.ts'

type Parameter = { id: string; value: number; title?: { pl: string; en: string } }

const path = 'workflows/programme.json'
const file = (...parameters: Parameter[]) =>
  writeDefinition({ id: 'demo', parameters: parameters.map((one) => ({ ...one })) })
const clash = (base: string, draft: string | null, inForce: string) =>
  joinClash({ path, base, draft, inForce, revision: 3 })

describe('bringing a draft up to date', () => {
  it('joins changes of different things without a question', () => {
    const joined = clash(
      file({ id: 'P01', value: 1 }, { id: 'P04', value: 4 }),
      file({ id: 'P01', value: 1 }, { id: 'P04', value: 40 }),
      file({ id: 'P01', value: 10 }, { id: 'P04', value: 4 }),
    )
    expect(joined.disagreements).toEqual([])
    expect(settledClash(joined, {})).toEqual({
      path,
      base: 3,
      text: file({ id: 'P01', value: 10 }, { id: 'P04', value: 40 }),
    })
  })

  it('asks once for each place that both changed, for both languages of a text together', () => {
    const joined = clash(
      file({ id: 'P01', value: 1, title: { pl: 'a', en: 'a' } }),
      file({ id: 'P01', value: 2, title: { pl: 'b', en: 'b' } }),
      file({ id: 'P01', value: 3, title: { pl: 'c', en: 'c' } }),
    )
    expect(joined.disagreements).toHaveLength(2)
    const [value, title] = joined.disagreements.map(({ key }) => key)
    expect(settledClash(joined, { [value!]: 'mine', [title!]: 'theirs' }).text).toBe(
      file({ id: 'P01', value: 2, title: { pl: 'c', en: 'c' } }),
    )
  })

  it('a file that one removed and the other changed goes or stays whole, also one that is no JSON', () => {
    const joined = clash('no JSON', null, 'neither')
    const [only] = joined.disagreements
    expect(settledClash(joined, {}).text).toBeNull()
    expect(settledClash(joined, { [only!.key]: 'theirs' }).text).toBe('neither')
  })
})
