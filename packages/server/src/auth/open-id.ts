import type { BetterAuth } from './better-auth.ts'
import { openIdProvider } from './better-auth.ts'
import type { OpenId } from './types.ts'

/** Returns sign-in at the provider. `name`: what people know it by. */
export function createOpenId(api: BetterAuth['api'], name: string): OpenId {
  return {
    name,
    async begin(headers, next) {
      const reply = await api.signInSocial({
        body: { provider: openIdProvider, callbackURL: next, errorCallbackURL: failed },
        headers,
        asResponse: true,
      })
      const { url } = (await reply.json()) as { url?: string }
      if (!reply.ok || url === undefined) throw new Error('Expected the provider to be reachable')
      return { address: url, cookies: reply.headers.getSetCookie() }
    },
    async finish(headers, query) {
      const reply = await api.callbackOAuth({
        method: 'GET',
        params: { id: openIdProvider },
        query,
        headers,
        asResponse: true,
      })
      const next = reply.headers.get('location')
      const cookies = reply.headers.getSetCookie()
      // whatever goes wrong leads elsewhere, and begins no session
      const begun = cookies.some((cookie) => /session_token=[^;]/u.test(cookie))
      return next === null || !begun ? null : { cookies, next }
    },
  }
}

const failed = '/sign-in/failed'
