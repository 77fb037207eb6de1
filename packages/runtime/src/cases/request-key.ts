import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { Store } from '@splot/store'
import { checksumOf } from '../definitions/checksum.ts'

/** A request that a client may send again without its being done twice. */
export interface KeyedRequest {
  key: string
  /** What was asked; a second request with this key must ask the same. */
  request: JsonValue
}

/** Returns what the store keeps beside the commit. Pure. */
export function toIdempotency(keyed: KeyedRequest): { key: string; reply: JsonValue } {
  return { key: keyed.key, reply: { request: checksumOf(keyed.request) } }
}

/** Whether this very request was done before. @throws SplotError request.key-reused for another one */
export async function wasDone(store: Store, caseId: string, keyed: KeyedRequest): Promise<boolean> {
  const reply = await store.replayed(caseId, keyed.key)
  if (reply === undefined) return false
  if ((reply as JsonObject)['request'] !== checksumOf(keyed.request)) throw keyReused()
  return true
}

/** Another request than before came under a key. */
export function keyReused(): SplotError {
  return new SplotError('request.key-reused', 'Expected the same request as before under this key.')
}
