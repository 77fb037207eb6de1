import { z } from '@hono/zod-openapi'
import { SplotError } from '@splot/definition'
import type { Context } from 'hono'
import type { Auth, Passkeys, SecondFactor } from '../auth/types.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import type { RateLimiter } from '../request/token-bucket.ts'
import { refuseTooMany } from '../request/refuse-too-many.ts'
import {
  codeBody,
  passkeyAnswerBody,
  passkeyBody,
  passkeyView,
  recoveryCodes,
  secondFactorSetUp,
  secondFactorView,
  signInState,
  webAuthnOptions,
} from './security-schemas.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What the routes of ways to sign in are made from. */
export interface SecurityRoutes {
  auth: Auth
  basePath: string
  /** Letters are shown on a page. */
  showMail?: boolean
  /** Limits ways in tried from one network address. */
  linkAddressLimit: RateLimiter | null
  /** Limits codes given on one device. */
  codeDeviceLimit: RateLimiter | null
  /** Limits codes given for one person. */
  codePersonLimit: RateLimiter | null
  addressOf: (c: Context) => string
}

/** How people sign in beside the link: what there is, second factor, passkeys. */
export function securityEndpoints(routes: SecurityRoutes): Endpoint[] {
  const { secondFactor, passkeys } = routes.auth
  return [
    stateEndpoint(routes),
    ...(secondFactor === undefined ? [] : secondFactorEndpoints(routes, secondFactor)),
    ...(passkeys === undefined ? [] : passkeyEndpoints(routes, passkeys)),
  ]
}

function stateEndpoint({ auth, basePath, showMail = false }: SecurityRoutes): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/session',
    operation: 'signInState',
    tag: 'session',
    summary: 'How far this device is signed in, and which ways there are',
    access: 'public',
    reply: { schema: signInState, description: 'The state' },
    handle: async ({ c }) => {
      const owner = await auth.owner(c.req.raw.headers)
      return {
        state:
          owner === null
            ? 'guest'
            : owner.secondFactor === 'needed'
              ? 'second-factor'
              : 'signed-in',
        secondFactor: owner?.secondFactor === 'given',
        passkeys: auth.passkeys !== undefined,
        mailShown: showMail,
        provider: auth.openId
          ? { name: auth.openId.name, address: `${basePath}/sign-in/oidc` }
          : null,
      }
    },
  })
}

