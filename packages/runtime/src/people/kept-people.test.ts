import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import type { PersonSignIn } from '../ports.ts'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { withAdministrator } from '../village/with-administrator.ts'

const file = 'workflows/programme.json'

/** The village with administrators, a fact, and a role that ends. */
function officeFile(): JsonObject {
  const kept = { ...programme[file], ...withAdministrator[file] }
  const title = { pl: 'Kontroler', en: 'Auditor' }
  return {
    ...kept,
    roles: {
      ...(kept['roles'] as JsonObject),
      auditor: { title, kind: 'programme', until: 'auditUntil' },
    },
    personFacts: {
      region: { title: { pl: 'Region', en: 'Region' } },
      auditUntil: { title: { pl: 'Koniec kontroli', en: 'End of the audit' } },
    },
  }
}

async function openOffice(signIn?: PersonSignIn, more: Record<string, JsonObject> = {}) {
  const village = await openVillage({
    changed: { [file]: officeFile(), ...more },
    ...(signIn && { signIn }),
  })
  const alicja = await village.as('alicja', 'programmeAdmin')
  return { ...village, alicja }
}

/** The village's application whose cards are no secret. */
function seenCards(): JsonObject {
  const text = JSON.stringify(programme['workflows/application.json'])
  return JSON.parse(text.replace('"count":2,"blind":true', '"count":2')) as JsonObject
}

/** Notes what it is asked. */
function notedSignIn() {
  const asked: string[] = []
  const signIn: PersonSignIn = {
    facts: async () => ({ secondFactor: true, passkeys: 1, lastUsedAt: null }),
    endSessions: async (person) => asked.push(`end ${person}`),
    reset: async (person) => void asked.push(`reset ${person}`),
  }
  return { asked, signIn }
}

const linesOf = async ({ runtime, alicja }: Awaited<ReturnType<typeof openOffice>>, id: string) =>
  (await runtime.listAudit(alicja, { person: id })).items.map(({ type, reason, by }) => [
    type,
    reason,
    by?.name,
  ])

