import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import type { TimelineEntry } from '../types.ts'
import { village as programme } from '../village/village-programme.ts'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'

describe('cases', () => {
  it('[RT4] an application is started from an open call, filled in, signed and handed in', async () => {
    const village = await openVillage()
    expect(village.runtime.problems()).toEqual([])
    const call = await openCall(village)
    expect(call.number).toBe('N/1')
    const view = await handIn(village, call.id)
    expect(view.number).toBe('W/001')
    expect(view.title).toEqual({ pl: 'Lipowo', en: 'Lipowo' })
    expect(view.states.map(({ id }) => id)).toEqual(['application.check'])
    expect(view.submissions.map(({ task }) => task)).toEqual(['apply'])
  })

  it('[RT99] a party is told which role acts now, by when, and what may come after, never who', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id, ahead } = await handIn(village, call.id)
    const wait = {
      task: 'check',
      title: { pl: 'Sprawdź wniosek', en: 'Check' },
      who: { pl: 'Urzędnik', en: 'Officer' },
      dueAt: '2027-01-21T22:59:59Z',
      after: [
        { pl: 'Ocena', en: 'Scoring' },
        { pl: 'Odrzucony', en: 'Rejected' },
      ],
    }
    expect(ahead).toEqual([wait])
    const olga = await village.as('olga', 'officer')
    await village.runtime.claimTask(olga, await taskOf(village, olga, id, 'check'))
    const anna = await village.as('anna')
    expect((await village.runtime.getCase(anna, id)).ahead).toEqual([wait])
    // what is one's own to do stands among one's tasks
    expect((await village.runtime.getCase(olga, id)).ahead).toEqual([])
  })

  it('[RT5] an application takes from its call what the call hands out', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const { id } = await village.runtime.startCase(anna, {
      workflow: 'application',
      parent: call.id,
    })
    const stored = await village.store.loadCase(id)
    expect(stored?.snapshot['input']).toEqual({
      call: { id: call.id, number: 'N/1', name: 'Zima' },
    })
  })

  it('[RT5] a child has the members that the offer names beside its starter', async () => {
    const call = programme['workflows/call.json'] ?? {}
    const offers = call['offers'] as Record<string, JsonObject>
    const members = '[{ person: "id-1", role: "signer" }, { person: 5 }, "x"]'
    const village = await openVillage({
      changed: {
        'workflows/call.json': {
          ...call,
          offers: { application: { ...offers['application'], members } },
        },
      },
    })
    const { id } = await openCall(village)
    const anna = await village.as('anna')
    const view = await village.runtime.startCase(anna, { workflow: 'application', parent: id })
    expect(view.members.map(({ person, role }) => ({ person, role }))).toEqual([
      { person: anna.person, role: 'applicant' },
      { person: 'id-1', role: 'signer' },
    ])
  })

  it('[RT5] nobody applies without a call, or to a call that is closed', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const start = (parent?: string) =>
      village.runtime.startCase(anna, {
        workflow: 'application',
        ...(parent === undefined ? {} : { parent }),
      })
    await expect(start()).rejects.toMatchObject({ code: 'case.start-forbidden' })
    village.clock.at = '2027-02-01T00:00:00Z'
    await village.runtime.work()
    await expect(start(call.id)).rejects.toMatchObject({ code: 'case.start-closed' })
    await expect(
      village.runtime.startCase(null, { workflow: 'application' }),
    ).rejects.toMatchObject({
      code: 'auth.required',
    })
  })

  it('[RT5] a call still in preparation does not exist for the public', async () => {
    const village = await openVillage()
    const admin = await village.as('adam', 'admin')
    const { id } = await village.runtime.startCase(admin, { workflow: 'call' })
    const anna = await village.as('anna')
    const start = village.runtime.startCase(anna, { workflow: 'application', parent: id })
    await expect(start).rejects.toMatchObject({ code: 'case.not-found' })
    await expect(village.runtime.startCase(anna, { workflow: 'call' })).rejects.toMatchObject({
      code: 'case.start-forbidden',
    })
  })

  it('[RT6] an event from an old revision is refused and the current one is told', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const admin = await village.as('adam')
    const stale = { type: 'CANCEL', revision: call.revision - 1 }
    await expect(village.runtime.sendEvent(admin, call.id, stale)).rejects.toMatchObject({
      code: 'case.conflict',
      details: { current: call.revision },
    })
    const view = await village.runtime.sendEvent(admin, call.id, {
      type: 'CANCEL',
      revision: call.revision,
    })
    expect(view).toMatchObject({ status: 'done', outcome: 'negative', events: [] })
  })

  it('[RT110] a case says what its columns know, codes as their labels, and where it belongs', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const olga = await village.as('olga', 'officer')
    const check = await taskOf(village, olga, id, 'check')
    await village.runtime.claimTask(olga, check)
    await village.runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    const valuesFor = async (name: string) => {
      const { facts } = await village.runtime.getCase(await village.as(name), id)
      return Object.fromEntries(facts.map(({ key, value }) => [key, value]))
    }
    expect(await valuesFor('olga')).toMatchObject({
      village: 'Lipowo',
      verdict: { pl: expect.any(String), en: expect.any(String) },
    })
    // the check is closed to the applicant
    expect(await valuesFor('anna')).toMatchObject({ village: 'Lipowo' })
    expect(await valuesFor('anna')).not.toHaveProperty('verdict')
    expect(await valuesFor('anna')).not.toHaveProperty('points')
    expect(await valuesFor('head-anna')).toHaveProperty('points')
    expect((await village.runtime.getCase(await village.as('anna'), id)).above).toBeNull()
    const admin = await village.as('adam', 'admin')
    expect((await village.runtime.getCase(admin, call.id)).above).toBeNull()
  })

  it('[RT7] a repeated start makes one case', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const request = { workflow: 'application', parent: call.id, idempotencyKey: 'k1' }
    const first = await village.runtime.startCase(anna, request)
    const again = await village.runtime.startCase(anna, request)
    expect(again).toEqual(first)
    await expect(
      village.runtime.startCase(anna, { workflow: 'application', idempotencyKey: 'k1' }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/request.key-reused|case.start-forbidden/),
    })
    const page = await village.runtime.listCases(anna, {})
    expect(page.items.map(({ id }) => id)).toEqual([first.id])
  })

  it('[RT7] a repeated submission is answered again, another one under its key refused', async () => {
    const village = await openVillage()
    const admin = await village.as('adam', 'admin')
    const { id } = await village.runtime.startCase(admin, { workflow: 'call' })
    const task = await taskOf(village, admin, id, 'announce')
    await village.runtime.claimTask(admin, task)
    const answers = { name: 'Zima', closesOn: '2027-01-31' }
    const submission = { answers, idempotencyKey: 'k' }
    const first = await village.runtime.submitTask(admin, task, submission)
    expect(await village.runtime.submitTask(admin, task, submission)).toEqual(first)
    const other = { answers: { ...answers, name: 'Lato' }, idempotencyKey: 'k' }
    await expect(village.runtime.submitTask(admin, task, other)).rejects.toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('[RT8] people who hand in at the same moment get different numbers', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const names = ['anna', 'beata', 'celina', 'dorota']
    const views = await Promise.all(names.map((name) => handIn(village, call.id, name)))
    expect(new Set(views.map(({ number }) => number))).toEqual(
      new Set(['W/001', 'W/002', 'W/003', 'W/004']),
    )
  })

  it('[RT125] a case without a title is called by its number, before that as its workflow is', async () => {
    const application = structuredClone(programme['workflows/application.json'] ?? {})
    application['caseTitle'] = 'null'
    const village = await openVillage({ changed: { 'workflows/application.json': application } })
    expect(village.runtime.problems()).toEqual([])
    const call = await openCall(village)
    const anna = await village.as('anna')
    const start = { workflow: 'application', parent: call.id }
    const { title } = await village.runtime.startCase(anna, start)
    expect(title).toEqual(village.runtime.workflow('application').title)
    expect(await handIn(village, call.id, 'beata')).toMatchObject({
      title: { pl: 'W/001', en: 'W/001' },
    })
  })

  it('[RT9] an invited person is made, joins the case and gets a mail', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const { id, invitable } = await village.runtime.startCase(anna, {
      workflow: 'application',
      parent: call.id,
    })
    expect(invitable).toEqual(['applicant', 'signer'])
    const view = await village.runtime.invite(anna, id, {
      email: 'JAN@Example.org',
      role: 'signer',
    })
    expect(view.members).toMatchObject([{ name: 'anna' }, { name: 'jan', role: 'signer' }])
    await village.runtime.work()
    expect(village.sent).toMatchObject([{ to: 'jan@example.org' }])
    expect(village.sent[0]?.text).toContain(`https://village.example/cases/${id}`)
    const jan = await village.as('jan')
    expect((await village.runtime.listNotices(jan)).items).toHaveLength(1)
    await expect(
      village.runtime.invite(jan, id, { email: 'x@example.org', role: 'signer' }),
    ).rejects.toMatchObject({ code: 'case.invite-forbidden' })
  })

  it('[RT407] whoever may invite to a role may take it away again, but not from the last who looks after the case', async () => {
    const village = await openVillage()
    const { runtime } = village
    const call = await openCall(village)
    const anna = await village.as('anna')
    const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    await runtime.invite(anna, id, { email: 'obcy@example.org', role: 'applicant' })
    const stranger = await village.as('obcy')
    const { person } = stranger!
    expect((await runtime.getCase(stranger, id)).id).toBe(id)
    const view = await runtime.removeMember(anna, id, { person, role: 'applicant' })
    expect(view?.members.map(({ name }) => name)).toEqual(['anna'])
    await expect(runtime.getCase(stranger, id)).rejects.toMatchObject({ code: 'case.not-found' })
    await runtime.work()
    const subjects = (await runtime.listNotices(stranger)).items.map(({ subject }) => subject)
    expect(subjects).toContainEqual(expect.stringContaining('Odebrano Ci dostęp'))
    const again = runtime.removeMember(anna, id, { person, role: 'applicant' })
    await expect(again).rejects.toMatchObject({ code: 'case.no-member' })
    const last = { person: anna!.person, role: 'applicant' }
    await expect(runtime.removeMember(anna, id, last)).rejects.toMatchObject({
      code: 'case.last-member',
    })
    const officer = await village.as('olga', 'officer')
    await expect(runtime.removeMember(officer, id, last)).rejects.toMatchObject({
      code: 'case.invite-forbidden',
    })
    await expect(runtime.removeMember(stranger, id, last)).rejects.toMatchObject({
      code: 'case.not-found',
    })
    await expect(runtime.removeMember(anna, id, { person, role: 'officer' })).rejects.toMatchObject(
      { code: 'case.invite-forbidden' },
    )
  })

  it('[RT9] an officer of the programme cannot be invited as applicant', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const view = await handIn(village, call.id)
    const officer = await village.as('olga', 'officer')
    const check = await taskOf(village, officer, view.id, 'check')
    await village.runtime.claimTask(officer, check)
    const anna = await village.as('anna')
    const invitation = { email: 'olga@example.org', role: 'applicant' }
    await expect(village.runtime.invite(anna, view.id, invitation)).rejects.toMatchObject({
      code: 'case.role-exclusive',
    })
  })

  it('[RT9] nobody keeps an officer from deciding by inviting them', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const view = await handIn(village, call.id)
    await village.as('olga', 'officer')
    const anna = await village.as('anna')
    const invitation = { email: 'olga@example.org', role: 'applicant' }
    await expect(village.runtime.invite(anna, view.id, invitation)).rejects.toMatchObject({
      code: 'case.role-exclusive',
    })
  })

  it('[RT10] an event by hand is sent only by the roles it names', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const officer = await village.as('olga', 'officer')
    const send = (type: string) => village.runtime.sendEvent(officer, call.id, { type })
    await expect(send('CANCEL')).rejects.toMatchObject({ code: 'event.not-yours' })
    await expect(send('ANNOUNCED')).rejects.toMatchObject({ code: 'event.not-yours' })
    await expect(send('NONSENSE')).rejects.toMatchObject({ name: 'SplotError' })
  })

  it('[RT12] a long story is told to its end, however much of it is closed to the reader', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const olga = await village.as('olga', 'officer')
    const check = await taskOf(village, olga, id, 'check')
    for (const _ of [1, 2, 3]) {
      await village.runtime.claimTask(olga, check)
      await village.runtime.releaseTask(olga, check)
    }
    const anna = await village.as('anna')
    await village.runtime.invite(anna, id, { email: 'late@example.org', role: 'applicant' })
    const small = inParts(village.store, 2)
    const { runtime } = await openVillage({ store: small })
    const told: TimelineEntry[] = []
    let part: TimelineEntry[]
    do {
      part = await runtime.timeline(anna, id, told.at(-1)?.seq)
      told.push(...part)
    } while (part.length > 0)
    expect(told.map(({ type }) => type)).not.toContain('claimed')
    expect(told.at(-1)).toMatchObject({ type: 'joined', person: { name: 'late' } })
  })
})

/** The store with parts of history that are no longer than `most`. */
function inParts(store: Store, most: number): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'history') return (id: string, after?: number) => target.history(id, after, most)
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}
