import { operatorPeople } from '../demo/cast.ts'
import { demoPeople } from './demo-people.ts'
import type { DemoPerson } from './demo-people.ts'

/** Two assess each application, neither knowing the card of the other. */
const assessors = 2

/**
 * Whom `splot start` seeds and prints a sign-in link for: everybody of the first stage, and for each other
 * role one of those who play it in the demonstration.
 */
export const startPeople: readonly DemoPerson[] = [...demoPeople, ...firstOfEachLaterRole()]

function firstOfEachLaterRole(): DemoPerson[] {
  const first = new Map<string, DemoPerson[]>()
  for (const person of operatorPeople.filter((one) => !demoPeople.includes(one))) {
    const { role } = person
    const isAssessor = role === 'assessor'
    const chosen = first.get(role) ?? []
    if (chosen.length >= (isAssessor ? assessors : 1)) continue
    first.set(role, [...chosen, isAssessor ? { ...person, further: ['cardAssessor'] } : person])
  }
  return [...first.values()].flat()
}
