import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBrowserJar } from '../support/browser-jar.ts'
import { createTestApp } from '../support/http-app.ts'
import { createSoftAuthenticator } from '../support/soft-authenticator.ts'
import { totpCode } from '../support/totp-code.ts'

type TestApp = Awaited<ReturnType<typeof createTestApp>>
type Browser = ReturnType<typeof createBrowserJar>

const email = 'anna@example.org'

async function signIn(
  { app, auth }: TestApp,
  browser = createBrowserJar(app),
  address = email,
): Promise<Browser> {
  const token = await auth.createToken(address, 'pl')
  await browser.send('POST', '/api/session/redeem', { token })
  return browser
}

/** Sets a second factor up and returns its secret and recovery codes. */
async function setUp(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.send('POST', '/api/me/second-factor')
  const made = (await begun.json()) as { secret: string; recoveryCodes: string[] }
  // the code before the one of now, so that the one of now is left for what follows
  const code = totpCode(made.secret, Date.now() - 30_000)
  expect((await browser.send('POST', '/api/me/second-factor/on', { code })).status).toBe(204)
  return made
}

const stateOf = (browser: Browser) => browser.read<{ state: string }>('/api/session')
const give = (browser: Browser, code: string) =>
  browser.send('POST', '/api/session/second-factor', { code })
const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code

// a code must not grow old between being made and being given
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2027-03-01T08:00:00Z'), toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

