import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import {
  admitted,
  cardOf,
  compete,
  declaration,
  openCompetition,
  points,
  scoreCard,
  withoutTraining,
} from '../support/competition-stage.ts'
import { prose } from '../support/prose.ts'
import { FormTour } from '../support/form-tour.ts'
import { activePartnerships, childOf, holdSession, writeCard } from '../support/partnership.ts'
import { fillForm, sign, submitForm } from '../support/portal-form.ts'
import { submitByKeyboard, tabTo } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import { answersWith, survey } from '../support/support-answers.ts'
import type { RunningPortal } from '../support/running-portal.ts'

interface Assessor {
  /** First part of the e-mail address. */
  email: string
  name: string
  /** Case of the card that was drawn. */
  card: string
}

const commission = [
  ['jagoda', 'Jagoda Wrzos'],
  ['leon', 'Leon Cis'],
  ['malwina', 'Malwina Kalina'],
  ['nikodem', 'Nikodem Głóg'],
  ['otylia', 'Otylia Rdest'],
] as const

const opened = [
  'D01.questionnaire',
  'D02.visit',
  'D02.acknowledge',
  'D03.report',
  'D03.comment',
  'T01.plan',
  'T01.agree',
  'T02.card',
  'T02.confirm',
  'T03.attendance',
  'T04.preTest',
  'T04.survey',
  'T05.recommend',
  'C01.apply',
  'C06.negotiate',
  'C06.contractDocuments',
  'C06.signContract',
]

