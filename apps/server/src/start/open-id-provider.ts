import type { OpenIdProvider } from '@splot/server'
import { CommandFailure } from '../exit-codes.ts'

/** What `splot start` is told of a provider of OpenID Connect; the secret stands in no argument. */
export interface OpenIdFlags {
  oidcIssuer?: string
  oidcClientId?: string
  oidcName?: string
}

/**
 * Returns the provider that arguments or `SPLOT_OIDC_…` name; `null`: none. An argument comes first.
 * @throws CommandFailure where only a part is named, or the issuer is no https address
 */
export function openIdProvider(
  flags: OpenIdFlags,
  env: Readonly<Record<string, string | undefined>>,
): OpenIdProvider | null {
  const issuer = flags.oidcIssuer ?? env['SPLOT_OIDC_ISSUER']
  const clientId = flags.oidcClientId ?? env['SPLOT_OIDC_CLIENT_ID']
  const clientSecret = env['SPLOT_OIDC_CLIENT_SECRET']
  const name = flags.oidcName ?? env['SPLOT_OIDC_NAME']
  if ([issuer, clientId, clientSecret, name].every((one) => one === undefined)) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new CommandFailure(
      'Expected all of SPLOT_OIDC_ISSUER, SPLOT_OIDC_CLIENT_ID and SPLOT_OIDC_CLIENT_SECRET, or none',
    )
  }
  const host = issuerHost(issuer)
  return { issuer, clientId, clientSecret, name: name ?? host }
}

function issuerHost(issuer: string): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && local)) return url.hostname
  throw new CommandFailure(
    'Expected SPLOT_OIDC_ISSUER with an address such as https://login.example.org',
  )
}
