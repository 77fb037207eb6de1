import { SplotError } from '@splot/definition'
import type { Reader } from '@splot/runtime'
import type { Context, Handler } from 'hono'
import type { Core } from './core.ts'
import type { Endpoint } from './endpoint.ts'
import { acceptLanguage } from './problems/accept-language.ts'
import { checkInput } from './request/check-input.ts'
import { parseJson } from './request/parse-json.ts'
import {
  idempotencyKeyOf,
  requireAcceptsJson,
  requireJson,
  revisionOf,
} from './request/preconditions.ts'
import { readBytes } from './request/read-bytes.ts'
import { refuseTooMany } from './request/refuse-too-many.ts'
import { fromUrlId } from './request/url-id.ts'

/** Returns the Hono handler of an endpoint: who is it, what do they ask, do it, serialise. */
export function runEndpoint(endpoint: Endpoint, core: Core): Handler {
  return async (c) => {
    if (endpoint.reply.schema !== undefined) requireAcceptsJson(c.req)
    const reader = await readerOf(c, core)
    if (reader === null && endpoint.access === 'person') {
      throw new SplotError('auth.required', 'Expected a signed-in person but there is no session')
    }
    const query = endpoint.query === undefined ? {} : readQuery(c, endpoint)
    const body = await readBody(c, endpoint, core)
    const idempotencyKey = idempotencyKeyOf(c.req)
    const revision = revisionOf(c.req)
    const reply = await endpoint.handle({
      c,
      runtime: core.runtime,
      reader,
      id: fromUrlId(c.req.param('id') ?? ''),
      query,
      body,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(revision !== undefined && { revision }),
    })
    if (reply instanceof Response) return reply
    c.header('cache-control', 'no-store')
    return c.json(reply as object, (endpoint.reply.status ?? 200) as 200)
  }
}

async function readerOf(c: Context, core: Core): Promise<Reader> {
  if (c.req.header('cookie') === undefined && c.req.header('authorization') === undefined) {
    return null
  }
  const owner = await core.auth.owner(c.req.raw.headers)
  if (owner === null) return null
  refuseTooMany(c, core.personLimit?.take(owner.person) ?? 0)
  return {
    person: owner.person,
    locale: acceptLanguage(c.req.header('accept-language')) ?? 'pl',
  }
}

function readQuery(c: Context, { query }: Endpoint): unknown {
  return query === undefined ? {} : checkInput(query, c.req.query(), 'query')
}

async function readBody(c: Context, endpoint: Endpoint, core: Core): Promise<unknown> {
  if (endpoint.body === undefined) return undefined
  requireJson(c.req)
  const bytes = await readBytes(c.req, core.limits.bodyBytes)
  return checkInput(endpoint.body, parseJson(bytes), 'body')
}
