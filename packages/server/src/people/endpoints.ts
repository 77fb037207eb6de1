import { z } from '@hono/zod-openapi'
import { SplotError } from '@splot/definition'
import type { Context } from 'hono'
import type { Auth } from '../auth/types.ts'
import { endpoint, present } from '../endpoint.ts'
import { acceptLanguage } from '../problems/accept-language.ts'
import type { RateLimiter } from '../request/token-bucket.ts'
import { refuseTooMany } from '../request/refuse-too-many.ts'
import {
  cursorQuery,
  linkBody,
  pageOf,
  me,
  readOfMine,
  sessionView,
  updateMeBody,
  orNull,
} from '../schemas.ts'

/** What the session routes are made from. */
export interface SessionRoutes {
  auth: Auth
  /** Limits links per e-mail address. */
  linkLimit: RateLimiter | null
  /** Limits links per network address. */
  linkAddressLimit: RateLimiter | null
  addressOf: (c: Context) => string
}

/** Who am I, sign in by e-mail link, devices, sign out. */
export function peopleEndpoints(routes: SessionRoutes) {
  const { auth, linkLimit, linkAddressLimit, addressOf } = routes
  return [
    endpoint({
      method: 'get',
      path: '/api/me',
      operation: 'me',
      tag: 'session',
      summary: 'The signed-in person, or null',
      access: 'public',
      reply: { schema: orNull(me), description: 'The person' },
      handle: ({ runtime, reader }) => runtime.me(reader),
    }),
    endpoint({
      method: 'patch',
      path: '/api/me',
      operation: 'updateMe',
      tag: 'session',
      summary: 'Changes the reader’s own name, language or letters',
      access: 'person',
      body: updateMeBody,
      reply: { schema: me, description: 'The person' },
      handle: ({ runtime, reader, body }) => runtime.updateMe(reader, present(body)),
    }),
    endpoint({
      method: 'get',
      path: '/api/me/reads',
      operation: 'readsOfMine',
      tag: 'session',
      summary: 'Who read the reader’s own special-category data, newest first',
      access: 'person',
      query: cursorQuery,
      reply: { schema: pageOf(readOfMine), description: 'A page of reads' },
      handle: ({ runtime, reader, query }) => runtime.readsOfMine(reader, query.cursor),
    }),
    endpoint({
      method: 'post',
      path: '/api/session/link',
      operation: 'requestSignInLink',
      tag: 'session',
      summary: 'Sends a sign-in link; the answer is the same whether or not the address is known',
      access: 'public',
      body: linkBody,
      reply: {
        status: 202,
        schema: z.object({ sent: z.literal(true) }),
        description: 'The link is on its way',
      },
      handle: async ({ body, c }) => {
        const email = body.email.toLowerCase()
        const device = await auth.knowsDevice?.(c.req.raw.headers, email)
        if (!device) refuseTooMany(c, linkAddressLimit?.take(addressOf(c)) ?? 0)
        refuseTooMany(c, linkLimit?.take(device ? `${email} ${device}` : email) ?? 0)
        const locale = acceptLanguage(c.req.header('accept-language')) ?? 'pl'
        await auth.requestLink(body.email, { locale, next: body.next ?? '/' })
        return { sent: true }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/session/redeem',
      operation: 'redeemSignInToken',
      tag: 'session',
      summary: 'Uses a sign-in token up without leaving the page',
      access: 'public',
      body: z.strictObject({ token: z.string().min(1).max(200) }).openapi('RedeemToken'),
      reply: { status: 204, description: 'Signed in; the cookie is set' },
      handle: async ({ body, c }) => {
        const cookies = await auth.redeem(body.token, c.req.raw.headers)
        if (cookies === null) {
          throw new SplotError('session.link-invalid', 'Expected a link that still works')
        }
        for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
        return c.body(null, 204)
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/sessions',
      operation: 'listSessions',
      tag: 'session',
      summary: 'Devices signed in as this person',
      access: 'person',
      reply: { schema: z.array(sessionView), description: 'Sessions' },
      handle: ({ c }) => auth.sessions(c.req.raw.headers),
    }),
    endpoint({
      method: 'delete',
      path: '/api/sessions/{id}',
      operation: 'revokeSession',
      tag: 'session',
      summary: 'Signs another device out',
      access: 'person',
      reply: { status: 204, description: 'Done' },
      handle: async ({ id, c }) => {
        await auth.revoke(c.req.raw.headers, id)
        return c.body(null, 204)
      },
    }),
    endpoint({
      method: 'delete',
      path: '/api/sessions',
      operation: 'revokeOtherSessions',
      tag: 'session',
      summary: 'Signs every other device of this person out',
      access: 'person',
      reply: { status: 204, description: 'Done' },
      handle: async ({ c }) => {
        await auth.revokeOthers(c.req.raw.headers)
        return c.body(null, 204)
      },
    }),
    endpoint({
      method: 'delete',
      path: '/api/session',
      operation: 'signOut',
      tag: 'session',
      summary: 'Signs this device out',
      // also who has not given the second factor, and cannot
      access: 'public',
      reply: { status: 204, description: 'Done; the cookie is cleared' },
      handle: async ({ c }) => {
        const cookies = await auth.signOut(c.req.raw.headers)
        for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
        return c.body(null, 204)
      },
    }),
  ]
}
