import { describe, expect, it } from 'vitest'
import { openIdProvider } from './open-id-provider.ts'

const env = {
  SPLOT_OIDC_ISSUER: 'https://login.example.org',
  SPLOT_OIDC_CLIENT_ID: 'splot',
  SPLOT_OIDC_CLIENT_SECRET: 'secret',
}

describe('the provider of OpenID Connect', () => {
  it('is none where nothing is said', () => {
    expect(openIdProvider({}, {})).toBeNull()
  })

  it('goes by the name of its host, or one that is given; arguments come first', () => {
    expect(openIdProvider({}, env)).toMatchObject({ clientId: 'splot', name: 'login.example.org' })
    const flags = { oidcIssuer: 'http://127.0.0.1:9', oidcClientId: 'other', oidcName: 'Urząd' }
    expect(openIdProvider(flags, { ...env, SPLOT_OIDC_NAME: 'Konto' })).toEqual({
      issuer: 'http://127.0.0.1:9',
      clientId: 'other',
      clientSecret: 'secret',
      name: 'Urząd',
    })
  })

  it('is refused where a part is missing, or what is sent could be read on the way', () => {
    const { SPLOT_OIDC_CLIENT_SECRET: _, ...partial } = env
    expect(() => openIdProvider({}, partial)).toThrow(/SPLOT_OIDC_CLIENT_SECRET/u)
    for (const issuer of ['http://login.example.org', 'login', 'ftp://login.example.org'])
      expect(() => openIdProvider({ oidcIssuer: issuer }, env)).toThrow(/https:/u)
  })
})
