import type { Store } from '@splot/store'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { documentAdapter } from './document-adapter.ts'
import { createSessionReader } from './session-reader.ts'
import type { Auth, People, SessionView, SignInLink } from './types.ts'

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
  /** Hands a link over to the mail. */
  deliver: (link: SignInLink) => Promise<void>
}

const linkLifeSeconds = 15 * 60
const sessionLifeSeconds = 14 * 24 * 60 * 60

/**
 * Returns sign-in by e-mail link on better-auth, with its rows in the store's documents. Links work
 * once, for 15 minutes, and are stored hashed; sessions last 14 days after the last visit.
 */
export function createAuth(options: AuthOptions): Auth {
  const { api } = createBetterAuth(options)
  const current = (headers: Headers) => api.getSession({ headers })
  const sessions = createSessionReader(options.store, async (headers) => {
    const { response, headers: reply } = await api.getSession({ headers, returnHeaders: true })
    if (response === null) return null
    const { user, session } = response
    const owner = { person: user.id, session: session.id, cookies: reply.getSetCookie() }
    return { owner, token: session.token, expiresAtMs: new Date(session.expiresAt).getTime() }
  })
  async function send(email: string, deliver: (token: string) => Promise<void>): Promise<void> {
    const body = { email, callbackURL: '/', metadata: { deliver } }
    await api.signInMagicLink({ body, headers: new Headers() })
  }
  return {
    owner: (headers) => sessions.owner(headers),
    async requestLink(email, { locale, next }) {
      await send(email, (token) => options.deliver({ email, token, locale, next }))
    },
    async createToken(email) {
      let made = ''
      await send(email, async (token) => {
        made = token
      })
      return made
    },
    async redeem(token, headers) {
      const before = await current(headers)
      const reply = await api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      if (!reply.ok) return null
      // a new sign-in on the same device replaces the session it had
      if (before !== null) {
        await api.revokeSession({ body: { token: before.session.token }, headers })
      }
      return reply.headers.getSetCookie()
    },
    async sessions(headers) {
      const [found, all] = await Promise.all([current(headers), api.listSessions({ headers })])
      return all.map((one): SessionView => ({
        id: one.id,
        current: one.id === found?.session.id,
        createdAt: new Date(one.createdAt).toISOString(),
        expiresAt: new Date(one.expiresAt).toISOString(),
        userAgent: one.userAgent ?? null,
      }))
    },
    async revoke(headers, session) {
      const all = await api.listSessions({ headers })
      const token = all.find((one) => one.id === session)?.token
      if (token !== undefined) await api.revokeSession({ body: { token }, headers })
    },
    async signOut(headers) {
      const reply = await api.signOut({ headers, asResponse: true })
      return reply.headers.getSetCookie()
    },
  }
}

function createBetterAuth(options: AuthOptions) {
  const { people } = options
  return betterAuth({
    appName: 'Splot',
    // links are written by this project, so the library's own address is never seen
    baseURL: options.https ? 'https://localhost' : 'http://localhost',
    basePath: '/api/auth',
    secret: options.secret,
    database: documentAdapter(options.store),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // the server limits every route itself, with an injected clock
    rateLimit: { enabled: false },
    session: { expiresIn: sessionLifeSeconds, updateAge: 24 * 60 * 60 },
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
            const { id } = await people.ensure({ email: user.email, locale: 'pl' })
            return { data: { ...user, id } }
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
    ],
  })
}
