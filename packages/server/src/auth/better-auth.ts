import './metadata.ts'
import { passkey } from '@better-auth/passkey'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Store } from '@splot/store'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { isIP } from 'node:net'
import { documentAdapter } from './document-adapter.ts'
import { firstState, sessionLevel } from './session-level.ts'
import type { People, SignInLetter } from './types.ts'

/** A provider of OpenID Connect. */
export interface OpenIdProvider {
  /** Its issuer: `https://login.example.org`. */
  issuer: string
  clientId: string
  clientSecret: string
  /** What people know it by. */
  name: string
}

/** What `createAuth` is made from. */
export interface AuthOptions {
  store: Store
  people: People
  /** Signs the cookies; at least 32 random characters, kept between starts. */
  secret: string
  /** Whether people reach the service by https: cookies are `Secure` then. */
  https: boolean
  /** Prefix of the address the app is mounted under; cookies are limited to it. Default `''`. */
  basePath?: string
  /**
   * Address under which people reach the service, without slash at the end; passkeys and what comes back
   * from a provider hold only there. Default: `localhost`.
   */
  publicUrl?: string
  /** Absent: none. */
  openId?: OpenIdProvider
  /** Hands a letter over to the mail. */
  deliver: (letter: SignInLetter) => Promise<void>
}

/** The one provider; the library could know several. */
export const openIdProvider = 'oidc'
/** Where the provider sends people back to. */
export const openIdReturn = '/sign-in/oidc/callback'

const linkLifeSeconds = 15 * 60
const sessionLifeSeconds = 14 * 24 * 60 * 60

/** What a browser answers when it signs in with a passkey. */
export type PasskeyAnswer = AuthenticationResponseJSON

/** The library as it is set up here. */
export type BetterAuth = ReturnType<typeof createBetterAuth>

/** Returns the address people use. Pure. */
export function publicUrlOf({ publicUrl, https }: AuthOptions): URL {
  return new URL(publicUrl ?? (https ? 'https://localhost' : 'http://localhost'))
}

/** Whether passkeys hold at the address people use: it has a name (WebAuthn §5.1.2). Pure. */
export function hasPasskeys(options: AuthOptions): boolean {
  return isIP(publicUrlOf(options).hostname.replaceAll(/^\[|\]$/gu, '')) === 0
}

/** Returns better-auth over the store, with links, second factor, passkeys and the provider, if any. */
export function createBetterAuth(options: AuthOptions) {
  const { people, openId } = options
  const url = publicUrlOf(options)
  return betterAuth({
    appName: 'Splot',
    // its own addresses are never served; the plugins below read the origin from it
    baseURL: url.origin,
    basePath: '/api/auth',
    secret: options.secret,
    database: documentAdapter(options.store),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // the server limits every route itself, with an injected clock
    rateLimit: { enabled: false },
    session: {
      expiresIn: sessionLifeSeconds,
      // how exactly people learn when a device was used last
      updateAge: 60 * 60,
      additionalFields: { secondFactor: { type: 'string', required: false, input: false } },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [] }, encryptOAuthTokens: true },
    advanced: {
      cookiePrefix: 'splot',
      useSecureCookies: options.https,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: options.basePath === undefined || options.basePath === '' ? '/' : options.basePath,
      },
    },
    databaseHooks: {
      user: {
        create: {
          // the person of the runtime and the user of the library share one id
          before: async (user) => {
            // an address that nobody has proven leads to nobody
            if (user.emailVerified !== true) return false
            const person = await people.ensure({
              email: user.email,
              ...(user.name !== '' && { name: user.name }),
              locale: 'pl',
            })
            return person === null ? false : { data: { ...user, id: person.id } }
          },
        },
      },
      session: {
        create: {
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId)
            if (user === undefined || user === null) return false
            // somebody who was blocked since is known to the library all the same
            if ((await people.ensure({ email: user.email, locale: 'pl' })) === null) return false
            return { data: { ...session, secondFactor: firstState(context?.path, user) } }
          },
        },
      },
    },
    plugins: [
      magicLink({
        expiresIn: linkLifeSeconds,
        storeToken: 'hashed',
        sendMagicLink: async ({ token, metadata }) => {
          await (metadata as { deliver: (token: string) => Promise<void> }).deliver(token)
        },
      }),
      twoFactor({
        issuer: 'Splot',
        // nobody has a password here
        allowPasswordless: true,
        // attempts are counted by the server, with an injected clock
        accountLockout: { enabled: false },
      }),
      passkey({
        rpID: url.hostname,
        rpName: 'Splot',
        origin: url.origin,
        // a passkey stands for both factors: it is on the device, and the device asks who holds it
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw new Error('Expected a passkey that asked who holds it')
          },
        },
      }),
      genericOAuth({ config: openId === undefined ? [] : [providerOf(openId, url)] }),
      sessionLevel(),
    ],
  })
}

function providerOf(openId: OpenIdProvider, url: URL) {
  return {
    providerId: openIdProvider,
    name: openId.name,
    discoveryUrl: `${openId.issuer.replace(/\/+$/u, '')}/.well-known/openid-configuration`,
    clientId: openId.clientId,
    clientSecret: openId.clientSecret,
    redirectURI: `${url.href.replace(/\/+$/u, '')}${openIdReturn}`,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
  }
}
