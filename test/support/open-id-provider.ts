import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody whom the provider knows. */
export interface ProviderAccount {
  sub: string
  email?: string
  emailVerified?: boolean
  name?: string
}

const clientSecret = 'a secret that only the tests know'

/**
 * A real provider of OpenID Connect on a free port of this machine. `signsIn` is who stands before it:
 * it asks for no password.
 */
export async function startOpenIdProvider(options: { redirectUri: string }) {
  let account: ProviderAccount = { sub: 'nobody' }
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'splot',
        client_secret: clientSecret,
        redirect_uris: [options.redirectUri],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['only for tests'] },
    // as most providers do: what is asked for stands in the ID token
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        email: account.email,
        email_verified: account.emailVerified ?? false,
        name: account.name,
      }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session!.accountId!,
        clientId: ctx.oidc.client!.clientId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()

  async function handler(...[request, response]: Parameters<typeof answer>): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    await provider.interactionFinished(request, response, { login: { accountId: account.sub } })
  }

  return {
    openId: { issuer, clientId: 'splot', clientSecret, name: 'Konto urzędu' },
    /** Sends a browser through the provider and returns the address it is sent back to. */
    async through(address: string, as: ProviderAccount): Promise<URL> {
      account = as
      const cookies = new Map<string, string>()
      let next = new URL(address)
      while (next.origin === issuer) {
        const reply = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        for (const set of reply.headers.getSetCookie()) {
          const pair = set.split(';', 1)[0]!
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const to = reply.headers.get('location')
        if (to === null) throw new Error(`Expected to be sent on but got ${reply.status}`)
        next = new URL(to, next)
      }
      return next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
