import { createClient } from '@splot/client'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

const json = { 'content-type': 'application/json' }
const named = { 'content-disposition': "attachment; filename*=UTF-8''a.pdf" }
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const streamed = (bytes: number): ReadableStream<Uint8Array> => {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(0x20))
      left -= 65_536
    },
  })
}

interface Bad {
  what: string
  path?: string
  method?: string
  headers?: Record<string, string>
  body?: NonNullable<RequestInit['body']>
  status: number
  code: string
}

const post = (
  what: string,
  body: NonNullable<RequestInit['body']>,
  status: number,
  code: string,
): Bad => ({
  what,
  body,
  status,
  code,
})

const bad: Bad[] = [
  post('nothing', '', 400, 'request.malformed'),
  post('half a document', '{"workflow":', 400, 'request.malformed'),
  post('two documents', '{}{}', 400, 'request.malformed'),
  post(
    'bytes that are no UTF-8',
    new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    400,
    'request.malformed',
  ),
  post('a byte order mark alone', new Uint8Array([0xef, 0xbb, 0xbf]), 400, 'request.malformed'),
  post('nesting of 65 levels', deep(65), 400, 'request.too-deep'),
  post('nesting of a million levels', deep(1_000_000 / 2), 400, 'request.too-deep'),
  post('an unclosed nest', '['.repeat(100_000), 400, 'request.too-deep'),
  post('the key __proto__', '{"workflow":"a","__proto__":{"x":1}}', 422, 'request.forbidden-key'),
  post('the key constructor deep down', '{"a":[{"constructor":1}]}', 422, 'request.forbidden-key'),
  post('the key xstate$$type', '{"xstate$$type":1}', 422, 'request.forbidden-key'),
  post('an escaped __proto__', '{"\\u005f_proto__":1}', 422, 'request.forbidden-key'),
  post('a body over the limit', `"${'x'.repeat(2_100_000)}"`, 413, 'request.too-large'),
  post('an endless body without length', streamed(1e12), 413, 'request.too-large'),
  post('a list instead of an object', '[]', 400, 'request.shape'),
  post('null', 'null', 400, 'request.shape'),
  post('a wrong type', '{"workflow":7}', 400, 'request.shape'),
  post('an unknown member', '{"workflow":"a","admin":true}', 400, 'request.shape'),
  post('a missing member', '{}', 400, 'request.shape'),
  {
    what: 'a length that is a lie',
    headers: { ...json, 'content-length': '99999999999' },
    body: '{}',
    status: 413,
    code: 'request.too-large',
  },
  {
    what: 'another content type',
    headers: { 'content-type': 'text/plain' },
    body: '{}',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'a form post',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'workflow=a',
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'no content type',
    headers: {},
    body: new Uint8Array([0x7b, 0x7d]),
    status: 415,
    code: 'request.media-type',
  },
  {
    what: 'a reader that takes only XML',
    headers: { ...json, accept: 'application/xml' },
    body: '{"workflow":"a"}',
    status: 406,
    code: 'request.not-acceptable',
  },
  {
    what: 'an idempotency key with blanks',
    headers: { ...json, 'idempotency-key': 'a b' },
    body: '{"workflow":"a"}',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'an idempotency key of 201 characters',
    headers: { ...json, 'idempotency-key': 'k'.repeat(201) },
    body: '{"workflow":"a"}',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'If-Match that is no revision',
    headers: { ...json, 'if-match': '"abc"' },
    body: '{"workflow":"a"}',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'a write from another site',
    headers: { ...json, 'sec-fetch-site': 'cross-site' },
    body: '{"workflow":"a"}',
    status: 403,
    code: 'request.cross-site',
  },
  {
    what: 'a write from another subdomain',
    headers: { ...json, 'sec-fetch-site': 'same-site' },
    body: '{"workflow":"a"}',
    status: 403,
    code: 'request.cross-site',
  },
  {
    what: 'a write with a foreign origin',
    headers: { ...json, origin: 'https://evil.example' },
    body: '{"workflow":"a"}',
    status: 403,
    code: 'request.cross-site',
  },
  {
    what: 'a write with the origin null',
    headers: { ...json, origin: 'null' },
    body: '{"workflow":"a"}',
    status: 403,
    code: 'request.cross-site',
  },
  {
    what: 'a method the address does not have',
    method: 'PUT',
    body: '{}',
    status: 405,
    code: 'route.method',
  },
  {
    what: 'an unknown address',
    path: '/api/nothing/here',
    body: '{}',
    status: 404,
    code: 'route.unknown',
  },
  {
    what: 'an address of 9,000 characters',
    method: 'GET',
    path: `/api/cases?state=${'x'.repeat(9000)}`,
    status: 414,
    code: 'request.uri-too-long',
  },
  {
    what: 'an unknown query parameter',
    method: 'GET',
    path: '/api/cases?drop=1',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'a limit of a million',
    method: 'GET',
    path: '/api/cases?limit=1000000',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'a version that is no number',
    method: 'GET',
    path: '/api/forms/R03?version=latest',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'an upload that says no field',
    path: '/api/files?task=t',
    headers: named,
    body: 'x',
    status: 400,
    code: 'request.shape',
  },
  ...[
    undefined,
    'attachment',
    "attachment; filename*=UTF-8''%zz",
    'attachment; filename=a.pdf',
  ].map((said): Bad => ({
    what: `an upload named by ${said}`,
    path: '/api/files?task=t&path=/f',
    headers: said === undefined ? {} : { 'content-disposition': said },
    body: 'x',
    status: 400,
    code: 'request.shape',
  })),
  {
    what: 'words in the address of a list',
    method: 'GET',
    path: '/api/cases?text=Kowalska',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'an upload larger than a file may be',
    path: '/api/files?task=t&path=/f',
    headers: named,
    body: streamed(1e12),
    status: 413,
    code: 'request.too-large',
  },
  {
    what: 'a sign-in request without a proper address',
    path: '/api/session/link',
    body: '{"email":"not an address"}',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'a sign-in link that leads away',
    path: '/api/session/link',
    body: '{"email":"a@example.org","next":"//evil.example"}',
    status: 400,
    code: 'request.shape',
  },
  {
    what: 'a sign-in token that is none',
    path: '/api/session/redeem',
    body: '{"token":"nonsense"}',
    status: 400,
    code: 'session.link-invalid',
  },
]

