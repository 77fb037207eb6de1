import type { JsonObject } from '@splot/definition'
import type { PageFiles } from '@splot/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { operationOf, readApiDocument } from '../support/endpoints/api-document.ts'
import type { ApiDocument } from '../support/endpoints/api-document.ts'
import { openVillageService } from '../support/endpoints/village-service.ts'
import type { VillageService } from '../support/endpoints/village-service.ts'
import { walkVillage } from '../support/endpoints/village-walk.ts'
import type { Walked } from '../support/endpoints/village-walk.ts'
import { pressSignIn } from '../support/http-app.ts'

/** What every reply of whatever address carries. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
}

/** Pages and files of the service: an address, the status of its reply, and how long it may be kept. */
const pages: [path: string, status: number, cached: string][] = [
  ['/', 200, 'no-cache'],
  ['/cases/id-11', 200, 'no-cache'],
  ['/nothing', 404, 'no-cache'],
  ['/assets/portal.js', 200, 'public, max-age=31536000, immutable'],
  ['/assets/gone.js', 404, 'no-store'],
  ['/studio', 200, 'no-cache'],
  ['/studio/workflows/application', 200, 'no-cache'],
  ['/studio/nothing', 404, 'no-cache'],
  ['/studio/assets/gone.js', 404, 'no-store'],
  ['/pages.css', 200, 'no-cache'],
  ['/schemas/workflow.json', 200, 'no-cache'],
  ['/schemas/nothing.json', 404, 'no-store'],
  ['/problems/route.unknown', 200, 'no-cache'],
  ['/problems', 200, 'no-cache'],
  ['/problems/nothing', 404, 'no-cache'],
  ['/outbox', 200, 'no-store'],
  ['/sign-in/link?token=abc', 200, 'no-store'],
  ['/sign-in/link', 400, 'no-store'],
  ['/catalogues/guides/guide-zima.html', 200, 'no-cache'],
  ['/catalogues/guides/guide-zima/1.0.html', 200, 'no-cache'],
  ['/catalogues/guides/gone.html', 404, 'no-store'],
  ['/api/nothing', 404, 'no-store'],
]

/** Of the API these alone may be kept, or asked for again: they hold rules of a form, and nothing of anybody. */
const kept = new Set(['formValidator'])

/** Of the API these alone set a cookie. */
const setsCookie = new Set([
  'redeemSignInToken',
  'signOut',
  'giveSecondFactor',
  'turnSecondFactorOn',
  'turnSecondFactorOff',
  'passkeySignInOptions',
  'passkeyOptions',
  'signInByPasskey',
])

/** Of the API these answer with bytes that are no JSON. */
const bytesOf = new Set([
  'downloadFile',
  'downloadCallFile',
  'documentPdf',
  'submissionPdf',
  'documentEpub',
  'documentPicture',
  'exportIndicators',
  'exportTable',
  'panelFile',
])

const bytes = new TextEncoder().encode('<!doctype html>')
const built: PageFiles = {
  routes: ['/', '/cases/:id', '/workflows/:workflow'],
  get: (path) =>
    path === '/index.html'
      ? { bytes, type: 'text/html; charset=utf-8', immutable: false }
      : path === '/assets/portal.js'
        ? { bytes, type: 'text/javascript', immutable: true }
        : undefined,
}

