import type { Context, Hono } from 'hono'
import { openIdReturn } from '../auth/better-auth.ts'
import type { OpenId } from '../auth/types.ts'
import type { Core } from '../core.ts'
import { refuseTooMany } from '../request/refuse-too-many.ts'
import { localPath } from './local-path.ts'

/** Adds the way to the provider of OpenID Connect and back, where one is set. */
export function addOpenId(app: Hono, core: Core): void {
  const { openId } = core.auth
  if (openId === undefined) return
  app.get('/sign-in/oidc', (c) => begin(c, core, openId))
  app.get(openIdReturn, (c) => finish(c, core, openId))
}

async function begin(c: Context, core: Core, openId: OpenId): Promise<Response> {
  countWayIn(c, core)
  c.header('cache-control', 'no-store')
  try {
    const next = localPath(c.req.query('next'))
    const { address, cookies } = await openId.begin(c.req.raw.headers, next)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.redirect(address, 302)
  } catch (error) {
    core.log?.({ id: core.newId(), method: 'GET', path: c.req.path, error })
    return c.redirect(`${core.basePath}/sign-in?error=provider-away`, 302)
  }
}

async function finish(c: Context, core: Core, openId: OpenId): Promise<Response> {
  countWayIn(c, core)
  c.header('cache-control', 'no-store')
  const found = await openId.finish(c.req.raw.headers, c.req.query())
  if (found === null) return c.redirect(`${core.basePath}/sign-in?error=provider-refused`, 302)
  for (const cookie of found.cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(core.basePath + localPath(found.next), 302)
}

function countWayIn(c: Context, { linkAddressLimit, addressOf }: Core): void {
  refuseTooMany(c, linkAddressLimit?.take(addressOf(c)) ?? 0)
}
