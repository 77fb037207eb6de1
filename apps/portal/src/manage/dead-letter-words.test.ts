import { actionKinds } from '@splot/definition'
import { expect, it } from 'vitest'
import { en } from '../texts/en.ts'
import { pl } from '../texts/pl.ts'
import { namedCodes, namedEffects } from './dead-letter-words.ts'

it('has a word for every effect that may be given up, in both languages', () => {
  const effects = Object.entries(actionKinds).flatMap(([kind, { runs }]) =>
    runs === 'effect' ? [kind] : [],
  )
  expect(effects).toContain('document')
  expect(namedEffects).toEqual(expect.arrayContaining(effects))
  for (const { undelivered } of [pl, en]) {
    expect(Object.keys(undelivered.effect).sort()).toEqual([...namedEffects].sort())
    expect(Object.keys(undelivered.why).sort()).toEqual(
      [...namedCodes.map((code) => code.replace('.', '_')), 'other'].sort(),
    )
  }
})
