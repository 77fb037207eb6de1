import { SplotError } from '@splot/definition'
import type { HonoRequest } from 'hono'

/**
 * Refuses a request that names a host the service does not go by: DNS rebinding makes a browser send
 * them, with the name of the attacker's page. @throws SplotError request.foreign-host
 */
export function refuseForeignHost(
  request: HonoRequest,
  names: readonly string[] | undefined,
): void {
  if (names === undefined) return
  const host = request.header('host') ?? new URL(request.url).host
  const name = nameOf(host)
  if (name !== null && names.some((one) => nameOf(one) === name)) return
  throw new SplotError('request.foreign-host', 'Expected a host this service goes by')
}

/** The name without port, as browsers write it: lower case, IPv6 in brackets. */
function nameOf(host: string): string | null {
  const address = `http://${host}/`
  return URL.canParse(address) ? new URL(address).hostname : null
}