describe('a second factor', () => {
  test('[SV80] it counts from the first right code on, and signs every other device out', async () => {
    const service = await createTestApp()
    const [desk, phone] = [await signIn(service), await signIn(service)]
    expect(await desk.read('/api/me/second-factor')).toEqual({ on: false, recoveryCodes: 0 })
    const begun = await desk.send('POST', '/api/me/second-factor')
    const { address, secret, recoveryCodes } = (await begun.json()) as {
      address: string
      secret: string
      recoveryCodes: string[]
    }
    expect(address).toMatch(/^otpauth:\/\/totp\/Splot:anna/u)
    expect(new Set(recoveryCodes).size).toBe(10)
    const wrong = await desk.send('POST', '/api/me/second-factor/on', { code: '000000' })
    expect(wrong.status).toBe(422)
    expect(await desk.read('/api/me/second-factor')).toEqual({ on: false, recoveryCodes: 0 })
    expect((await stateOf(phone)).state).toBe('signed-in')
    const before = desk.jar.get('splot.session_token')
    await desk.send('POST', '/api/me/second-factor/on', { code: totpCode(secret) })
    expect(desk.jar.get('splot.session_token')).not.toBe(before)
    expect(await stateOf(desk)).toMatchObject({ state: 'signed-in', secondFactor: true })
    expect((await stateOf(phone)).state).toBe('guest')
    expect(await desk.read('/api/me/second-factor')).toEqual({ on: true, recoveryCodes: 10 })
    expect((await desk.send('POST', '/api/me/second-factor')).status).toBe(409)
    expect(service.letters.at(-1)).toMatchObject({ kind: 'security', change: 'second-factor-on' })
  })

  test('[SV81] with one, a link alone signs nobody in', async () => {
    const service = await createTestApp()
    const { secret } = await setUp(await signIn(service))
    const browser = await signIn(service)
    expect((await stateOf(browser)).state).toBe('second-factor')
    expect(await browser.read('/api/me')).toBeNull()
    for (const path of [
      '/api/cases',
      '/api/me/second-factor',
      '/api/sessions',
      '/api/me/passkeys',
    ]) {
      const refused = await browser.request(path)
      expect(refused.status).toBe(401)
      expect(await codeOf(refused)).toBe('session.second-factor')
    }
    const before = browser.jar.get('splot.session_token')
    expect((await give(browser, '000000')).status).toBe(422)
    expect((await give(browser, totpCode(secret))).status).toBe(204)
    expect(await stateOf(browser)).toMatchObject({ state: 'signed-in', secondFactor: true })
    // whoever saw the cookie before has nothing
    const thief = createBrowserJar(service.app)
    thief.jar.set('splot.session_token', before!)
    expect((await stateOf(thief)).state).toBe('guest')
  })

  test('[SV82] a code of the app works once, as does a recovery code', async () => {
    const service = await createTestApp()
    const { secret, recoveryCodes } = await setUp(await signIn(service))
    const [one, two, three] = [await signIn(service), await signIn(service), await signIn(service)]
    const code = totpCode(secret)
    expect((await give(one, code)).status).toBe(204)
    expect((await give(two, code)).status).toBe(422)
    expect((await give(two, recoveryCodes[3]!)).status).toBe(204)
    expect((await give(three, recoveryCodes[3]!)).status).toBe(422)
    expect(await two.read('/api/me/second-factor')).toEqual({ on: true, recoveryCodes: 9 })
    expect(service.letters.at(-1)).toMatchObject({ change: 'recovery-code-used' })
  })

  test('[SV82] of many who give one recovery code at the same moment, one is signed in', async () => {
    const service = await createTestApp()
    const { recoveryCodes } = await setUp(await signIn(service))
    const browsers = await Promise.all(Array.from({ length: 5 }, () => signIn(service)))
    const replies = await Promise.all(browsers.map((one) => give(one, recoveryCodes[0]!)))
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  test('[SV83] it is removed, and recovery codes are replaced, only with a code', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    const { secret, recoveryCodes } = await setUp(browser)
    const renew = (code: string) =>
      browser.send('POST', '/api/me/second-factor/recovery-codes', { code })
    expect((await renew('000000')).status).toBe(422)
    const renewed = (await (await renew(recoveryCodes[0]!)).json()) as { recoveryCodes: string[] }
    expect(renewed.recoveryCodes).toHaveLength(10)
    expect((await renew(recoveryCodes[1]!)).status).toBe(422)
    const off = (code: string) => browser.send('POST', '/api/me/second-factor/off', { code })
    expect((await off('abcde-fghij')).status).toBe(422)
    expect((await off(totpCode(secret))).status).toBe(204)
    expect((await stateOf(await signIn(service))).state).toBe('signed-in')
    expect((await stateOf(browser)).state).toBe('signed-in')
  })

  test('[SV84] codes are limited per device and person; another person is not kept waiting', async () => {
    let nowMs = 0
    const service = await createTestApp({
      clock: () => nowMs,
      limits: {
        address: null,
        person: null,
        signInLink: null,
        signInAddress: null,
        codeDevice: { burst: 2, perSecond: 1 / 60 },
        codePerson: { burst: 4, perSecond: 1 / 300 },
      },
    })
    const { secret } = await setUp(await signIn(service))
    const [one, two, three] = [await signIn(service), await signIn(service), await signIn(service)]
    // one attempt went into setting it up
    expect((await give(one, '000000')).status).toBe(422)
    expect((await give(one, '000000')).status).toBe(422)
    const device = await give(one, '000000')
    expect([device.status, device.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await give(two, '000000')).status).toBe(422)
    const person = await give(three, totpCode(secret))
    expect([person.status, person.headers.get('retry-after')]).toEqual([429, '300'])
    const other = await signIn(service, createBrowserJar(service.app), 'bogdan@example.org')
    const { secret: others } = await setUp(other)
    expect(
      (await other.send('POST', '/api/me/second-factor/off', { code: totpCode(others) })).status,
    ).toBe(204)
    nowMs = 300_000
    expect((await give(three, totpCode(secret))).status).toBe(204)
  })

  test('[SV85] an administrator removes what was lost, and every session ends', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    await setUp(browser)
    const person = `person-${email}`
    expect(await service.auth.ofPerson!.facts(person)).toMatchObject({ secondFactor: true })
    await service.auth.ofPerson!.reset(person)
    expect((await stateOf(browser)).state).toBe('guest')
    expect(await service.auth.ofPerson!.facts(person)).toEqual({
      secondFactor: false,
      passkeys: 0,
      lastUsedAt: null,
    })
    expect((await stateOf(await signIn(service))).state).toBe('signed-in')
  })
})