describe('people, as administrators keep them', () => {
  it('[RT160] are told to nobody else, and nobody changes themselves', async () => {
    const office = await openOffice()
    const { runtime, alicja } = office
    const olga = await office.as('olga', 'officer')
    const id = alicja.person
    for (const reader of [olga, null])
      for (const work of [
        runtime.listPeople(reader, {}),
        runtime.getPerson(reader, id),
        runtime.invitePerson(reader, { email: 'x@example.org', name: 'X', locale: 'pl' }),
        runtime.inviteAgain(reader, id),
        runtime.changePerson(reader, id, { roles: [] }),
        runtime.blockPerson(reader, id, 'why'),
        runtime.unblockPerson(reader, id, 'why'),
        runtime.endSessions(reader, id),
        runtime.resetSignIn(reader, id, 'why'),
        runtime.beginSubstitution(reader, id, { substitute: id, from: '', to: '' }),
        runtime.endSubstitution(reader, id, 'one'),
        runtime.listOrganisations(reader),
        runtime.saveOrganisation(reader, { name: 'X' }),
      ])
        await expect(work).rejects.toMatchObject({
          code: reader === null ? 'auth.required' : 'person.not-admin',
        })
    for (const work of [
      runtime.changePerson(alicja, id, { roles: [{ role: 'officer' }] }),
      runtime.blockPerson(alicja, id, 'why'),
      runtime.resetSignIn(alicja, id, 'why'),
      runtime.beginSubstitution(alicja, olga.person, {
        substitute: id,
        from: '2027-01-11',
        to: '2027-01-12',
      }),
    ])
      await expect(work).rejects.toMatchObject({ code: 'person.self' })
    expect(await linesOf(office, id)).toEqual([])
  })

  it('[RT161] are found by words, role, organisation and page, in the order of their names', async () => {
    const { runtime, alicja, ...office } = await openOffice()
    for (const name of ['Żaneta', 'Łucja', 'Zofia', 'Lena']) await office.as(name, 'assessor')
    const { id } = await runtime.saveOrganisation(alicja, { name: ' Fundacja  Las ' })
    const lucja = await office.person('Łucja')
    await runtime.changePerson(alicja, lucja.id, {
      memberships: [{ organisation: id, position: 'prezes' }],
    })
    const names = async (query: object) =>
      (await runtime.listPeople(alicja, query)).items.map(({ name }) => name)
    expect(await names({ role: 'assessor' })).toEqual(['Lena', 'Łucja', 'Zofia', 'Żaneta'])
    expect(await names({ text: 'lucja example' })).toEqual(['Łucja'])
    expect(await names({ organisation: id })).toEqual(['Łucja'])
    expect(await runtime.getPerson(alicja, lucja.id)).toMatchObject({
      memberships: [{ organisation: { name: 'Fundacja Las' }, position: 'prezes' }],
    })
    const first = await runtime.listPeople(alicja, { role: 'assessor', limit: 3 })
    expect(first.items).toHaveLength(3)
    expect(await names({ role: 'assessor', limit: 3, cursor: first.next })).toEqual(['Żaneta'])
    await expect(runtime.listPeople(alicja, { cursor: '-1' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })

  it('[RT162] are invited by a letter in their language, once for each time it is asked', async () => {
    const office = await openOffice()
    const { runtime, alicja, sent } = office
    const invite = (email: string, locale: 'pl' | 'en') =>
      runtime.invitePerson(alicja, { email, name: 'Ola', locale, roles: [{ role: 'officer' }] })
    const { id } = await invite('ola@example.org', 'en')
    expect(sent.at(-1)?.text).toContain('Your roles: Officer')
    expect(sent.at(-1)?.text).toContain('https://village.example/sign-in')
    await invite('iza@example.org', 'pl')
    expect(sent.at(-1)?.text).toContain('Twoje role: Urzędnik')
    expect(sent).toHaveLength(2)
    expect(await runtime.getPerson(alicja, id)).toMatchObject({ invited: true })
    office.clock.at = '2027-01-12T09:00:00Z'
    await runtime.inviteAgain(alicja, id)
    expect(sent).toHaveLength(3)
    await runtime.admitPerson({ email: 'ola@example.org' })
    expect(await runtime.getPerson(alicja, id)).toMatchObject({ invited: false })
    await expect(invite('OLA@example.org', 'en')).rejects.toMatchObject({ code: 'person.known' })
    expect((await linesOf(office, id)).map(([type]) => type)).toEqual([
      'person-invited',
      'person-invited',
    ])
  })

  it('[RT163] hold roles for days; a role that ends needs a last day', async () => {
    const office = await openOffice()
    const { runtime, alicja, clock } = office
    const olga = await office.as('olga')
    const give = (...roles: object[]) =>
      runtime.changePerson(alicja, olga.person, { roles: roles as never })
    for (const [grant, code] of [
      [{ role: 'auditor' }, 'person.role-needs-end'],
      [{ role: 'officer', from: '2027-02-02', to: '2027-02-01' }, 'person.period-invalid'],
      [{ role: 'officer', to: '2027-02-30x' }, 'person.period-invalid'],
      [{ role: 'applicant' }, 'person.role-unknown'],
    ] as const)
      await expect(give(grant)).rejects.toMatchObject({ code })
    await give(
      { role: 'officer', from: '2027-01-12', to: '2027-01-13' },
      { role: 'auditor', to: '2027-01-12' },
    )
    const rolesOn = async (day: string) => {
      clock.at = `${day}T12:00:00Z`
      return (await runtime.me(olga))?.roles
    }
    expect(await rolesOn('2027-01-11')).toEqual(['auditor'])
    expect(await rolesOn('2027-01-12')).toEqual(['officer', 'auditor'])
    expect(await rolesOn('2027-01-13')).toEqual(['officer'])
    expect(await rolesOn('2027-01-14')).toEqual([])
    expect((await runtime.getPerson(alicja, olga.person)).roles).toEqual([
      { role: 'officer', from: '2027-01-12', to: '2027-01-13', counts: false },
      { role: 'auditor', from: null, to: '2027-01-12', counts: false },
    ])
  })

  it('[RT164] who are blocked are nobody: no use case, no work, no session', async () => {
    const { asked, signIn } = notedSignIn()
    const office = await openOffice(signIn)
    const { runtime, alicja } = office
    const olga = await office.as('olga', 'officer')
    const id = olga.person
    await expect(runtime.blockPerson(alicja, id, ' ')).rejects.toMatchObject({
      code: 'reason.missing',
    })
    const view = await runtime.blockPerson(alicja, id, 'left the office')
    expect(view).toMatchObject({ blocked: true, block: { reason: 'left the office' } })
    expect(await runtime.me(olga)).toBeNull()
    expect(await runtime.admitPerson({ email: 'olga@example.org' })).toBeNull()
    await expect(runtime.listNotices(olga)).rejects.toMatchObject({ code: 'auth.required' })
    await expect(runtime.inviteAgain(alicja, id)).rejects.toMatchObject({ code: 'person.blocked' })
    await runtime.unblockPerson(alicja, id, 'back')
    expect((await runtime.me(olga))?.roles).toEqual(['officer'])
    await runtime.endSessions(alicja, id)
    await runtime.resetSignIn(alicja, id, 'lost the phone')
    expect(asked).toEqual([`end ${id}`, `end ${id}`, `reset ${id}`])
    expect(await linesOf(office, id)).toEqual([
      ['person-sign-in-reset', 'lost the phone', 'alicja'],
      ['person-sessions-ended', null, 'alicja'],
      ['person-unblocked', 'back', 'alicja'],
      ['person-blocked', 'left the office', 'alicja'],
    ])
  })

  it('[RT164] who are blocked get no letters', async () => {
    const office = await openOffice()
    const { runtime, alicja, sent } = office
    const call = await openCall(office)
    const lettersOf = async (name: string, blocked: boolean) => {
      await handIn(office, call.id, name)
      if (blocked) await runtime.blockPerson(alicja, (await office.person(name)).id, 'two accounts')
      await runtime.work()
      return sent.filter(({ to }) => to === `${name}@example.org`).length
    }
    expect(await lettersOf('anna', false)).toBe(1)
    expect(await lettersOf('beata', true)).toBe(0)
  })

  it('keeps facts that the programme names no more when others are changed', async () => {
    const office = await openOffice()
    const olga = await office.as('olga')
    const change = { facts: { region: ['14'], auditUntil: ['2027-05-01'] } }
    await office.runtime.changePerson(office.alicja, olga.person, change)
    const { personFacts, ...others } = officeFile()
    const { region: _, ...left } = personFacts as JsonObject
    const later = await openVillage({
      store: office.store,
      changed: { [file]: { ...others, version: 2, personFacts: left } },
    })
    const { facts } = await later.runtime.changePerson(office.alicja, olga.person, {
      facts: { auditUntil: ['2027-06-01'] },
    })
    expect(facts).toEqual({ region: ['14'], auditUntil: ['2027-06-01'] })
  })

  it('[RT165] a line that a process died before writing is in the log when it is next read', async () => {
    const office = await openOffice()
    const olga = await office.as('olga')
    const putDocument = office.store.putDocument.bind(office.store)
    const died = new Error('power cut')
    office.store.putDocument = async (kind, ...rest) => {
      if (kind === 'audit') throw died
      return putDocument(kind, ...(rest as [string, never]))
    }
    const change = { facts: { region: ['14'] } }
    await expect(office.runtime.changePerson(office.alicja, olga.person, change)).rejects.toBe(died)
    office.store.putDocument = putDocument
    const next = await openVillage({ store: office.store, changed: { [file]: officeFile() } })
    const { items } = await next.runtime.listAudit(office.alicja, {})
    expect(items).toMatchObject([{ type: 'person-changed', person: { id: olga.person } }])
    expect(await next.runtime.getPerson(office.alicja, olga.person)).toMatchObject(change)
  })
})

describe('substitution', () => {
  const days = { from: '2027-01-11', to: '2027-01-13' }

  async function handedIn(village: Village, name?: string): Promise<string> {
    return (await handIn(village, (await openCall(village)).id, name)).id
  }

  it('[RT166] lends roles and open work for its days, and no longer', async () => {
    const office = await openOffice()
    const { runtime, alicja, clock } = office
    const [olga, piotr] = [await office.as('olga', 'officer'), await office.as('piotr')]
    const id = await handedIn(office)
    const task = await taskOf(office, olga, id, 'check')
    await runtime.claimTask(olga, task)
    await expect(runtime.getCase(piotr, id)).rejects.toMatchObject({ code: 'case.not-found' })
    const view = await runtime.beginSubstitution(alicja, olga.person, {
      substitute: piotr.person,
      ...days,
    })
    expect(view.substitutes).toMatchObject([{ substitute: { name: 'piotr' }, counts: true }])
    expect((await runtime.listCases(piotr, {})).items.map((one) => one.id)).toContain(id)
    const away = await runtime.listTasks(piotr, { scope: 'away' })
    expect(away.items.map((one) => one.id)).toEqual([task])
    await runtime.claimTask(piotr, task)
    expect((await runtime.listTasks(piotr, { scope: 'mine' })).items.map((one) => one.id)).toEqual([
      task,
    ])
    const story = await runtime.timeline(olga, id)
    expect(story.map(({ reason }) => reason)).toContain('Zastępstwo')
    clock.at = '2027-01-14T09:00:00Z'
    expect((await runtime.listCases(piotr, {})).items).toEqual([])
  })

  it('[RT167] binds whoever acts by what either of them did: four eyes stay four', async () => {
    const office = await openOffice(undefined, { 'workflows/application.json': seenCards() })
    const { runtime, alicja } = office
    // assessors exclude officers: Olga checks, and lends her other role to Piotr
    const olga = await office.as('olga', 'officer', 'assessor')
    const ewa = await office.as('ewa', 'assessor')
    const [piotr, paulina] = [await office.as('piotr'), await office.as('paulina')]
    const id = await handedIn(office)
    const check = await taskOf(office, olga, id, 'check')
    await runtime.claimTask(olga, check)
    await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    const lend = (away: string, substitute: string) =>
      runtime.beginSubstitution(alicja, away, { substitute, ...days })
    await lend(olga.person, piotr.person)
    await lend(ewa.person, paulina.person)
    const open = await office.store.queryTasks({ caseId: id, status: 'open' })
    const cards = open.items.filter(({ task }) => task === 'score')
    expect(cards.length).toBeGreaterThan(0)
    for (const card of cards)
      await expect(runtime.claimTask(piotr, card.id)).rejects.toMatchObject({
        code: 'task.not-found',
      })
    // what Ewa lends nobody's work stands against; having acted in it, Paulina acts in no other
    const card = cards[0]!.id
    await runtime.claimTask(paulina, card)
    await lend(olga.person, paulina.person)
    expect((await runtime.getTask(paulina, card)).may).toContain('work')
  })

  it('[RT167] binds who is away by what is done in their place, and says so in the history', async () => {
    const office = await openOffice(undefined, { 'workflows/application.json': seenCards() })
    const { runtime, alicja, store } = office
    const olga = await office.as('olga', 'officer', 'assessor')
    const [piotr, ewa] = [await office.as('piotr'), await office.as('ewa', 'assessor')]
    const id = await handedIn(office)
    await runtime.beginSubstitution(alicja, olga.person, { substitute: piotr.person, ...days })
    const check = await taskOf(office, piotr, id, 'check')
    await runtime.claimTask(piotr, check)
    await runtime.submitTask(piotr, check, { answers: { verdict: 'passed' } })
    const claimed = (await store.history(id)).find(({ type }) => type === 'claimed')
    expect(claimed).toMatchObject({
      actor: piotr.person,
      data: { data: { inPlaceOf: olga.person } },
    })
    const story = await runtime.timeline(piotr, id)
    expect(story.find(({ task, type }) => type === 'completed' && task === 'check')).toMatchObject({
      actor: { name: 'piotr' },
      inPlaceOf: { name: 'olga' },
    })
    const { items } = await store.queryTasks({ caseId: id, status: 'open' })
    const card = items.find(({ task }) => task === 'score')!.id
    // four eyes: she did not check herself, but it was done for her
    for (const one of [olga, piotr])
      await expect(runtime.claimTask(one, card)).rejects.toMatchObject({ code: 'task.not-found' })
    await runtime.claimTask(ewa, card)
  })

  it('[RT167] is by oneself where one may, and in the place of another only where not', async () => {
    const office = await openOffice()
    const { runtime, alicja, store } = office
    const olga = await office.as('olga', 'officer')
    const piotr = await office.as('piotr', 'officer')
    const id = await handedIn(office)
    await runtime.beginSubstitution(alicja, olga.person, { substitute: piotr.person, ...days })
    await runtime.claimTask(piotr, await taskOf(office, piotr, id, 'check'))
    const claimed = (await store.history(id)).find(({ type }) => type === 'claimed')
    expect(JSON.stringify(claimed)).not.toContain('inPlaceOf')
  })

  it('[RT182] work of a role that ended is given back, and neither seen nor done', async () => {
    const office = await openOffice()
    const { runtime, alicja, clock } = office
    const [olga, piotr] = [await office.as('olga', 'officer'), await office.as('piotr')]
    const [one, other] = [await handedIn(office, 'anna'), await handedIn(office, 'beata')]
    await runtime.beginSubstitution(alicja, olga.person, { substitute: piotr.person, ...days })
    const [check, lent] = [
      await taskOf(office, olga, one, 'check'),
      await taskOf(office, piotr, other, 'check'),
    ]
    await runtime.claimTask(olga, check)
    await runtime.claimTask(piotr, lent)
    clock.at = '2027-01-14T09:00:00Z'
    await runtime.changePerson(alicja, olga.person, { roles: [] })
    for (const [who, task] of [
      [olga, check],
      [piotr, lent],
    ] as const) {
      const view = await runtime.getTask(who, task)
      expect(view.may).toEqual(['release'])
      expect(view.answers).toEqual({})
      await expect(
        runtime.submitTask(who, task, { answers: { verdict: 'passed' } }),
      ).rejects.toMatchObject({ code: 'task.not-yours' })
      expect((await runtime.releaseTask(who, task)).may).toEqual([])
      await expect(runtime.getTask(who, task)).rejects.toMatchObject({ code: 'task.not-found' })
      const ewa = await office.as('ewa', 'officer')
      await runtime.claimTask(ewa, task)
    }
  })

  it('[RT167] blind work is done by nobody in the place of another', async () => {
    const office = await openOffice()
    const { runtime, alicja } = office
    const olga = await office.as('olga', 'officer')
    const ewa = await office.as('ewa', 'assessor')
    const piotr = await office.as('piotr')
    const id = await handedIn(office)
    const check = await taskOf(office, olga, id, 'check')
    await runtime.claimTask(olga, check)
    await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    await runtime.beginSubstitution(alicja, ewa.person, { substitute: piotr.person, ...days })
    const { items } = await office.store.queryTasks({ caseId: id, status: 'open' })
    const card = items.find(({ task }) => task === 'score')!.id
    await expect(runtime.claimTask(piotr, card)).rejects.toMatchObject({ code: 'task.not-found' })
    expect((await runtime.listTasks(piotr, { scope: 'away' })).items).toEqual([])
    await runtime.claimTask(ewa, card)
  })

  it('[RT166] lends nothing that keeps the programme running, and ends when it is ended', async () => {
    const office = await openOffice()
    const { runtime, alicja } = office
    const adam = await office.as('beata', 'programmeAdmin', 'officer')
    const piotr = await office.as('piotr')
    const { substitutes } = await runtime.beginSubstitution(alicja, adam.person, {
      substitute: piotr.person,
      ...days,
    })
    await expect(runtime.listPeople(piotr, {})).rejects.toMatchObject({ code: 'person.not-admin' })
    const id = await handedIn(office)
    expect((await runtime.getCase(piotr, id)).id).toBe(id)
    await runtime.endSubstitution(alicja, adam.person, substitutes[0]!.id)
    await expect(runtime.getCase(piotr, id)).rejects.toMatchObject({ code: 'case.not-found' })
    for (const wrong of [
      { ...days, to: '2027-03-01' },
      { from: '2027-01-01', to: '2027-01-02' },
      { from: '2027-01-13', to: '2027-01-12' },
      { ...days, substitute: adam.person },
    ])
      await expect(
        runtime.beginSubstitution(alicja, adam.person, { substitute: piotr.person, ...wrong }),
      ).rejects.toMatchObject({ code: 'substitution.invalid' })
  })
})
