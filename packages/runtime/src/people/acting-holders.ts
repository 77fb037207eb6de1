import { accessRole } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { AccessSubject } from '../permission/admission.ts'
import { actsIn } from '../permission/relation.ts'
import { loadPerson } from './people.ts'
import { roleHolders } from './role-holders.ts'

/** Returns ids of the persons whose programme role counts in a case: of its region, for instance. */
export async function actingHolders(
  deps: Deps,
  role: string,
  subject: AccessSubject,
): Promise<string[]> {
  const holders = await roleHolders(deps, role)
  const { read } = subject.compiled.definition.access
  const isLimited = read.some((entry) => typeof entry !== 'string' && accessRole(entry) === role)
  const ends = deps.library.programme().roles[role]?.until !== undefined
  if (!isLimited && !ends) return holders
  const acting = await Promise.all(
    holders.map(async (id) => {
      const person = await loadPerson(deps, id)
      return person && (await actsIn(deps, person, subject, role)) ? [id] : []
    }),
  )
  return acting.flat()
}
