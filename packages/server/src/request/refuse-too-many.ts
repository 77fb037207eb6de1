import { SplotError } from '@splot/definition'
import type { Context, HonoRequest } from 'hono'

/** Refuses a request that must wait, and says for how long. @throws SplotError request.too-many */
export function refuseTooMany(c: Context, waitSeconds: number): void {
  if (waitSeconds === 0) return
  c.header('retry-after', String(waitSeconds))
  throw new SplotError('request.too-many', `Expected fewer requests; wait ${waitSeconds} s`)
}

/** Whether a request says that somebody is signed in, true or not. Pure. */
export function carriesSession(request: HonoRequest): boolean {
  return /(?:^|; )(?:__Secure-)?splot\.session_token=./u.test(request.header('cookie') ?? '')
}