// Two partnerships on their way to a competition, whose forms are opened as they are filled in. Then one pool
// with their two applications, from their formal check to the list that everybody may read. The
// secretary has a desktop, the chair an English phone, one assessor a phone, the other a desktop.
describeInBrowser(
  'a competition in the browser',
  { startsAt: '2027-01-10T09:00:00Z', parameters: withoutTraining },
  (run) => {
    let portal: RunningPortal
    let call: string
    let sonia: PortalUser
    let czeslaw: PortalUser
    let applicants: (Applicant & { application: string })[]
    let drawn: Assessor[]
    let tour: FormTour

    const user = run.user.bind(run)
    async function person(email: string, name: string, ...roles: string[]): Promise<void> {
      await portal.service.runtime.ensurePerson({ email: `${email}@example.org`, name })
      await portal.stage.as(email, ...roles)
    }
    const first = () => applicants[0]!
    const stateOf = async (id: string) =>
      (await portal.stage.states(await portal.stage.as('sonia'), id)).at(-1)

    /** Those who have an open card of an application, in the order of the commission. */
    async function drawnFor(number: string): Promise<Assessor[]> {
      const all: Assessor[] = []
      for (const [email, name] of commission) {
        const card = await cardOf(portal.stage, await portal.stage.as(email), number)
        if (card !== undefined) all.push({ email, name, card })
      }
      return all
    }

    beforeAll(async () => {
      portal = run.portal
      const { stage } = portal
      tour = new FormTour(run, opened)
      tour.follow(stage)
      await stage.as('robert', 'researcher')
      await stage.as('olek', 'adviser')
      const all = await activePartnerships(stage, ['anna', 'beata'])
      const supports = await admitted(stage, all, async (cohort, [support]) => {
        const delegate = await stage.as('anna-p1')
        const childCase = async (workflow: string) =>
          (await stage.runtime.listCases(delegate, { workflow })).items[0]!.id
        const { id, editor, signer } = all[0]!
        const diagnosis = await childOf(stage, editor, id, 'diagnosis')
        const visit = await childOf(stage, signer, diagnosis, 'fieldVisit')
        await stage.fill(signer, visit, 'acknowledge')
        await stage.submit(delegate, await childCase('preTest'), 'preTest', answersWith(5))
        const card = await writeCard(stage, support!, [delegate])
        await stage.fill(delegate, card, 'confirm')
        await stage.to('2027-07-01T08:00:00Z')
        await holdSession(stage, cohort, 'm1', () => 8)
        await stage.to('2027-07-31T00:00:00Z')
        await stage.submit(delegate, await childCase('trainingTest'), 'test', answersWith(20))
        await stage.fill(delegate, await childCase('trainingTest'), 'survey', survey)
      })
      await person('sonia', 'Sonia Wierzba', 'secretary')
      await person('czeslaw', 'Czesław Buk', 'chair')
      for (const [email, name] of commission) await person(email, name, 'assessor')
      await stage.to('2027-09-06T08:00:00Z')
      call = await openCompetition(stage, 1)
      applicants = []
      for (const [n, one] of all.entries())
        applicants.push({ ...one, application: await compete(stage, one, supports[n]!) })
      await stage.to('2027-10-19T13:00:01Z')
      const [secretary, chair] = [await stage.as('sonia'), await stage.as('czeslaw')]
      const met = { euroRate: 4.3, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
      const approval = [{ by: chair, path: '/approver' }]
      await stage.submit(secretary, applicants[1]!.application, 'check', met, approval)
    }, 400_000)

    it('the secretary checks an application and the chair approves it on a phone', async () => {
      sonia = await user('sonia', 'desktop')
      await sonia.goto('/work')
      await sonia.look('competition-work')
      await sonia.openTask('Karta oceny formalnej wniosku', casePath(first().application))
      await sonia.claim()
      const met = { euroRate: 4.3, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
      await fillForm(sonia, 'C02', met, async (page) => sonia.look(`C02-${page}`))
      await sonia.look('C02-review')
      czeslaw = await user('czeslaw', 'phone', 'en')
      await czeslaw.goto('/work')
      await czeslaw.look('chair-work')
      await czeslaw.openTask('Formal checklist of the application', '/work')
      await sign(czeslaw)
      await czeslaw.look('C02-approval')
      await sonia.goto(new URL(czeslaw.page.url()).pathname)
      await fillForm(sonia, 'C02', {})
      await submitForm(sonia)
      await expect.poll(async () => (await drawnFor('SRV/001')).length).toBe(2)
      await sonia.goto(casePath(first().application))
      await sonia.look('application-assessment-secretary')
    })

    it('an assessor declares a conflict, the chair confirms it, and another is drawn', async () => {
      const [conflicted] = await drawnFor('SRV/001')
      const a = await user(conflicted!.email, 'desktop')
      await a.goto('/start')
      await a.look('assessor-start')
      await a.openTask('Deklaracja bezstronności', casePath(conflicted!.card))
      const answers = declaration('yes')
      await fillForm(a, 'C03', answers, async () => a.look('C03'))
      await submitForm(a)
      await expect.poll(() => stateOf(conflicted!.card)).toBe('card.conflict')
      await a.look('C03-sent')
      await czeslaw.goto(casePath(conflicted!.card))
      await czeslaw.look('card-conflict')
      await czeslaw.openTask('Decide the conflict of interest', '/work')
      await czeslaw.claim()
      await czeslaw.page.getByRole('button', { name: 'Confirm' }).click()
      await czeslaw.look('card-conflict-deciding')
      await czeslaw.page.getByRole('radio', { name: 'Yes' }).check()
      await czeslaw.page.getByRole('textbox').fill('The assessor worked for a founder last year.')
      await czeslaw.page.getByRole('button', { name: 'Confirm' }).click()
      await czeslaw.page.getByRole('button', { name: czeslaw.words.yes }).click()
      await czeslaw.page.getByRole('heading', { level: 1, name: czeslaw.words.sent }).waitFor()
      await expect.poll(() => stateOf(conflicted!.card)).toBe('card.replaced')
      await expect.poll(async () => (await drawnFor('SRV/001')).length).toBe(2)
      drawn = await drawnFor('SRV/001')
      expect(drawn.map(({ email }) => email)).not.toContain(conflicted!.email)
      await a.goto(casePath(conflicted!.card))
      await a.look('card-replaced')
      await czeslaw.goto(casePath(conflicted!.card))
      await czeslaw.look('card-replaced-chair')
      await a.goto('/start')
      await a.look('assessor-start-after')
    })

    it('two assessors score; neither sees the card or the name of the other', async () => {
      const [one, two] = drawn as [Assessor, Assessor]
      const b = await user(one.email, 'phone')
      const c = await user(two.email, 'desktop', 'en')
      await declareByKeyboard(c, two)
      await b.openTask('Deklaracja bezstronności', casePath(one.card))
      await fillForm(b, 'C03', declaration(), async () => b.look('C03'))
      await submitForm(b)
      for (const [reader, own, other] of [
        [b, one, two],
        [c, two, one],
      ] as const) {
        await seesNothingOf(reader, own, other)
      }
      await score(b, one, 'Karta oceny merytorycznej', [30, 26, 31])
      await seesNothingOf(c, two, one)
      await score(c, two, 'Merit scorecard', [28, 25, 30])
      await expect.poll(() => stateOf(first().application)).toBe('application.assessed')
      await seesNothingOf(b, one, two)
      await b.goto(casePath(one.card))
      await b.look('card-submitted')

      async function score(
        at: PortalUser,
        of: Assessor,
        title: string,
        sums: [number, number, number],
      ): Promise<void> {
        await at.openTask(title, casePath(of.card))
        const text = prose(260).trim()
        const answers = {
          ...points(...sums),
          aNote: text,
          bNote: text,
          cNote: text,
          strengths: prose(80).trim(),
        }
        await fillForm(at, 'C04', answers, async (page) => {
          if (page === 'result') await sign(at)
          await at.look(`C04-${page}`)
        })
        await at.look('C04-review')
        await submitForm(at)
      }
    })

    /** Whatever an assessor can open tells nothing of the other one. */
    async function seesNothingOf(
      reader: PortalUser,
      own: Assessor,
      other: Assessor,
    ): Promise<void> {
      const { page } = reader
      for (const path of ['/start', '/work', casePath(own.card), casePath(first().application)]) {
        await reader.goto(path)
        const html = await page.content()
        expect(html, `${path} for ${own.name}`).not.toContain(other.name)
        expect(html, `${path} for ${own.name}`).not.toContain(encodeURIComponent(other.card))
      }
      await reader.look('application-assessor')
      const asked = await page.request.get(`/api/cases/${encodeURIComponent(other.card)}`)
      expect(asked.status()).toBe(404)
      // what the applicant calls a trade secret is marked where it is read
      await reader.goto(`/submissions/${encodeURIComponent(`${first().application}/apply:1:1`)}`)
      const secret = page.locator('dt', { has: page.locator('.sp-secret') })
      await secret.waitFor()
      expect(await secret.innerText()).toMatch(
        /^(Uzasadnienie cen Tajemnica przedsiębiorstwa|Pricing rationale Trade secret)$/,
      )
      await reader.picture('application-read')
    }

    /** The declaration without a mouse. */
    async function declareByKeyboard(at: PortalUser, of: Assessor): Promise<void> {
      const { page } = at
      const press = (key: string) => page.keyboard.press(key)
      await at.goto(casePath(of.card))
      await tabTo(at, '.po-task a')
      await press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Declaration of impartiality' }).waitFor()
      await at.settled()
      for (const key of ['relFamily', 'relEmployment', 'relGovernance', 'relAdvice']) {
        await tabTo(at, `[id*="-${key}"] input`)
        await press('ArrowUp')
      }
      for (const key of ['confidentiality', 'aiUse']) {
        await tabTo(at, `[id$="-${key}"]`)
        await press('Space')
      }
      await at.look('C03-keyboard')
      await tabTo(at, 'button[type=submit]')
      await press('Enter')
      await submitByKeyboard(at)
    }

    it('the secretary writes the protocol, the chair signs, and everybody reads the list', async () => {
      const { stage } = portal
      for (const { email, card } of await drawnFor('SRV/002'))
        await scoreCard(stage, await stage.as(email), card, [24, 20, 25])
      await expect.poll(() => stateOf(applicants[1]!.application)).toBe('application.assessed')
      await sonia.goto('/work')
      await sonia.look('competition-work-protocol')
      await sonia.openTask('Protokół komisji i lista', '/work')
      await sonia.claim()
      const task = new URL(sonia.page.url()).pathname
      const names = ['Czesław Buk', ...commission.map(([, name]) => name)]
      const protocol = {
        sessionNo: 1,
        membersPresent: names,
        rows: applicants.map(() => ({ recommended: 50_000_00 })),
        voting: 'jednomyślnie',
        listKind: 'preliminary',
      }
      await fillForm(sonia, 'C05', protocol, async (page) => sonia.look(`C05-${page}`))
      await sonia.look('C05-review')
      await czeslaw.goto(task)
      await czeslaw.look('C05-signing')
      await sign(czeslaw)
      await sonia.goto(task)
      await fillForm(sonia, 'C05', {})
      await submitForm(sonia)
      await sonia.look('C05-sent')
      await expect.poll(() => stateOf(first().application)).toBe('application.ranked')
      for (const [size, locale] of [
        ['phone', 'pl'],
        ['desktop', 'en'],
      ] as const) {
        const guest = await run.guest(size, locale)
        await guest.goto(`/calls/${encodeURIComponent(call)}`)
        await guest.look('competition-call')
        await guest.page
          .getByRole('link', { name: /(rankingowa wstępna|ranking list) – SRV/ })
          .last()
          .click()
        await guest.page
          .getByRole('row', { name: /SRV\/001/ })
          .first()
          .waitFor()
        await guest.look('competition-list')
        const text = await guest.page.locator('main').innerText()
        for (const [, name] of commission) expect(text).not.toContain(name)
        const [own, other] = locale === 'pl' ? ['wybrany', 'selected'] : ['selected', 'wybrany']
        expect(text).toContain(own)
        expect(text).not.toContain(other)
      }
    })

    it('the applicant reads the result without the names of those who scored', async () => {
      const anna = await user('anna', 'phone')
      await anna.goto(casePath(first().application))
      await anna.look('application-ranked')
      const text = await anna.page.locator('main').innerText()
      for (const [, name] of commission) expect(text).not.toContain(name)
    })

    it('who was selected negotiates and signs; every form on the way opened for those who fill it', async () => {
      const { stage } = portal
      await stage.to('2027-11-18T00:00:00Z')
      const { editor, application } = first()
      await stage.submit(editor, application, 'negotiate')
      const task = await stage.fill(editor, application, 'contractDocuments')
      await stage.submit(editor, application, 'contractDocuments', {
        contractor: first().organisations[0]!,
        contractValue: 50_000_00,
        iban: 'PL74999000090000000000000001',
        bankName: 'Bank Spółdzielczy',
        security: 'none',
        ipTransfer: 'openLicence',
        testStart: '2028-01-17',
        testBaseMonths: 3,
        tranches: [
          { no: 1, amount: 25_000_00, condition: 'signature' },
          { no: 2, amount: 20_000_00, condition: 'report2' },
          { no: 3, amount: 5_000_00, condition: 'finalReport' },
        ],
        attachedDocs: await stage.pdf(editor, task, '/attachedDocs'),
        processesParticipants: 'yes',
        dataProcessing: await stage.pdf(editor, task, '/dataProcessing'),
      })
      await stage.fill(first().signer, application, 'signContract')
      expect(tour.missing()).toEqual([])
    })

    it('nothing was given up on the way and no browser complained', () => run.expectQuiet())
  },
)
