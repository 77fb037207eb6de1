import { describe, expect, test } from 'vitest'
import { cookieOf, createTestApp } from '../support/http-app.ts'

const asked = (email: string, next?: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(next === undefined ? { email } : { email, next }),
})

describe('sign-in by e-mail link', () => {
  test('[SV40] a link signs in the person of its address', async () => {
    const { app, links } = createTestApp()
    const sent = await app.request('/api/session/link', asked('anna@example.org', '/tasks'))
    expect(sent.status).toBe(202)
    const [link] = links
    expect(link).toMatchObject({ email: 'anna@example.org', next: '/tasks' })
    const opened = await app.request(`/api/session/redeem?token=${link?.token}&next=/tasks`)
    expect(opened.status).toBe(302)
    expect(opened.headers.get('location')).toBe('/tasks')
    const me = await app.request('/api/me', { headers: { cookie: cookieOf(opened) } })
    expect(await me.json()).toMatchObject({ id: 'person-anna@example.org' })
  })

  test('[SV41] a link works once', async () => {
    const { app, auth } = createTestApp()
    const token = await auth.createToken('anna@example.org', 'pl')
    await app.request(`/api/session/redeem?token=${token}`)
    const again = await app.request(`/api/session/redeem?token=${token}`)
    expect(again.headers.get('location')).toBe('/sign-in?error=link-invalid')
    expect(again.headers.getSetCookie()).toEqual([])
  })

  test('[SV42] the answer does not tell whether an address is known', async () => {
    const { app, signIn } = createTestApp()
    await signIn('known@example.org')
    const known = await app.request('/api/session/link', asked('known@example.org'))
    const unknown = await app.request('/api/session/link', asked('unknown@example.org'))
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
  })

  test('[SV43] the cookie is HttpOnly and SameSite=Lax, and Secure by https', async () => {
    for (const https of [false, true]) {
      const { app, auth } = createTestApp({ https })
      const token = await auth.createToken('anna@example.org', 'pl')
      const reply = await app.request(`/api/session/redeem?token=${token}`)
      const cookie = reply.headers.getSetCookie().find((one) => one.includes('session_token'))
      expect(cookie).toMatch(/HttpOnly/u)
      expect(cookie).toMatch(/SameSite=Lax/u)
      expect(cookie?.includes('Secure')).toBe(https)
    }
  })

  test('[SV44] signing out ends the session at once', async () => {
    const { app, signIn } = createTestApp()
    const cookie = await signIn('anna@example.org')
    const left = await app.request('/api/session', { method: 'DELETE', headers: { cookie } })
    expect(left.status).toBe(204)
    const me = await app.request('/api/me', { headers: { cookie } })
    expect(await me.json()).toBeNull()
  })

  test('[SV45] a person lists devices and signs another one out', async () => {
    const { app, signIn } = createTestApp()
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

  test('[SV46] a link cannot lead to another site', async () => {
    const { app, auth } = createTestApp()
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\n']) {
      const token = await auth.createToken('anna@example.org', 'pl')
      const reply = await app.request(
        `/api/session/redeem?token=${token}&next=${encodeURIComponent(next)}`,
      )
      expect(reply.headers.get('location')).toBe('/')
    }
  })

  test('[SV47] signing in again on a device replaces its session', async () => {
    const { app, auth, signIn } = createTestApp()
    const before = await signIn('anna@example.org')
    const token = await auth.createToken('bogdan@example.org', 'pl')
    await app.request(`/api/session/redeem?token=${token}`, { headers: { cookie: before } })
    const me = await app.request('/api/me', { headers: { cookie: before } })
    expect(await me.json()).toBeNull()
  })
})