describe('changing the second factor', () => {
  test('[SV95] it is set up only in a session of today', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    vi.setSystemTime(Date.parse('2027-03-02T09:00:00Z'))
    const refused = await browser.send('POST', '/api/me/second-factor')
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'session.not-fresh'])
    expect((await (await signIn(service)).send('POST', '/api/me/second-factor')).status).toBe(200)
  })

  test('[SV96] where it is turned off every other device is signed out', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    const { secret, recoveryCodes } = await setUp(browser)
    const other = await signIn(service)
    expect((await give(other, recoveryCodes[0]!)).status).toBe(204)
    const code = totpCode(secret)
    expect((await browser.send('POST', '/api/me/second-factor/off', { code })).status).toBe(204)
    expect((await stateOf(browser)).state).toBe('signed-in')
    expect((await stateOf(other)).state).toBe('guest')
  })

  test('[SV97] a letter that does not leave hides no recovery codes and undoes nothing', async () => {
    const down = new Error('connect ECONNREFUSED')
    const service = await createTestApp({}, {}, { deliver: () => Promise.reject(down) })
    const browser = await signIn(service)
    const { recoveryCodes } = await setUp(browser)
    const other = await signIn(service)
    expect((await give(other, recoveryCodes[0]!)).status).toBe(204)
    const body = { code: recoveryCodes[1]! }
    const renewed = await other.send('POST', '/api/me/second-factor/recovery-codes', body)
    expect((await renewed.json()) as object).toMatchObject({ recoveryCodes: { length: 10 } })
    const asked = await browser.send('POST', '/api/session/link', { email })
    expect([asked.status, await codeOf(asked)]).toEqual([503, 'session.link-unsent'])
  })

  test('[SV99] who cannot give it can leave', async () => {
    const service = await createTestApp()
    await setUp(await signIn(service))
    const browser = await signIn(service)
    expect((await stateOf(browser)).state).toBe('second-factor')
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204)
    expect((await stateOf(browser)).state).toBe('guest')
  })
})

