import type { Hono } from 'hono'

/** A browser as far as cookies go: what a reply sets, the next request sends. */
export function createBrowserJar(app: Pick<Hono, 'request'>, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = new Headers({ ...headers, ...Object.fromEntries(new Headers(init.headers)) })
    if (cookie !== '') sent.set('cookie', cookie)
    const reply = await app.request(path, { ...init, headers: sent })
    for (const set of reply.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split('; ')
      const at = pair.indexOf('=')
      if (attributes.some((one) => /^max-age=0$/iu.test(one))) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return reply
  }
  return {
    jar,
    request,
    /** Sends JSON. */
    send: (method: string, path: string, json?: unknown): Promise<Response> =>
      request(path, {
        method,
        ...(json !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(json),
        }),
      }),
    /** Returns the JSON of a reply. */
    read: async <T>(path: string): Promise<T> => (await request(path)).json() as Promise<T>,
  }
}
