import { createClient } from '@splot/client'
import type { Client } from '@splot/client'
import { createApp, createAuth, listEndpoints } from '@splot/server'
import { openFlowStore } from './flow-store.ts'
import { cookieOf, redeemToken } from './http-app.ts'
import { openParcels } from './open-parcels.ts'

/** The whole service over the parcels' programme, without a port. */
export async function openParcelService() {
  const store = await openFlowStore()
  const parcels = await openParcels({ store })
  const { runtime } = parcels
  const auth = createAuth({
    store,
    people: { ensure: (person) => runtime.admitPerson(person) },
    secret: 'a secret only for tests, long enough',
    https: false,
    deliver: async () => undefined,
  })
  const incidents: unknown[] = []
  const app = createApp({
    runtime,
    auth,
    log: ({ error }) => incidents.push(error),
    limits: { address: null, person: null, signInLink: null },
  })
  /** Signs somebody in by first name, with programme roles; returns the `Cookie` header. */
  async function cookie(name: string, ...roles: string[]): Promise<string> {
    await parcels.as(name, ...roles)
    const token = await auth.createToken(`${name}@example.org`, 'en')
    return cookieOf(await redeemToken(app, token))
  }
  async function client(name: string, ...roles: string[]): Promise<Client> {
    return createClient({
      baseUrl: '',
      fetch: async (input, init) => app.request(input, init),
      locale: 'en',
      headers: { cookie: await cookie(name, ...roles) },
      retries: 0,
    })
  }
  return { ...parcels, app, incidents, cookie, client, endpoints: listEndpoints({ runtime, auth }) }
}