function secondFactorEndpoints(routes: SecurityRoutes, secondFactor: SecondFactor): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/api/session/second-factor',
      operation: 'giveSecondFactor',
      tag: 'session',
      summary: 'Gives the code of the second factor: of an app, or a recovery code',
      access: 'public',
      body: codeBody,
      reply: { status: 204, description: 'Signed in; another cookie is set' },
      refusals: [401],
      handle: async ({ body, c }) => {
        await countAttempt(c, routes)
        return withCookies(c, await secondFactor.give(c.req.raw.headers, body.code))
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/me/second-factor',
      operation: 'mySecondFactor',
      tag: 'session',
      summary: 'Whether the reader has a second factor, and how many recovery codes are left',
      access: 'person',
      reply: { schema: secondFactorView, description: 'The second factor' },
      handle: ({ c }) => secondFactor.state(c.req.raw.headers),
    }),
    endpoint({
      method: 'post',
      path: '/api/me/second-factor',
      operation: 'beginSecondFactor',
      tag: 'session',
      summary: 'Begins to set a second factor up; it counts from the first right code on',
      access: 'person',
      withoutKey: 'secret',
      reply: { schema: secondFactorSetUp, description: 'What the app needs, and recovery codes' },
      refusals: [409],
      handle: async ({ c }) => {
        await requireProof(c, routes)
        await requireFresh(c, routes)
        const begun = await secondFactor.begin(c.req.raw.headers)
        if (begun === null)
          throw new SplotError('session.second-factor-on', 'Expected no second factor yet')
        const secret = new URL(begun.address).searchParams.get('secret') ?? ''
        return { ...begun, secret }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/me/second-factor/on',
      operation: 'turnSecondFactorOn',
      tag: 'session',
      summary: 'Ends setting the second factor up, and signs every other device out',
      access: 'person',
      body: codeBody,
      withoutKey: 'secret',
      reply: { status: 204, description: 'Done; another cookie is set' },
      handle: async ({ body, c }) => {
        await countAttempt(c, routes)
        return withCookies(c, await secondFactor.turnOn(c.req.raw.headers, body.code))
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/me/second-factor/off',
      operation: 'turnSecondFactorOff',
      tag: 'session',
      summary: 'Removes the second factor; roles that demand one no longer count',
      access: 'person',
      body: codeBody,
      withoutKey: 'secret',
      reply: { status: 204, description: 'Done; another cookie is set' },
      handle: async ({ body, c }) => {
        await countAttempt(c, routes)
        return withCookies(c, await secondFactor.turnOff(c.req.raw.headers, body.code))
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/me/second-factor/recovery-codes',
      operation: 'renewRecoveryCodes',
      tag: 'session',
      summary: 'Replaces all recovery codes',
      access: 'person',
      body: codeBody,
      withoutKey: 'secret',
      reply: { schema: recoveryCodes, description: 'The new codes, told once' },
      handle: async ({ body, c }) => {
        await countAttempt(c, routes)
        const codes = await secondFactor.renewRecoveryCodes(c.req.raw.headers, body.code)
        if (codes === null) throw wrongCode()
        return { recoveryCodes: codes }
      },
    }),
  ]
}

function passkeyEndpoints(routes: SecurityRoutes, passkeys: Passkeys): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/api/session/passkey/options',
      operation: 'passkeySignInOptions',
      tag: 'session',
      summary: 'What a browser is asked to sign in with',
      access: 'public',
      reply: { schema: webAuthnOptions, description: 'PublicKeyCredentialRequestOptionsJSON' },
      handle: async ({ c }) => {
        countWayIn(c, routes)
        return withOptions(c, await passkeys.signInOptions(c.req.raw.headers))
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/session/passkey',
      operation: 'signInByPasskey',
      tag: 'session',
      summary: 'Signs in with a passkey; it stands for both factors',
      access: 'public',
      body: passkeyAnswerBody,
      reply: { status: 204, description: 'Signed in; the cookie is set' },
      handle: async ({ body, c }) => {
        countWayIn(c, routes)
        const cookies = await passkeys.signIn(c.req.raw.headers, body.response)
        if (cookies === null) throw wrongPasskey()
        return withCookies(c, cookies)
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/me/passkeys',
      operation: 'listPasskeys',
      tag: 'session',
      summary: 'Passkeys of the reader',
      access: 'person',
      reply: { schema: z.array(passkeyView), description: 'Passkeys' },
      handle: ({ c }) => passkeys.list(c.req.raw.headers),
    }),
    endpoint({
      method: 'post',
      path: '/api/me/passkeys/options',
      operation: 'passkeyOptions',
      tag: 'session',
      summary: 'What a browser is asked to make a passkey with',
      access: 'person',
      withoutKey: 'secret',
      reply: { schema: webAuthnOptions, description: 'PublicKeyCredentialCreationOptionsJSON' },
      handle: async ({ c }) => {
        await requireProof(c, routes)
        const asked = await passkeys.registrationOptions(c.req.raw.headers)
        if (asked === null) throw notFresh()
        return withOptions(c, asked)
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/me/passkeys',
      operation: 'addPasskey',
      tag: 'session',
      summary: 'Keeps the passkey that the browser has made',
      access: 'person',
      body: passkeyBody,
      withoutKey: 'secret',
      reply: { status: 204, description: 'Done' },
      handle: async ({ body, c }) => {
        await requireProof(c, routes)
        if (!(await passkeys.register(c.req.raw.headers, body))) throw wrongPasskey()
        return c.body(null, 204)
      },
    }),
    endpoint({
      method: 'delete',
      path: '/api/me/passkeys/{id}',
      operation: 'removePasskey',
      tag: 'session',
      summary: 'Removes a passkey of the reader',
      access: 'person',
      withoutKey: 'secret',
      reply: { status: 204, description: 'Done' },
      handle: async ({ id, c }) => {
        await requireProof(c, routes)
        await passkeys.remove(c.req.raw.headers, id)
        return c.body(null, 204)
      },
    }),
  ]
}

// A code can only be tried by whoever holds the first factor already, so that no stranger uses up what
// the person may ask for; and one device of theirs not what another may.
async function countAttempt(c: Context, routes: SecurityRoutes): Promise<void> {
  const owner = await routes.auth.owner(c.req.raw.headers)
  if (owner === null) throw new SplotError('auth.required', 'Expected a session but there is none')
  const { person, session } = owner
  refuseTooMany(c, routes.codeDeviceLimit?.take(`${person} ${session}`) ?? 0)
  refuseTooMany(c, routes.codePersonLimit?.take(person) ?? 0)
}

// whoever reads somebody's mail signs in by a link, and must not make or take away what guards them from it
async function requireProof(c: Context, { auth }: SecurityRoutes): Promise<void> {
  const { headers } = c.req.raw
  if ((await auth.owner(headers))?.secondFactor === 'given') return
  if (((await auth.passkeys?.list(headers)) ?? []).length > 0)
    throw new SplotError('session.proof-needed', 'Expected a session that began with the passkey')
}

/** As the library asks of passkeys: a session that somebody left open is no proof of who sits there. */
async function requireFresh(c: Context, { auth }: SecurityRoutes): Promise<void> {
  const all = await auth.sessions(c.req.raw.headers)
  const began = all.find(({ current }) => current)?.createdAt
  if (began === undefined || Date.now() - Date.parse(began) > dayMs) throw notFresh()
}

function notFresh(): SplotError {
  return new SplotError('session.not-fresh', 'Expected a session of today but it is older')
}

function countWayIn(c: Context, { linkAddressLimit, addressOf }: SecurityRoutes): void {
  refuseTooMany(c, linkAddressLimit?.take(addressOf(c)) ?? 0)
}

function withCookies(c: Context, cookies: readonly string[] | null): Response {
  if (cookies === null) throw wrongCode()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.body(null, 204)
}

function withOptions(
  c: Context,
  { options, cookies }: { options: object; cookies: readonly string[] },
): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  c.header('cache-control', 'no-store')
  return c.json(options)
}

function wrongCode(): SplotError {
  return new SplotError('session.code-invalid', 'Expected a code that holds')
}

function wrongPasskey(): SplotError {
  return new SplotError('session.passkey-invalid', 'Expected a passkey that holds')
}
