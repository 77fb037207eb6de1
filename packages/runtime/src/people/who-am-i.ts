import type { Deps } from '../deps.ts'
import { rolesInForce } from '../permission/roles-in-force.ts'
import { demandsSecondFactor, viewerOf } from '../permission/relation.ts'
import type { Me, Person, Reader } from '../types.ts'
import { loadPerson } from './people.ts'

/** Returns who the reader is, in the roles that count for them today; `null`: nobody. */
export async function whoAmI(deps: Deps, reader: Reader): Promise<Me | null> {
  const { person: id } = await viewerOf(deps, reader)
  const person = id === null ? null : await loadPerson(deps, id)
  return person && toMe(deps, reader, person)
}

/** Returns a person as they see themselves. */
export function toMe(deps: Deps, reader: Reader, person: Person): Me {
  const { id, email, name, locale, facts } = person
  const given = reader?.secondFactor === true
  const held = rolesInForce(deps, person)
  const isWaiting = (role: string) => !given && demandsSecondFactor(deps, role)
  return {
    id,
    email,
    name,
    locale,
    roles: held.filter((role) => !isWaiting(role)),
    ...(facts && { facts }),
    rolesWaiting: held.filter(isWaiting),
  }
}
