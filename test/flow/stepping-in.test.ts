import { beforeAll, describe, expect, it } from 'vitest'
import { checklist, scores } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import { stageOverHttp, urlId } from '../support/stage-over-http.ts'
import type { Ask } from '../support/stage-over-http.ts'

describe('stepping in: tasks given to others and cases reopened, over HTTP', () => {
  let stage: Stage
  let service: Awaited<ReturnType<typeof stageOverHttp>>
  let call: string
  let anna: Applicant
  const asks: Record<string, Ask> = {}
  const ids: Record<string, string> = {}
  const ask = (who: string) => asks[who]!
  const secret = 'only the officer who writes this card reads it'

  beforeAll(async () => {
    stage = await Stage.open()
    service = await stageOverHttp(stage)
    call = await openRecruitment(stage, 1)
    anna = await apply(stage, call, 'anna')
    const people: [string, string[]][] = [
      ['ola', ['recruitmentOfficer']],
      ['otylia', ['recruitmentOfficer']],
      ['rita', ['appealReviewer']],
      ['kora', ['regionalCoordinator']],
      ['kora14', ['regionalCoordinator']],
      ['dorota', ['director']],
      ['adam', ['programmeAdmin']],
      ['beata', []],
      ['anna', []],
    ]
    for (const [name, roles] of people) {
      ids[name] = (await stage.as(name, ...roles)).person
      asks[name] = await service.as(name)
    }
    await stage.runtime.setFacts(ids['kora14'] ?? '', { region: ['14'] })
    asks['nobody'] = await service.as(null)
    await stage.to('2027-03-19T14:00:01Z')
    const ola = await stage.as('ola')
    await stage.submit(ola, anna.id, 'take')
    await stage.submit(ola, anna.id, 'check', checklist())
    const card = `${anna.id}/score:1:1`
    await stage.runtime.claimTask(ola, card)
    await stage.runtime.saveDraft(ola, card, [{ path: '/s1Note', value: secret, base: 0 }])
  })

  const card = () => `/api/tasks/${urlId(`${anna.id}/score:1:1`)}`
  const give = (who: string, to: string, reason = 'Urlop do końca miesiąca') =>
    ask(who)(`${card()}/reassign`, 'POST', { to: ids[to] ?? to, reason })

  it.each([
    { who: 'nobody', status: 401 },
    { who: 'anna', status: 404 },
    { who: 'beata', status: 404 },
    { who: 'rita', status: 404 },
    { who: 'adam', status: 404 },
    { who: 'kora14', status: 404 },
    { who: 'otylia', status: 404 },
    { who: 'ola', status: 403 },
  ])('[RT62] $who may not give the task to somebody: $status', async ({ who, status }) => {
    for (const reply of [await ask(who)(`${card()}/candidates`), await give(who, 'otylia')]) {
      expect(reply.status).toBe(status)
      expect(reply.text).not.toContain('otylia')
    }
    const { text } = await ask(who)('/api/tasks?scope=others')
    expect(text).not.toContain(anna.id)
  })

  it('[RT62] whoever may sees that it waits and who could do it, not what was written', async () => {
    for (const who of ['kora', 'dorota']) {
      const { text } = await ask(who)('/api/tasks?scope=others&task=score')
      const { items } = JSON.parse(text) as { items: { id: string; may: string[] }[] }
      expect(items).toMatchObject([
        { caseId: anna.id, may: ['reassign'], assignee: { name: 'ola' } },
      ])
      const opened = await ask(who)(card())
      expect(opened.json).toMatchObject({ may: ['reassign'], answers: {}, formRef: null })
      expect(opened.text).not.toContain(secret)
      const { json } = await ask(who)(`${card()}/candidates`)
      expect(json).toEqual([{ id: ids['otylia'], name: 'otylia', openTasks: 0 }])
    }
  })

  it('[RT62] only to a person who may do it, and only with a reason', async () => {
    for (const to of ['rita', 'anna', 'kora', 'beata'])
      expect((await give('kora', to)).json).toMatchObject({ code: 'task.excluded' })
    expect((await give('kora', 'no-such-person')).json).toMatchObject({ code: 'person.not-found' })
    expect((await give('kora', 'otylia', '')).status).toBe(400)
    expect((await give('kora', 'otylia', '   ')).json).toMatchObject({ code: 'reason.missing' })
    expect((await ask('ola')(card())).json).toMatchObject({ assignee: { name: 'ola' } })
  })

  it('[RT62] it is the other person’s then, and history says who, from whom and why', async () => {
    const { status, json } = await give('kora', 'otylia')
    expect(status).toBe(200)
    expect(json).toMatchObject({ assignee: { name: 'otylia' } })
    expect((await ask('ola')(card())).status).toBe(404)
    expect((await ask('ola')(`${card()}/submit`, 'POST', {})).status).toBe(404)
    expect((await ask('otylia')(card())).json).toMatchObject({
      may: ['work', 'release', 'delegate'],
    })
    const told = async (who: string) =>
      (await ask(who)(`/api/cases/${anna.id}/timeline`)).json as { type: string }[]
    const line = { type: 'reassigned', actor: { name: 'kora' }, reason: 'Urlop do końca miesiąca' }
    expect(await told('dorota')).toContainEqual(expect.objectContaining({ type: 'reassigned' }))
    expect((await told('ola')).find(({ type }) => type === 'reassigned')).toMatchObject(line)
    for (const who of ['anna'])
      expect(JSON.stringify(await told(who))).not.toMatch(/reassigned|Urlop|otylia/u)
    const history = await stage.runtime.timeline(await stage.as('dorota'), anna.id)
    expect(history.find(({ type }) => type === 'reassigned')).toMatchObject(line)
  })

  it('[RT63] a case that runs is not reopened', async () => {
    const { json } = await reopen('dorota')
    expect(json).toMatchObject({ code: 'case.not-finished', status: 409 })
    expect((await ask('dorota')(`/api/cases/${anna.id}`)).json).toMatchObject({ reopen: [] })
  })

  const reopen = (who: string, body: object = {}) =>
    ask(who)(`/api/cases/${anna.id}/reopen`, 'POST', {
      to: 'recruitment.rescoring',
      reason: 'Sąd uchylił rozstrzygnięcie',
      ...body,
    })

  it('[RT63] a finished case is over for everybody', async () => {
    const otylia = await stage.as('otylia')
    await stage.submit(otylia, anna.id, 'score', scores(2, 2, 2, 2))
    await stage.submit(await stage.as('kora'), call, 'publishList')
    await stage.to('2027-04-12T08:00:00Z')
    const { json } = await ask('dorota')(`/api/cases/${anna.id}`)
    expect(json).toMatchObject({
      status: 'done',
      states: [{ id: 'recruitment.rejected' }],
      reopen: [{ id: 'recruitment.rescoring', title: { en: 'Re-assessment' } }],
    })
    for (const who of ['anna', 'ola', 'kora'])
      expect((await ask(who)(`/api/cases/${anna.id}`)).json).toMatchObject({ reopen: [] })
  })

  it.each([
    { who: 'nobody', status: 401, code: 'auth.required' },
    { who: 'beata', status: 404, code: 'case.not-found' },
    { who: 'kora14', status: 404, code: 'case.not-found' },
    { who: 'adam', status: 404, code: 'case.not-found' },
    { who: 'anna', status: 403, code: 'case.reopen-forbidden' },
    { who: 'ola', status: 403, code: 'case.reopen-forbidden' },
    { who: 'kora', status: 403, code: 'case.reopen-forbidden' },
  ])('[RT63] $who may not reopen it: $code', async ({ who, status, code }) => {
    const { json } = await reopen(who)
    expect(json).toMatchObject({ status, code })
  })

  it('[RT63] not anywhere, not without a reason, not from what one has not seen', async () => {
    const code = async (body: object) => (await reopen('dorota', body)).json
    expect(await code({ to: 'recruitment.draft' })).toMatchObject({ code: 'case.reopen-state' })
    expect(await code({ to: 'nowhere' })).toMatchObject({ code: 'case.reopen-state' })
    expect(await code({ reason: ' ' })).toMatchObject({ code: 'reason.missing' })
    expect(await code({ reason: 'x'.repeat(2001) })).toMatchObject({ status: 400 })
    expect(await code({ revision: 1 })).toMatchObject({ code: 'case.conflict' })
  })

  it('[RT63] the director reopens it; everybody who reads it learns that and why, and it goes on', async () => {
    const { status, json } = await reopen('dorota')
    expect(status).toBe(200)
    expect(json).toMatchObject({ status: 'active', reopen: [] })
    await stage.runtime.work()
    for (const who of ['anna', 'kora', 'ola']) {
      const told = (await ask(who)(`/api/cases/${anna.id}/timeline`)).json as { type: string }[]
      expect(told.find(({ type }) => type === 'reopened')).toMatchObject({
        reason: 'Sąd uchylił rozstrzygnięcie',
        title: { pl: 'Wznowiono sprawę' },
      })
    }
    // parties do not learn who of the operator it was
    const annas = (await ask('anna')(`/api/cases/${anna.id}/timeline`)).text
    expect(annas).not.toContain('dorota')
    expect((await stage.runtime.deadLetters()).items).toEqual([])
    const kora = await stage.as('kora')
    const { deadlines } = await stage.runtime.getCase(kora, anna.id)
    expect(deadlines.length).toBeGreaterThan(0)
    await stage.submit(kora, anna.id, 'rescore', scores(10, 8, 8, 4))
    expect((await stage.states(kora, anna.id)).at(-1)).toBe('recruitment.ranked')
    expect(service.incidents).toEqual([])
  })
})
