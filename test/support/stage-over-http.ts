import { createApp, createAuth } from '@splot/server'
import type { Stage } from './first-stage.ts'
import { openFlowStore } from './flow-store.ts'
import { cookieOf, redeemToken } from './http-app.ts'

/** What the service answered: the status, the reply and its text as it left. */
export interface HttpReply {
  status: number
  json: unknown
  text: string
}

/** Asks one thing as one person. */
export type Ask = (
  path: string,
  method?: 'GET' | 'POST' | 'DELETE',
  body?: unknown,
) => Promise<HttpReply>

/** Serves a stage by the real HTTP app; people sign in by the first names the stage knows them under. */
export async function stageOverHttp({ runtime }: Pick<Stage, 'runtime'>) {
  const auth = createAuth({
    store: await openFlowStore(),
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
  /** Signs somebody in; `null` is a guest. */
  async function as(name: string | null): Promise<Ask> {
    const token = name === null ? null : await auth.createToken(`${name}@example.org`, 'pl')
    const cookie = token === null ? '' : cookieOf(await redeemToken(app, token))
    return async (path, method = 'GET', body) => {
      const reply = await app.request(path, {
        method,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      return { status: reply.status, text, json: text === '' ? null : JSON.parse(text) }
    }
  }
  return { app, auth, as, incidents }
}

/** An id as it stands in an address. */
export function urlId(id: string): string {
  return encodeURIComponent(id.replaceAll('~', '~0').replaceAll('/', '~1'))
}
