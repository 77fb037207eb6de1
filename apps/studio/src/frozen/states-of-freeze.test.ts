import { expect, it } from 'vitest'
import { freezeIn, statesOfFreeze } from './states-of-freeze.ts'

it.each([[[]], [['call.open']], [['call.open', 'call.closed']]])(
  'a freeze in the states %j is read as it was written',
  (states) => {
    expect(statesOfFreeze(freezeIn(states))).toEqual(states)
  },
)

it('a condition that asks for something else is no choice of states', () => {
  expect(statesOfFreeze('context.finalListOn = null')).toBeNull()
  expect(statesOfFreeze('list contains(case.states, "a.b") and context.n > 0')).toBeNull()
})
