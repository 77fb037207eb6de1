import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import {
  announcement,
  application,
  checklist,
  justification,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from '../support/first-stage-answers.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { fillForm, sign, submitForm } from '../support/portal-form.ts'
import type { PortalUser } from '../support/portal-user.ts'
import type { ScreenSize } from '../support/portal-user.ts'
import { apply, fillIn, prepare } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

// One call from announcement to a signed agreement, told in the order it happens, through the portal
// people use. The applicant has a phone, the operator's people have desktops, the participant a
// desktop and the director a phone. Each step stands on the one before.
describeInBrowser(
  'a whole recruitment in the browser',
  { startsAt: '2027-01-20T09:00:00Z' },
  (run) => {
    let portal: RunningPortal
    let anna: PortalUser
    let zofia: PortalUser
    let renata: PortalUser
    let konrad: PortalUser
    let callPath: string
    let casePath: string
    const others: Record<string, Applicant> = {}

    async function user(
      email: string,
      size: ScreenSize,
      name = '',
      roles: string[] = [],
    ): Promise<PortalUser> {
      const { runtime } = portal.service
      const locale = email.startsWith('daniel') ? 'en' : 'pl'
      const address = `${email}@example.org`
      if (name !== '') {
        await runtime.ensurePerson({ email: address, name, locale })
        await portal.stage.as(email, ...roles)
      }
      return run.user(email, size, locale)
    }
    const as = (name: string): Promise<SignedIn> => portal.stage.as(name)
    const other = (name: string): Applicant => {
      const one = others[name]
      if (one === undefined) throw new Error(`Expected ${name} to have applied`)
      return one
    }
    const stateOf = async (id: string) => {
      const [reader] = [await portal.stage.staff.coordinator()]
      return (await portal.stage.states(reader, id)).at(-1)
    }
    const path = ({ page }: PortalUser) => new URL(page.url()).pathname
    const annasCase = () => decodeURIComponent(casePath.replace('/cases/', ''))

    beforeAll(async () => {
      portal = run.portal
    })

    it('a call is prepared by the coordinator and announced by the administrator', async () => {
      konrad = await user('kora', 'desktop', 'Konrad Żuraw', ['regionalCoordinator'])
      await konrad.goto('/manage')
      await konrad.look('manage')
      await konrad.page.getByRole('button', { name: /^Rozpocznij: Nabór/ }).click()
      await konrad.page.getByRole('link', { name: 'Ogłoszenie o naborze' }).click()
      await konrad.claim()
      await fillForm(konrad, 'R01', { ...announcement(2), regulations: 'pdf' }, async (page) =>
        konrad.lookInEverySize(`R01-${page}`),
      )
      await konrad.lookInEverySize('R01-review')
      await submitForm(konrad)
      await konrad.lookInEverySize('sent')
      await konrad.page.getByRole('link', { name: konrad.words.toCase }).click()
      await konrad.page.getByRole('heading', { name: 'Inne czynności' }).waitFor()
      await konrad.look('call-case')
      const alicja = await user('adam', 'desktop', 'Alicja Sowa', ['programmeAdmin'])
      await alicja.goto(path(konrad))
      await alicja.page.getByRole('button', { name: 'Ogłoszenie naboru' }).click()
      await alicja.page.getByRole('button', { name: alicja.words.yes }).click()
      await alicja.page.locator('.po-now-state', { hasText: 'Ogłoszony' }).waitFor()
      await portal.stage.to('2027-02-15T08:00:00Z')
    })

    it('an applicant finds the call on a phone and opens an application', async () => {
      anna = await user('anna', 'phone', 'Anna Nowak')
      await anna.goto('/')
      await anna.look('calls')
      await anna.page.getByRole('link', { name: 'Rekrutacja partnerstw 2027' }).click()
      await anna.page.getByRole('button', { name: 'Złóż zgłoszenie' }).waitFor()
      callPath = path(anna)
      await anna.look('call')
      await anna.page.getByRole('button', { name: 'Złóż zgłoszenie' }).click()
      await anna.page.getByRole('heading', { name: 'Gdzie jest sprawa' }).waitFor()
      casePath = path(anna)
      await anna.look('application-case')
    })

    it('she invites the second founder and a participant', async () => {
      const { page, words } = anna
      const people = [
        ['zofia', 'Zofia Jesion', 'osoba uprawniona do reprezentacji'],
        ['piotr', 'Piotr Dąb', 'uczestnik (osoba delegowana)'],
      ] as const
      for (const [email, name, role] of people) {
        const panel = page.locator('section').filter({
          has: page.getByRole('heading', { name: 'Osoby', exact: true }),
        })
        await panel.getByRole('button', { name: words.invite }).click()
        await page.getByLabel(words.email).fill(`${email}@example.org`)
        await page.getByLabel(words.inviteName).fill(name)
        const options = await page.getByLabel(words.inviteRole).locator('option').allInnerTexts()
        expect(options).toContain(role)
        await page.getByLabel(words.inviteRole).selectOption({ label: role })
        await page.getByRole('button', { name: words.inviteSend }).click()
        await panel.locator('.po-plain', { hasText: name }).waitFor()
      }
    })

    it('cards of two founders are filled in', async () => {
      const ids = portal.stage
      await organisation('Gmina Brzozowy Dół', 'jstGmina', {})
      await organisation('Stowarzyszenie Dąbrowa', 'association', { statute: 'pdf' })

      async function organisation(name: string, legalForm: string, files: Record<string, string>) {
        await anna.goto(casePath)
        await anna.page
          .getByRole('button', { name: /^(Rozpocznij|Dodaj): Karta podmiotu/i })
          .click()
        await anna.page.getByRole('link', { name: 'Wypełnij: Karta podmiotu' }).first().click()
        const card = organisationCard(name, legalForm, ids.identifiers())
        await fillForm(anna, 'R02', { ...card, ...files }, async (page) =>
          anna.lookInEverySize(`R02-${page}`),
        )
        await submitForm(anna)
      }
    })

    it('an invited participant fills in the form about herself', async () => {
      const piotr = await user('piotr', 'desktop')
      await piotr.look('start-participant')
      await piotr.goto(casePath)
      await piotr.page
        .getByRole('button', { name: /^(Rozpocznij|Dodaj): Formularz uczestnika/i })
        .first()
        .click()
      await piotr.page.getByRole('link', { name: 'Wypełnij: Formularz uczestnika' }).first().click()
      const answers = participantForm('Piotr', 'Gmina Brzozowy Dół')
      await fillForm(piotr, 'R04', answers, async (page) => piotr.lookInEverySize(`R04-${page}`))
      await submitForm(piotr)
      await secondParticipant()

      async function secondParticipant() {
        const { stage } = portal
        const organisations = (await stage.runtime.getCase(await as('anna'), annasCase())).children
        const leader = organisations.find(({ title }) => title.pl.includes('Gmina'))?.id ?? ''
        const person = await as('ewelina')
        const email = 'ewelina@example.org'
        await stage.runtime.invite(await as('anna'), annasCase(), { email, role: 'participant' })
        const start = { workflow: 'participant', parent: annasCase() }
        const { id } = await stage.runtime.startCase(person, start)
        await stage.submit(person, id, 'personal', participantForm('Ewelina', leader))
      }
    })

    it('the application is filled in, signed by the second founder and submitted', async () => {
      await anna.openTask('Zgłoszenie partnerstwa')
      const founders = [
        { orgId: 'Gmina Brzozowy Dół', orgRole: 'leader', commitment: 'signed' },
        {
          orgId: 'Stowarzyszenie Dąbrowa',
          orgRole: 'partner',
          commitment: 'letter',
          letter: 'pdf',
        },
      ]
      const answers = {
        ...application('Spółdzielnia Brzozowy Dół'),
        founders,
        councilResolution: 'planned',
      }
      await expect(
        fillForm(anna, 'R03', answers, async (page) => anna.look(`R03-${page}`)),
      ).rejects.toThrow(/Podpisy/)
      await anna.look('R03-error-summary')
      const task = path(anna)
      zofia = await user('zofia', 'desktop')
      await zofia.openTask('Zgłoszenie partnerstwa')
      await zofia.look('R03-signing')
      await sign(zofia)
      await anna.goto(task)
      await fillForm(anna, 'R03', {})
      await anna.look('R03-review')
      await submitForm(anna)
      await anna.goto(casePath)
      await anna.look('application-submitted')
      expect(await stateOf(annasCase())).toBe('recruitment.submitted')
    })

    it('another application is withdrawn, one never handed in, the call closes', async () => {
      const { stage } = portal
      const call = decodeURIComponent(callPath.replace('/calls/', ''))
      for (const name of ['beata', 'celina']) others[name] = await apply(stage, call, name)
      others['filip'] = await apply(stage, call, 'filip', 'company')
      others['ewa'] = await prepare(stage, call, 'ewa')
      others['gosia'] = await prepare(stage, call, 'gosia')
      const ewa = await user('ewa', 'phone')
      await ewa.openTask('Wycofanie zgłoszenia', `/cases/${other('ewa').id}`)
      await fillForm(
        ewa,
        'X03',
        { reasonCode: 'noFunds', participantsInformed: 'yes' },
        async (page) => ewa.lookInEverySize(`X03-${page}`),
      )
      await ewa.lookInEverySize('X03-review')
      await submitForm(ewa)
      await expect.poll(() => stateOf(other('ewa').id)).toBe('recruitment.withdrawn')
      const gosia = await user('gosia', 'desktop')
      await gosia.openTask('Zgłoszenie partnerstwa')
      await lateApplication(call)
      await stage.to('2027-03-19T14:00:02Z')
      await gosia.goto(callPath)
      await gosia.page.getByText('Zakończony').first().waitFor()
      expect(await gosia.page.getByRole('button', { name: 'Złóż zgłoszenie' }).count()).toBe(0)
      await gosia.look('call-closed')
      await gosia.goto(`/cases/${other('gosia').id}`)
      await gosia.look('draft-expired')
      await expect.poll(() => stateOf(other('gosia').id)).toBe('recruitment.draftExpired')
    })

    it('the officer checks: one is rejected with a second person, one must be corrected', async () => {
      await portal.stage.to('2027-03-22T09:00:00Z')
      const { stage } = portal
      renata = await user('ola', 'desktop', 'Renata Wilk', ['recruitmentOfficer'])
      const officer = await as('ola')
      await renata.goto('/work')
      await renata.look('work')
      for (const name of ['beata', 'celina']) {
        await stage.submit(officer, other(name).id, 'take')
        await stage.submit(officer, other(name).id, 'check', checklist())
      }
      await take(other('filip').id)
      await renata.openTask('Karta oceny formalnej', `/cases/${other('filip').id}`)
      const rejection = { ...checklist(), checks: notesFor('FR02', 'FR03'), justification }
      await fillForm(renata, 'R05', rejection, async (page) => renata.look(`R05-${page}`))
      await renata.look('R05-review')
      await submitForm(renata)
      await konrad.openTask('Zatwierdzenie odrzucenia formalnego', `/cases/${other('filip').id}`)
      await konrad.claim()
      await fillForm(konrad, 'R05', {}, async () => {
        const button = konrad.page.getByRole('button', { name: konrad.words.sign })
        if ((await button.count()) > 0) await sign(konrad)
      })
      await submitForm(konrad)
      await expect.poll(() => stateOf(other('filip').id)).toBe('recruitment.rejectedFormal')
      await take(annasCase())
      await renata.openTask('Karta oceny formalnej', casePath)
      const correction = { ...checklist({ fr05: 'toCorrect' }), checks: notesFor('FR05') }
      await fillForm(renata, 'R05', correction)
      await submitForm(renata)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.correctionRequested')

      async function take(id: string) {
        await renata.openTask('Przyjęcie do oceny formalnej', `/cases/${id}`)
        await renata.claim()
        await renata.page.getByRole('button', { name: renata.words.confirm }).click()
        await renata.page.getByRole('button', { name: renata.words.yes }).click()
        await renata.page.getByRole('heading', { name: renata.words.sent }).waitFor()
      }
    })

    it('a correction opens only the field it names; the answer leads back to the check', async () => {
      await renata.openTask('Wezwanie do uzupełnienia')
      const request = {
        subjectForm: 'Spółdzielnia Brzozowy Dół',
        items: [
          {
            fieldPath: 'Zasoby partnerów (lokal, sprzęt, zlecenia)',
            defect: 'Opis nie wskazuje lokalu.',
            kind: 'missing',
          },
        ],
      }
      await fillForm(renata, 'X01', request, async (page) => renata.look(`X01-${page}`))
      await submitForm(renata)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.correction')
      await anna.goto('/start')
      await anna.look('start-correction')
      await anna.openTask('Zgłoszenie partnerstwa', casePath)
      const resources = anna.page.getByRole('textbox', { name: /^Zasoby partnerów/ })
      const title = anna.page.getByRole('textbox', { name: /^Nazwa planowanej/ })
      expect(await title.count()).toBe(0)
      const better = `Lokal gminny, 80 m². ${'Sala, kuchnia i warsztat. '.repeat(15)}`
      await expect(
        fillForm(anna, 'R03', {}, async (page) => {
          if (page !== 'idea') return
          expect(await anna.page.getByRole('textbox').count()).toBe(1)
          const notes = anna.page.getByText('Opis nie wskazuje lokalu.')
          expect(await notes.count()).toBe(2)
          await anna.look('R03-correction')
          await resources.fill(better)
          const told = anna.page.getByRole('dialog', { name: 'Zmiana unieważni podpisy' })
          await told.getByText('Ten formularz podpisała już 1 osoba.').waitFor()
          await anna.look('R03-signatures-at-stake')
          await anna.page.getByRole('button', { name: anna.words.voidYes }).click()
        }),
      ).rejects.toThrow(/Podpisy/)
      const task = path(anna)
      await zofia.goto(task)
      await sign(zofia)
      await anna.goto(task)
      await fillForm(anna, 'R03', {})
      await submitForm(anna)
      await anna.openTask('Odpowiedź na wezwanie')
      await fillForm(
        anna,
        'X01',
        { replies: [{ done: 'yes', comment: 'Uzupełniono.' }] },
        async (page) => anna.look(`X01-${page}`),
      )
      await submitForm(anna)
      await renata.openTask('Ocena uzupełnienia')
      await fillForm(renata, 'X01', { correctionOutcome: 'complete' })
      await submitForm(renata)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.formalCheck')
      await renata.openTask('Karta oceny formalnej', casePath)
      await fillForm(renata, 'R05', checklist())
      await submitForm(renata)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.scoring')
    })

    it('officer and applicant see beside each other what the correction changed', async () => {
      for (const user of [renata, anna]) {
        await user.goto(casePath)
        const link = user.page.locator('main a[href*="apply"][href^="/submissions/"]').first()
        await link.click()
        await user.page.getByRole('link', { name: /^Zobacz, co się zmieniło/ }).click()
        await user.page.getByRole('heading', { level: 1, name: /^Co się zmieniło/ }).waitFor()
        await user.settled()
        const changes = user.page.locator('.po-changes > li')
        // not the number and time that the office gives the answers of each handing in
        expect(await changes.locator('h3').allInnerTexts()).toEqual([
          'Zasoby partnerów (lokal, sprzęt, zlecenia)',
        ])
        const changed = changes.filter({ hasText: 'Zasoby partnerów' })
        expect(await changed.locator('[data-side=after] dd').innerText()).toContain('Lokal gminny')
        expect(await changed.locator('[data-side=before] dd').innerText()).not.toContain('80 m²')
      }
      await renata.lookInEverySize('changes-of-a-correction')
    })

    it('applications are scored and the ranking list is there for everybody to see', async () => {
      const { stage } = portal
      const officer = await as('ola')
      await renata.openTask('Karta oceny zgłoszenia', casePath)
      await renata.claim()
      await fillForm(renata, 'R06', scores(8, 6, 6, 3), async (page) =>
        renata.lookInEverySize(`R06-${page}`),
      )
      await submitForm(renata)
      await stage.submit(officer, other('beata').id, 'score', scores(14, 9, 9, 5))
      await stage.submit(officer, other('celina').id, 'score', scores(10, 7, 7, 4))
      await konrad.openTask('Publikacja listy rankingowej', '/work')
      await konrad.claim()
      const ahead = konrad.page.getByRole('region', {
        name: 'Lista rankingowa rekrutacji',
        exact: true,
      })
      await ahead.getByRole('row', { name: /1\/REK\/2027\/0001/ }).waitFor()
      await konrad.page.getByRole('heading', { name: 'Poza listą' }).waitFor()
      await konrad.lookInEverySize('ranking-ahead')
      await konrad.page.getByRole('button', { name: konrad.words.confirm }).click()
      await konrad.page.getByRole('button', { name: konrad.words.yes }).click()
      await konrad.page.getByRole('heading', { name: konrad.words.sent }).waitFor()
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.reserve')
      const guest = await run.guest('phone')
      await guest.goto(callPath)
      await guest.page
        .getByRole('link', { name: /rankingowa/i })
        .first()
        .click()
      await guest.page
        .getByRole('row', { name: /Brzozowy Dół/ })
        .first()
        .waitFor()
      await guest.lookInEverySize('ranking-list')
    })

    it('an applicant reads how the points were reached, and the operator how the list was', async () => {
      await anna.goto(casePath)
      await anna.look('application-reserve')
      await anna.page.getByRole('link', { name: 'Wynik oceny punktowej', exact: true }).click()
      await anna.page.getByRole('heading', { level: 1, name: 'Wynik oceny punktowej' }).waitFor()
      await anna.page.getByText('Próg sumy punktów').waitFor()
      await anna.lookInEverySize('decision-steps')
      await konrad.goto(callPath.replace('/calls/', '/cases/'))
      await konrad.page
        .getByRole('link', { name: /Lista rankingowa rekrutacji/ })
        .last()
        .click()
      await konrad.page
        .getByRole('row', { name: /Brzozowy Dół/ })
        .first()
        .waitFor()
      await konrad.lookInEverySize('decision-ranking')
    })

    it('an appeal is filed, upheld by somebody independent, and the application scored again', async () => {
      const olga = await user('rita', 'phone', 'Olga Lis', ['appealReviewer'])
      await anna.goto(casePath)
      await anna.page.getByRole('button', { name: 'Odwołanie od wyniku' }).click()
      await anna.page.getByRole('button', { name: anna.words.yes }).click()
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.appeal')
      await anna.openTask('Odwołanie')
      const appeal = {
        appealOf: 'Ocena punktowa',
        grounds: [
          {
            criterion: 'Ocena zgłoszenia jako całość',
            objection: justification,
            evidenceRef: 'R03, pkt 4',
          },
        ],
        requestedOutcome: 'reassess',
      }
      await expect(
        fillForm(anna, 'X02', appeal, async (page) => anna.lookInEverySize(`X02-${page}`)),
      ).rejects.toThrow(/Podpis/)
      const task = path(anna)
      await zofia.goto(task)
      await sign(zofia)
      await anna.goto(task)
      await fillForm(anna, 'X02', {})
      await submitForm(anna)
      await expect.poll(async () => tasksOf('rita', 'decide')).toBe(1)
      await olga.openTask('Rozstrzygnięcie odwołania')
      await fillForm(
        olga,
        'X02',
        {
          groundDecisions: [{ decision: 'upheld', reason: justification }],
          reassessmentScope: ['Ocena zgłoszenia jako całość'],
        },
        async (page) => olga.lookInEverySize(`X02-${page}`),
      )
      await submitForm(olga)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.rescoring')
      await konrad.openTask('Ponowna ocena zgłoszenia', casePath)
      await konrad.claim()
      await fillForm(konrad, 'R06', scores(15, 10, 10, 5))
      await submitForm(konrad)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.ranked')
    })

    it('the corrected list gives the place, all parties sign, and the case is active', async () => {
      await portal.stage.to('2027-04-15T09:00:00Z')
      await konrad.openTask('Publikacja listy skorygowanej', '/work')
      await konrad.claim()
      await konrad.page.getByRole('button', { name: konrad.words.confirm }).click()
      await konrad.page.getByRole('button', { name: konrad.words.yes }).click()
      await konrad.page.getByRole('heading', { name: konrad.words.sent }).waitFor()
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.preparingAgreement')
      await renata.openTask('Przygotowanie umowy', casePath)
      await renata.claim()
      const terms = {
        supportValue: 50_000_00,
        deMinimisGranted: 'no',
        cohort: 'north',
        regionalCoordinator: 'Konrad Żuraw',
      }
      await fillForm(renata, 'R07', terms, async (page) => renata.look(`R07-${page}`))
      await submitForm(renata)
      const partner = { email: 'marek@example.org', name: 'Marek Buk', role: 'applicantSigner' }
      await portal.service.runtime.invite(await as('anna'), annasCase(), partner)
      await zofia.openTask('Podpisanie umowy')
      await fillForm(zofia, 'R07', {}, async (page) => {
        if (page === 'signatures') await sign(zofia, 'Podpis lidera')
      }).catch(() => undefined)
      const task = path(zofia)
      const marek = await user('marek', 'phone')
      await marek.goto(task)
      await fillForm(marek, 'R07', {}, async (page) => {
        if (page === 'signatures') await sign(marek, 'Podpisy partnerów')
        await marek.look(`R07-${page}`)
      })
      await submitForm(marek)
      const daniel = await user('daniel', 'phone', 'Daniel Kos', ['director'])
      await daniel.openTask('Sign for the operator', casePath)
      await daniel.claim()
      await fillForm(daniel, 'R07', {}, async (page) => {
        if (page === 'signatures') await sign(daniel)
        await daniel.look(`R07-${page}`)
      })
      await submitForm(daniel)
      await expect.poll(() => stateOf(annasCase())).toBe('recruitment.active')
      await anna.goto(casePath)
      await anna.look('application-active')
      await renata.goto(casePath)
      await renata.look('application-active')
    })

    it('nothing was given up on the way and no browser complained', () => run.expectQuiet())

    /** Somebody presses the button a second after the call has closed; the clock's work comes later. */
    async function lateApplication(call: string): Promise<void> {
      const { stage, service } = portal
      const lidia = await prepare(stage, call, 'lidia')
      await fillIn(stage, lidia, 'Spółdzielnia spóźniona')
      const at = await user('lidia', 'phone')
      await at.openTask('Zgłoszenie partnerstwa')
      await fillForm(at, 'R03', {})
      const release = portal.hold()
      service.clock.set(Date.parse('2027-03-19T14:00:01Z'))
      await submitForm(at)
      // sent is not accepted: the confirmation says what became of it
      await at.page.locator('.po-now-state', { hasText: 'Odmowa: po terminie' }).waitFor()
      await at.look('sent-late')
      release()
      await expect.poll(() => stateOf(lidia.id)).toBe('recruitment.late')
      await at.goto(`/cases/${lidia.id}`)
      await at.page
        .locator('.po-reasons', { hasText: 'po terminie nie można go przyjąć' })
        .waitFor()
      await at.look('application-late')
      await at.goto('/inbox')
      await at.page.locator('summary', { hasText: 'Zgłoszenie po terminie' }).click()
      await at.page.getByText(/nie przyjęto, ponieważ wpłynęło po terminie/).waitFor()
      await at.lookInEverySize('inbox-late')
    }

    async function tasksOf(name: string, task: string): Promise<number> {
      const { items } = await portal.service.runtime.listTasks(await as(name), {
        task,
        status: 'open',
      })
      return items.length
    }
  },
)
