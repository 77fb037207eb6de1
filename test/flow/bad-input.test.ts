import { ApiError } from '@splot/client'
import type { Client } from '@splot/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openParcelService } from '../support/parcel-service.ts'
import { seeded } from '../support/seeded.ts'
import type { Seeded } from '../support/seeded.ts'

type Service = Awaited<ReturnType<typeof openParcelService>>

let service: Service
let anna: Client
let admin: Client
let hub = ''
let parcel = ''
let task = ''

beforeEach(async () => {
  service = await openParcelService()
  admin = await service.client('admin', 'programmeAdmin')
  anna = await service.client('anna')
  hub = (await admin.startCase({ workflow: 'hub' })).id
  const started = await anna.startCase({ workflow: 'parcel', parent: hub })
  parcel = started.id
  task = started.tasks[0]?.id ?? ''
})

// whatever a test sent, nothing broke on our side
afterEach(() => expect(service.incidents).toEqual([]))

/** Returns the refusal of a request. */
async function refusal(request: Promise<unknown>): Promise<ApiError> {
  try {
    await request
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('Expected a refusal but the request was served')
}

const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

describe('events', () => {
  it('[SV20] one that is not declared is refused, whatever it is called', async () => {
    for (const type of ['NO_SUCH', 'constructor', '__proto__', 'toString', 'xstate.init', 'x', '*'])
      expect(await refusal(admin.sendEvent(hub, { type })), type).toMatchObject({
        status: 409,
        code: 'event.not-allowed',
        allowed: ['CLOSE'],
      })
  })

  it('[SV20] one that cannot happen now is refused with those that can', async () => {
    const officer = await service.client('olga', 'recruitmentOfficer')
    await officer.sendEvent(hub, { type: 'TICK', payload: { key: 'k' } })
    const refused = await refusal(anna.sendEvent(parcel, { type: 'SUBMITTED' }))
    expect(refused).toMatchObject({ status: 403, code: 'event.not-yours' })
    await admin.sendEvent(hub, { type: 'CLOSE' })
    const closed = await refusal(admin.sendEvent(hub, { type: 'CLOSE' }))
    expect(closed).toMatchObject({ status: 409, code: 'case.finished' })
  })

  it('[SV20] a payload that does not fit is refused and changes nothing', async () => {
    const officer = await service.client('olga', 'recruitmentOfficer')
    for (const payload of [{}, { key: 7 }, { key: null }, { other: 'k' }])
      expect(await refusal(officer.sendEvent(hub, { type: 'TICK', payload }))).toMatchObject({
        issues: [{ path: '/key' }],
        status: 422,
        code: 'payload.invalid',
      })
    const closing = admin.sendEvent(hub, { type: 'CLOSE', payload: { now: true } })
    expect(await refusal(closing)).toMatchObject({ status: 422, code: 'payload.invalid' })
    expect((await admin.getCase(hub)).columns['ticks']).toBe('')
  })
})

describe('revisions and keys', () => {
  it('[SV20] a stale revision is refused', async () => {
    const officer = await service.client('olga', 'recruitmentOfficer')
    const { revision } = await officer.getCase(hub)
    const tick = { type: 'TICK', payload: { key: 'k' }, revision }
    await officer.sendEvent(hub, tick)
    const stale = await refusal(officer.sendEvent(hub, tick))
    expect(stale).toMatchObject({ code: 'case.conflict', status: 409 })
    expect((await admin.getCase(hub)).columns['ticks']).toBe('k')
  })

  it('[SV20] the same request under its key is answered alike and done once; another is refused', async () => {
    const officer = await service.client('olga', 'recruitmentOfficer')
    const tick = { type: 'TICK', payload: { key: 'k' } }
    const once = { idempotencyKey: 'one' }
    const first = await officer.sendEvent(hub, tick, once)
    expect(await officer.sendEvent(hub, tick, once)).toEqual(first)
    expect((await admin.getCase(hub)).columns['ticks']).toBe('k')
    const other = { type: 'TICK', payload: { key: 'l' } }
    expect(await refusal(officer.sendEvent(hub, other, once))).toMatchObject({
      code: 'request.key-reused',
      status: 422,
    })
    const answers = { words: 'w', count: 1 }
    const handedIn = await anna.submitTask(task, { answers }, once)
    expect(await anna.submitTask(task, { answers }, once)).toEqual(handedIn)
    const changed = anna.submitTask(task, { answers: { ...answers, count: 2 } }, once)
    expect(await refusal(changed)).toMatchObject({ code: 'request.key-reused' })
  })
})

describe('what belongs to others', () => {
  it('[SV20] a foreign case, task, submission or file is answered as one that does not exist', async () => {
    const file = await anna.uploadFile({ task, path: '/paper', name: 'a.pdf' }, pdf)
    await anna.submitTask(task, { answers: { words: 'w', count: 1 } })
    const beata = await service.client('beata')
    const asked: ((id: string) => Promise<unknown>)[] = [
      (id) => beata.getCase(id),
      (id) => beata.timeline(id),
      (id) => beata.sendEvent(id, { type: 'SUBMITTED' }),
      (id) => beata.invite(id, { email: 'x@example.org', role: 'sender' }),
    ]
    const tasks: ((id: string) => Promise<unknown>)[] = [
      (id) => beata.getTask(id),
      (id) => beata.claimTask(id),
      (id) => beata.releaseTask(id),
      (id) => beata.saveDraft(id, [{ path: '/words', value: 'x', base: 0 }]),
      (id) => beata.submitTask(id, { answers: {} }),
      (id) => beata.getSubmission(id),
      (id) => beata.uploadFile({ task: id, path: '/paper', name: 'a.pdf' }, pdf),
    ]
    const pairs: [(id: string) => Promise<unknown>, string, string][] = [
      ...asked.map((ask) => [ask, parcel, 'no-such-case'] as [typeof ask, string, string]),
      ...tasks.map((ask) => [ask, task, 'no-such-case/fill:1:1'] as [typeof ask, string, string]),
      [(id) => beata.downloadFile(id), file.id, 'no-such-file'],
    ]
    for (const [ask, foreign, missing] of pairs) {
      const [seen, none] = [await refusal(ask(foreign)), await refusal(ask(missing))]
      expect([seen.status, seen.code, seen.title], foreign).toEqual([404, none.code, none.title])
    }
  })
})

describe('forms', () => {
  it.each([
    ['hidden', { secret: 'hidden' }, { path: '/secret', code: 'form.hidden' }],
    ['computed', { twice: 999 }, { path: '/twice', code: 'form.computed' }],
  ])(
    '[SV20] a %s field that is sent is refused with its place, and changes nothing',
    async (_, forged, issue) => {
      const good = { words: 'w', count: 1 }
      const refused = await refusal(anna.submitTask(task, { answers: { ...good, ...forged } }))
      expect(refused).toMatchObject({ status: 422, code: 'form.invalid' })
      expect(refused.issues).toMatchObject([issue])
      expect((await anna.getTask(task)).status).toBe('open')
      await anna.submitTask(task, { answers: good })
      expect((await anna.getSubmission(task)).answers).toEqual({ ...good, twice: 2 })
    },
  )

  it.each([
    ['a list for a text', { words: ['w'], count: 1 }],
    ['nesting as deep as a request may be', { words: JSON.parse(nested(60)) as never, count: 1 }],
    ['a number beyond all bounds', { words: 'w', count: 1e308 }],
    ['a fraction', { words: 'w', count: 1.5 }],
    ['a number as text', { words: 'w', count: '1' }],
    ['an unknown field', { words: 'w', count: 1, admin: true }],
    [
      'a list without end',
      { words: 'w', count: 1, lines: Array.from({ length: 20_000 }, () => 0) },
    ],
    ['a text without end', { words: 'w'.repeat(1_500_000), count: 1 }],
    ['files that are none', { words: 'w', count: 1, paper: ['../../etc/passwd', 'x'] }],
    ['nothing', {}],
  ])('[SV20] answers with %s are refused with their places', async (_, answers) => {
    const refused = await refusal(anna.submitTask(task, { answers }))
    expect(refused).toMatchObject({ status: 422, code: 'form.invalid' })
    expect(refused.issues.length).toBeGreaterThan(0)
    expect((await anna.getTask(task)).status).toBe('open')
  })

  it.each([
    '/__proto__/x',
    '/constructor',
    '/toString',
    '/lines/-1/name',
    '/lines/1e9/name',
    '/lines/999999999999/name',
    '/lines/4000000000',
    '/words/0/1/2/3',
    '/words/../count',
    'words',
    '',
    '/',
    `/${'x'.repeat(5000)}`,
  ])('[SV20] a draft change at "%s" is refused or told, and kept nowhere', async (path) => {
    const change = { path, value: 'x', base: 0 }
    const outcome = await anna.saveDraft(task, [change]).catch((error: ApiError) => error)
    if (outcome instanceof ApiError) expect([400, 422]).toContain(outcome.status)
    else expect(outcome.issues.map((issue) => issue.path)).toContain(path)
    const { answers } = await anna.getTask(task)
    expect(JSON.stringify(answers)).not.toContain('"x"')
    expect(JSON.stringify(answers).length).toBeLessThan(1000)
  })

  it.each([
    ['a program called a document', 'a.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['a page called a document', 'a.pdf', new TextEncoder().encode('<html><script>alert(1)')],
    [
      'a picture called a document',
      'a.pdf',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    ],
    ['a kind nobody asked for', 'a.exe', new Uint8Array([0x4d, 0x5a, 0x90, 0])],
    ['nothing at all', 'a.pdf', new Uint8Array()],
    ['more than the field takes', 'a.pdf', new Uint8Array(5000).fill(0x25)],
  ])('[SV20] an upload of %s is refused', async (_, name, bytes) => {
    const refused = await refusal(anna.uploadFile({ task, path: '/paper', name }, bytes))
    expect([413, 422]).toContain(refused.status)
    expect(refused.code).toMatch(/^file\./u)
  })
})

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

const oddities: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e300,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '𝕏'.repeat(300),
  '../../..',
  'constructor',
  '__proto__',
  'hub',
  'parcel',
  'TICK',
  '/words',
  [],
  [[]],
  {},
  { type: 'TICK' },
  { path: '/words', value: 1, base: -1 },
  [{ path: '/words', base: 1e21 }],
  [{ path: '/lines/0/name', value: {}, base: 0 }],
]
const names = [
  'workflow',
  'parent',
  'type',
  'payload',
  'revision',
  'changes',
  'answers',
  'to',
  'path',
]

/** An address of the API with ids of all kinds, and a body that may be anything. */
function oddRequest(random: Seeded, endpoint: { method: string; path: string }, ids: string[]) {
  const more = ['constructor', '__proto__', '%00', '..%2f..', 'a'.repeat(300), '%ff', '-', 'é', '.']
  const path = endpoint.path.replaceAll(/\{\w+\}/gu, () => random.pick([...ids, ...more]))
  const query = random.chance(0.3)
    ? `?${random.pick(['cursor', 'limit', 'after', 'status', 'x'])}=${random.pick(['-1', 'a', '', '%00', '1e9'])}`
    : ''
  if (endpoint.method === 'get') return { path: path + query, init: { method: 'GET' } }
  const members = Array.from({ length: random.below(4) }, () => [
    random.pick(names),
    random.pick(oddities),
  ])
  const body = random.chance(0.2)
    ? random.pick(oddities)
    : (Object.fromEntries(members) as Record<string, unknown>)
  return {
    path: path + query,
    init: { method: endpoint.method.toUpperCase(), body: JSON.stringify(body) },
  }
}

it('[SV20] two thousand odd requests to every address end with an answer, none with an incident', async () => {
  const random = seeded(20_261_123)
  const cookie = await service.cookie('anna', 'programmeAdmin', 'recruitmentOfficer')
  const ids = [hub, parcel, task.replace('/', '~'), encodeURIComponent(task)]
  const endpoints = service.endpoints.filter(({ path }) => !/\/stream|\/session|\/mail/u.test(path))
  expect(endpoints.length).toBeGreaterThan(20)
  for (let n = 0; n < 2000; n += 1) {
    const { path, init } = oddRequest(random, random.pick(endpoints), ids)
    const reply = await service.app.request(path, {
      ...init,
      headers: { cookie, 'content-type': 'application/json' },
    })
    expect(reply.status, `${init.method} ${path} ${JSON.stringify(init)}`).toBeLessThan(500)
    await reply.arrayBuffer()
  }
  await service.runtime.work()
}, 120_000)