describe('passkeys', () => {
  async function add(browser: Browser, authenticator: ReturnType<typeof createSoftAuthenticator>) {
    const asked = await browser.send('POST', '/api/me/passkeys/options')
    const options = (await asked.json()) as { challenge: string }
    const response = authenticator.create(options)
    return browser.send('POST', '/api/me/passkeys', { name: 'Laptop', response })
  }
  async function enter(
    browser: Browser,
    authenticator: ReturnType<typeof createSoftAuthenticator>,
  ) {
    const asked = await browser.send('POST', '/api/session/passkey/options')
    const response = authenticator.get((await asked.json()) as { challenge: string })
    return browser.send('POST', '/api/session/passkey', { response })
  }

  test('[SV86] a passkey signs in, and stands for both factors', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    await setUp(browser)
    const key = createSoftAuthenticator('localhost')
    expect((await add(browser, key)).status).toBe(204)
    const listed = await browser.read<{ id: string; name: string }[]>('/api/me/passkeys')
    expect(listed).toMatchObject([{ name: 'Laptop' }])
    const fresh = createBrowserJar(service.app)
    expect((await enter(fresh, key)).status).toBe(204)
    expect(await stateOf(fresh)).toMatchObject({ state: 'signed-in', secondFactor: true })
    expect(await fresh.read('/api/me')).toMatchObject({ id: `person-${email}` })
    await fresh.send('DELETE', `/api/me/passkeys/${listed[0]!.id}`)
    expect((await enter(createBrowserJar(service.app), key)).status).toBe(422)
  })

  test('[SV95] who reads somebody’s mail can neither add a way in beside their passkey nor take it away', async () => {
    const service = await createTestApp()
    const key = createSoftAuthenticator('localhost')
    expect((await add(await signIn(service), key)).status).toBe(204)
    const own = createBrowserJar(service.app)
    await enter(own, key)
    const [kept] = await own.read<{ id: string }[]>('/api/me/passkeys')
    const thief = await signIn(service)
    expect((await stateOf(thief)).state).toBe('signed-in')
    for (const [method, path] of [
      ['POST', '/api/me/passkeys/options'],
      ['DELETE', `/api/me/passkeys/${kept!.id}`],
      ['POST', '/api/me/second-factor'],
    ] as const) {
      const refused = await thief.send(method, path)
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'session.proof-needed'])
    }
    expect((await add(own, createSoftAuthenticator('localhost'))).status).toBe(204)
    expect((await own.send('POST', '/api/me/second-factor')).status).toBe(200)
  })

  test('[SV96] with the last passkey the other devices go that began with it', async () => {
    const service = await createTestApp()
    const key = createSoftAuthenticator('localhost')
    await add(await signIn(service), key)
    const [one, two] = [createBrowserJar(service.app), createBrowserJar(service.app)]
    await enter(one, key)
    await enter(two, key)
    const [kept] = await one.read<{ id: string }[]>('/api/me/passkeys')
    expect((await one.send('DELETE', `/api/me/passkeys/${kept!.id}`)).status).toBe(204)
    expect([(await stateOf(one)).state, (await stateOf(two)).state]).toEqual(['signed-in', 'guest'])
  })

  test('[SV87] an answer of another page, one used before, or of a key that asked nobody, does not hold', async () => {
    const service = await createTestApp()
    const browser = await signIn(service)
    await setUp(browser)
    expect(
      (await add(browser, createSoftAuthenticator('localhost', { origin: 'http://evil.example' })))
        .status,
    ).toBe(422)
    const unasked = createSoftAuthenticator('localhost', { unverified: true })
    await add(browser, unasked)
    expect((await enter(createBrowserJar(service.app), unasked)).status).toBe(422)
    const key = createSoftAuthenticator('localhost')
    await add(browser, key)
    const fresh = createBrowserJar(service.app)
    const asked = await fresh.send('POST', '/api/session/passkey/options')
    const response = key.get((await asked.json()) as { challenge: string })
    const send = () => fresh.send('POST', '/api/session/passkey', { response })
    expect([(await send()).status, (await send()).status]).toEqual([204, 422])
    const unknown = createSoftAuthenticator('localhost')
    expect((await enter(createBrowserJar(service.app), unknown)).status).toBe(422)
  })

  test('[SV88] an address without a name has no passkeys', async () => {
    const service = await createTestApp({}, {}, { publicUrl: 'http://127.0.0.1:8080' })
    expect(await createBrowserJar(service.app).read('/api/session')).toMatchObject({
      passkeys: false,
    })
    expect((await service.app.request('/api/session/passkey', { method: 'POST' })).status).toBe(404)
  })
})

describe('devices', () => {
  test('[SV45] every other device is signed out at once', async () => {
    const service = await createTestApp()
    const [one, two, three] = [await signIn(service), await signIn(service), await signIn(service)]
    expect((await two.send('DELETE', '/api/sessions')).status).toBe(204)
    expect(
      [await stateOf(one), await stateOf(two), await stateOf(three)].map(({ state }) => state),
    ).toEqual(['guest', 'signed-in', 'guest'])
    expect(await two.read('/api/sessions')).toMatchObject([{ current: true }])
  })

  test('[SV89] a device is known to whom it has signed in, and counted apart', async () => {
    const service = await createTestApp({
      clock: () => 0,
      limits: {
        address: null,
        person: null,
        signInLink: { burst: 1, perSecond: 0.01 },
        signInAddress: { burst: 2, perSecond: 0.01 },
      },
    })
    const own = await signIn(service)
    await own.send('DELETE', '/api/session')
    const ask = async (browser: Browser, address: string) =>
      (await browser.send('POST', '/api/session/link', { email: address })).status
    const stranger = createBrowserJar(service.app)
    // a stranger asks in Anna's place, and uses up what the address may ask
    expect([await ask(stranger, email), await ask(stranger, email)]).toEqual([202, 429])
    expect(await ask(stranger, 'x@example.org')).toBe(429)
    expect([await ask(own, email), await ask(own, email)]).toEqual([202, 429])
    // to others her device is a stranger too
    expect(await ask(own, 'y@example.org')).toBe(429)
    const forged = createBrowserJar(service.app)
    forged.jar.set(
      'splot.device',
      own.jar.get('splot.device')!.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A')),
    )
    expect(await ask(forged, email)).toBe(429)
  })
})
