import type { Auth } from '@splot/server'
import { describe, expect, test, vi } from 'vitest'
import { cookieOf, createTestApp, pressSignIn, redeemToken } from '../support/http-app.ts'

const asked = (email: string, next?: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(next === undefined ? { email } : { email, next }),
})

describe('sign-in by e-mail link', () => {
  test('[SV40] a link signs in the person of its address', async () => {
    const { app, links } = await createTestApp()
    const sent = await app.request('/api/session/link', asked('anna@example.org', '/tasks'))
    expect(sent.status).toBe(202)
    const [link] = links
    expect(link).toMatchObject({ email: 'anna@example.org', next: '/tasks' })
    const opened = await pressSignIn(app, { token: link?.token ?? '', next: '/tasks' })
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe('/tasks')
    const me = await app.request('/api/me', { headers: { cookie: cookieOf(opened) } })
    expect(await me.json()).toMatchObject({ id: 'person-anna@example.org' })
  })

  test('[SV41] a link works once', async () => {
    const { app, auth } = await createTestApp()
    const token = await auth.createToken('anna@example.org', 'pl')
    await pressSignIn(app, { token })
    const again = await pressSignIn(app, { token })
    expect(again.headers.get('location')).toBe('/sign-in?error=link-invalid')
    expect(again.headers.getSetCookie()).toEqual([])
    const meant = await pressSignIn(app, { token, next: '/tasks/a?b=1' })
    expect(meant.headers.get('location')).toBe(
      '/sign-in?error=link-invalid&next=%2Ftasks%2Fa%3Fb%3D1',
    )
    const abroad = await pressSignIn(app, { token, next: '//example.org' })
    expect(abroad.headers.get('location')).toBe('/sign-in?error=link-invalid&next=%2F')
  })

  test('[SV48] opening a link uses nothing up, as a mail scanner does; its button signs in', async () => {
    const { app, auth } = await createTestApp()
    const token = await auth.createToken('anna@example.org', 'pl')
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await app.request(`/sign-in/link?token=${token}&next=/start&lang=pl`, { method })
      expect(page.status).toBe(200)
      expect(page.headers.getSetCookie()).toEqual([])
      expect(page.headers.get('cache-control')).toBe('no-store')
    }
    expect((await pressSignIn(app, { token })).headers.getSetCookie()).not.toEqual([])
  })

  test('[SV48] the page of a link speaks its language and needs neither script nor inline style', async () => {
    const { app } = await createTestApp({ basePath: '' })
    const page = async (lang: string) =>
      (await app.request(`/sign-in/link?token=x%22%3E&lang=${lang}`)).text()
    expect(await page('pl')).toContain('<button>Zaloguj się</button>')
    expect(await page('en')).toContain('<button>Sign in</button>')
    expect(await page('en')).toContain('value="x&quot;&gt;"')
    expect(await page('en')).not.toMatch(/<script|<style|style=|onclick/u)
    expect((await app.request('/pages.css')).headers.get('content-type')).toContain('text/css')
  })

  test('[SV48] the button takes only a small form with a token', async () => {
    const { app } = await createTestApp()
    const post = async (type: string, body: string) =>
      (
        await app.request('/sign-in/link', {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        })
      ).status
    expect(await post('application/json', '{"token":"x"}')).toBe(415)
    expect(await post('application/x-www-form-urlencoded', 'next=/')).toBe(400)
    expect(await post('application/x-www-form-urlencoded', `token=${'x'.repeat(9000)}`)).toBe(413)
    expect((await app.request('/sign-in/link')).status).toBe(400)
  })

  test('[SV42] the answer does not tell whether an address is known', async () => {
    const { app, signIn } = await createTestApp()
    await signIn('known@example.org')
    const known = await app.request('/api/session/link', asked('known@example.org'))
    const unknown = await app.request('/api/session/link', asked('unknown@example.org'))
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
  })

  test('[SV43] the cookie is HttpOnly and SameSite=Lax, and Secure by https', async () => {
    for (const https of [false, true]) {
      const { app, auth } = await createTestApp({ https })
      const token = await auth.createToken('anna@example.org', 'pl')
      const reply = await redeemToken(app, token)
      const cookie = reply.headers.getSetCookie().find((one) => one.includes('session_token'))
      expect(cookie).toMatch(/HttpOnly/u)
      expect(cookie).toMatch(/SameSite=Lax/u)
      expect(cookie?.includes('Secure')).toBe(https)
    }
  })

  test('[SV44] signing out ends the session at once', async () => {
    const { app, signIn } = await createTestApp()
    const cookie = await signIn('anna@example.org')
    const left = await app.request('/api/session', { method: 'DELETE', headers: { cookie } })
    expect(left.status).toBe(204)
    const me = await app.request('/api/me', { headers: { cookie } })
    expect(await me.json()).toBeNull()
  })

  test('[SV45] a person lists devices and signs another one out', async () => {
    const { app, signIn } = await createTestApp()
    const [first, second] = [await signIn('anna@example.org'), await signIn('anna@example.org')]
    const other = await signIn('bogdan@example.org')
    const listed = await app.request('/api/sessions', { headers: { cookie: second } })
    const sessions = (await listed.json()) as { id: string; current: boolean }[]
    expect(sessions.filter((one) => one.current)).toHaveLength(1)
    expect(sessions).toHaveLength(2)
    const foreign = (await (
      await app.request('/api/sessions', { headers: { cookie: other } })
    ).json()) as { id: string }[]
    for (const id of [sessions.find((one) => !one.current)?.id, foreign[0]?.id]) {
      await app.request(`/api/sessions/${id}`, { method: 'DELETE', headers: { cookie: second } })
    }
    const who = async (cookie: string) =>
      (await app.request('/api/me', { headers: { cookie } })).json()
    expect(await who(first)).toBeNull()
    expect(await who(second)).not.toBeNull()
    expect(await who(other)).not.toBeNull()
  })

  test('[SV45] devices are told to a session of the day before yesterday, too', async () => {
    vi.useFakeTimers({ now: Date.parse('2027-03-01T08:00:00Z'), toFake: ['Date'] })
    try {
      const { app, signIn } = await createTestApp()
      const cookie = await signIn('anna@example.org')
      vi.setSystemTime(Date.parse('2027-03-03T08:00:00Z'))
      await app.request('/api/me', { headers: { cookie } })
      const listed = await app.request('/api/sessions', { headers: { cookie } })
      expect(await listed.json()).toMatchObject([
        {
          current: true,
          createdAt: '2027-03-01T08:00:00.000Z',
          lastUsedAt: '2027-03-03T08:00:00.000Z',
        },
      ])
    } finally {
      vi.useRealTimers()
    }
  })

  test('[SV46] a link cannot lead to another site', async () => {
    const { app, auth } = await createTestApp()
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\n']) {
      const token = await auth.createToken('anna@example.org', 'pl')
      const reply = await pressSignIn(app, { token, next })
      expect(reply.headers.get('location')).toBe('/')
    }
  })

  test('[SV47] signing in again on a device replaces its session', async () => {
    const { app, auth, signIn } = await createTestApp()
    const before = await signIn('anna@example.org')
    const token = await auth.createToken('bogdan@example.org', 'pl')
    await redeemToken(app, token, { cookie: before })
    const me = await app.request('/api/me', { headers: { cookie: before } })
    expect(await me.json()).toBeNull()
  })

  test('[SV41] of many who use one link at the same moment, one is signed in', async () => {
    const { auth } = await createTestApp()
    const token = await auth.createToken('anna@example.org', 'pl')
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => auth.redeem(token, new Headers())),
    )
    expect(tries.filter((cookies) => cookies !== null)).toHaveLength(1)
  })

  test('[SV49] a host that knows its people by another header needs no cookie', async () => {
    const { auth: own } = await createTestApp()
    const auth: Auth = {
      ...own,
      owner: async (headers) => {
        const person = headers.get('x-signed-in-as')
        return person === null ? null : { person, session: 'host' }
      },
    }
    const { app } = await createTestApp({ auth })
    const me = await app.request('/api/me', { headers: { 'x-signed-in-as': 'person-anna' } })
    expect(await me.json()).toMatchObject({ id: 'person-anna' })
    expect((await app.request('/api/cases')).status).toBe(401)
  })
})
