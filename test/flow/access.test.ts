import { beforeAll, describe, expect, it } from 'vitest'
import { fileAppeal } from '../support/appeal-case.ts'
import { checklist, justification, scores } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import { stageOverHttp, urlId } from '../support/stage-over-http.ts'
import type { Ask } from '../support/stage-over-http.ts'

/** Cases by what they are to the people of the table. */
const names = [
  'call',
  'anna',
  'annaOrganisation',
  'annaParticipant',
  'annaAppeal',
  'beata',
] as const
type CaseName = (typeof names)[number]

interface Row {
  who: string
  /** Cases whose address opens; every other one answers 404. */
  opens: CaseName[]
  /** Cases that stand in the list; absent: those that open. */
  lists?: CaseName[]
  /** May read the card of anna's formal check and that of her points. */
  check: boolean
  score: boolean
}

const ofAnna: CaseName[] = ['anna', 'annaOrganisation', 'annaParticipant', 'annaAppeal']
const all: CaseName[] = [...names]

/** The appeal of anna is being reviewed by rita; robert is a reviewer of nothing. */
const reviewing: Row[] = [
  { who: 'nobody', opens: [], check: false, score: false },
  { who: 'rita', opens: ['anna', 'annaOrganisation', 'annaAppeal'], check: true, score: true },
  { who: 'robert', opens: [], check: false, score: false },
  { who: 'kora02', opens: [...all], check: true, score: true },
  { who: 'kora14', opens: ['call'], check: false, score: false },
  { who: 'koraNowhere', opens: ['call'], check: false, score: false },
  { who: 'auditorOfCall', opens: all, check: true, score: true },
  { who: 'auditorOfAnna', opens: ofAnna, check: true, score: true },
  { who: 'auditorOfNothing', opens: [], check: false, score: false },
  { who: 'auditorNoMore', opens: [], check: false, score: false },
  { who: 'auditorWithoutEnd', opens: [], check: false, score: false },
  { who: 'dorota', opens: all, check: true, score: true },
  { who: 'anna', opens: ['anna', 'annaOrganisation', 'annaAppeal'], check: false, score: true },
  { who: 'beata', opens: ['beata'], check: false, score: false },
]

