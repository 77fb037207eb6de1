import { Validator } from '@seriousme/openapi-schema-validator'
import { createClient } from '@splot/client'
import { SplotError } from '@splot/definition'
import { escapeText } from '@splot/runtime'
import { allErrors, createApp, fromUrlId, listEndpoints, toUrlId } from '@splot/server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

describe('the API', () => {
  test('[SV1] health answers without a session', async () => {
    const { app } = await createTestApp()
    const reply = await app.request('/api/health')
    expect(reply.status).toBe(200)
    expect(await reply.json()).toEqual({ status: 'ok' })
  })

  test('[SV2] the service is not ready while its store is not', async () => {
    const { app } = await createTestApp({ ready: async () => false })
    const reply = await app.request('/api/health/ready')
    expect(reply.status).toBe(503)
    expect(await reply.json()).toMatchObject({ code: 'server.not-ready' })
  })

  test('[SV3] the OpenAPI document is valid 3.1 and names every endpoint', async () => {
    const { app, runtime, auth } = await createTestApp({ showMail: true })
    const document = (await (await app.request('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { responses: object; security: object[] }>>
    }
    const checked = await new Validator().validate(structuredClone(document))
    expect(checked.errors ?? []).toEqual([])
    expect(document.openapi).toBe('3.1.0')
    for (const one of listEndpoints({ runtime, auth, showMail: true })) {
      const operation = document.paths[one.path]?.[one.method]
      expect(operation, `${one.method} ${one.path}`).toBeDefined()
      expect(operation?.security).toEqual(one.access === 'public' ? [] : [{ session: [] }])
      expect(Object.keys(operation?.responses ?? {})).toContain('500')
    }
  })

  test('[SV3] what may be null is described so, and not as both at once', async () => {
    const { app } = await createTestApp()
    const text = await (await app.request('/api/openapi.json')).text()
    const { paths, components } = JSON.parse(text) as {
      paths: Record<string, { get: { responses: Record<string, { content: object }> } }>
      components: { schemas: Record<string, { type: unknown }> }
    }
    expect(paths['/api/me']?.get.responses['200']?.content).toEqual({
      'application/json': {
        schema: { anyOf: [{ $ref: '#/components/schemas/Me' }, { type: 'null' }] },
      },
    })
    const nullable = Object.entries(components.schemas).filter(([, { type }]) =>
      Array.isArray(type),
    )
    expect(nullable).toEqual([])
    expect(/"allOf":\[\{"\$ref":"[^"]+"\},\{"type":\[/u.test(text)).toBe(false)
  })

  test('[SV4] a guest gets 401 from every endpoint that needs a person, and no use case runs', async () => {
    const { app, runtime, auth, calls } = await createTestApp({ showMail: true })
    const rows = listEndpoints({ runtime, auth, showMail: true })
    expect(rows.length).toBeGreaterThan(30)
    for (const one of rows.filter(({ access }) => access === 'person')) {
      calls.length = 0
      const reply = await app.request(one.path.replace('{id}', 'x'), {
        method: one.method.toUpperCase(),
      })
      expect([one.operation, reply.status]).toEqual([one.operation, 401])
      expect(await reply.json()).toMatchObject({ code: 'auth.required' })
      expect(calls).toEqual([])
    }
    for (const one of rows.filter(({ access }) => access === 'public')) {
      const reply = await app.request(one.path.replace('{id}', 'x'), {
        method: one.method.toUpperCase(),
      })
      expect([one.operation, reply.status]).not.toEqual([one.operation, 401])
    }
  })

  test('[SV5] the app can be mounted under a path of another app', async () => {
    const { runtime, auth } = await createTestApp()
    const host = new Hono()
    host.route('/splot', createApp({ runtime, auth, basePath: '/splot' }))
    expect((await host.request('/splot/api/health')).status).toBe(200)
    const missing = await host.request('/splot/api/nothing')
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ type: '/splot/problems/route.unknown' })
    const document = (await (await host.request('/splot/api/openapi.json')).json()) as {
      servers: object[]
    }
    expect(document.servers).toEqual([{ url: '/splot' }])
  })

  test('[SV7] the reader’s language is what the request asks for, else what the person chose', async () => {
    const { app, calls, signIn } = await createTestApp(
      {},
      { me: () => ({ id: 'p', locale: 'en' }), listNotices: () => ({ items: [] }) },
    )
    const cookie = await signIn('anna@example.org')
    const localeWith = async (headers: Record<string, string>) => {
      await app.request('/api/notices', { headers: { cookie, ...headers } })
      return calls.at(-1)?.reader?.locale
    }
    expect(await localeWith({})).toBe('en')
    expect(await localeWith({ 'accept-language': 'pl' })).toBe('pl')
  })

  test('[SV8] a message is marked as read by its reader, and by nobody else', async () => {
    const notice = { id: 'n1', caseId: null, subject: 'S', text: 'T', at: '', readAt: null }
    const { app, calls, signIn } = await createTestApp({}, { markNoticeRead: () => notice })
    const path = '/api/notices/n1/read'
    expect((await app.request(path, { method: 'POST' })).status).toBe(401)
    const cookie = await signIn('anna@example.org')
    const read = await app.request(path, { method: 'POST', headers: { cookie } })
    expect(read.status).toBe(200)
    expect(calls.filter(({ method }) => method === 'markNoticeRead')).toMatchObject([
      { reader: { person: 'person-anna@example.org' }, rest: ['n1'] },
    ])
  })

  test('[SV6] an id with slashes and colons survives the way to the use case', async () => {
    const id = 'case-1/apply:1:~1'
    expect(fromUrlId(decodeURIComponent(toUrlId(id)))).toBe(id)
    const { app, calls, signIn } = await createTestApp({}, { getTask: () => ({ id }) })
    const cookie = await signIn('anna@example.org')
    await app.request(`/api/tasks/${toUrlId(id)}`, { headers: { cookie } })
    expect(calls.at(-1)).toMatchObject({ method: 'getTask', rest: [id] })
  })
})

describe('problems', () => {
  test('[SV10] every code has its status, a page, and words in both languages', async () => {
    for (const [code, entry] of Object.entries(allErrors)) {
      const { app } = await createTestApp(
        {},
        {
          listCalls: () => {
            throw new SplotError(code, 'Expected one thing but got another', {
              details: { allowed: ['A'] },
            })
          },
        },
      )
      for (const locale of ['pl', 'en'] as const) {
        const reply = await app.request('/api/calls', { headers: { 'accept-language': locale } })
        expect(reply.status).toBe(entry.status)
        expect(reply.headers.get('content-type')).toBe('application/problem+json')
        expect(await reply.json()).toEqual({
          type: `/problems/${code}`,
          title: entry.title[locale],
          status: entry.status,
          detail: locale === 'en' ? 'Expected one thing but got another' : entry.title.pl,
          instance: '/api/calls',
          code,
          hint: entry.hint[locale],
          allowed: ['A'],
        })
      }
      const page = await app.request(`/problems/${code}`)
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).toContain(entry.title.pl)
      expect(text).toContain(code)
    }
  })

  test('[SV143] every code is explained to everybody, and so is which there are', async () => {
    const { app, calls } = await createTestApp()
    const list = await (await app.request('/problems')).text()
    const types = await createClient({
      baseUrl: '',
      fetch: async (address, init) => app.request(address as string, init),
    }).listProblemTypes()
    expect(types.map(({ code }) => code)).toEqual(Object.keys(allErrors).toSorted())
    for (const { type, code, status, title, hint } of types) {
      expect({ status, title, hint }).toEqual(allErrors[code])
      expect(list).toContain(`href="${type}"`)
      const page = await app.request(type)
      expect([code, page.status]).toEqual([code, 200])
      expect(page.headers.get('content-type')).toContain('text/html')
      const text = await page.text()
      for (const words of [title.pl, title.en, hint.pl, hint.en])
        expect(text).toContain(escapeText(words))
      expect(text).toContain('href="/problems"')
    }
    const none = await app.request('/problems/constructor')
    expect(none.status).toBe(404)
    expect(await none.text()).toContain('Nie ma takiego kodu')
    expect(calls).toEqual([])
  })

  test('[SV143] mounted under a path, the pages lead to each other below it', async () => {
    const host = new Hono()
    host.route('/splot', (await createTestApp({ basePath: '/splot' })).app)
    expect(await (await host.request('/splot/problems')).text()).toContain(
      'href="/splot/problems/route.unknown"',
    )
  })

  test('[SV11] what nobody foresaw becomes an incident and leaks nothing', async () => {
    const { app, incidents } = await createTestApp(
      {},
      {
        listCalls: () => {
          throw new Error('password=hunter2 at /srv/data')
        },
      },
    )
    const reply = await app.request('/api/calls', { headers: { 'accept-language': 'en' } })
    const text = await reply.text()
    expect(reply.status).toBe(500)
    expect(text).not.toMatch(/hunter2|srv|stack/u)
    expect(JSON.parse(text)).toMatchObject({
      code: 'server.internal',
      instance: '/incidents/incident-1',
    })
    expect(incidents).toMatchObject([{ id: 'incident-1', method: 'GET', path: '/api/calls' }])
  })

  test('[SV12] a code in no table is a mistake of ours, not an answer', async () => {
    const { app, incidents } = await createTestApp(
      {},
      {
        listCalls: () => {
          throw new SplotError('nobody.knows', 'Secret')
        },
      },
    )
    expect((await app.request('/api/calls')).status).toBe(500)
    expect(incidents).toHaveLength(1)
  })
})