describe('bad input', () => {
  test.each(bad)('[SV20] $what is refused with $status $code', async (one) => {
    const { app, calls, incidents, signIn } = await createTestApp(
      { limits: { address: null, person: null, signInLink: null, fileBytes: 100_000 } },
      {
        uploadFile: async (_: unknown, file: { bytes: AsyncIterable<Uint8Array> }) => {
          for await (const chunk of file.bytes) void chunk
        },
      },
    )
    const cookie = await signIn('anna@example.org')
    calls.length = 0
    const reply = await app.request(one.path ?? '/api/cases', {
      method: one.method ?? 'POST',
      headers: { cookie, 'accept-language': 'en', ...(one.headers ?? json) },
      ...(one.body !== undefined && { body: one.body, duplex: 'half' }),
    })
    const body = (await reply.json()) as { code: string; hint: string; detail: string }
    expect([reply.status, body.code]).toEqual([one.status, one.code])
    expect(body.hint).not.toBe('')
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    expect(incidents).toEqual([])
    expect(calls.filter(({ method }) => method !== 'uploadFile')).toEqual([])
  })

  test('[SV20] a problem that nobody has is a page with 404, also where every object has its name', async () => {
    const { app, incidents } = await createTestApp()
    const reply = await app.request('/problems/constructor', { headers: { accept: 'text/html' } })
    expect(reply.status).toBe(404)
    expect(reply.headers.get('content-type')).toContain('text/html')
    expect(await reply.text()).toContain('<h1>')
    expect(incidents).toEqual([])
  })

  test('[SV21] a refused shape names each place, in both languages', async () => {
    const { app, signIn } = await createTestApp()
    const reply = await app.request('/api/cases', {
      method: 'POST',
      headers: { ...json, cookie: await signIn('a@example.org') },
      body: '{"workflow":7,"parent":[]}',
    })
    const { errors } = (await reply.json()) as { errors: { path: string; message: object }[] }
    expect(errors.map(({ path }) => path)).toEqual(['/workflow', '/parent'])
    for (const { message } of errors) {
      expect(message).toMatchObject({ pl: expect.any(String), en: expect.any(String) })
    }
  })

  test('[SV22] a method that is not there is answered with those that are', async () => {
    const { app } = await createTestApp()
    const reply = await app.request('/api/cases', { method: 'DELETE' })
    expect(reply.headers.get('allow')).toBe('GET, POST')
    expect(await reply.json()).toMatchObject({ allowed: ['GET', 'POST'] })
  })

  test('[SV23] writes of the site itself and of programs pass', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
      { origin: 'http://localhost' },
      { origin: 'https://office.example', 'sec-fetch-site': 'cross-site' },
    ]) {
      const { app, links } = await createTestApp({ trustedOrigins: ['https://office.example'] })
      const reply = await app.request('/api/session/link', {
        method: 'POST',
        headers: { ...json, ...headers },
        body: '{"email":"a@example.org"}',
      })
      expect(reply.status).toBe(202)
      expect(links).toHaveLength(1)
    }
  })
})

