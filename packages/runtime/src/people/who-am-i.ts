import type { Deps } from '../deps.ts'
import { rolesInForce } from '../permission/roles-in-force.ts'
import type { Person, Reader } from '../types.ts'
import { loadPerson } from './people.ts'

/** Returns who the reader is, in the roles that count for them today; `null`: nobody. */
export async function whoAmI(deps: Deps, reader: Reader): Promise<Person | null> {
  const person = reader && (await loadPerson(deps, reader.person))
  return person && { ...person, roles: rolesInForce(deps, person) }
}
