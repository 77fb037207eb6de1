import { SplotError } from '@splot/definition'
import type { Reader, Runtime } from '@splot/runtime'
import { createApp, createAuth } from '@splot/server'
import type { AppSettings, AuthOptions, Incident, SignInLetter } from '@splot/server'
import type { Hono } from 'hono'
import { openFlowStore } from './flow-store.ts'

/** A call a test made of the runtime. */
export interface RuntimeCall {
  method: string
  reader: Reader
  rest: unknown[]
}

/** The real HTTP app over a runtime that notes what it is asked and answers what the test says. */
export async function createTestApp(
  settings: Partial<AppSettings> = {},
  answers: Record<string, (...args: never[]) => unknown> = {},
  authOptions: Partial<AuthOptions> = {},
) {
  const calls: RuntimeCall[] = []
  const links: Extract<SignInLetter, { kind: 'link' }>[] = []
  const letters: SignInLetter[] = []
  const incidents: Incident[] = []
  const runtime = scriptedRuntime(calls, answers)
  const auth = createAuth({
    store: await openFlowStore(),
    people: { ensure: async ({ email }) => ({ id: `person-${email}` }) },
    secret: 'a secret only for tests, long enough',
    https: settings.https ?? false,
    deliver: async (letter) => {
      letters.push(letter)
      if (letter.kind === 'link') links.push(letter)
    },
    ...authOptions,
  })
  const app = createApp({
    runtime,
    auth,
    log: (incident) => incidents.push(incident),
    newId: () => 'incident-1',
    limits: { address: null, person: null, signInLink: null },
    ...settings,
  })
  /** Signs somebody in as a browser would and returns the `Cookie` header. */
  async function signIn(email: string): Promise<string> {
    const token = await auth.createToken(email, 'pl')
    return cookieOf(await redeemToken(app, token))
  }
  return { app, auth, runtime, calls, links, letters, incidents, signIn }
}

/** Uses a sign-in token up as a program does. */
export async function redeemToken(
  app: Pick<Hono, 'request'>,
  token: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request('/api/session/redeem', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  })
}

/** Presses the button on the page of a sign-in link. */
export async function pressSignIn(
  app: Pick<Hono, 'request'>,
  fields: { token: string; next?: string },
): Promise<Response> {
  return app.request('/sign-in/link', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}

/** Returns the cookies a reply sets, as the next request sends them. */
export function cookieOf(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

function scriptedRuntime(
  calls: RuntimeCall[],
  answers: Record<string, (...args: never[]) => unknown>,
): Runtime {
  const scripted = {
    me: (reader: Reader) =>
      reader === null
        ? null
        : { id: reader.person, email: 'a@example.org', name: 'A', locale: 'pl', roles: [] },
    listCalls: () => ({ items: [] }),
    problems: () => [],
    definitionProblems: () => [],
    listDeadLetters: () => ({ items: [] }),
    programme: () => ({ id: 'programme' }),
    listCases: () => ({ items: [] }),
    listTasks: () => ({ items: [] }),
    listMail: () => ({ items: [] }),
    subscribe: () => () => undefined,
    answerOnce: async (_reader: Reader, _request: unknown, make: () => Promise<unknown>) => ({
      reply: await make(),
      repeated: false,
    }),
    ...answers,
  } as Record<string, (...args: never[]) => unknown>
  return new Proxy({} as Runtime, {
    get:
      (_, method: string) =>
      (...args: unknown[]) => {
        calls.push({ method, reader: args[0] as Reader, rest: args.slice(1) })
        const answer = scripted[method]
        if (answer !== undefined) return answer(...(args as never[]))
        throw new SplotError('route.unknown', `Expected an answer for ${method} in this test`)
      },
  })
}