describe('limits', () => {
  test('[SV24] whoever asks too often waits as long as Retry-After says', async () => {
    let nowMs = 0
    const { app } = await createTestApp({
      clock: () => nowMs,
      addressOf: (c) => c.req.header('x-test-address') ?? '',
      limits: { address: { burst: 2, perSecond: 0.5 }, person: null, signInLink: null },
    })
    const ask = (address: string) =>
      app.request('/api/health', { headers: { 'x-test-address': address } })
    expect((await ask('a')).status).toBe(200)
    expect((await ask('a')).status).toBe(200)
    const refused = await ask('a')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('2')
    expect((await ask('b')).status).toBe(200)
    nowMs = 2000
    expect((await ask('a')).status).toBe(200)
  })

  test('[SV25] sign-in links are limited per e-mail, and more widely per network address', async () => {
    const { app, links } = await createTestApp({
      clock: () => 0,
      limits: {
        address: null,
        person: null,
        signInLink: { burst: 1, perSecond: 1 },
        signInAddress: { burst: 3, perSecond: 1 },
      },
    })
    const ask = (email: string) =>
      app.request('/api/session/link', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email }),
      })
    expect((await ask('a@example.org')).status).toBe(202)
    expect((await ask('A@example.org')).status).toBe(429)
    expect((await ask('b@example.org')).status).toBe(202)
    expect((await ask('c@example.org')).status).toBe(429)
    expect(links).toHaveLength(2)
  })

  test('[SV25] a whole office signs in from one network address on the last day of a call', async () => {
    const { app } = await createTestApp({ clock: () => 0, limits: {}, addressOf: () => 'office' })
    const replies = await Promise.all(
      Array.from({ length: 60 }, async (_, n) =>
        app.request('/api/session/link', {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ email: `person${n}@example.org` }),
        }),
      ),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]))
  })

  test('[SV206] who changes the address within an IPv6 network gets no more, and takes from no other', async () => {
    let last = 0
    let network = '2001:db8:1:2'
    const { app } = await createTestApp({
      clock: () => 0,
      limits: { address: { burst: 3, perSecond: 1 }, person: null, signInLink: null },
      addressOf: () => `${network}::${(last += 1).toString(16)}`,
    })
    const ask = async () => (await app.request('/api/me')).status
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429])
    network = '2001:db8:1:3'
    expect(await ask()).toBe(200)
  })

  test('[SV27] two hundred people of one office work at the same moment; a cookie made up does not', async () => {
    const file = { bytes: new Uint8Array(), type: 'text/javascript', immutable: true }
    const { app, signIn } = await createTestApp({
      clock: () => 0,
      limits: {},
      addressOf: () => 'office',
      pages: { get: (path) => (path.startsWith('/assets/') ? file : undefined), routes: [] },
    })
    const people = Array.from({ length: 200 }, (_, n) => `person${n}@example.org`)
    const cookies: string[] = []
    for (const email of people) cookies.push(await signIn(email))
    const statuses = new Set<number>()
    for (const cookie of cookies) {
      for (let n = 0; n < 10; n += 1) {
        statuses.add((await app.request('/api/me', { headers: { cookie } })).status)
        statuses.add((await app.request(`/assets/${n}.js`)).status)
      }
    }
    expect(statuses).toEqual(new Set([200]))
    const madeUp = { headers: { cookie: 'splot.session_token=made.up' } }
    const refused = Array.from({ length: 700 }, async () => app.request('/api/me', madeUp))
    const ends = (await Promise.all(refused)).map(({ status }) => status)
    expect(ends.filter((status) => status === 429).length).toBeGreaterThan(50)
  })

  test('[SV26] one person cannot use up what others need', async () => {
    const { app, signIn } = await createTestApp({
      clock: () => 0,
      limits: { address: null, person: { burst: 1, perSecond: 1 }, signInLink: null },
    })
    const [anna, bogdan] = [await signIn('a@example.org'), await signIn('b@example.org')]
    const ask = async (cookie: string) =>
      (await app.request('/api/me', { headers: { cookie } })).status
    expect([await ask(anna), await ask(anna), await ask(bogdan)]).toEqual([200, 429, 200])
  })
})

