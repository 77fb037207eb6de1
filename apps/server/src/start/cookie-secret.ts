import { SplotError } from '@splot/definition'
import type { Store } from '@splot/store'
import { randomBytes } from 'node:crypto'

/** Returns the secret that signs cookies: the operator's own, else one kept in the store. */
export async function cookieSecret(store: Store, given: string | undefined): Promise<string> {
  if (given !== undefined && given.length >= 32) return given
  const kept = await store.getDocument<string>('server-secret', 'cookie')
  if (kept !== null) return kept.value
  const secret = randomBytes(32).toString('base64url')
  try {
    await store.putDocument('server-secret', 'cookie', secret, 0)
    return secret
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    // another process that started at the same moment made one: all sign with the same
    return cookieSecret(store, given)
  }
}
