import { expect, it } from 'vitest'
import { distinctTexts } from './distinct-texts.ts'

it('a line beside a heading says nothing twice', () => {
  expect(distinctTexts('Karta podmiotu', ['Karta podmiotu', 'Karta podmiotu', null])).toBe('')
  expect(distinctTexts('Podpis', ['Karta podmiotu', 'Karta podmiotu', 'SPL/7'])).toBe(
    'Karta podmiotu · SPL/7',
  )
})
