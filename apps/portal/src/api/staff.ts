import type { ProgrammeDefinition } from '@splot/definition'
import type { Me } from '@splot/runtime'

/** Says whether a person keeps the programme running. Pure. */
export function isAdministrator(person: Me | null | undefined): boolean {
  return person?.roles.includes('programmeAdmin') ?? false
}

/** Says whether a person looks after personal data, as the programme says who does. Pure. */
export function isDataOfficer(
  person: Me | null | undefined,
  programme: ProgrammeDefinition | undefined,
): boolean {
  const { officers = [] } = programme?.personalData ?? {}
  return person?.roles.some((role) => officers.includes(role)) ?? false
}

/** Says whether a person looks after personal data, or approves erasures that others propose. Pure. */
export function seesErasures(
  person: Me | null | undefined,
  programme: ProgrammeDefinition | undefined,
): boolean {
  const { officers = [], approvers = [] } = programme?.personalData ?? {}
  return person?.roles.some((role) => [...officers, ...approvers].includes(role)) ?? false
}

/** Says whether a person holds a programme role, so that they have a work list. Pure. */
export function isStaff(person: Me | null | undefined): boolean {
  return (person?.roles.length ?? 0) > 0
}
