import { ApiError, createClient } from '@splot/client'
import { SplotError } from '@splot/definition'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

const noWait = async (): Promise<void> => undefined

async function connect(answers: Record<string, (...args: never[]) => unknown> = {}) {
  const service = await createTestApp({}, answers)
  const cookie = await service.signIn('anna@example.org')
  const reach: typeof fetch = async (input, init) => service.app.request(input, init)
  const client = createClient({ baseUrl: '', fetch: reach, headers: { cookie }, locale: 'en' })
  return { ...service, client, cookie, reach }
}

describe('the client', () => {
  test('every method asks an endpoint the server has', async () => {
    // what any of them may answer with: a thing with an id, a page, a file
    const answer = () => ({
      id: 'x',
      items: [],
      name: 'x',
      type: 'text/csv',
      bytes: new Uint8Array(),
    })
    const names =
      'programme workflow form listCalls getCall startCase listCases getCase timeline sendEvent invite getSubmission listTasks getTask claimTask releaseTask delegateTask saveDraft signDraft withdrawSignature submitTask uploadFile me listDashboards getDashboard getPanel panelFile listIndicators getIndicator indicatorRows exportIndicators listExports exportTable definitionFiles listProgrammeDrafts createProgrammeDraft getProgrammeDraft changeProgrammeDraft updateProgrammeDraft discardProgrammeDraft checkProgrammeDraft programmeDraftFate programmeDraftFates programmeDraftDifference simulateProgrammeDraft replayProgrammeDraft publishProgrammeDraft approveProgrammeDraft rejectProgrammeDraft listReleases getRelease programmeDifference undoRelease listAudit'
    const { client, calls } = await connect(
      Object.fromEntries(names.split(' ').map((name) => [name, answer])),
    )
    const id = 'case/apply:1:1'
    const asked: Record<string, () => Promise<unknown>> = {
      programme: () => client.programme(),
      workflow: () => client.workflow('recruitment', 2),
      form: () => client.form('R03'),
      listCalls: () => client.listCalls({ limit: 5 }),
      getCall: () => client.getCall(id),
      startCase: () => client.startCase({ workflow: 'recruitment', parent: 'call' }),
      listCases: () => client.listCases({ mine: true, limit: 5 }),
      getCase: () => client.getCase(id),
      timeline: () => client.timeline(id, 3),
      sendEvent: () => client.sendEvent(id, { type: 'WITHDRAW', revision: 3 }),
      invite: () => client.invite(id, { email: 'b@example.org', role: 'founder' }),
      getSubmission: () => client.getSubmission(id),
      listTasks: () => client.listTasks({ overdue: false }),
      getTask: () => client.getTask(id),
      claimTask: () => client.claimTask(id),
      releaseTask: () => client.releaseTask(id),
      delegateTask: () => client.delegateTask(id, 'p'),
      saveDraft: () => client.saveDraft(id, [{ path: '/name', value: 'A', base: 0 }]),
      signDraft: () => client.signDraft(id, { path: '/signature', draftRevision: 3 }),
      withdrawSignature: () => client.withdrawSignature(id, '/signature'),
      submitTask: () => client.submitTask(id, { draftRevision: 4 }),
      uploadFile: () =>
        client.uploadFile({ task: id, path: '/file', name: 'ą.pdf' }, new Uint8Array([1])),
      me: () => client.me(),
      listDashboards: () => client.listDashboards(),
      getDashboard: () => client.getDashboard('home'),
      getPanel: () => client.getPanel('home/late', { row: 'x' }),
      panelFile: () => client.panelFile('home/late', { format: 'csv' }),
      listIndicators: () => client.listIndicators({ at: '2027-06-30' }),
      getIndicator: () => client.getIndicator('K01', { from: '2027-06-01' }),
      indicatorRows: () => client.indicatorRows('K01', { part: 'value', limit: 5 }),
      exportIndicators: () => client.exportIndicators({ format: 'xlsx', locale: 'pl' }),
      listExports: () => client.listExports(),
      definitionFiles: () => client.definitionFiles(),
      listProgrammeDrafts: () => client.listProgrammeDrafts(),
      createProgrammeDraft: () => client.createProgrammeDraft({ title: 'Wizyta' }),
      getProgrammeDraft: () => client.getProgrammeDraft(id),
      changeProgrammeDraft: () =>
        client.changeProgrammeDraft(id, {
          changes: [{ path: 'forms/R03.json', text: null, base: 1 }],
        }),
      updateProgrammeDraft: () => client.updateProgrammeDraft(id),
      discardProgrammeDraft: () => client.discardProgrammeDraft(id, 'Zbędna'),
      checkProgrammeDraft: () => client.checkProgrammeDraft(id),
      programmeDraftFate: () => client.programmeDraftFate(id, { a: { 'a.b': 'a.c' } }),
      programmeDraftFates: () => client.programmeDraftFates(id, { kind: 'moves' }),
      programmeDraftDifference: () =>
        client.programmeDraftDifference(id, { register: 'participant' }),
      simulateProgrammeDraft: () => client.simulateProgrammeDraft(id),
      replayProgrammeDraft: () => client.replayProgrammeDraft(id, { status: 'done' }),
      publishProgrammeDraft: () =>
        client.publishProgrammeDraft(id, { policy: 'pinned', reason: 'Nowy regulamin' }),
      approveProgrammeDraft: () => client.approveProgrammeDraft(id, 'Zgoda'),
      rejectProgrammeDraft: () => client.rejectProgrammeDraft(id, 'Nie teraz'),
      listReleases: () => client.listReleases(),
      getRelease: () => client.getRelease('000001'),
      programmeDifference: () => client.programmeDifference({ from: 'start', to: `draft:${id}` }),
      undoRelease: () => client.undoRelease('000001', 'Pomyłka'),
      listAudit: () => client.listAudit({ draft: id }),
      exportTable: () => client.exportTable('people', { format: 'csv', purpose: 'Kontrola' }),
    }
    for (const [method, ask] of Object.entries(asked)) {
      await ask()
      expect(calls.at(-1)?.method).toBe(method)
    }
  })

  test('a refusal is an ApiError with code, hint, issues and what is allowed', async () => {
    const { client } = await connect({
      listCalls: () => {
        throw new SplotError('request.shape', 'Expected A but got B', {
          issues: [{ path: '/a', code: 'x', message: { pl: 'źle', en: 'wrong' } }],
          details: { allowed: ['A'] },
        })
      },
    })
    const error = await client.listCalls().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 400,
      code: 'request.shape',
      message: 'Expected A but got B',
      issues: [{ path: '/a' }],
      allowed: ['A'],
    })
  })

  test('what others changed meanwhile comes with the refusal, to be merged with', async () => {
    const conflicts = [{ path: 'forms/R03.json', revision: 3, text: '{}', changedBy: null }]
    const { client } = await connect({
      changeProgrammeDraft: () => {
        throw new SplotError('programme-draft.conflict', 'Expected the newest revision', {
          details: { conflicts },
        })
      },
    })
    const edit = { changes: [{ path: 'forms/R03.json', text: '[]', base: 2 }] }
    await expect(client.changeProgrammeDraft('d', edit)).rejects.toMatchObject({
      status: 409,
      conflicts,
    })
  })

  test('a write whose answer got lost is sent again under the same key', async () => {
    const { reach, cookie, calls } = await connect({ startCase: () => ({ id: 'c' }) })
    let lost = 0
    const client = createClient({
      baseUrl: '',
      headers: { cookie },
      wait: noWait,
      fetch: async (...request) => {
        const reply = await reach(...request)
        if (lost++ > 0) return reply
        throw new TypeError('connection reset')
      },
    })
    await client.startCase({ workflow: 'recruitment' })
    const keys = calls
      .filter(({ method }) => method === 'startCase')
      .map(({ rest }) => (rest[0] as { idempotencyKey: string }).idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  test('what may not be repeated is not sent again', async () => {
    let sent = 0
    const client = createClient({
      baseUrl: '',
      wait: noWait,
      fetch: async () => {
        sent += 1
        throw new TypeError('connection reset')
      },
    })
    await expect(client.claimTask('c/t')).rejects.toMatchObject({
      status: 0,
      code: 'network.failed',
    })
    expect(sent).toBe(1)
  })

  test('live changes come through, and a break makes the listener read again', async () => {
    const listeners: ((change: { caseId: string; revision: number }) => void)[] = []
    const { reach, cookie } = await connect({
      subscribe: (_: unknown, listener: (typeof listeners)[number]) => {
        listeners.push(listener)
        return () => undefined
      },
    })
    const bodies: AbortController[] = []
    const client = createClient({
      baseUrl: '',
      headers: { cookie },
      wait: noWait,
      // the first connection breaks when told to
      fetch: async (input, init) => {
        const reply = await reach(input, init)
        const broken = new AbortController()
        bodies.push(broken)
        const { readable, writable } = new TransformStream<Uint8Array>()
        reply.body?.pipeTo(writable, { signal: broken.signal }).catch(() => undefined)
        return new Response(readable, reply)
      },
    })
    const heard: string[] = []
    await new Promise<void>((resolve) => {
      const stop = client.subscribe({
        connected: (is) => {
          if (is && bodies.length === 1) listeners[0]?.({ caseId: 'c1', revision: 2 })
        },
        change: ({ caseId }) => {
          heard.push(`change ${caseId}`)
          bodies[0]?.abort()
        },
        resync: () => {
          heard.push('resync')
          if (heard.length === 1) return
          stop()
          resolve()
        },
      })
    })
    expect(heard).toEqual(['resync', 'change c1', 'resync'])
  })
})
