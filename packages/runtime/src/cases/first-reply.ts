import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { checksumOf } from '../definitions/checksum.ts'
import type { Deps } from '../deps.ts'
import type { CaseView } from '../types.ts'
import type { KeyedRequest } from './request-key.ts'

const kind = 'reply'

interface KeptReply<View> {
  at: string
  view: View
}

/**
 * Returns what was answered to this request when it was first made; the first time, what `make`
 * returns, and keeps it. Call it when the work is done: without a kept answer (nobody got one, or it
 * is older than `replyDays` of the sweep) the case is told as it stands now.
 */
export async function replyOnce<View extends CaseView | null>(
  deps: Deps,
  caseId: string,
  keyed: KeyedRequest | undefined,
  make: () => Promise<View>,
): Promise<View> {
  if (!keyed) return make()
  const id = checksumOf([caseId, keyed.key])
  const kept = await keptReply<View>(deps, id)
  if (kept) return kept.view
  const reply: KeptReply<View> = { at: deps.clock.now(), view: await make() }
  try {
    await deps.store.putDocument(kind, id, reply as unknown as JsonObject, 0)
    return reply.view
  } catch (error) {
    // The same request, sent again at the same moment, was answered first.
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    const first = await keptReply<View>(deps, id)
    return first ? first.view : reply.view
  }
}

async function keptReply<View>(deps: Deps, id: string): Promise<KeptReply<View> | null> {
  const document = await deps.store.getDocument<JsonObject>(kind, id)
  return document && (document.value as unknown as KeptReply<View>)
}
