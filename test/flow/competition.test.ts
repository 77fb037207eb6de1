import type { JsonObject } from '@splot/definition'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  admitted,
  cardOf,
  compete,
  declaration,
  openCompetition,
  scoreCard,
  withoutTraining,
} from '../support/competition-stage.ts'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { activePartnerships } from '../support/partnership.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// One pool with one place and two applications, from the opening of the competition. Its rules are others
// than those the partnerships were recruited under: 60 points suffice, which an administrator said while
// the competition was a draft.
describe('a competition', () => {
  let stage: Stage
  let round: string
  let call: string
  let secretary: SignedIn
  let chair: SignedIn
  let assessors: SignedIn[]
  const who: Record<string, Applicant & { support: string; application: string }> = {}
  const names = ['anna', 'beata']
  const allMet = { euroRate: 4.3, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
  let thirdCard: string
  /** What a document of the competition says to the public. */
  const documentText = async (template: string) => {
    const { documents } = await stage.runtime.getCall(call)
    const { id } = documents.find((one) => one.template === template)!
    return JSON.stringify((await stage.runtime.getDocument(chair, id)).blocks)
  }
  const stateOf = async (name: string) =>
    (await stage.states(who[name]!.editor, who[name]!.application)).at(-1)

  beforeAll(async () => {
    stage = await Stage.open(withoutTraining)
    await stage.as('robert', 'researcher')
    const all = await activePartnerships(stage, names)
    const supports = await admitted(stage, all)
    secretary = await stage.as('sonia', 'secretary')
    // an assessor by trade, but not where they chair
    chair = await stage.as('czeslaw', 'chair', 'assessor')
    assessors = []
    for (const n of [1, 2, 3, 4, 5]) assessors.push(await stage.as(`oceniacz${n}`, 'assessor'))
    await stage.to('2027-09-06T08:00:00Z')
    call = await openCompetition(stage, 1, () => stage.change({ P22: 60 }))
    for (const [n, one] of all.entries())
      who[names[n]!] = { ...one, support: supports[n]!, application: '' }
  }, 240_000)

  it('admitted partnerships apply while it is open', async () => {
    for (const name of names) {
      const one = who[name]!
      one.application = await compete(stage, one, one.support)
      expect(await stateOf(name)).toBe('application.submitted')
      expect((await stage.states(one.editor, one.support)).at(-1)).toBe('support.competing')
      // the name of what they call secret stands with the answers
      const { references } = await stage.runtime.getTask(one.editor, `${one.application}/apply:1:1`)
      const label = { pl: 'Uzasadnienie cen', en: 'Pricing rationale' }
      expect(references['/secretFields']).toEqual([{ id: '/pricing', label }])
    }
  })

  it('[RT371] nobody of the operator reads an application before the call closes, also where it closes later than announced', async () => {
    const { application } = who['anna']!
    const director = await stage.staff.director()
    const read = (reader: SignedIn) =>
      stage.runtime.getSubmission(reader, `${application}/apply:1:1`).then(
        ({ answers }) => answers['title'],
        ({ code }) => code,
      )
    const sealed = async () => {
      for (const reader of [secretary, chair, director])
        expect(await read(reader)).toBe('submission.not-found')
      expect(await read(who['anna']!.editor)).toEqual(expect.any(String))
    }
    await sealed()
    // eight hours more: it reaches what is handed in as well
    await stage.submit(await stage.staff.admin(), call, 'amend', {
      closesAt: '2027-10-19T21:59:59Z',
      changeNote: 'Wydłużamy konkurs ze względu na liczne pytania wnioskodawców.',
    })
    expect(
      stage.mails.filter(
        ({ to, subject }) => to === 'anna@example.org' && subject.startsWith('Zmiana ogłoszenia'),
      ),
    ).not.toEqual([])
    await stage.to('2027-10-19T21:00:00Z')
    expect(await stateOf('anna')).toBe('application.submitted')
    await sealed()
    await stage.to('2027-10-19T22:00:00Z')
    expect(await stateOf('anna')).toBe('application.formalCheck')
    for (const reader of [secretary, chair, director])
      expect(await read(reader)).toEqual(expect.any(String))
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('[RT84] after closing the secretary checks them, the chair signs, and two persons are drawn for each', async () => {
    for (const name of names) {
      const { application } = who[name]!
      const toSign = async () =>
        (await stage.runtime.listTasks(chair, { task: 'check' })).items.map((one) => one.caseId)
      expect(await toSign()).toContain(application)
      const approval = [{ by: chair, path: '/approver' }]
      await stage.fill(secretary, application, 'check', allMet, approval)
      // signed: it waits for the secretary alone
      expect(await toSign()).not.toContain(application)
      await stage.submit(secretary, application, 'check', {}, approval)
      expect(await stage.states(secretary, application)).toContain('application.assessment')
    }
    const { items } = await stage.runtime.listCases(chair, { workflow: 'round' })
    expect(items).toHaveLength(1)
    round = items[0]!.id
    // the chair, who draws lots where applications are equal, is none of those who assess them
    const told = await stage.store!.history(round)
    const from = told.flatMap(({ data }) =>
      ((data['lots'] ?? []) as { role: string; from: string[] }[])
        .filter(({ role }) => role === 'assessor')
        .map((one) => [...one.from].sort()),
    )
    const others = assessors.map(({ person }) => person).sort()
    expect(from).toEqual([others, others])
  })

  /** Who keeps the rules, each with the workflows of cases that keep them because of it. */
  const frozen = async () => {
    const admin = await stage.staff.admin()
    const { items } = await stage.runtime.listFrozenCases(admin)
    return Object.fromEntries(items.map(({ id, workflows }) => [id, Object.keys(workflows)]))
  }

  it('[RT147] its rules are frozen for applications, cards and rounds alike', async () => {
    const kept = ['application', 'card']
    expect(await frozen()).toEqual({
      [call]: ['call', 'round'],
      [who['anna']!.application]: kept,
      [who['beata']!.application]: kept,
    })
  })

  const cards = async (number: string) => {
    const found: { assessor: SignedIn; card: string }[] = []
    for (const assessor of assessors) {
      const card = await cardOf(stage, assessor, number)
      if (card) found.push({ assessor, card })
    }
    return found
  }

  it('[RT113] a conflict of interest that the chair decides on replaces an assessor by another draw', async () => {
    const before = await cards('SRV/001')
    expect(before).toHaveLength(2)
    const { assessor, card } = before[0]!
    await stage.submit(assessor, card, 'declare', declaration('yes'))
    const reason = 'Oceniający pracował w gminie wnioskodawcy.'
    // the chair hears of it and has it among the tasks, with the days to decide in
    const { items } = await stage.runtime.listTasks(chair, { task: 'decideConflict' })
    expect(items.map(({ caseId }) => caseId)).toEqual([card])
    expect(items[0]!.dueAt).not.toBeNull()
    const told = stage.mails.filter(({ subject }) => subject.startsWith('Możliwy konflikt'))
    expect(told.map(({ to }) => to)).toEqual(['czeslaw@example.org'])
    const task = await stage.runtime.getTask(chair, items[0]!.id)
    expect(Object.keys(task.asks?.['properties'] ?? {})).toEqual(['conflict', 'reason'])
    for (const data of [{ conflict: true }, { conflict: true, reason: 'Krótko.' }, {}])
      await expect(stage.settle(chair, card, 'decideConflict', data)).rejects.toMatchObject({
        code: 'payload.invalid',
      })
    await expect(
      stage.runtime.sendEvent(chair, card, {
        type: 'CONFLICT_DECIDED',
        payload: { conflict: true },
      }),
    ).rejects.toMatchObject({ code: 'event.not-yours' })
    const missing = async () => {
      const { rows } = await stage.runtime.getPanel(chair, 'commission/missing', {})
      return rows.map(({ caseId }) => caseId)
    }
    expect(await missing()).toEqual([])
    // nobody is left to be drawn, until they are assessors again
    const free = assessors.filter(
      ({ person }) => !before.some((one) => one.assessor.person === person),
    )
    for (const { person } of free) await stage.runtime.setRoles(person, [])
    await stage.settle(chair, card, 'decideConflict', { conflict: true, reason })
    expect(await missing()).toEqual([who['anna']!.application])
    for (const { person } of free) await stage.runtime.setRoles(person, ['assessor'])
    await stage.send(secretary, round, 'DRAW_AGAIN')
    expect(await missing()).toEqual([])
    const after = await cards('SRV/001')
    expect(after).toHaveLength(2)
    expect(after.map((one) => one.assessor.person)).not.toContain(assessor.person)
  })

  it('[RT84] a card is closed to other assessors; one not finished in time goes to somebody else', async () => {
    const before = await cards('SRV/002')
    await scoreCard(stage, before[0]!.assessor, before[0]!.card, [26, 23, 28])
    const drawn = await cards('SRV/001')
    const task = await stage.task(drawn[0]!.assessor, drawn[0]!.card, 'declare')
    for (const other of assessors.filter((one) => one !== drawn[0]!.assessor))
      await expect(stage.runtime.getTask(other, task)).rejects.toMatchObject({
        code: 'task.not-found',
      })
    for (const { assessor, card } of drawn) await scoreCard(stage, assessor, card, [30, 26, 31])
    expect(await stateOf('anna')).toBe('application.assessed')
    await stage.to('2027-11-09T00:00:00Z')
    const after = await cards('SRV/002')
    expect(after).toHaveLength(1)
    expect(after[0]!.assessor.person).not.toBe(before[1]!.assessor.person)
    // the verdicts differ and lie far apart, so a third person assesses
    await scoreCard(stage, after[0]!.assessor, after[0]!.card, [17, 14, 18])
    const [third] = await cards('SRV/002')
    await scoreCard(stage, third!.assessor, third!.card, [22, 19, 22])
    expect(await stateOf('beata')).toBe('application.assessed')
    thirdCard = third!.card
  })

  it('[RT220] [RT221] its own threshold holds in regulations, cards, decision and list alike', async () => {
    expect(await documentText('callRegulations')).toContain('razem co najmniej 60')
    const { snapshot: card } = (await stage.store!.loadCase(thirdCard))!
    // 63 points: not enough in the year of the recruitment
    expect(card).toMatchObject({
      answers: { score: [{ answers: { cardTotal: 63, cardVerdict: 'positive' } }] },
    })
    const { snapshot } = (await stage.store!.loadCase(who['beata']!.application))!
    const { merit } = snapshot['decisions'] as Record<string, JsonObject[]>
    expect(merit!.map(({ given }) => (given as JsonObject)['minTotal'])).toEqual([60, 60])
    const { items } = await stage.runtime.listCases(await stage.staff.director(), {
      workflow: 'recruitment',
    })
    for (const { id } of items) {
      const { snapshot: older } = (await stage.store!.loadCase(id))!
      expect(older['release']).not.toBe(snapshot['release'])
    }
  })

  it('[RT111] the commission publishes the list; after the time for appeals it is final', async () => {
    const present = [chair, ...assessors].map(({ person }) => person)
    await stage.submit(
      secretary,
      round,
      'protocol',
      {
        sessionNo: 1,
        membersPresent: present,
        rows: names.map((name) => ({
          applicationId: who[name]!.application,
          recommended: 50_000_00,
        })),
        voting: 'jednomyślnie',
        listKind: 'preliminary',
      },
      [{ by: chair, path: '/chairSignature' }],
    )
    expect(await stateOf('anna')).toBe('application.ranked')
    expect(await documentText('competitionList')).toMatch(/[^0-9]60[^0-9]/)
    expect(await documentText('competitionList')).not.toMatch(/[^0-9]65[^0-9]/)
    // the protocol says who was replaced and why, and which application a third person assessed
    const { documents: kept } = await stage.runtime.getCase(chair, round)
    const protocol = kept.find(({ template }) => template === 'commissionProtocol')!
    const { blocks } = await stage.runtime.getDocument(chair, protocol.id)
    const tables = blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : []))
    const told = (rows: { pl: string }[][]) => rows.map((row) => row.map(({ pl }) => pl))
    const [third, replaced] = [told(tables[1]!), told(tables[2]!)]
    expect(third).toEqual([['1/KON/2027/SRV/002', 'Tak – różne oceny i rozbieżność punktów']])
    expect(replaced.map(([number, , what, reason]) => [number, what, reason])).toEqual([
      [
        '1/KON/2027/SRV/001',
        'konflikt interesów, wylosowano inną osobę',
        'Oceniający pracował w gminie wnioskodawcy.',
      ],
      [
        '1/KON/2027/SRV/002',
        'karty nie złożono w terminie, wylosowano inną osobę',
        expect.not.stringContaining(' '),
      ],
    ])
    expect(replaced.map((row) => row[1])).toEqual([
      expect.stringMatching(/^oceniacz/),
      expect.stringMatching(/^oceniacz/),
    ])
    // everybody finds it on the page of the competition
    const { published } = await stage.runtime.getCall(call)
    const list = published.find(({ title }) => title.en === 'Preliminary ranking list – SRV')
    expect(list?.rows.map(({ number }) => number)).toEqual([
      '1/KON/2027/SRV/001',
      '1/KON/2027/SRV/002',
    ])
    expect(list?.rows.map(({ modelType, reason }) => [modelType, reason])).toEqual([
      [
        { pl: 'usługowy', en: 'service' },
        { pl: 'spełnia minima i mieści się w liczbie miejsc', en: expect.any(String) },
      ],
      [
        { pl: 'usługowy', en: 'service' },
        { pl: 'spełnia minima; miejsca otrzymały wnioski wyżej na liście', en: expect.any(String) },
      ],
    ])
    await stage.to('2027-11-18T00:00:00Z')
    expect(await stateOf('anna')).toBe('application.negotiation')
    expect(await stateOf('beata')).toBe('application.reserve')
    expect(await frozen()).toEqual({})
    // the public finds the list of the pool beside the call
    const { documents } = await stage.runtime.getCall(call)
    expect(documents.find(({ template }) => template === 'competitionList')?.title.en).toContain(
      'Final list',
    )
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('who hands in no documents loses the place to the reserve', async () => {
    await stage.to('2027-11-26T00:00:00Z')
    await stage.to('2027-12-03T00:00:00Z')
    expect(await stateOf('anna')).toBe('application.resigned')
    expect(await stateOf('beata')).toBe('application.offered')
    await stage.submit(who['beata']!.signer, who['beata']!.application, 'acceptPlace')
    expect(await stateOf('beata')).toBe('application.negotiation')
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('the contract is signed by the implementer, then by the operator', async () => {
    const { editor, signer, application, organisations } = who['beata']!
    const director = await stage.staff.director()
    await stage.submit(editor, application, 'negotiate')
    const task = await stage.task(editor, application, 'contractDocuments')
    await stage.runtime.claimTask(editor, task)
    await stage.submit(editor, application, 'contractDocuments', {
      contractor: organisations[0]!,
      contractValue: 60_000_00,
      iban: 'PL74999000090000000000000001',
      bankName: 'Bank Spółdzielczy',
      security: 'none',
      ipTransfer: 'openLicence',
      testStart: '2028-01-17',
      testBaseMonths: 3,
      tranches: [
        { no: 1, amount: 30_000_00, condition: 'signature' },
        { no: 2, amount: 24_000_00, condition: 'report2' },
        { no: 3, amount: 6_000_00, condition: 'finalReport' },
      ],
      attachedDocs: await stage.pdf(editor, task, '/attachedDocs'),
      processesParticipants: 'yes',
      dataProcessing: await stage.pdf(editor, task, '/dataProcessing'),
    })
    await stage.submit(signer, application, 'signContract', {}, [
      { by: signer, path: '/implementerSignature' },
    ])
    await stage.submit(director, application, 'countersign', { euroRate: 4.3 }, [
      { by: director, path: '/operatorSignature' },
    ])
    expect(await stateOf('beata')).toBe('application.contracted')
    // the contract names tasks, the negotiated budget, settlement and return, and control
    const { documents } = await stage.runtime.getCase(director, application)
    const contract = documents.find(({ template }) => template === 'implementationContract')!
    const { blocks } = await stage.runtime.getDocument(director, contract.id)
    const tables = blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
    expect(tables.map(({ title }) => title?.pl)).toEqual([
      'Zadania',
      'Budżet po negocjacjach',
      'Transze',
    ])
    for (const { rows } of tables) expect(rows.length).toBeGreaterThan(0)
    const clauses = JSON.stringify(blocks)
    for (const told of [
      'od 80%',
      'od 50%',
      'poniżej 50%',
      'w ciągu 14 dni',
      'poddaje się kontroli',
    ])
      expect(clauses.replaceAll('\u00a0', ' ')).toContain(told)
    // what the partnership said in its first application is handed down to the test
    const { children } = await stage.runtime.getCase(director, application)
    const test = children.find(({ workflow }) => workflow.id === 'test')
    expect((await stage.store!.loadCase(test!.id))!.snapshot).toMatchObject({
      input: { parent: { services: ['homeCare'], targetGroups: ['seniors'] } },
    })
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('what was paid of the contract stands in a withdrawal, from whichever case one withdraws', async () => {
    const { editor, id, application } = who['beata']!
    const director = await stage.staff.director()
    const finance = await stage.as('filip', 'financeOfficer')
    const { children } = await stage.runtime.getCase(director, application)
    const test = children.find(({ workflow }) => workflow.id === 'test')!.id
    const received = async () => {
      const answers = async (one: string, task: string) =>
        (await stage.runtime.getTask(editor, await stage.task(editor, one, task))).answers
      const forms = [
        await answers(id, 'exit'),
        await answers(application, 'giveUp'),
        await answers(test, 'resign'),
      ]
      return forms.map(({ stageAtWithdrawal, fundsReceived }) => [stageAtWithdrawal, fundsReceived])
    }
    const after = (paid: number) => [
      ['recruitment.active', paid],
      ['application.contracted', paid],
      ['test.protocol', paid],
    ]
    expect(await received()).toEqual(after(0))
    await stage.submit(finance, test, 'preparePayment')
    expect(await received()).toEqual(after(0))
    await stage.submit(director, test, 'approvePayment')
    expect(await received()).toEqual(after(30_000_00))
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('makes its documents on the way, each of them whole', async () => {
    expect(await documentsOfCourse(stage, 'competition')).toEqual(allWhole)
  })
})