describe('headers', () => {
  test('[SV30] every reply carries a policy without unsafe-eval or unsafe-inline', async () => {
    const { app } = await createTestApp({ showMail: true })
    for (const path of ['/api/health', '/api/nothing', '/', '/outbox', '/problems/route.unknown']) {
      const reply = await app.request(path)
      const policy = reply.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
      expect(reply.headers.get('strict-transport-security')).toBeNull()
    }
    const secure = await (await createTestApp({ https: true })).app.request('/api/health')
    expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=\d+/u)
  })

  test('[SV31] what a person may see is never kept by a cache', async () => {
    const { app, signIn } = await createTestApp()
    const reply = await app.request('/api/cases', {
      headers: { cookie: await signIn('a@example.org') },
    })
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  test('[SV33] a reply is dated by the clock that deadlines run by', async () => {
    const programmeClock = () => Date.parse('2027-12-10T08:30:00.400Z')
    const { app } = await createTestApp(
      { programmeClock },
      { formValidator: () => 'export default 1' },
    )
    // a refusal, and bytes that are no JSON, are replies too
    for (const [path, status] of [
      ['/api/calls', 200],
      ['/api/cases', 401],
      ['/api/nothing', 404],
      ['/api/forms/R03/validator.js', 200],
    ] as const) {
      const reply = await app.request(path)
      expect([path, reply.status]).toEqual([path, status])
      expect(reply.headers.get('date')).toBe('Fri, 10 Dec 2027 08:30:00 GMT')
    }
  })

  test('[SV32] a validator of a named version may be kept for ever, the newest not', async () => {
    const { app } = await createTestApp({}, { formValidator: () => 'export default 1' })
    const named = await app.request('/api/forms/R03/validator.js?version=2&release=abc')
    expect(named.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(named.headers.get('cache-control')).toContain('immutable')
    const newest = await app.request('/api/forms/R03/validator.js')
    expect(newest.headers.get('cache-control')).toBe('no-cache')
  })
})

describe('files', () => {
  const file = {
    id: 'f1',
    name: 'umowa "ą"\r\n; x=.pdf',
    type: 'application/pdf',
    sizeBytes: 3,
    sha256: '',
    uploadedAt: '',
    uploadedBy: '',
  }

  test('[SV50] a file arrives byte by byte and leaves as an attachment', async () => {
    const received: number[] = []
    const { app, calls, signIn } = await createTestApp(
      {},
      {
        uploadFile: async (_: unknown, upload: { bytes: AsyncIterable<Uint8Array> }) => {
          for await (const chunk of upload.bytes) received.push(...chunk)
          return file
        },
        openFile: () => ({
          file,
          bytes: (async function* () {
            yield new Uint8Array([1, 2])
            yield new Uint8Array([3])
          })(),
        }),
      },
    )
    const cookie = await signIn('a@example.org')
    const client = createClient({
      baseUrl: '',
      headers: { cookie },
      fetch: async (input, init) => app.request(input, init),
    })
    await client.uploadFile({ task: 'c/t:1:1', path: '/f', name: 'ą.pdf' }, new Uint8Array([7, 8]))
    expect(received).toEqual([7, 8])
    expect(calls.at(-1)?.rest[0]).toMatchObject({ task: 'c/t:1:1', path: '/f', name: 'ą.pdf' })
    const reply = await app.request('/api/files/f1', { headers: { cookie } })
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    expect(reply.headers.get('content-disposition')).toBe(
      'attachment; filename="umowa _____; x=.pdf"; filename*=UTF-8\'\'umowa%20%22%C4%85%22%0D%0A%3B%20x%3D.pdf',
    )
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
  })
})