describe('headers of every route', () => {
  let service: VillageService
  let document: ApiDocument
  let walked: Walked[]
  const operation = ({ method, path }: Walked) =>
    operationOf(document.operations, method, path.split('?', 1)[0]!)?.id ?? ''

  beforeAll(async () => {
    service = await openVillageService({ https: true, pages: built, studio: built })
    walked = await walkVillage(service)
    const served = await service.app.request('/api/openapi.json')
    document = readApiDocument((await served.json()) as JsonObject)
  }, 120_000)

  const securityOf = (reply: Response) =>
    Object.fromEntries(Object.keys(everywhere).map((name) => [name, reply.headers.get(name)]))

  /** Whose own files alone run: no inline script or style, no eval, no frame, no foreign form. */
  function expectPolicy(what: string, reply: Response): void {
    const policy = reply.headers.get('content-security-policy') ?? ''
    if (policy === "sandbox; default-src 'none'") return
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      expect([what, policy.split('; ')]).toEqual([what, expect.arrayContaining([rule])])
    expect([what, policy]).not.toEqual([what, expect.stringContaining('unsafe')])
  }

  it('[SV112] every endpoint answers with all of them, and with a policy', () => {
    const seen = new Set(walked.map(operation))
    expect([...seen].toSorted()).toEqual(document.operations.map(({ id }) => id).toSorted())
    for (const one of walked) {
      const what = `${one.method} ${one.path}`
      expect([what, securityOf(one.reply)]).toEqual([what, everywhere])
      expectPolicy(what, one.reply)
    }
  })

  it('[SV112] [SV31] what an endpoint answers is kept by no cache, but the rules of a form', () => {
    for (const one of walked) {
      const id = operation(one)
      const cached = one.reply.headers.get('cache-control') ?? ''
      if (kept.has(id))
        expect([id, cached]).toEqual([id, expect.stringMatching(/^no-cache$|immutable$/u)])
      else expect([id, cached]).toEqual([id, expect.stringMatching(/\bno-store$/u)])
    }
  })

  it.each(pages)('[SV112] %s (%i) is kept: %s', async (path, status, cached) => {
    const reply = await service.app.request(path)
    expect(reply.status).toBe(status)
    expect(securityOf(reply)).toEqual(everywhere)
    expectPolicy(path, reply)
    expect(reply.headers.get('cache-control')).toBe(cached)
    expect(reply.headers.getSetCookie()).toEqual([])
  })

  it('[SV112] bytes that people uploaded or the service made never run as a page', () => {
    const files = walked.filter((one) => bytesOf.has(operation(one)))
    expect(new Set(files.map(operation))).toEqual(bytesOf)
    for (const one of files) {
      const what = operation(one)
      const { headers } = one.reply
      if (what !== 'documentPicture')
        expect([what, headers.get('content-disposition')]).toEqual([
          what,
          expect.stringMatching(/^attachment;/u),
        ])
      expect([what, headers.get('content-security-policy')]).toEqual([
        what,
        "sandbox; default-src 'none'",
      ])
    }
  })

  it('[SV113] [SV43] only ways to sign in set a cookie, and no script or other site gets hold of it', async () => {
    const token = await service.auth.createToken('anna@example.org', 'pl')
    const pressed = await pressSignIn(service.app, { token })
    expect(pressed.status).toBe(303)
    for (const { id, reply } of [
      ...walked.map((one) => ({ id: operation(one), reply: one.reply })),
      { id: 'redeemSignInToken', reply: pressed },
    ]) {
      const cookies = reply.headers.getSetCookie()
      if (cookies.length > 0) expect([...setsCookie]).toContain(id)
      for (const cookie of cookies) {
        const [name = '', ...flags] = cookie.split('; ')
        expect(name).toMatch(/^__Secure-splot\./u)
        expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax']))
        expect(flags.find((flag) => flag.startsWith('Path='))).toBe('Path=/')
        expect(flags.some((flag) => flag.startsWith('Domain='))).toBe(false)
      }
    }
    const seen = new Set(
      walked.filter(({ reply }) => reply.headers.getSetCookie().length > 0).map(operation),
    )
    expect([...seen].toSorted()).toEqual([...setsCookie].toSorted())
  })

  it('[SV114] [SV23] every route that changes something refuses what comes from another site', async () => {
    const cookie = await service.signIn('wanda')
    const before = await stateOf(service)
    const writes = walked.filter(({ method }) => method !== 'GET')
    const routes = document.operations.filter(({ method }) => method !== 'GET')
    expect(new Set(writes.map(operation)).size).toBe(routes.length)
    const pressed = { method: 'POST', path: '/sign-in/link', headers: {}, body: 'token=x' }
    for (const one of [...writes, pressed])
      for (const foreign of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: 'https://other.localhost' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://localhost' },
      ]) {
        const reply = await service.app.request(one.path, {
          method: one.method,
          headers: { cookie, ...one.headers, ...foreign },
          ...(one.body !== undefined && { body: one.body as string }),
        })
        const { code } = (await reply.json()) as { code: string }
        const what = `${one.method} ${one.path} ${JSON.stringify(foreign)}`
        expect([what, reply.status, code]).toEqual([what, 403, 'request.cross-site'])
      }
    expect(await stateOf(service)).toEqual(before)
  })

  it('[SV114] nothing is changed by what a link or an image of another site can ask for', () => {
    // a browser sends the cookie along with those: they must only read
    const reads = document.operations.filter(({ method }) => method === 'GET')
    expect(reads.filter(({ body, rawBody }) => body !== null || rawBody)).toEqual([])
    expect(new Set(document.operations.map(({ method }) => method))).toEqual(
      new Set(['GET', 'POST', 'PATCH', 'DELETE']),
    )
  })
})

/** What a write would change: the audit log, the cases, the people and their sessions. */
async function stateOf({ runtime, reader }: VillageService): Promise<unknown> {
  const wanda = await reader('wanda')
  return {
    audit: (await runtime.listAudit(wanda, {})).items.length,
    cases: (await runtime.listCases(wanda, {})).items.map(({ id, updatedAt }) => [id, updatedAt]),
    people: (await runtime.listPeople(wanda, { limit: 200 })).items,
    drafts: await runtime.listProgrammeDrafts(wanda),
  }
}
