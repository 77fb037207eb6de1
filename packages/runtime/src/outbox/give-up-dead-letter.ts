import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import { forgetDeadLetter, loadDeadLetter } from './dead-letters.ts'

/**
 * Takes off the list what will not be tried again: somebody settled it by other means.
 *
 * @throws SplotError auth.required, person.not-admin, letter.not-found
 */
export async function giveUpDeadLetter(deps: Deps, reader: Reader, id: string): Promise<void> {
  await requireAdmin(deps, reader)
  await loadDeadLetter(deps, id)
  await forgetDeadLetter(deps, id)
}
