import type { FrozenCase } from '@splot/runtime'
import { expect, it } from 'vitest'
import { frozenByReason } from './frozen-by-reason.ts'

const frozen = (text: string, workflows: Record<string, number>): FrozenCase => ({
  id: text,
  title: { pl: text, en: text },
  number: null,
  workflow: 'call',
  reason: { pl: text, en: text },
  workflows,
})
const cases = [
  frozen('open', { call: 1, round: 2 }),
  frozen('list', { application: 1, card: 2 }),
  frozen('list', { application: 1 }),
]

it('cases that keep their rules for one reason are counted together', () => {
  expect(frozenByReason(cases).map(({ reason, count }) => [reason.en, count])).toEqual([
    ['list', 4],
    ['open', 3],
  ])
})

it('only cases of the workflows asked for count', () => {
  expect(frozenByReason(cases, ['card', 'round']).map(({ count }) => count)).toEqual([2, 2])
  expect(frozenByReason(cases, ['manual'])).toEqual([])
})
