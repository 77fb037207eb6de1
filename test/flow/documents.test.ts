import { parseProgramme } from '@splot/definition'
import { createApp, createAuth } from '@splot/server'
import type { DocumentView } from '@splot/runtime'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDocument } from '@splot/forms'
import { createExpressionCompiler } from '@splot/feel'

import { checklist, justification, notesFor, scores } from '../support/first-stage-answers.ts'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { Stage, definitionFiles } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { openFlowStore } from '../support/flow-store.ts'
import { cookieOf, redeemToken } from '../support/http-app.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

describe('document templates of the programme', () => {
  it('each can be written without any value, in both languages', async () => {
    const expressions = createExpressionCompiler()
    const { bundle } = parseProgramme(await definitionFiles())
    const { documents = [], codeLists = [] } = bundle ?? {}
    expect(documents.length).toBeGreaterThanOrEqual(14)
    for (const definition of documents) {
      const facts = { number: 'N/1', madeOn: '2027-03-01', replaces: null }
      const moment = { now: '2027-03-01T09:00:00Z', timeZone: 'Europe/Warsaw' }
      const compiled = compileDocument(definition, { codeLists, expressions })
      const { title, blocks } = compiled.write({}, facts, moment)
      expect(title.pl).not.toBe('')
      for (const locale of ['pl', 'en'] as const)
        for (const block of blocks.filter((one) => one.type === 'paragraph'))
          expect(block.text[locale].trim(), definition.id).not.toMatch(/^$|[{}]/)
    }
  })
})

