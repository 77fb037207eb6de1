import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import { DataRequests } from '../support/data-request.ts'
import { FormTour } from '../support/form-tour.ts'
import { fillForm, sign, submitForm } from '../support/portal-form.ts'
import { submitByKeyboard, tabTo } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'
import type { RunningPortal } from '../support/running-portal.ts'
import { startProtocol } from '../support/testing-answers.ts'
import { prose } from '../support/prose.ts'
import { reportOn, TestingStage, winnerFile } from '../support/testing-stage.ts'

// A test of three months, from its start protocol to a longer end. The implementer has a phone, the
// monitor an English desktop, the director a desktop.
describeInBrowser(
  'a test of a model in the browser',
  { startsAt: '2028-01-10T09:00:00Z', further: [winnerFile] },
  (run) => {
    let portal: RunningPortal
    let testing: TestingStage
    let jan: PortalUser
    let marta: PortalUser

    const user = run.user.bind(run)
    const stateOf = async (id: string) => (await portal.stage.states(testing.director, id)).at(-1)

    beforeAll(async () => {
      portal = run.portal
      testing = await TestingStage.over(portal.stage)
      await portal.stage.to('2028-02-15T08:00:00Z')
    })

    it('the implementer hands in the start protocol on a phone, the monitor signs it', async () => {
      jan = await user('jan', 'phone')
      await jan.goto('/start')
      await jan.look('implementer-start')
      await jan.openTask('Protokół rozpoczęcia testu')
      await fillForm(jan, 'S01', startProtocol, async (page) => jan.look(`S01-${page}`))
      await jan.look('S01-review')
      await submitForm(jan)
      await jan.look('S01-sent')
      marta = await user('marta', 'desktop', 'en')
      await marta.openTask('Sign the start protocol', '/work')
      await marta.claim()
      await fillForm(marta, 'S01', {}, async (page) => {
        if (page === 'signature') await sign(marta)
        await marta.look(`S01-${page}`)
      })
      await submitForm(marta)
      await expect.poll(() => testing.states()).toContain('test.active')
      await jan.goto(casePath(testing.id))
      await jan.page.getByText('14 maja 2028').first().waitFor()
      await jan.look('test-active')
    })

    it('a monthly report is returned with remarks, corrected and accepted', async () => {
      await testing.pay()
      await testing.pay()
      await portal.stage.to('2028-03-15T08:00:00Z')
      const report = await testing.report(1)
      await jan.goto('/start')
      await jan.look('implementer-start-report')
      await jan.openTask('Raport miesięczny')
      await fillForm(jan, 'S02', reportOn(1), async (page) => {
        if (page === 'lessons') await sign(jan)
        await jan.look(`S02-${page}`)
      })
      await jan.look('S02-review')
      await submitForm(jan)
      await expect.poll(() => stateOf(report)).toBe('report.review')
      // it is hers from the start: she is the monitor of this test
      await marta.openTask('Review the monthly report', '/work')
      const remarks = 'Please describe how the two new workers were found.'
      await fillForm(
        marta,
        'S02',
        { reviewResult: 'toCorrect', reviewNotes: remarks },
        async (page) => marta.look(`S02-${page}`),
      )
      await submitForm(marta)
      await expect.poll(() => stateOf(report)).toBe('report.correction')
      await jan.goto(casePath(report))
      await jan.look('report-correction')
      await jan.openTask('Raport miesięczny', casePath(report))
      await jan.look('S02-correcting')
      await fillForm(jan, 'S02', { highlights: prose(250) }, async (page) => {
        if (page === 'lessons') await sign(jan)
      })
      await submitForm(jan)
      await expect.poll(() => stateOf(report)).toBe('report.review')
      await acceptByKeyboard(report)
      await jan.goto(casePath(report))
      await jan.look('report-accepted')
    })

    /** The monitor accepts a report without a mouse. */
    async function acceptByKeyboard(report: string): Promise<void> {
      const { page } = marta
      await marta.goto(casePath(report))
      await tabTo(marta, '.po-task a')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Review the monthly report' }).waitFor()
      await marta.settled()
      const result = page.locator('[id*="-reviewResult"] input')
      const title = page.locator('.sp-page-title')
      while ((await result.count()) === 0) {
        const before = await title.innerText()
        await tabTo(marta, 'button[type=submit]')
        await page.keyboard.press('Enter')
        await title.filter({ hasNotText: before }).waitFor()
      }
      await tabTo(marta, '[id*="-reviewResult"] input')
      await page.keyboard.press('Space')
      await marta.look('S02-accepting')
      await tabTo(marta, 'button[type=submit]')
      await page.keyboard.press('Enter')
      await submitByKeyboard(marta)
      await expect.poll(() => stateOf(report)).toBe('report.accepted')
    }

    it('a longer test is asked for and granted; the new end is on the screen', async () => {
      const { stage } = portal
      await testing.pass(2)
      await stage.to('2028-04-20T08:00:00Z')
      await jan.goto(casePath(testing.id))
      await jan.look('test-month-two')
      await jan.page.getByRole('button', { name: /^Rozpocznij: Zmiana umowy/ }).click()
      await jan.openTask('Wniosek o zmianę', casePath(testing.id)).catch(async () => {
        await jan.openTask('Wniosek o zmianę')
      })
      const request = {
        changeKind: ['extension'],
        description: prose(200),
        effectDate: '2028-05-15',
        newMonths: 6,
        extensionGoal: prose(200),
      }
      await fillForm(jan, 'S03', request, async (page) => {
        if (page === 'details') await sign(jan)
        await jan.look(`S03-${page}`)
      })
      await submitForm(jan)
      await jan.look('S03-sent')
      const dorota = await user('dorota', 'desktop')
      await dorota.goto('/work')
      await dorota.look('director-work')
      await dorota.openTask('Decyzja o zmianie', '/work')
      await dorota.claim()
      const decision = { decision: 'approved', decisionReason: prose(50), annexNo: '1/2028' }
      await fillForm(dorota, 'S03', decision, async (page) => dorota.look(`S03-${page}`))
      await submitForm(dorota)
      await jan.goto(casePath(testing.id))
      await jan.page.getByText('14 sierpnia 2028').first().waitFor()
      await jan.look('test-longer')
      expect((await testing.view()).columns['endsOn']).toBe('2028-08-14')
    })

    it('the other forms of a test, and that of a data request, open for those who fill them', async () => {
      const { stage } = portal
      const tour = new FormTour(run, [
        'S04.visit',
        'S04.sign',
        'S05.report',
        'S06.noticeTermination',
        'S06.decideTermination',
        'S07.final',
        'S08.mark',
        'S08.decideValidation',
        'X04.request',
        'X04.checkIdentity',
        'X04.decide',
      ])
      tour.follow(stage)
      const [visit] = await testing.children('visit')
      await testing.submit(testing.monitor, visit!, 'visit', testing.visitAnswers('2028-04-20'))
      await testing.submit(testing.jan, visit!, 'object', { objections: prose(50) })
      await stage.fill(testing.monitor, visit!, 'sign')
      await testing.reportIncident()
      const anna = await stage.as('anna')
      const requests = new DataRequests(stage, {
        anna,
        officer: await stage.as('ida', 'dataOfficer'),
      })
      const request = await requests.file()
      await requests.identify(request)
      await requests.grant(request)
      const reason = 'Wykonawca nie wpuszcza monitora do lokalu.'
      await stage.send(testing.monitor, testing.id, 'START_TERMINATION', { reason })
      await testing.notice({ ground: 'irregularity', lastDay: '2028-04-30' })
      await testing.submit(testing.jan, testing.id, 'hear', { implementerPosition: prose(60) })
      await stage.fill(testing.director, testing.id, 'decideTermination', { lessonsUsable: 'no' })
      await stage.send(testing.director, testing.id, 'KEEP_TEST', { reason })
      await testing.pass(3, 4, 5, 6)
      await testing.final('final', 90, 6)
      await testing.acceptFinal()
      await testing.validate(4)
      expect(tour.missing()).toEqual([])
    })

    it('nothing was given up on the way and no browser complained', () => run.expectQuiet())
  },
)
