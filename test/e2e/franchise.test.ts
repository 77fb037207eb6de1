import type { JsonObject } from '@splot/definition'
import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import { organisationCard } from '../support/first-stage-answers.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { franchiseAgreement, franchiseRequest, selfRating } from '../support/franchise-answers.ts'
import { FranchiseCase, ready } from '../support/franchise-stage.ts'
import { ManualStage, testedFile } from '../support/manual-stage.ts'
import { FormTour } from '../support/form-tour.ts'
import { fillForm, sign, submitForm } from '../support/portal-form.ts'
import { submitByKeyboard, tabTo } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { prose } from '../support/prose.ts'

// A manual is taken over by another organisation: from the request on its page to the protocol that
// names every file with its checksum. The franchisee has a phone, the franchisor an English
// desktop, the adviser and the director desktops.
describeInBrowser(
  'a franchise in the browser',
  {
    startsAt: '2028-07-01T09:00:00Z',
    parameters: { P40Sections: 2 },
    further: [testedFile],
  },
  (run) => {
    let manual: ManualStage
    let fela: PortalUser
    let jan: PortalUser
    let olga: PortalUser
    let one: FranchiseCase
    const signs = async (by: SignedIn, task: string, path: string) =>
      one.stage.runtime.signDraft(by, await one.stage.task(by, one.id, task), path)
    const reached = (state: string) => expect.poll(() => one.states()).toContain(state)

    beforeAll(async () => {
      const { stage } = run.portal
      manual = await ManualStage.over(stage)
      await manual.throughToPublication(2)
      const adviser = await stage.as('olga', 'owesAdviser')
      await stage.runtime.setFacts(adviser.person, { owes: ['owes02'] })
      await stage.as('fela')
      await stage.to('2028-09-01T08:00:00Z')
    }, 240_000)

    it('a foundation finds the manual, describes itself and asks for it', async () => {
      fela = await run.user('fela', 'phone')
      const { page } = fela
      await fela.goto('/catalogues/manuals')
      await page.locator('.po-card a').first().click()
      await page.locator('.po-files').waitFor()
      await fela.look('franchise-manual')
      await page.getByRole('button', { name: 'Złóż wniosek' }).click()
      await page.waitForURL('**/cases/*')
      await fela.settled()
      await fela.look('franchise-draft')
      const id = decodeURIComponent(new URL(page.url()).pathname.replace('/cases/', ''))
      const { stage, people } = manual
      one = new FranchiseCase(stage, id, {
        franchisee: await stage.as('fela'),
        adviser: await stage.as('olga'),
        franchisor: people.jan,
        director: people.director,
      })
      const card = await stage.runtime.startCase(one.people.franchisee, {
        workflow: 'organisation',
        parent: id,
      })
      const answers = organisationCard('Fundacja Most', 'foundation', stage.identifiers())
      const task = await stage.task(one.people.franchisee, card.id, 'card')
      const statute = await stage.pdf(one.people.franchisee, task, '/statute')
      await stage.submit(one.people.franchisee, card.id, 'card', { ...answers, statute })
      await fela.goto('/start')
      await fela.look('franchisee-start')
      await fela.openTask('Wniosek o franczyzę społeczną')
      const { partners: _, secondChoice: __, requestSignature: ___, ...given } = franchiseRequest
      const request = { ...given, orgId: 'Fundacja Most', manualId: 'Transport od drzwi do drzwi' }
      await fillForm(fela, 'F01', request, async (part) => {
        if (part === 'declarations') await sign(fela)
        await fela.look(`F01-${part}`)
      })
      await fela.look('F01-review')
      await submitForm(fela)
      await reached('franchise.submitted')
      await fela.goto(casePath(id))
      await fela.look('franchise-submitted')
    })

    it('the adviser takes the request, it rates itself on a phone and is found ready', async () => {
      olga = await run.user('olga', 'desktop')
      await olga.goto('/work')
      await olga.look('adviser-work')
      await olga.openTask('Przyjęcie wniosku do oceny', '/work')
      await olga.claim()
      await olga.look('franchise-take')
      await olga.page.getByRole('button', { name: olga.words.confirm }).click()
      await olga.page.getByRole('button', { name: olga.words.yes }).click()
      await olga.page.getByRole('heading', { level: 1, name: olga.words.sent }).waitFor()
      await reached('franchise.selfRating')
      await fela.openTask('Samoocena gotowości')
      await fillForm(fela, 'F02', selfRating, async (part) => fela.look(`F02-self-${part}`))
      await submitForm(fela)
      await reached('franchise.assessing')
      const { adviser } = one.people
      const items = (selfRating['items'] as JsonObject[]).map((row) => ({
        ...row,
        adviser: ready(),
      }))
      await one.stage.fill(adviser, one.id, 'assess', { items })
      await olga.openTask('Ocena gotowości', casePath(one.id))
      await olga.look('F02-assess')
      await fillForm(olga, 'F02', { adviserConclusion: prose(200) }, async (part) => {
        if (part === 'result') await sign(olga)
        await olga.look(`F02-assess-${part}`)
      })
      await submitForm(olga)
      await reached('franchise.preparing')
    })

    it('both sides sign the agreement', async () => {
      const dorota = await run.user('dorota', 'desktop')
      await dorota.openTask('Umowa franczyzy', '/work')
      await dorota.claim()
      const { agreementNo: _, parties: __, fee: ___, mentor: ____, ...given } = franchiseAgreement
      const agreement = { ...given, validFrom: '2028-09-01', mentor: 'jan' }
      await fillForm(dorota, 'F03', agreement, async (part) => dorota.look(`F03-prepare-${part}`))
      await submitForm(dorota)
      await reached('franchise.signing')
      jan = await run.user('jan', 'desktop', 'en')
      await jan.goto('/start')
      await jan.look('franchisor-start')
      await jan.openTask('Sign the franchise agreement', casePath(one.id))
      await sign(jan)
      await jan.look('F03-agreement-franchisor')
      await signs(one.people.adviser, 'signAgreement', '/agreementSignatures')
      await fela.openTask('Podpisanie umowy franczyzy')
      await sign(fela)
      await fela.look('F03-agreement-franchisee')
      await fillForm(fela, 'F03', {})
      await submitForm(fela)
      await reached('franchise.protocol')
    })

    it('the franchisor hands the materials over; their checksums are shown', async () => {
      await jan.openTask('Handover protocol')
      await jan.claim()
      await jan.look('F03-protocol-before')
      const row = { quantity: 1, received: 'yes' }
      const protocol = {
        items: ['digital', 'digital', 'brandKit', 'training'].map((format) => ({ ...row, format })),
        inductionDate: '2028-09-01',
        inductionHours: 6,
        inductionPeople: 4,
        handoverDate: '2028-09-01',
      }
      await fillForm(jan, 'F03', protocol, async (part) => jan.look(`F03-protocol-${part}`))
      await submitForm(jan)
      await reached('franchise.signingProtocol')
      await jan.openTask('Sign the handover protocol', casePath(one.id))
      await sign(jan)
    })

    it('the franchisee compares the checksums and confirms the handover by keyboard', async () => {
      const { adviser } = one.people
      await signs(adviser, 'signProtocol', '/signatures')
      const desk = await run.user('fela', 'desktop')
      const { page } = desk
      await desk.goto('/start')
      await tabTo(desk, '.po-task a')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await desk.settled()
      const shown = await page.locator('.sp-main').innerText()
      const [entry] = (await one.stage.runtime.getCatalogue('manuals')).entries
      expect(entry).toBeDefined()
      expect(shown).toMatch(/[0-9a-f]{64}/)
      await desk.look('F03-handover')
      await tabTo(desk, '.sp-main [data-type=signature] button')
      await page.keyboard.press('Enter')
      await page.getByText(desk.words.signed).first().waitFor({ state: 'attached' })
      await desk.look('F03-handover-signed')
      await tabTo(desk, '.sp-main button[type=submit]')
      await page.keyboard.press('Enter')
      await submitByKeyboard(desk)
      await reached('franchise.operatingSetup')
      await fela.goto(casePath(one.id))
      await fela.look('franchise-handed-over')
    })

    it('the survey opens for the franchisee who answers it and for the adviser who verifies it', async () => {
      const tour = new FormTour(run, ['F04.survey', 'F04.verify'])
      tour.follow(one.stage)
      await one.stage.to('2028-12-02T08:00:00Z')
      await one.verify(await one.answer({ startedOn: '2028-10-01' }))
      expect(tour.missing()).toEqual([])
    })

    it('nothing was given up on the way and no browser complained', () => run.expectQuiet())
  },
)
