import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBrowserJar } from '../support/browser-jar.ts'
import { createTestApp } from '../support/http-app.ts'
import { startOpenIdProvider } from '../support/open-id-provider.ts'
import type { ProviderAccount } from '../support/open-id-provider.ts'

const publicUrl = 'http://localhost:8080'
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUri: `${publicUrl}/sign-in/oidc/callback` })
})
afterAll(() => provider.close())

/** People of whom only those named may sign in. */
function closedPeople(...known: string[]) {
  const asked: { email: string; name?: string }[] = []
  const ensure = async (person: { email: string; name?: string }) => {
    asked.push(person)
    return known.includes(person.email) ? { id: `person-${person.email}` } : null
  }
  return { asked, people: { ensure, admits: async (email: string) => known.includes(email) } }
}

async function createService(...known: string[]) {
  const { asked, people } = closedPeople(...known)
  const service = await createTestApp({}, {}, { publicUrl, people, openId: provider.openId })
  return { ...service, asked }
}

/** Signs in at the provider as a browser does and returns where it ends. */
async function enter(
  service: Pick<Awaited<ReturnType<typeof createTestApp>>, 'app'>,
  account: ProviderAccount,
  browser = createBrowserJar(service.app),
) {
  const begun = await browser.request('/sign-in/oidc?next=/work')
  expect(begun.status).toBe(302)
  const back = await provider.through(begun.headers.get('location')!, account)
  const ended = await browser.request(back.pathname + back.search)
  const me = await browser.read<{ id: string } | null>('/api/me')
  return { browser, back, to: ended.headers.get('location'), me: me?.id ?? null }
}

const anna = { sub: 'a-1', email: 'anna@example.org', emailVerified: true, name: 'Anna Nowak' }

describe('sign-in at a provider of OpenID Connect', () => {
  test('[SV90] whoever the provider has proven is signed in, as the person of that address', async () => {
    const service = await createService('anna@example.org')
    expect(await createBrowserJar(service.app).read('/api/session')).toMatchObject({
      provider: { name: 'Konto urzędu', address: '/sign-in/oidc' },
    })
    const { to, me } = await enter(service, anna)
    expect([to, me]).toEqual(['/work', 'person-anna@example.org'])
    expect(service.asked[0]).toMatchObject({ email: 'anna@example.org', name: 'Anna Nowak' })
  })

  test('[SV90] one person, by link or provider, and by subject when the address has changed', async () => {
    const service = await createService('anna@example.org')
    await service.signIn('anna@example.org')
    expect((await enter(service, anna)).me).toBe('person-anna@example.org')
    const moved = { ...anna, email: 'anna.kowalska@example.org' }
    expect((await enter(service, moved)).me).toBe('person-anna@example.org')
  })

  test('[SV91] an address that the provider has not verified leads to nobody', async () => {
    const service = await createService('anna@example.org')
    const claims = { ...anna, sub: 'm-1', emailVerified: false }
    for (const round of ['before she signed in', 'after']) {
      const { to, me } = await enter(service, claims)
      expect([round, to, me]).toEqual([round, '/sign-in?error=provider-refused', null])
      await service.signIn('anna@example.org')
    }
    expect(service.asked.every(({ email }) => email === 'anna@example.org')).toBe(true)
    expect((await enter(service, { sub: 'm-2', emailVerified: true })).me).toBeNull()
  })

  test('[SV92] nobody registers where the programme does not say so, by provider or link', async () => {
    const service = await createService('anna@example.org')
    const stranger = { sub: 's-1', email: 'stranger@example.org', emailVerified: true }
    expect((await enter(service, stranger)).to).toBe('/sign-in?error=provider-refused')
    const ask = async (email: string) =>
      (await createBrowserJar(service.app).send('POST', '/api/session/link', { email })).text()
    expect(await ask('stranger@example.org')).toBe(await ask('anna@example.org'))
    expect(service.letters.map(({ kind, email }) => [kind, email])).toEqual([
      ['no-account', 'stranger@example.org'],
      ['link', 'anna@example.org'],
    ])
  })

  test('[SV93] what comes back holds once, in the browser that went there', async () => {
    const service = await createService('anna@example.org')
    const { browser, back } = await enter(service, anna)
    const again = await browser.request(back.pathname + back.search)
    expect(again.headers.get('location')).toBe('/sign-in?error=provider-refused')
    const begun = await browser.request('/sign-in/oidc')
    const sent = await provider.through(begun.headers.get('location')!, anna)
    const thief = createBrowserJar(service.app)
    const stolen = await thief.request(sent.pathname + sent.search)
    expect(stolen.headers.get('location')).toBe('/sign-in?error=provider-refused')
    expect(await thief.read('/api/me')).toBeNull()
    for (const query of ['', '?error=access_denied', '?state=x&code=y']) {
      const reply = await browser.request(`/sign-in/oidc/callback${query}`)
      expect(reply.headers.get('location')).toBe('/sign-in?error=provider-refused')
    }
  })

  test('[SV94] a provider that is away sends people back to the other ways', async () => {
    const openId = { ...provider.openId, issuer: 'http://127.0.0.1:9' }
    const service = await createTestApp({}, {}, { publicUrl, openId })
    const reply = await service.app.request('/sign-in/oidc?next=//evil.example')
    expect(reply.headers.get('location')).toBe('/sign-in?error=provider-away')
    const token = await service.auth.createToken('anna@example.org', 'pl')
    expect(token).not.toBe('')
  })
})
