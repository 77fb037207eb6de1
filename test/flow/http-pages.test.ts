import { definitionSchemas, scenarioFileSchema } from '@splot/definition'
import type { PageFile } from '@splot/server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

const file = (text: string, type: string, immutable: boolean): PageFile => ({
  bytes: new TextEncoder().encode(text),
  type,
  immutable,
  encoded: { br: new TextEncoder().encode(`br ${text}`) },
})

const files = new Map([
  ['/index.html', file('<main>portal</main>', 'text/html; charset=utf-8', false)],
  ['/assets/main-abc123.js', file('run()', 'text/javascript; charset=utf-8', true)],
])

describe('pages', () => {
  const pages = {
    get: (path: string) => files.get(path),
    routes: ['/', '/calls/:id', '/cases/:id', '/catalogues/:catalogue/:entry/:version?'],
  }
  const studio = {
    get: (path: string) =>
      path === '/index.html' ? file('<main>studio</main>', 'text/html', false) : undefined,
    routes: ['/', '/drafts/:draft/workflows/:workflow'],
  }

  test('[SV60] every page address opens the portal, a missing script does not', async () => {
    const { app } = await createTestApp({ pages })
    const known = [
      '/',
      '/calls/x',
      '/calls/x/',
      '/cases/a%2Fb',
      '/catalogues/a/b',
      '/catalogues/a/b/1.0.0',
    ]
    for (const path of known) {
      const reply = await app.request(path)
      expect([path, reply.status]).toEqual([path, 200])
      expect(await reply.text()).toBe('<main>portal</main>')
      expect(reply.headers.get('cache-control')).toBe('no-cache')
    }
    expect((await app.request('/assets/main-old.js')).status).toBe(404)
    expect((await app.request('/api/nothing')).status).toBe(404)
  })

  test('[SV65] every address of the studio opens the studio, and no other does', async () => {
    const { app } = await createTestApp({ pages, studio })
    for (const path of ['/studio', '/studio/', '/studio/drafts/d1/workflows/call']) {
      const reply = await app.request(path)
      expect([path, reply.status]).toEqual([path, 200])
      expect(await reply.text()).toBe('<main>studio</main>')
      expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'")
    }
    expect((await app.request('/studio/assets/main-old.js')).status).toBe(404)
    expect(await (await app.request('/studios')).text()).toBe('<main>portal</main>')
    const without = (await createTestApp({ pages })).app
    expect(await (await without.request('/studio')).text()).toBe('<main>portal</main>')
  })

  test('[SV142] what is no page is 404, with the portal or studio that says so', async () => {
    const { app } = await createTestApp({ pages, studio })
    for (const [path, shown] of [
      ['/nonsense', 'portal'],
      ['/calls', 'portal'],
      ['/Calls/x', 'portal'],
      ['/cases/a/b', 'portal'],
      ['/studios', 'portal'],
      ['/studio/nonsense', 'studio'],
      ['/studio/calls/x', 'studio'],
      ['/studio/drafts/d1', 'studio'],
    ]) {
      const reply = await app.request(path ?? '')
      expect([path, reply.status]).toEqual([path, 404])
      expect(await reply.text()).toBe(`<main>${shown}</main>`)
      expect(reply.headers.get('content-type')).toContain('text/html')
      expect(reply.headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('[SV142] mounted under a path, pages are known below it, and without a portal there is but the root', async () => {
    const host = new Hono()
    host.route('/splot', (await createTestApp({ pages, studio, basePath: '/splot' })).app)
    for (const [path, status] of [
      ['/splot', 200],
      ['/splot/cases/1', 200],
      ['/splot/nonsense', 404],
      ['/splot/studio/drafts/d1/workflows/w', 200],
      ['/splot/studio/drafts', 404],
    ] as const)
      expect([path, (await host.request(path)).status]).toEqual([path, status])
    const { app } = await createTestApp()
    expect((await app.request('/')).status).toBe(200)
    expect((await app.request('/cases/1')).status).toBe(404)
  })

  test('[SV125] the schema of every kind of definition file is where its $id says', async () => {
    const { app } = await createTestApp({ pages })
    const schemas = [...Object.values(definitionSchemas), scenarioFileSchema]
    for (const schema of schemas) {
      const { pathname } = new URL(schema['$id'] as string)
      const reply = await app.request(pathname)
      expect([pathname, reply.status]).toEqual([pathname, 200])
      expect(reply.headers.get('content-type')).toBe('application/schema+json')
      expect(await reply.json()).toEqual(schema)
      // a file may name it
      expect(schema).toHaveProperty(['properties', '$schema', 'type'], 'string')
    }
    expect(new Set(schemas.map(({ $id }) => $id)).size).toBe(schemas.length)
    for (const other of ['nothing.json', 'constructor', 'workflow'])
      expect((await app.request(`/schemas/${other}`)).status).toBe(404)
  })

  test('[SV61] hashed files are kept for ever and sent compressed to whom can read it', async () => {
    const { app } = await createTestApp({ pages })
    const plain = await app.request('/assets/main-abc123.js')
    expect(await plain.text()).toBe('run()')
    expect(plain.headers.get('cache-control')).toContain('immutable')
    const packed = await app.request('/assets/main-abc123.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(await packed.text()).toBe('br run()')
  })

  test('[SV62] mail is shown only where the setting is on, and its text is escaped', async () => {
    const mail = {
      id: 'm1',
      to: 'a@example.org',
      subject: '<script>alert(1)</script>',
      text: 'Zaloguj się: http://127.0.0.1:1/sign-in/link?token=x&next=%2F',
      at: '2027-01-01T00:00:00Z',
    }
    const answers = { listMail: () => ({ items: [mail], next: 'older' }) }
    const page = await (
      await (await createTestApp({ showMail: true }, answers)).app.request('/outbox')
    ).text()
    expect(page).not.toContain('<script')
    expect(page).toContain('href="http://127.0.0.1:1/sign-in/link?token=x&amp;next=%2F"')
    expect(page).toContain('/outbox?cursor=older')
    const closed = await createTestApp({ pages }, answers)
    expect(await (await closed.app.request('/outbox')).text()).not.toContain('m1')
    expect((await closed.app.request('/api/mail')).status).toBe(404)
    expect(closed.calls).toEqual([])
  })

  test('[SV63] a page of another name that resolves to this machine reads neither mail nor links', async () => {
    const mail = { id: 'm1', to: 'a@example.org', subject: 's', text: 'secret link', at: '2027' }
    const { app, calls } = await createTestApp(
      { showMail: true, hostNames: ['localhost', '127.0.0.1', '[::1]'] },
      { listMail: () => ({ items: [mail] }) },
    )
    const ask = (host: string, path: string) => app.request(path, { headers: { host } })
    const paths = ['/outbox', '/api/mail', '/sign-in/link?token=x', '/api/health']
    for (const host of ['evil.example', 'evil.example:8080', 'localhost.evil.example', 'a b'])
      for (const path of paths) {
        const reply = await ask(host, path)
        expect(reply.status).toBe(421)
        expect(await reply.json()).toMatchObject({ code: 'request.foreign-host' })
      }
    expect(calls).toEqual([])
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:1', '[::1]:8080'])
      expect(await (await ask(host, '/outbox')).text()).toContain('secret link')
  })
})
