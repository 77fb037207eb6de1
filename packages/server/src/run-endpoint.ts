import { SplotError } from '@splot/definition'
import type { Locale } from '@splot/definition'
import type { Context, Handler } from 'hono'
import type { SessionOwner } from './auth/types.ts'
import type { Core } from './core.ts'
import { keyUse } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { acceptLanguage } from './problems/accept-language.ts'
import { answerOnce } from './request/answer-once.ts'
import { checkInput } from './request/check-input.ts'
import { parseJson } from './request/parse-json.ts'
import {
  idempotencyKeyOf,
  requireAcceptsJson,
  requireJson,
  revisionOf,
} from './request/preconditions.ts'
import { readBytes } from './request/read-bytes.ts'
import { carriesSession, refuseTooMany } from './request/refuse-too-many.ts'
import { fromUrlId } from './request/url-id.ts'

/** Returns the Hono handler of an endpoint: who is it, what do they ask, do it, serialise. */
export function runEndpoint(endpoint: Endpoint, core: Core): Handler {
  return async (c) => {
    if (endpoint.reply.schema !== undefined) requireAcceptsJson(c.req)
    const owner = await ownerOf(c, core)
    const whole = signedIn(owner)
    const reader = whole && {
      person: whole.person,
      locale: await localeOf(c, core, whole),
      ...(whole.secondFactor === 'given' && { secondFactor: true }),
    }
    if (reader === null && endpoint.access === 'person') throw notSignedIn(owner)
    const query = endpoint.query === undefined ? {} : readQuery(c, endpoint)
    const body = await readBody(c, endpoint, core)
    const idempotencyKey = idempotencyKeyOf(c.req)
    const revision = revisionOf(c.req)
    const headers: Record<string, string> = { ...core.jsonHeaders, date: core.date() }
    const request = {
      c,
      headers,
      runtime: core.runtime,
      reader,
      id: fromUrlId(c.req.param('id') ?? ''),
      query,
      body,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
      ...(revision !== undefined && { revision }),
    }
    const reply =
      idempotencyKey !== undefined && keyUse(endpoint) === 'app'
        ? await answerOnce(endpoint, request, { key: idempotencyKey, core })
        : await endpoint.handle(request)
    if (reply instanceof Response) return withHeaders(reply, core, owner?.cookies)
    // a plain object of headers takes the Node server's short way; Context.header() does not
    const answer = new Response(JSON.stringify(reply), {
      status: endpoint.reply.status ?? 200,
      headers,
    })
    return owner?.cookies === undefined ? answer : withHeaders(answer, core, owner.cookies)
  }
}

async function ownerOf(c: Context, core: Core): Promise<SessionOwner | null> {
  const owner = await core.auth.owner(c.req.raw.headers)
  if (owner !== null) refuseTooMany(c, core.personLimit?.take(owner.person) ?? 0)
  // a cookie that proves nothing is no way round the count of the address
  else if (carriesSession(c.req)) {
    refuseTooMany(c, core.addressLimit?.take(core.addressOf(c)) ?? 0)
  }
  return owner
}

/** Returns the owner, if nothing more has to be proven of them. Pure. */
export function signedIn(owner: SessionOwner | null): SessionOwner | null {
  return owner?.secondFactor === 'needed' ? null : owner
}

function notSignedIn(owner: SessionOwner | null): SplotError {
  return owner === null
    ? new SplotError('auth.required', 'Expected a signed-in person but there is no session')
    : new SplotError('session.second-factor', 'Expected the second factor but it is not given yet')
}

// what the request asks for, else what the person chose for themselves
async function localeOf(c: Context, core: Core, { person }: SessionOwner): Promise<Locale> {
  const asked = acceptLanguage(c.req.header('accept-language'))
  return asked ?? (await core.runtime.me({ person, locale: 'pl' }))?.locale ?? 'pl'
}

function withHeaders(reply: Response, core: Core, cookies: readonly string[] = []): Response {
  for (const [name, value] of core.headers) {
    if (!reply.headers.has(name)) reply.headers.set(name, value)
  }
  // a reply without a body says nothing, but it may set a session
  if (!reply.headers.has('cache-control')) reply.headers.set('cache-control', 'no-store')
  if (!reply.headers.has('date')) reply.headers.set('date', core.date())
  for (const cookie of cookies) reply.headers.append('set-cookie', cookie)
  return reply
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
