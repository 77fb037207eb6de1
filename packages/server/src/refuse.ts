import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { SplotError } from '@splot/definition'
import type { Core } from './core.ts'
import { acceptLanguage } from './problems/accept-language.ts'
import { problem } from './problems/problem.ts'

/** What is too busy or away is so for a moment; another process may answer at once. */
const retryAfterSeconds = 2

/** Answers with a problem, whatever was thrown. @see RFC 9457 */
export function refuse(c: Context, core: Core, thrown: unknown): Response {
  const locale = acceptLanguage(c.req.header('accept-language')) ?? 'pl'
  const body = problem(foreseen(thrown), {
    table: core.table,
    locale,
    path: c.req.path,
    basePath: core.basePath,
    incident: (error) => {
      const id = core.newId()
      core.log?.({ id, method: c.req.method, path: c.req.path, error })
      return id
    },
  })
  for (const [name, value] of core.headers) c.header(name, value)
  c.header('date', core.date())
  c.header('cache-control', 'no-store')
  c.header('content-language', locale)
  c.header('vary', 'Accept-Language')
  if (body.status === 503) c.header('retry-after', String(retryAfterSeconds))
  return c.body(JSON.stringify(body), body.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
  })
}

// what Hono itself throws, such as for a path with broken percent-encoding
function foreseen(thrown: unknown): unknown {
  if (!(thrown instanceof HTTPException) || thrown.status >= 500) return thrown
  return new SplotError('request.malformed', 'Expected a request of the described form')
}