describe('who reads what by relation, over HTTP', () => {
  let stage: Stage
  let service: Awaited<ReturnType<typeof stageOverHttp>>
  let anna: Applicant
  const ids = {} as Record<CaseName, string>
  const asks: Record<string, Ask> = {}

  beforeAll(async () => {
    stage = await Stage.open()
    service = await stageOverHttp(stage)
    ids.call = await openRecruitment(stage, 1)
    anna = await apply(stage, ids.call, 'anna')
    const beata = await apply(stage, ids.call, 'beata')
    Object.assign(ids, { anna: anna.id, beata: beata.id })
    await stage.to('2027-03-19T14:00:01Z')
    await appoint()
    for (const [one, points] of [[anna, 5] as const, [beata, 10] as const]) {
      const officer = await stage.staff.officer()
      await stage.submit(officer, one.id, 'take')
      await stage.submit(officer, one.id, 'check', checklist())
      await stage.submit(officer, one.id, 'score', scores(points, 5, 5, 5))
    }
    const { children } = await stage.runtime.getCase(await stage.staff.director(), anna.id)
    const childOf = (id: string) => children.find(({ workflow }) => workflow.id === id)?.id ?? ''
    ids.annaOrganisation = childOf('organisation')
    ids.annaParticipant = childOf('participant')
  })

  /** People of the operator with the facts that say of what they are in charge. */
  async function appoint(): Promise<void> {
    const { runtime } = stage
    const { columns } = await runtime.getCase(await stage.staff.director(), ids.call)
    const annasNumber = (await runtime.getCase(anna.editor, anna.id)).number ?? ''
    const auditUntil = ['2027-12-31']
    const people: [string, string, Record<string, string[]>][] = [
      ['rita', 'appealReviewer', {}],
      ['kora02', 'regionalCoordinator', { region: ['02', '30'] }],
      ['kora14', 'regionalCoordinator', { region: ['14'] }],
      ['koraNowhere', 'regionalCoordinator', {}],
      ['auditorOfCall', 'auditor', { audit: [columns['number'] as string], auditUntil }],
      ['auditorOfAnna', 'auditor', { audit: [annasNumber], auditUntil }],
      ['auditorOfNothing', 'auditor', { auditUntil }],
      ['auditorNoMore', 'auditor', { audit: ['all'], auditUntil: ['2027-01-10'] }],
      ['auditorWithoutEnd', 'auditor', { audit: ['all'] }],
    ]
    for (const [name, role, facts] of people) {
      const { person } = await stage.as(name, role)
      await runtime.setFacts(person, facts)
    }
    for (const { who } of [...reviewing, { who: 'ola' }])
      asks[who] = await service.as(who === 'nobody' ? null : who)
  }

  const ask = (who: string) => asks[who]!

  async function expectRow({ who, opens, lists = opens, check, score }: Row): Promise<void> {
    for (const name of names) {
      const known = ids[name] !== undefined && ids[name] !== ''
      if (!known) continue
      const wanted = who === 'nobody' ? 401 : opens.includes(name) ? 200 : 404
      for (const address of [`/api/cases/${ids[name]}`, `/api/cases/${ids[name]}/timeline`]) {
        const { status, text } = await ask(who)(address)
        expect([who, name, status]).toEqual([who, name, wanted])
        if (wanted === 404) expect(text).toContain('case.not-found')
      }
    }
    for (const [task, may] of [
      ['check', check],
      ['score', score],
    ] as const) {
      const { status, text } = await ask(who)(`/api/submissions/${urlId(`${anna.id}/${task}:1:1`)}`)
      expect([who, task, status]).toEqual([who, task, who === 'nobody' ? 401 : may ? 200 : 404])
      if (!may) expect(text).not.toContain(task === 'check' ? 'overallResult' : 's1Note')
    }
    if (who === 'nobody') return
    const { json } = await ask(who)('/api/cases?limit=200')
    const listed = new Set((json as { items: { id: string }[] }).items.map(({ id }) => id))
    const found = names.filter((name) => listed.has(ids[name]))
    expect([who, found]).toEqual([who, names.filter((name) => lists.includes(name))])
    if (lists.length === 0) expect(listed.size).toBe(0)
  }

  it('[RT61] a card is closed to the party before the list is published', async () => {
    const score = urlId(`${anna.id}/score:1:1`)
    expect((await ask('anna')(`/api/submissions/${score}`)).status).toBe(404)
    expect((await ask('anna')(`/api/cases/${anna.id}`)).text).not.toContain('"task":"score"')
    expect((await ask('rita')(`/api/cases/${anna.id}`)).status).toBe(404)
    await stage.submit(await stage.as('kora02'), ids.call, 'publishList')
    const { status, text } = await ask('anna')(`/api/submissions/${score}`)
    expect(status).toBe(200)
    expect(text).toContain('s1Note')
    // the author stays hidden from the parties
    expect(text).not.toContain('ola')
    expect(text).toContain('"by":null')
    for (const who of ['beata', 'rita', 'kora14'])
      expect((await ask(who)(`/api/submissions/${score}`)).status).toBe(404)
  })

  it.each(reviewing)('[RT61] $who, while the appeal is reviewed', async (row) => {
    if (ids.annaAppeal === undefined) {
      ids.annaAppeal = await fileAppeal(stage, anna)
      await stage.as('robert', 'appealReviewer')
      asks['robert'] = await service.as('robert')
    }
    await expectRow(row)
  })

  it('[RT61] who is drawn may read; letters and work reach nobody of another region', async () => {
    const { items } = await stage.runtime.listMail()
    const to = items.filter(({ subject }) => /odwołani/iu.test(subject)).map((mail) => mail.to)
    expect(to).toContain('kora02@example.org')
    expect(to).not.toContain('kora14@example.org')
    expect(to).not.toContain('koraNowhere@example.org')
    for (const who of ['kora14', 'koraNowhere', 'robert']) {
      const { text } = await ask(who)('/api/tasks?limit=200')
      expect([who, text.includes(anna.id)]).toEqual([who, false])
    }
  })

  it('[RT61] search and filters find nothing that the reader may not open', async () => {
    for (const who of ['robert', 'kora14', 'auditorOfNothing']) {
      for (const query of [`parent=${ids.call}`, 'workflow=recruitment', 'mine=true'])
        expect((await ask(who)(`/api/cases?${query}`)).json).toEqual({ items: [] })
      const found = await ask(who)('/api/cases/search', 'POST', { text: 'anna' })
      expect(found.json).toEqual({ items: [] })
    }
    const searched = { text: 'spółdzielnia', workflow: 'recruitment' }
    const { json } = await ask('rita')('/api/cases/search', 'POST', searched)
    expect((json as { items: unknown[] }).items).toMatchObject([{ id: anna.id }])
  })

  it('[RT61] once the appeal is decided its reviewer still reads it, and others still do not', async () => {
    const rita = await stage.as('rita')
    await stage.submit(rita, ids.annaAppeal, 'decide', {
      groundDecisions: [{ decision: 'dismissed', reason: justification }],
    })
    for (const row of reviewing) await expectRow(row)
    expect(service.incidents).toEqual([])
  })

  it('[RT61] a reader loses what they lose the role or the fact for', async () => {
    const { runtime } = stage
    const { person } = await stage.as('kora02')
    await runtime.setFacts(person, { region: ['14'] })
    await expectRow({ who: 'kora02', opens: ['call'], check: false, score: false })
    const rita = await stage.as('rita')
    await runtime.setRoles(rita.person, [])
    // what one did oneself stays open, and nothing else of the case
    const left = { opens: ['annaAppeal' as const], lists: [] }
    await expectRow({ who: 'rita', ...left, check: false, score: false })
    const { text } = await ask('rita')(`/api/cases/${ids.annaAppeal}`)
    expect(text).not.toContain('"task":"file"')
    await expect(runtime.setFacts(person, { shoeSize: ['44'] })).rejects.toMatchObject({
      code: 'person.fact-unknown',
    })
  })
})
