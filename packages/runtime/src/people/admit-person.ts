import type { Deps } from '../deps.ts'
import type { Person } from '../types.ts'
import { editPerson, ensurePerson, findPersonByEmail } from './people.ts'
import type { NewPerson } from './people.ts'

/**
 * Returns who signs in with a proven address and makes the person where the programme is open to new
 * ones; `null`: blocked, or unknown where only those come in who were invited.
 * @throws SplotError person.email-invalid
 */
export async function admitPerson(deps: Deps, wanted: NewPerson): Promise<Person | null> {
  const known = await findPersonByEmail(deps, wanted.email)
  if (known?.blocked) return null
  if (known?.invitedAt !== undefined && known.signedInAt === undefined) {
    const signedInAt = deps.clock.now()
    return editPerson(deps, known.id, (now) => ({ ...now, signedInAt }))
  }
  if (known) return known
  return isOpen(deps) ? ensurePerson(deps, wanted) : null
}

/** Says whether `admitPerson` would return somebody. @throws SplotError person.email-invalid */
export async function admitsPerson(deps: Deps, email: string): Promise<boolean> {
  const known = await findPersonByEmail(deps, email)
  return known ? !known.blocked : isOpen(deps)
}

function isOpen({ library }: Deps): boolean {
  return library.programme().people?.registration === 'open'
}