// The documents of a whole recruitment, read through the real HTTP app by those who may and by those
// who may not.
describe('documents of the first stage', () => {
  let stage: Stage
  let call: string
  let app: Hono
  let anna: Applicant
  let beata: Applicant
  let filip: Applicant
  const cookies: Record<string, string> = {}

  /** Everything a document of a case says, as its reader gets it. */
  async function told(reader: SignedIn, id: string, template: string): Promise<DocumentView> {
    const { documents } = await stage.runtime.getCase(reader, id)
    const found = documents.find((one) => one.template === template)
    if (!found)
      throw new Error(
        `Expected ${template} but there are ${documents.map((one) => one.template).join(', ')}.`,
      )
    return stage.runtime.getDocument(reader, found.id)
  }

  const get = (path: string, who: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { cookie: cookies[who] ?? '', ...headers } })
  const address = (id: string) => `/api/documents/${id.replaceAll('/', '~1')}`
  const words = (document: DocumentView) => JSON.stringify(document.blocks)

  beforeAll(async () => {
    stage = await Stage.open()
    const { runtime } = stage
    const auth = createAuth({
      store: await openFlowStore(),
      people: { ensure: ({ email }) => runtime.ensurePerson({ email }) },
      secret: 'a secret only for tests, long enough',
      https: false,
      deliver: async () => undefined,
    })
    const limits = { address: null, person: null, signInLink: null }
    app = createApp({ runtime, auth, log: () => undefined, limits })
    const officer = await stage.staff.officer()
    const coordinator = await stage.staff.coordinator()
    const director = await stage.staff.director()
    const reviewer = await stage.staff.reviewer()
    await stage.staff.admin()
    call = await openRecruitment(stage, 1)
    anna = await apply(stage, call, 'anna')
    beata = await apply(stage, call, 'beata')
    filip = await apply(stage, call, 'filip', 'company')
    await stage.as('obca')
    for (const name of ['anna', 'anna-p1', 'beata', 'ola', 'rita', 'adam', 'obca'])
      cookies[name] = cookieOf(
        await redeemToken(app, await auth.createToken(`${name}@example.org`, 'pl')),
      )
    await stage.to('2027-03-22T09:00:00Z')
    for (const { id } of [anna, beata, filip]) await stage.submit(officer, id, 'take')
    await stage.submit(officer, anna.id, 'check', checklist())
    await stage.submit(officer, beata.id, 'check', {
      ...checklist({ fr05: 'toCorrect' }),
      checks: notesFor('FR05'),
    })
    const rejected = { ...checklist(), checks: notesFor('FR02', 'FR03'), justification }
    await stage.submit(officer, filip.id, 'check', rejected)
    await stage.submit(coordinator, filip.id, 'approveRejection', {}, [
      { by: coordinator, path: '/secondEyes' },
    ])
    const request = await childOf(officer, beata.id, 'correction')
    await stage.submit(officer, request, 'request', {
      subjectForm: beata.id,
      items: [
        { fieldPath: '/resources', defect: 'Opis zasobów nie wskazuje lokalu.', kind: 'missing' },
      ],
    })
    const resources = `Lokal gminny, 80 m². ${'Sala, kuchnia i warsztat. '.repeat(15)}`
    await stage.submit(beata.editor, beata.id, 'apply', { resources }, [
      { by: beata.signer, path: '/signature' },
    ])
    const replies = [{ done: 'yes', comment: 'Uzupełniono.' }]
    await stage.submit(beata.editor, request, 'respond', { replies })
    await stage.submit(officer, request, 'assess', { correctionOutcome: 'complete' })
    await stage.submit(officer, beata.id, 'check', checklist())
    await stage.submit(officer, anna.id, 'score', scores(14, 9, 9, 5))
    await stage.submit(officer, beata.id, 'score', scores(10, 7, 7, 4))
    await stage.submit(coordinator, call, 'publishList')
    await stage.send(beata.editor, beata.id, 'APPEAL')
    const appeal = await childOf(beata.editor, beata.id, 'appeal')
    await stage.submit(
      beata.editor,
      appeal,
      'file',
      {
        appealOf: beata.id,
        grounds: [{ criterion: 'recruitment', objection: justification, evidenceRef: 'pkt 4' }],
        requestedOutcome: 'reassess',
      },
      [{ by: beata.signer, path: '/appealSignature' }],
    )
    await stage.submit(reviewer, appeal, 'decide', {
      groundDecisions: [{ decision: 'upheld', reason: justification }],
      reassessmentScope: ['recruitment'],
    })
    await stage.submit(coordinator, beata.id, 'rescore', scores(15, 10, 10, 5))
    await stage.to('2027-04-15T09:00:00Z')
    await stage.submit(coordinator, call, 'publishCorrected')
    const partner = await stage.as('beata-partner')
    const email = 'beata-partner@example.org'
    await stage.runtime.invite(beata.editor, beata.id, { email, role: 'applicantSigner' })
    await stage.submit(officer, beata.id, 'prepareAgreement', {
      supportValue: 50_000_00,
      deMinimisGranted: 'yes',
      euroRate: 4.3,
      euroRateOn: stage.clock.at.slice(0, 10),
      euroRateSource: 'NBP, tabela A',
      cohort: 'north',
      regionalCoordinator: coordinator.person,
      deMinimisCertificateNo: 'ZDM/7/2027',
    })
    await stage.submit(beata.signer, beata.id, 'signAgreement', {}, [
      { by: beata.signer, path: '/applicantSignature' },
      { by: partner, path: '/partnersSignature' },
    ])
    await stage.submit(director, beata.id, 'countersign', {}, [
      { by: director, path: '/operatorSignature' },
    ])
  }, 120_000)

  async function childOf(reader: SignedIn, id: string, workflow: string): Promise<string> {
    const { children } = await stage.runtime.getCase(reader, id)
    return children.find((child) => child.workflow.id === workflow)?.id ?? ''
  }

  it('nothing was given up, and every document is whole', async () => {
    const { items } = await stage.runtime.deadLetters()
    expect(items.map(({ type, reason }) => `${type}: ${reason}`)).toEqual([])
    const officer = await stage.staff.officer()
    const ids = [call, anna.id, beata.id, filip.id]
    const views = await Promise.all(ids.map((id) => stage.runtime.getCase(officer, id)))
    const documents = views.flatMap((view) => view.documents)
    expect(documents.length).toBeGreaterThan(12)
    const numbers = documents.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { id } of documents) {
      const document = await stage.runtime.getDocument(officer, id)
      expect(document.holds).toBe(true)
      expect(JSON.stringify([document.title, document.number])).not.toMatch(/–|null/)
      // a dash stands for a value that is not there; these documents lack none in their sentences
      const sentences = document.blocks.filter(({ type }) => type === 'paragraph')
      expect(JSON.stringify(sentences)).not.toMatch(/[ „]–[ .,”]/)
      expect(words(document)).not.toMatch(/[{}]\s*\w+\.\w+ *[|}]/)
    }
  })

  it('the public reads the announcement, in both languages, as data, page and file', async () => {
    const { documents } = await stage.runtime.getCall(call)
    const notice = documents.find(({ template }) => template === 'callAnnouncement')
    const path = address(notice!.id)
    const reply = await app.request(path)
    expect(reply.status).toBe(200)
    const document = (await reply.json()) as DocumentView
    expect(words(document)).toContain('Zgłoszenia przyjmujemy wyłącznie przez portal.')
    const page = await app.request(`${path}/document.html?locale=en`)
    expect(page.headers.get('content-type')).toContain('text/html')
    const html = await page.text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('Applications are accepted in the portal only.')
    const file = await app.request(`${path}/document.pdf?locale=pl`)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toContain('.pdf')
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const again = await app.request(`${path}/document.pdf?locale=pl`)
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await app.request(`${path}/document.pdf?locale=de`)).status).toBe(400)
  })

  it('[RT66] each document is read by its readers and by nobody else', async () => {
    const officer = await stage.staff.officer()
    const table: [template: string, of: () => string, may: string[]][] = [
      ['submissionReceipt', () => anna.id, ['anna', 'ola']],
      ['formalCheckCard', () => anna.id, ['ola']],
      ['scoringCard', () => anna.id, ['ola']],
      ['resultNotice', () => anna.id, ['anna', 'ola']],
    ]
    const appeal = await childOf(beata.editor, beata.id, 'appeal')
    table.push(['appealDecision', () => appeal, ['beata', 'ola', 'rita']])
    for (const [template, of, may] of table) {
      const path = address((await told(officer, of(), template)).id)
      for (const who of ['guest', ...Object.keys(cookies)])
        for (const ending of ['', '/document.pdf', '/document.html']) {
          const reply = await get(path + ending, who)
          const expected = who === 'guest' ? 401 : may.includes(who) ? 200 : 404
          expect([template, who, ending, reply.status]).toEqual([template, who, ending, expected])
          if (reply.status !== 200) expect(await reply.text()).not.toContain('Spółdzielnia')
        }
    }
  })

  it('the receipt names number, time and founders', async () => {
    const receipt = await told(anna.editor, anna.id, 'submissionReceipt')
    const { number } = await stage.runtime.getCase(anna.editor, anna.id)
    expect(receipt.number).toBe(`${number}/P`)
    expect(words(receipt)).toContain('Spółdzielnia anna')
    expect(words(receipt)).toMatch(/Lider|lider/)
  })

  it('the correction request names what to correct and until when', async () => {
    const request = await childOf(beata.editor, beata.id, 'correction')
    const document = await told(beata.editor, request, 'correctionRequest')
    expect(words(document)).toContain('Opis zasobów nie wskazuje lokalu.')
    expect(words(document)).toMatch(/do \d+ (marca|kwietnia) 2027/)
  })

  it('the check and score cards tell each criterion, and later ones replace the earlier', async () => {
    const officer = await stage.staff.officer()
    const card = await told(officer, beata.id, 'formalCheckCard')
    expect(words(card)).toContain('FR12')
    expect(card.replaces).not.toBeNull()
    const { documents } = await stage.runtime.getCase(officer, beata.id)
    const checks = documents.filter(({ template }) => template === 'formalCheckCard')
    expect(checks.map(({ replacedBy }) => replacedBy?.id ?? null)).toEqual([null, checks[0]!.id])
    const score = await told(officer, beata.id, 'scoringCard')
    expect(words(score)).toContain('Ta karta powstała po odwołaniu')
    const rejected = await told(officer, filip.id, 'formalCheckCard')
    expect(words(rejected)).toContain('zasada dwóch par oczu')
  })

  it('the result gives reasons and how to appeal; the corrected one replaces it', async () => {
    const first = await told(filip.editor, filip.id, 'resultNotice')
    expect(words(first)).toContain('odrzucono w ocenie formalnej')
    expect(words(first)).toContain('Od wyniku można się odwołać')
    expect(words(first)).toContain('do jakiego sądu')
    const corrected = await told(beata.editor, beata.id, 'resultNotice')
    expect(words(corrected)).toContain('Zgłoszenie zostało wybrane')
    expect(corrected.replaces).not.toBeNull()
    const former = await stage.runtime.getDocument(beata.editor, corrected.replaces!.id)
    expect(words(former)).toContain('na liście rezerwowej')
    expect(former.replacedBy?.id).toBe(corrected.id)
  })

  it('the decision on the appeal answers each ground', async () => {
    const appeal = await childOf(beata.editor, beata.id, 'appeal')
    const document = await told(beata.editor, appeal, 'appealDecision')
    expect(words(document)).toContain('Odwołanie uwzględniono.')
    // there is nothing to complain of
    expect(words(document)).not.toContain('Droga sądowa')
    expect(words(document)).toContain(justification.slice(0, 40))
  })

  it('the agreement bears every signature, the certificate its number and amount, and the registers tell of them', async () => {
    const agreement = await told(beata.editor, beata.id, 'participationAgreement')
    const { number } = await stage.runtime.getCase(beata.editor, beata.id)
    expect(agreement.number).toBe(`${number}/U`)
    const signatures = agreement.blocks.find((block) => block.type === 'signatures')
    expect(signatures?.items.map(({ signed }) => signed.length)).toEqual([1, 1, 1])
    const certificate = await told(beata.editor, beata.id, 'deMinimisCertificate')
    expect(certificate.number).toBe('ZDM/7/2027')
    const certified = words(certificate).replaceAll(/\s/g, ' ')
    expect(certified).toContain('50 000,00 zł')
    // in euros as well, by the rate of a day
    for (const told of ['11 627,91', '4,3', 'NBP, tabela A', 'Dzień kursu'])
      expect(certified).toContain(told)
    const { documents } = await stage.runtime.getCase(anna.editor, anna.id)
    expect(documents.map(({ template }) => template)).not.toContain('deMinimisCertificate')
    const director = await stage.staff.director()
    const aid = await stage.runtime.getPanel(director, 'registers/deMinimisAgreements')
    expect(aid.rows.map(({ caseId, cells }) => ({ caseId, ...cells }))).toMatchObject([
      {
        caseId: beata.id,
        agreement: agreement.number,
        certificate: 'ZDM/7/2027',
        amount: 50_000_00,
      },
    ])
    expect(aid.rows[0]?.cells).toMatchObject({ rate: 4.3, euro: 11_627.91 })
    const appeals = await stage.runtime.getPanel(director, 'registers/appeals')
    const theirs = appeals.rows.filter(({ cells }) => cells['of'] === number)
    expect(theirs.map(({ cells }) => [cells['grounds'], cells['upheld']])).toEqual([[1, 1]])
  })

  it('the public reads regulations and lists; a list that was replaced stays at its address', async () => {
    const { documents } = await stage.runtime.getCall(call)
    const shown = documents.map(({ template }) => template)
    expect(shown).toEqual(expect.arrayContaining(['callRegulations', 'recruitmentList']))
    const list = documents.find(({ template }) => template === 'recruitmentList')!
    expect(list.title.pl).toContain('skorygowana')
    const former = await app.request(address(list.replaces!.id))
    expect(former.status).toBe(200)
    const first = (await former.json()) as DocumentView
    expect(first.title.en).toContain('Ranking list of the recruitment')
    expect(first).toMatchObject({ holds: true, replacedBy: { id: list.id } })
    const page = await app.request(`${address(list.replaces!.id)}/document.html?locale=pl`)
    expect(await page.text()).toContain(list.number)
  })

  it('the list of files handed over names every numbered case, of one call or of all', async () => {
    const director = await stage.staff.director()
    const { id } = await stage.runtime.startCase(director, { workflow: 'registers' })
    const list = async (payload: { call?: string }) => {
      await stage.send(director, id, 'TRANSFER_LIST', payload)
      const [newest] = (await stage.runtime.getCase(director, id)).documents
      return stage.runtime.getDocument(director, newest!.id)
    }
    const rowsOf = ({ blocks }: DocumentView) => {
      const table = blocks.find((block) => block.type === 'table')
      return (table?.rows ?? []).map((row) => row.map(({ pl }) => pl))
    }
    const of = async ({ id: one }: Applicant) => stage.runtime.getCase(director, one)
    const [first, second, third] = await Promise.all([anna, beata, filip].map(of))
    const organisation = (one: Applicant) => `Podmiot ${one.organisations[0]}`
    const { number } = await stage.runtime.getCase(director, call)
    const whole = await list({})
    expect(rowsOf(whole)).toEqual([
      [first!.number, '1', 'Spółdzielnia anna', organisation(anna), '15 lutego 2027', '–', 'BE5'],
      [
        second!.number,
        '2',
        'Spółdzielnia beata',
        organisation(beata),
        '15 lutego 2027',
        '15 kwietnia 2027',
        'B10',
      ],
      [third!.number, '3', 'Spółdzielnia filip', organisation(filip), '15 lutego 2027', '–', 'BE5'],
    ])
    expect(words(whole)).toContain('"pl":"3"')
    const ofCall = await list({ call: number! })
    expect(rowsOf(ofCall)).toEqual(rowsOf(whole))
    expect(ofCall).toMatchObject({ replaces: { id: whole.id }, holds: true })
    expect(rowsOf(await list({ call: '9/REK/2030' }))).toEqual([])
    expect(await documentsOfCourse(stage, 'archive')).toEqual(allWhole)
  })

  it('are all made on the way, each of them whole', async () => {
    expect(await documentsOfCourse(stage, 'recruitment')).toEqual(allWhole)
  })
})
