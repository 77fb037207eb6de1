import type { JsonObject } from '@splot/definition'
import type { BetterAuth, PasskeyAnswer } from './better-auth.ts'
import type { Passkeys } from './types.ts'

/** Returns passkeys. `changed` is told of each change, for a letter. */
export function createPasskeys(
  api: BetterAuth['api'],
  changed: (headers: Headers, change: 'passkey-added' | 'passkey-removed') => Promise<void>,
): Passkeys {
  return {
    async list(headers) {
      const all = await api.listPasskeys({ headers })
      return all.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? null,
        createdAt: new Date(createdAt).toISOString(),
      }))
    },
    async registrationOptions(headers) {
      const reply = await api.generatePasskeyRegistrationOptions({ headers, asResponse: true })
      return reply.ok ? optionsOf(reply) : null
    },
    async register(headers, { name, response }) {
      const reply = await api.verifyPasskeyRegistration({
        body: { name, response },
        headers,
        asResponse: true,
      })
      if (reply.ok) await changed(headers, 'passkey-added')
      return reply.ok
    },
    async remove(headers, id) {
      const reply = await api.deletePasskey({ body: { id }, headers, asResponse: true })
      if (reply.ok) await changed(headers, 'passkey-removed')
    },
    async signInOptions(headers) {
      // without the session: any passkey of the device will do
      const reply = await api.generatePasskeyAuthenticationOptions({
        headers: new Headers({ host: headers.get('host') ?? '' }),
        asResponse: true,
      })
      return optionsOf(reply)
    },
    async signIn(headers, response) {
      const reply = await api.verifyPasskeyAuthentication({
        body: { response: response as unknown as PasskeyAnswer },
        headers,
        asResponse: true,
      })
      return reply.ok ? reply.headers.getSetCookie() : null
    },
  }
}

async function optionsOf(reply: Response): Promise<{ options: JsonObject; cookies: string[] }> {
  const options = (await reply.json()) as JsonObject
  return { options, cookies: reply.headers.getSetCookie() }
}
