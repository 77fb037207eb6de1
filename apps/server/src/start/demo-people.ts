import type { ProgrammeDefinition } from '@splot/definition'
import type { Person, Runtime } from '@splot/runtime'

/** A person of the demonstration: who they are and what they do. */
export interface DemoPerson {
  /** Role shown beside the sign-in link. */
  role: string
  /** Further roles they have in cases, shown there too. */
  further?: readonly string[]
  name: string
  email: string
  /** Programme roles to give; case roles come from taking part in a case. */
  roles: string[]
  /** What the operator notes of them: the region they work in. */
  facts?: Record<string, string[]>
}

const staff = (role: string, name: string, email: string): DemoPerson => ({
  role,
  name,
  email: `${email}@demo.example`,
  roles: [role],
})

const applicant = (
  role: string,
  name: string,
  email: string,
  further: string[] = [],
): DemoPerson => ({
  role,
  further,
  name,
  email: `${email}@demo.example`,
  roles: [],
})

/**
 * One person per role the first stage needs, two where the rules ask for four eyes; and whoever takes part
 * in cases of the later stages.
 */
export const demoPeople: readonly DemoPerson[] = [
  staff('programmeAdmin', 'Alicja Sowa', 'alicja'),
  staff('director', 'Daniel Kos', 'daniel'),
  staff('recruitmentOfficer', 'Renata Wilk', 'renata'),
  staff('recruitmentOfficer', 'Robert Dzik', 'robert'),
  { ...staff('regionalCoordinator', 'Konrad Żuraw', 'konrad'), facts: { region: ['PL'] } },
  staff('appealReviewer', 'Olga Lis', 'olga'),
  staff('appealReviewer', 'Oskar Bóbr', 'oskar'),
  applicant('applicantEditor', 'Wanda Klon', 'wanda', ['implementer', 'mentor']),
  applicant('applicantSigner', 'Zofia Jesion', 'zofia'),
  applicant('participant', 'Piotr Dąb', 'piotr', ['requester']),
  applicant('franchisee', 'Felicja Wierzba', 'felicja'),
]

/** Makes the demo people, or finds them; roles and facts the programme does not have are left out. */
export async function seedDemoPeople(
  runtime: Runtime,
  demonstrated: readonly DemoPerson[] = demoPeople,
): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  for (const { email, name, roles, facts = {} } of demonstrated) {
    const person = await runtime.ensurePerson({ email, name, locale: 'pl' })
    const known = roles.filter((role) => isProgrammeRole(runtime.programme(), role))
    const missing = known.some((role) => !person.roles.includes(role))
    if (missing) await runtime.setRoles(person.id, known)
    const { personFacts = {} } = runtime.programme()
    const noted = Object.entries(facts).filter(([fact]) => Object.hasOwn(personFacts, fact))
    if (missing && noted.length > 0) await runtime.setFacts(person.id, Object.fromEntries(noted))
    people.set(email, await runtime.ensurePerson({ email }))
  }
  return people
}

function isProgrammeRole(programme: ProgrammeDefinition, role: string): boolean {
  return programme.roles[role]?.kind === 'programme'
}
