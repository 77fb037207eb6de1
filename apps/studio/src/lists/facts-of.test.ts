import { expect, it } from 'vitest'
import type { CodeList } from '@splot/definition'
import { factsOf, readFact, withFact } from './facts-of.ts'

const label = { pl: 'A', en: 'A' }
const list: CodeList = {
  id: 'list',
  items: [
    { code: 'a', label, facts: { months: 3, open: true } },
    { code: 'b', label },
  ],
}

it('tells what items say of themselves, each fact of one kind', () => {
  expect(factsOf(list, ['area', 'open'])).toEqual([
    { name: 'months', kind: 'number' },
    { name: 'open', kind: 'boolean' },
    { name: 'area', kind: 'text' },
  ])
})

it('keeps a number a number; what is emptied is no fact, and the last one leaves none', () => {
  const months = { name: 'months', kind: 'number' } as const
  expect(readFact('4,5', months)).toBe(4.5)
  expect(readFact(' ', months)).toBeUndefined()
  expect(withFact(list.items[0]!, months, undefined)).toEqual({ open: true })
  expect(withFact({ code: 'c', label, facts: { months: 1 } }, months, undefined)).toBeUndefined()
})
