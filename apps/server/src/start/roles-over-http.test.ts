import { createClient, ApiError } from '@splot/client'
import type { Client } from '@splot/client'
import { createRuntime } from '@splot/runtime'
import { createApp, createAuth, listEndpoints } from '@splot/server'
import type { Auth } from '@splot/server'
import { openMemoryStore } from '@splot/store'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDefinitionFiles } from '../definition-files.ts'
import { openDemoCall } from './demo-call.ts'
import { seedDemoPeople } from './demo-people.ts'
import { createMovableClock } from './movable-clock.ts'

const project = resolve(import.meta.dirname, '../../../..')

/** The whole service on a memory store with the demo people and an open call. */
async function openTestService() {
  const clock = createMovableClock(() => Date.parse('2027-03-01T10:00:00Z'))
  let last = 0
  const store = openMemoryStore({ now: clock.now })
  let auth: Auth
  const runtime = await createRuntime({
    signIn: {
      facts: (person) => auth.ofPerson!.facts(person),
      endSessions: (person) => auth.ofPerson!.endSessions(person),
      reset: (person) => auth.ofPerson!.reset(person),
    },
    store,
    programme: { read: () => readDefinitionFiles(project) },
    clock,
    ids: { next: () => `id-${++last}` },
    sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
    mail: { send: async () => undefined },
  })
  auth = createAuth({
    store,
    people: { ensure: (person) => runtime.admitPerson(person) },
    secret: 'a secret only for tests, long enough',
    https: false,
    deliver: async () => undefined,
  })
  const incidents: unknown[] = []
  const app = createApp({
    runtime,
    auth,
    log: ({ error }) => incidents.push(error),
    limits: { address: null, person: null, signInLink: null },
  })
  const callId = await openDemoCall(runtime, await seedDemoPeople(runtime), clock)
  async function as(name: string | null): Promise<Client> {
    const fetch: typeof globalThis.fetch = async (input, init) => app.request(input, init)
    if (name === null) return createClient({ baseUrl: '', fetch, locale: 'en' })
    const token = await auth.createToken(`${name}@demo.example`, 'pl')
    const reply = await app.request('/api/session/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const cookie = reply.headers.getSetCookie().map((one) => one.split(';', 1)[0])
    return createClient({
      baseUrl: '',
      fetch,
      locale: 'en',
      headers: { cookie: cookie.join('; ') },
    })
  }
  return { app, as, callId, incidents, runtime, endpoints: listEndpoints({ runtime, auth }) }
}

/** Returns the status a request ends with. */
async function statusOf(work: Promise<unknown>): Promise<number | string> {
  try {
    await work
    return 200
  } catch (error) {
    return error instanceof ApiError ? `${error.status} ${error.code}` : Promise.reject(error)
  }
}

let service: Awaited<ReturnType<typeof openTestService>>
let caseId = ''
let taskId = ''
let applicant: Client

beforeAll(async () => {
  service = await openTestService()
  applicant = await service.as('wanda')
  const started = await applicant.startCase({ workflow: 'recruitment', parent: service.callId })
  caseId = started.id
  taskId = started.tasks.find(({ task }) => task === 'apply')?.id ?? ''
  await applicant.saveDraft(taskId, [{ path: '/projectTitle', value: 'Spółdzielnia X', base: 0 }])
})

describe('who may do what, through the whole service', () => {
  test('the public sees the call and nothing of a case', async () => {
    const guest = await service.as(null)
    expect((await guest.listCalls()).items.map(({ open }) => open)).toEqual([true])
    for (const work of [
      guest.getCase(caseId),
      guest.timeline(caseId),
      guest.getTask(taskId),
      guest.listCases(),
      guest.listTasks(),
      guest.saveDraft(taskId, []),
      guest.startCase({ workflow: 'recruitment', parent: service.callId }),
    ]) {
      expect(await statusOf(work)).toBe('401 auth.required')
    }
  })

  test('the applicant reads and works on the own case', async () => {
    expect((await applicant.getCase(caseId)).roles).toContain('applicantEditor')
    expect(await statusOf(applicant.timeline(caseId))).toBe(200)
    const task = await applicant.getTask(taskId)
    expect(task.draft.revision).toBeGreaterThan(0)
    expect((await applicant.listCases({ mine: true })).items).toHaveLength(1)
  })

  test('to another applicant the case does not exist', async () => {
    const other = await service.as('zofia')
    expect(await statusOf(other.getCase(caseId))).toBe('404 case.not-found')
    expect(await statusOf(other.timeline(caseId))).toBe('404 case.not-found')
    expect(await statusOf(other.getTask(taskId))).toMatch(/^404 /u)
    expect(await statusOf(other.saveDraft(taskId, []))).toMatch(/^404 /u)
    expect(await statusOf(other.submitTask(taskId))).toMatch(/^404 /u)
    expect(await statusOf(other.sendEvent(caseId, { type: 'WITHDRAW' }))).toMatch(/^404 /u)
    expect((await other.listCases()).items).toEqual([])
    const unknown = await statusOf(other.getCase('no-such-case'))
    expect(unknown).toBe('404 case.not-found')
  })

  test('an applicant may not start a call', async () => {
    expect(await statusOf(applicant.startCase({ workflow: 'call' }))).toMatch(/^40[34] /u)
  })

  test('an incomplete application is refused with its issues, by pointer', async () => {
    const error = await applicant.submitTask(taskId).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 422, code: 'form.invalid' })
    expect((error as ApiError).issues.length).toBeGreaterThan(3)
    expect((error as ApiError).issues.every(({ path }) => /^(?:\/|$)/u.test(path))).toBe(true)
  })

  test('an event nobody declared is refused with those that are allowed', async () => {
    const status = await statusOf(applicant.sendEvent(caseId, { type: 'BECOME_DIRECTOR' }))
    expect(status).toMatch(/^4\d\d event\./u)
  })

  test('an old revision is refused', async () => {
    expect(await statusOf(applicant.submitTask(taskId, { draftRevision: 0 }))).toBe(
      '409 case.conflict',
    )
  })

  test('the same key starts one case, however often it is sent', async () => {
    const piotr = await service.as('piotr')
    const start = () =>
      piotr.startCase(
        { workflow: 'recruitment', parent: service.callId },
        { idempotencyKey: 'one-click' },
      )
    const [first, second] = [await start(), await start()]
    expect(second.id).toBe(first.id)
    expect((await piotr.listCases()).items).toHaveLength(1)
  })

  test('[SV157] the regulations of a call are saved by everybody, and no other file', async () => {
    const { facts } = await (await service.as(null)).getCall(service.callId)
    const [regulations] = facts['regulations'] as unknown as { id: string; name: string }[]
    expect(regulations?.name).toBe('regulamin.pdf')
    const reply = await service.app.request(`/api/call-files/${regulations?.id}`)
    expect(reply.status).toBe(200)
    expect((await reply.text()).slice(0, 5)).toBe('%PDF-')
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    expect(reply.headers.get('content-disposition')).toContain(
      'attachment; filename="regulamin.pdf"',
    )
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await service.app.request('/api/call-files/no-such')).status).toBe(404)
  })

  test('[SV155] a file for a field that is not shown, and one that lies about its type, are refused', async () => {
    const upload = () =>
      applicant.uploadFile(
        { task: taskId, path: '/founders/0/letter', name: 'umowa.pdf' },
        new TextEncoder().encode('<script>alert(1)</script>'),
      )
    expect(await statusOf(upload())).toBe('409 file.field-closed')
    const partner = { path: '/founders', value: [{ orgRole: 'partner' }], base: 0 }
    await applicant.saveDraft(taskId, [partner])
    expect(await statusOf(upload())).toBe('422 file.type-mismatch')
  })

  test('what comes back is what the OpenAPI document says, no more and no less', async () => {
    const admin = await service.as('alicja')
    const { items } = await admin.listPeople({ role: 'recruitmentOfficer' })
    const [first = '', second = ''] = items.map(({ id }) => id)
    const replies: Record<string, unknown> = {
      listCalls: await applicant.listCalls(),
      getCall: await applicant.getCall(service.callId),
      listCases: await applicant.listCases(),
      getCase: await applicant.getCase(caseId),
      timeline: await applicant.timeline(caseId),
      listTasks: await applicant.listTasks(),
      getTask: await applicant.getTask(taskId),
      saveDraft: await applicant.saveDraft(taskId, []),
      form: await applicant.form('R03'),
      me: await applicant.me(),
      listNotices: await applicant.listNotices(),
      readsOfMine: await applicant.readsOfMine(),
      listSessions: await applicant.listSessions(),
      signInState: await applicant.signInState(),
      mySecondFactor: await applicant.mySecondFactor(),
      listPasskeys: await applicant.listPasskeys(),
      listPeople: await admin.listPeople({ limit: 2 }),
      getPerson: await admin.getPerson(first),
      saveOrganisation: await admin.saveOrganisation({ name: 'Fundacja Las', number: '1' }),
      listOrganisations: await admin.listOrganisations(),
      beginSubstitution: await admin.beginSubstitution(first, {
        substitute: second,
        from: '2027-03-01',
        to: '2027-03-05',
      }),
      listAudit: await admin.listAudit(),
    }
    for (const { operation, reply } of service.endpoints) {
      if (replies[operation] === undefined || reply.schema === undefined) continue
      expect({ [operation]: reply.schema.parse(replies[operation]) }).toEqual({
        [operation]: replies[operation],
      })
      delete replies[operation]
    }
    expect(Object.keys(replies)).toEqual([])
  })

  test('an administrator keeps people, and the ways they sign in', async () => {
    const [admin, renata] = [await service.as('alicja'), await service.as('renata')]
    expect(await statusOf(renata.listPeople())).toBe('403 person.not-admin')
    const { items } = await admin.listPeople({ text: 'renata' })
    const { id } = items[0]!
    const roles = [{ role: 'recruitmentOfficer' }, { role: 'auditor', to: '2027-12-31' }]
    const facts = { region: ['14'] }
    expect(await admin.changePerson(id, { roles, facts })).toMatchObject({
      facts: { region: ['14'], auditUntil: ['2027-12-31'] },
      clashes: [['recruitmentOfficer', 'auditor']],
      signIn: { secondFactor: false, passkeys: 0 },
    })
    expect((await admin.blockPerson(id, 'left')).signIn?.lastUsedAt).toBeNull()
    expect(await statusOf(renata.listNotices())).toBe('401 auth.required')
    expect(await renata.me()).toBeNull()
    await admin.unblockPerson(id, 'back')
    expect(await renata.me()).toBeNull()
    expect((await (await service.as('renata')).me())?.roles).toContain('recruitmentOfficer')
    const lines = (await admin.listAudit({ person: id })).items
    expect(lines.map(({ type }) => type).slice(0, 3)).toEqual([
      'person-unblocked',
      'person-blocked',
      'person-changed',
    ])
  })

  test('whoever is invited reads it in their language and comes in', async () => {
    const admin = await service.as('alicja')
    const words = { pl: 'Twoje role: kontroler / audytor.', en: 'Your roles: auditor.' }
    for (const locale of ['pl', 'en'] as const) {
      const email = `audyt-${locale}@demo.example`
      const roles = [{ role: 'auditor', to: '2027-12-31' }]
      const { id, invited } = await admin.invitePerson({ email, name: 'Iga', locale, roles })
      expect(invited).toBe(true)
      const { items } = await service.runtime.listMail()
      expect(items.find(({ to }) => to === email)?.text).toContain(words[locale])
      const guest = await service.as(`audyt-${locale}`)
      expect(await guest.me()).toMatchObject({ id, locale, roles: ['auditor'] })
      expect((await admin.getPerson(id)).invited).toBe(false)
    }
  })

  test('nothing of all that was a fault of ours', () => {
    expect(service.incidents).toEqual([])
  })
})
