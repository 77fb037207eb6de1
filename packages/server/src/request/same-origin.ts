import { SplotError } from '@splot/definition'
import type { HonoRequest } from 'hono'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that a browser says comes from another site. A second wall behind the cookie's
 * `SameSite`. `hono/csrf` looks only at what a plain HTML form can send; this also covers JSON.
 * Programs that are no browser send neither header and pass: they carry no ambient cookie.
 * @throws SplotError request.cross-site
 */
export function refuseCrossSite(request: HonoRequest, trusted: readonly string[]): void {
  if (safeMethods.has(request.method)) return
  const origin = request.header('origin')
  if (origin !== undefined && trusted.includes(origin)) return
  const site = request.header('sec-fetch-site')
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
  } else if (origin === undefined || hostOf(origin) === request.header('host')) return
  else if (origin === new URL(request.url).origin) return
  throw new SplotError('request.cross-site', 'Expected a request from this site but it is not')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
