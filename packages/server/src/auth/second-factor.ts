import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import type { BetterAuth } from './better-auth.ts'
import type { SecondFactor, SecurityChange } from './types.ts'
import { createUsedCodes } from './used-codes.ts'

/** What the second factor is made from. */
export interface SecondFactorOptions {
  store: Store
  auth: BetterAuth
  /** Told of each change, for a letter. */
  changed: (headers: Headers, change: SecurityChange) => Promise<void>
  /** Ends every session of the person but this one. */
  endOthers: (headers: Headers) => Promise<void>
}

/** Returns the second factor: codes of an app, and recovery codes. */
export function createSecondFactor(options: SecondFactorOptions): SecondFactor {
  const { store, auth, changed, endOthers } = options
  const { api } = auth
  const used = createUsedCodes(store)

  /** Whether a code holds for the person of the session: one of the app, else one on paper, once each. */
  async function check(headers: Headers, text: string): Promise<boolean> {
    const code = text.replaceAll(/\s/gu, '')
    const user = (await api.getSession({ headers }))?.user
    if (user === undefined || user.twoFactorEnabled !== true) return false
    if (/^\d{6}$/u.test(code)) {
      const reply = await api.verifyTOTP({ body: { code }, headers, asResponse: true })
      return reply.ok && (await used.take(user.id, code))
    }
    const body = { code, disableSession: true }
    const reply = await api.verifyBackupCode({ body, headers, asResponse: true })
    if (reply.ok) await changed(headers, 'recovery-code-used')
    return reply.ok
  }

  return {
    async state(headers) {
      const user = (await api.getSession({ headers }))?.user
      if (user === undefined || user.twoFactorEnabled !== true)
        return { on: false, recoveryCodes: 0 }
      const { backupCodes } = await api.viewBackupCodes({ body: { userId: user.id } })
      return { on: true, recoveryCodes: backupCodes.length }
    },
    async begin(headers) {
      const reply = await api.enableTwoFactor({
        body: { method: 'totp' },
        headers,
        asResponse: true,
      })
      if (!reply.ok) return null
      const made = (await reply.json()) as JsonObject
      return {
        address: made['totpURI'] as string,
        recoveryCodes: made['backupCodes'] as string[],
      }
    },
    async turnOn(headers, code) {
      if ((await api.getSession({ headers }))?.user.twoFactorEnabled === true) return null
      const body = { code: code.replaceAll(/\s/gu, '') }
      const reply = await api.verifyTOTP({ body, headers, asResponse: true })
      if (!reply.ok) return null
      const user = (
        await api.getSession({ headers: withCookies(headers, reply.headers.getSetCookie()) })
      )?.user
      if (user !== undefined) await used.take(user.id, body.code)
      const cookies = reply.headers.getSetCookie()
      const now = withCookies(headers, cookies)
      await endOthers(now)
      await changed(now, 'second-factor-on')
      return cookies
    },
    async give(headers, code) {
      if (!(await check(headers, code))) return null
      const reply = await api.raiseSession({ headers, asResponse: true })
      return reply.ok ? reply.headers.getSetCookie() : null
    },
    async turnOff(headers, code) {
      if (!(await check(headers, code))) return null
      const reply = await api.disableTwoFactor({ body: {}, headers, asResponse: true })
      if (!reply.ok) return null
      const cookies = reply.headers.getSetCookie()
      const now = withCookies(headers, cookies)
      // other devices had given it for roles that count no longer
      await endOthers(now)
      await changed(now, 'second-factor-off')
      return cookies
    },
    async renewRecoveryCodes(headers, code) {
      if (!(await check(headers, code))) return null
      const { backupCodes } = await api.generateBackupCodes({ body: {}, headers })
      await changed(headers, 'recovery-codes')
      return backupCodes
    },
  }
}

/** Returns the headers of the next request of a browser that got these cookies. Pure. */
export function withCookies(headers: Headers, cookies: readonly string[]): Headers {
  const jar = new Map<string, string>()
  const keep = (pair: string) => {
    const at = pair.indexOf('=')
    if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
  for (const pair of (headers.get('cookie') ?? '').split('; ')) keep(pair)
  for (const cookie of cookies) keep(cookie.split(';', 1)[0] ?? '')
  const next = new Headers(headers)
  next.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
  return next
}
