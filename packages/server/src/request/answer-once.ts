import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonValue } from '@splot/definition'
import type { Context } from 'hono'
import type { Core } from '../core.ts'
import type { Endpoint, EndpointRequest } from '../endpoint.ts'
import { limitedBytes } from './read-bytes.ts'

/**
 * Answers a request that carries an `Idempotency-Key` once: whoever sends it again gets the first reply.
 *
 * @throws SplotError request.key-reused, request.under-way, and what the endpoint refuses with
 */
export async function answerOnce(
  endpoint: Endpoint,
  request: EndpointRequest<unknown, unknown>,
  { key, core }: { key: string; core: Core },
): Promise<unknown> {
  const { c, reader, runtime, id, query, body, revision } = request
  const asked = {
    operation: endpoint.operation,
    id,
    query,
    body: body ?? null,
    revision: revision ?? null,
    // bytes are named in a header; what they are is compared with what was kept
    name: endpoint.rawBody === true ? (c.req.header('content-disposition') ?? null) : null,
  }
  const { reply, repeated } = await runtime.answerOnce(
    reader,
    { key, request: plain(asked) },
    async () => {
      const made = await endpoint.handle(request)
      return made instanceof Response ? null : plain(made)
    },
  )
  if (repeated && endpoint.rawBody === true) await refuseOtherBytes(c, core, reply)
  return endpoint.reply.status === 204 ? c.body(null, 204) : reply
}

/** What JSON says of a value: members that are `undefined` are absent. */
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue
}

async function refuseOtherBytes(c: Context, { limits }: Core, reply: JsonValue): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of limitedBytes(c.req, limits.fileBytes)) hash.update(chunk)
  if (hash.digest('hex') !== (reply as { sha256?: string }).sha256)
    throw new SplotError(
      'request.key-reused',
      'Expected the same bytes as before under this key but they are others.',
    )
}
