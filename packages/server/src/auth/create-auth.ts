import { SplotError } from '@splot/definition'
import type { Locale } from '@splot/definition'
import { createBetterAuth, hasPasskeys } from './better-auth.ts'
import type { AuthOptions, BetterAuth } from './better-auth.ts'
import { createDeviceCookies } from './known-device.ts'
import { createOpenId } from './open-id.ts'
import { createPasskeys } from './passkeys.ts'
import { createSecondFactor, withCookies } from './second-factor.ts'
import { createSessionReader, secondFactorOf } from './session-reader.ts'
import type { Auth, SecurityChange, SessionView, SignInLetter, SignInOfPerson } from './types.ts'

/**
 * Returns sign-in on better-auth, with its rows in the store's documents: by e-mail link, passkey and a
 * provider of OpenID Connect, with a second factor. Links work once, for 15 minutes, and are stored
 * hashed; sessions last 14 days after the last visit.
 */
export function createAuth(options: AuthOptions): Auth {
  const { store, people, deliver, openId, https } = options
  const auth = createBetterAuth(options)
  const { api } = auth
  const devices = createDeviceCookies(options)
  const current = (headers: Headers) => api.getSession({ headers })
  const sessions = createSessionReader({ store, https }, async (headers) => {
    const { response, headers: reply } = await api.getSession({ headers, returnHeaders: true })
    if (response === null) return null
    const { user, session } = response
    const secondFactor = secondFactorOf(session)
    const owner = { person: user.id, session: session.id, secondFactor }
    const proven = { ...owner, cookies: reply.getSetCookie() }
    return {
      owner: proven,
      token: session.token,
      expiresAtMs: new Date(session.expiresAt).getTime(),
    }
  })

  async function send(email: string, sent: (token: string) => Promise<void>): Promise<void> {
    const body = { email, callbackURL: '/', metadata: { deliver: sent } }
    await api.signInMagicLink({ body, headers: new Headers() })
  }

  async function sendOff(letter: SignInLetter): Promise<void> {
    try {
      await deliver(letter)
    } catch (cause) {
      if (cause instanceof SplotError) throw cause
      throw new SplotError('session.link-unsent', 'Expected the mail to leave but it did not', {
        cause,
      })
    }
  }

  async function tell(headers: Headers, change: SecurityChange): Promise<void> {
    const found = await current(headers)
    if (found === null) return
    const locale: Locale = (await people.localeOf?.(found.user.id)) ?? 'pl'
    // what was changed stays changed: a letter that does not leave must not undo or hide it
    await deliver({ kind: 'security', email: found.user.email, locale, change }).catch(
      () => undefined,
    )
  }

  // a new sign-in on the same device replaces the session it had
  async function replaced(before: Headers, cookies: string[]): Promise<string[]> {
    const [old, now] = [await current(before), await current(withCookies(before, cookies))]
    if (now === null) return cookies
    if (old !== null && old.session.id !== now.session.id)
      await (await auth.$context).internalAdapter.deleteSession(old.session.token)
    return [...cookies, devices.remember(before, now.user.email)]
  }

  async function endOthers(headers: Headers): Promise<void> {
    const found = await current(headers)
    if (found === null) return
    const { internalAdapter } = await auth.$context
    for (const { id, token } of await internalAdapter.listSessions(found.user.id))
      if (id !== found.session.id) await internalAdapter.deleteSession(token)
  }

  const passkeys = createPasskeys(api, tell)
  const atProvider = openId && createOpenId(api, openId.name)
  return {
    owner: (headers) => sessions.owner(headers),
    async requestLink(email, { locale, next }) {
      if ((await people.admits?.(email)) === false)
        return sendOff({ kind: 'no-account', email, locale })
      await send(email, (token) => sendOff({ kind: 'link', email, token, locale, next }))
    },
    async createToken(email) {
      let made = ''
      await send(email, async (token) => {
        made = token
      })
      return made
    },
    async redeem(token, headers) {
      const reply = await api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      return reply.ok ? replaced(headers, reply.headers.getSetCookie()) : null
    },
    knowsDevice: async (headers, email) => devices.known(headers, email),
    async sessions(headers) {
      const found = await current(headers)
      if (found === null) return []
      const all = await (await auth.$context).internalAdapter.listSessions(found.user.id)
      return all
        .map((one): SessionView => ({
          id: one.id,
          current: one.id === found.session.id,
          createdAt: new Date(one.createdAt).toISOString(),
          lastUsedAt: new Date(one.updatedAt).toISOString(),
          expiresAt: new Date(one.expiresAt).toISOString(),
          userAgent: one.userAgent || null,
        }))
        .toSorted((a, b) => Number(b.current) - Number(a.current) || later(a, b))
    },
    async revoke(headers, session) {
      const found = await current(headers)
      if (found === null) return
      const { internalAdapter } = await auth.$context
      const all = await internalAdapter.listSessions(found.user.id)
      const token = all.find((one) => one.id === session)?.token
      if (token !== undefined) await internalAdapter.deleteSession(token)
    },
    revokeOthers: endOthers,
    async signOut(headers) {
      const reply = await api.signOut({ headers, asResponse: true })
      return reply.headers.getSetCookie()
    },
    secondFactor: createSecondFactor({ store, auth, changed: tell, endOthers }),
    ...(hasPasskeys(options) && {
      passkeys: {
        ...passkeys,
        remove: async (headers, id) => {
          await passkeys.remove(headers, id)
          // other devices had proven both factors by it
          if ((await passkeys.list(headers)).length === 0) await endOthers(headers)
        },
        signIn: async (headers, response) => {
          const cookies = await passkeys.signIn(headers, response)
          return cookies && replaced(headers, cookies)
        },
      },
    }),
    ...(atProvider !== undefined && {
      openId: {
        ...atProvider,
        finish: async (headers, query) => {
          const found = await atProvider.finish(headers, query)
          return found && { ...found, cookies: await replaced(headers, found.cookies) }
        },
      },
    }),
    ofPerson: signInOfPerson(auth),
  }
}

function later(a: SessionView, b: SessionView): number {
  return a.lastUsedAt < b.lastUsedAt ? 1 : -1
}

/** Returns what administrators see and take away; the user of the library has the id of the person. */
function signInOfPerson(auth: BetterAuth): SignInOfPerson {
  const ofUser = (model: string, person: string) => ({
    model,
    where: [{ field: 'userId', value: person }],
  })
  async function endSessions(person: string): Promise<number> {
    const { internalAdapter } = await auth.$context
    const all = await internalAdapter.listSessions(person)
    for (const { token } of all) await internalAdapter.deleteSession(token)
    return all.length
  }
  return {
    async facts(person) {
      const { internalAdapter, adapter } = await auth.$context
      const user = await internalAdapter.findUserById(person)
      const all = await internalAdapter.listSessions(person)
      const used = all.map(({ updatedAt }) => new Date(updatedAt).toISOString()).toSorted()
      return {
        secondFactor: (user as { twoFactorEnabled?: boolean } | null)?.twoFactorEnabled === true,
        passkeys: await adapter.count(ofUser('passkey', person)),
        lastUsedAt: used.at(-1) ?? null,
      }
    },
    endSessions,
    async reset(person) {
      const { internalAdapter, adapter } = await auth.$context
      await adapter.deleteMany(ofUser('twoFactor', person))
      await adapter.deleteMany(ofUser('passkey', person))
      if ((await internalAdapter.findUserById(person)) !== null)
        await internalAdapter.updateUser(person, { twoFactorEnabled: false })
      await endSessions(person)
    },
  }
}
