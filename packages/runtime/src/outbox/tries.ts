import type { JsonObject } from '@splot/definition'
import type { Deps } from '../deps.ts'

/** How often something failed, and when it is tried again. */
export interface Tries {
  count: number
  retryAt: string
}

const kind = 'tries'
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000

/** Returns what is known of earlier failures, or `null`. */
export async function triesOf(deps: Deps, id: string): Promise<Tries | null> {
  const document = await deps.store.getDocument<JsonObject>(kind, id)
  return document && (document.value as unknown as Tries)
}

/** Counts one more failure. The pause doubles from half a minute up to an hour. */
export async function countTry(deps: Deps, id: string): Promise<Tries> {
  const count = ((await triesOf(deps, id))?.count ?? 0) + 1
  const pauseMs = Math.min(firstPauseMs * 2 ** (count - 1), longestPauseMs)
  const retryAt = new Date(Date.parse(deps.clock.now()) + pauseMs).toISOString()
  const tries: Tries = { count, retryAt }
  await deps.store.putDocument(kind, id, tries as unknown as JsonObject)
  return tries
}

/** Forgets failures of what succeeded or was given up. */
export async function forgetTries(deps: Deps, id: string): Promise<void> {
  if (await triesOf(deps, id)) await deps.store.deleteDocument(kind, id)
}
