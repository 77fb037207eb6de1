import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import { keyReused } from '../cases/request-key.ts'
import { checksumOf } from '../definitions/checksum.ts'
import type { Deps } from '../deps.ts'
import { personOf } from '../permission/actor.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Envelope } from '../sensitive/cipher.ts'
import { openJson, sealJson } from '../sensitive/kept-apart.ts'
import type { OnceReply, OnceRequest, Reader } from '../types.ts'

/** Kept as long as replies to keyed steps of cases, and swept with them. */
const kind = 'reply'
/** After so long nobody waits for a request any more: the process that had begun it is gone. */
const longestMs = 60_000

/** Answers a request: the first time by doing it. */
export type AnswerOnce = (
  reader: Reader,
  request: OnceRequest,
  make: () => Promise<JsonValue>,
) => Promise<OnceReply>

/** A reply as it is kept: enciphered where there is a key. Absent while the request is being done. */
interface Kept extends JsonObject {
  at: string
  request: string
  reply?: Envelope | { plain: JsonValue }
}

/**
 * Returns how requests are answered once under their key: later ones get the first reply, and nothing is
 * done. What is refused is not kept: it changed nothing. Of two sent at once the second waits. Where a
 * process died on the way nobody knows how far it came, and the request is done again.
 */
export function createAnswerOnce(deps: Deps): AnswerOnce {
  const running = new Map<string, Promise<OnceReply>>()
  return async (reader, request, make) => {
    const id = checksumOf([personOf(await viewerOf(deps, reader)), request.key])
    for (let other = running.get(id); other !== undefined; other = running.get(id))
      await other.catch(() => undefined)
    const asked = deps.cipher.fingerprint(checksumOf(request.request))
    const answered = answer(deps, { id, asked, make })
    running.set(id, answered)
    try {
      return await answered
    } finally {
      running.delete(id)
    }
  }
}

/** A request under the id of what is kept of it. */
interface Asked {
  id: string
  asked: string
  make: () => Promise<JsonValue>
}

async function answer(deps: Deps, { id, asked, make }: Asked): Promise<OnceReply> {
  const before = await begin(deps, id, asked)
  if (before !== null) return before
  let reply: JsonValue
  try {
    reply = await make()
  } catch (error) {
    await deps.store.deleteDocument(kind, id)
    throw error
  }
  const kept = deps.cipher.canSeal ? sealJson(deps, { reply }, id) : { plain: reply }
  await deps.store.putDocument<Kept>(kind, id, {
    at: deps.clock.now(),
    request: asked,
    reply: kept,
  })
  return { reply, repeated: false }
}

/** Returns the reply that was given before; `null`: the request is this one's to do. */
async function begin(deps: Deps, id: string, request: string): Promise<OnceReply | null> {
  const now = deps.clock.now()
  const found = await deps.store.getDocument<Kept>(kind, id)
  if (found !== null) {
    const { reply, at, request: first } = found.value
    if (first !== request) throw keyReused()
    if (reply !== undefined) return { reply: opened(deps, id, reply), repeated: true }
    if (Date.parse(now) - Date.parse(at) < longestMs) throw underWay()
  }
  try {
    await deps.store.putDocument<Kept>(kind, id, { at: now, request }, found?.revision ?? 0)
    return null
  } catch (error) {
    if (error instanceof SplotError && error.code === 'store.conflict') throw underWay()
    throw error
  }
}

function opened(deps: Deps, id: string, reply: NonNullable<Kept['reply']>): JsonValue {
  if ('plain' in reply) return reply['plain']
  return openJson(deps, reply, id)['reply'] ?? null
}

function underWay(): SplotError {
  return new SplotError(
    'request.under-way',
    'Expected the first request under this key to be answered but it is still being done.',
  )
}
