import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import { faultOf, forgetDeadLetter, loadDeadLetter, setAside } from './dead-letters.ts'
import { deliver } from './deliver.ts'
import { forgetTries } from './tries.ts'

/**
 * Tries once more what was given up and takes it off the list. What fails again stays on it, with the
 * new reason and code; a timer is left to the next round of work.
 *
 * @throws SplotError auth.required, person.not-admin, letter.not-found
 */
export async function retryDeadLetter(deps: Deps, reader: Reader, id: string): Promise<void> {
  await requireAdmin(deps, reader)
  const { row, ...letter } = await loadDeadLetter(deps, id)
  // First off the list: a receiver that refuses again puts it back itself.
  await forgetDeadLetter(deps, id)
  if (letter.kind === 'timer' || !row) return forgetTries(deps, id)
  try {
    await deliver(deps, row)
  } catch (error) {
    const again = { ...letter, ...faultOf(error), at: deps.clock.now(), tries: letter.tries + 1 }
    await setAside(deps, again, row)
  }
}
