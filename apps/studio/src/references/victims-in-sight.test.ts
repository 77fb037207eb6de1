import { expect, it } from 'vitest'
import type { Repair, Use, Victim } from '@splot/definition/edit'
import { victimsInSight } from './victims-in-sight.ts'

const words = { pl: '', en: '' }

function victim(key: string, at: string, removes?: string, file = 'a.json'): Victim {
  return {
    key,
    name: { kind: 'workflow', id: 'visit' },
    use: { file, at } as Use,
    place: words,
    sentence: words,
    ...(removes !== undefined && { removes }),
    replacements: [],
  }
}

const shown = (victims: Victim[], repairs: Record<string, Repair>) =>
  victimsInSight(victims, repairs).map(({ key }) => key)

it('what stands in a part that goes is not asked about; of two that take the same away the first is', () => {
  const panel = victim('panel', '/panels/1/workflow', '/panels/1')
  const states = victim('states', '/panels/1/states/0', '/panels/1')
  const sort = victim('sort', '/panels/1/sort/by', '/panels/1/sort')
  const other = victim('other', '/panels/10/workflow', '/panels/10')
  const elsewhere = victim('elsewhere', '/panels/1/workflow', '/panels/1', 'b.json')
  const all = [panel, states, sort, other, elsewhere]
  const remove: Repair = { how: 'remove' }
  const everything = Object.fromEntries(all.map(({ key }) => [key, remove]))
  expect(shown(all, everything)).toEqual(['panel', 'other', 'elsewhere'])
  expect(shown(all, { ...everything, panel: { how: 'leave' }, states: { how: 'leave' } })).toEqual([
    'panel',
    'states',
    'sort',
    'other',
    'elsewhere',
  ])
})

it('a file that goes takes all in it along', () => {
  const file = victim('file', '/source/workflow', '')
  const column = victim('column', '/columns/0/value', '/columns/0')
  expect(shown([column, file], { file: { how: 'remove' } })).toEqual(['file'])
})
