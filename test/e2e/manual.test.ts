import type { JsonObject } from '@splot/definition'
import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import { accessibilityMet, acceptance } from '../support/manual-answers.ts'
import { ManualStage, reviewerNames, sectionAnswers, testedFile } from '../support/manual-stage.ts'
import { fillForm, sign, submitForm } from '../support/portal-form.ts'
import { submitByKeyboard, tabTo } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { prose } from '../support/prose.ts'

// A manual of four sections, from the first word of a section to the page everybody reads. The
// author has a phone, one expert an English desktop, the editor and the ministry desktops, the
// director an English phone.
describeInBrowser(
  'a manual in the browser',
  {
    startsAt: '2028-07-01T09:00:00Z',
    parameters: { P40Sections: 4 },
    further: [testedFile],
  },
  (run) => {
    let manual: ManualStage
    let jan: PortalUser
    let edyta: PortalUser
    const nameOf = (reviewer: unknown) =>
      reviewerNames[manual.people.reviewers.findIndex((one) => one === reviewer)]!
    const reached = (state: string) => expect.poll(() => manual.states()).toContain(state)

    beforeAll(async () => {
      manual = await ManualStage.over(run.portal.stage)
      await manual.plan(4)
      for (const code of ['m01', 'm02', 'm03']) await manual.write(code)
    }, 240_000)

    it('the author writes a section on a phone and hands it in', async () => {
      jan = await run.user('jan', 'phone')
      await jan.goto('/start')
      await jan.look('author-start')
      await jan.goto(casePath(await manual.section('m04')))
      await jan.look('section-draft')
      await jan.openTask('Rozdział manuala')
      const { evidenceRefs: _, ...answers } = sectionAnswers('m04')
      const written = { ...answers, body: prose(2100), evidenceRefs: ['Raport 1'] }
      await fillForm(jan, 'M02', written, async (page) => {
        if (page === 'evidence') await sign(jan)
        await jan.look(`M02-${page}`)
      })
      await jan.look('M02-review')
      await submitForm(jan)
      await jan.look('M02-sent')
      await reached('manual.reading')
      await jan.goto(casePath(await manual.section('m04')))
      await jan.look('section-review')
      await jan.goto(casePath(manual.id))
      await jan.look('manual-review-author')
    })

    it('an expert returns it, the other too; it is corrected and reviewed again', async () => {
      const [first, second] = await manual.reviews('expert')
      const expert = await run.user(nameOf(first!.reviewer), 'desktop', 'en')
      await expert.goto('/start')
      await expert.look('reviewer-start')
      await expert.openTask('Review of the manual', casePath(first!.id))
      await fillForm(expert, 'M03', reviewOf({ m04: 'major' }), async (page) => {
        if (page === 'whole') await sign(expert)
        await expert.look(`M03-${page}`)
      })
      await expert.look('M03-review')
      await submitForm(expert)
      await expert.look('M03-sent')
      await manual.review(second!, { m04: 'major' })
      for (const reader of await manual.reviews('reader'))
        await manual.review(reader, {}, { couldApply: 'yes' })
      await expect.poll(() => manual.sectionStates('m04')).toContain('section.correction')
      await jan.goto(casePath(await manual.section('m04')))
      await jan.look('section-correction')
      await jan.openTask('Poprawa rozdziału')
      const corrected = { purpose: 'Po przeczytaniu ułożysz plan pierwszych przewozów.' }
      await fillForm(jan, 'M02', corrected, async (page) => {
        if (page === 'evidence') await sign(jan)
        await jan.look(`M02-correcting-${page}`)
      })
      await submitForm(jan)
      await expect.poll(async () => (await manual.reviews('expert')).length).toBe(2)
      await manual.reviewAll()
      await reached('manual.checking')
    })

    it('accessibility is checked without a mouse', async () => {
      const [check] = await manual.reviews('accessibility')
      const tester = await run.user(nameOf(check!.reviewer), 'desktop')
      const { page } = tester
      await manual.stage.fill(check!.reviewer, check!.id, 'review', {
        sectionReviews: (await rowsOf(check!)).map((row) => ({ ...row, ...good })),
        waChecks: accessibilityMet,
      })
      await tester.goto(casePath(check!.id))
      await tabTo(tester, '.po-task a')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Recenzja manuala' }).waitFor()
      await tester.settled()
      await tester.look('M03-accessibility-sections')
      if ((await page.locator('[id*="-overallVerdict"]').count()) === 0) {
        await tabTo(tester, '.sp-main button[type=submit]')
        await page.keyboard.press('Enter')
        await page.locator('[id*="-overallVerdict"]').first().waitFor()
      }
      await tabTo(tester, '[id*="-overallVerdict"] input')
      await page.keyboard.press('Space')
      await tabTo(tester, '[id$="-reviewerDeclaration"]')
      await page.keyboard.press('Space')
      await tabTo(tester, '[data-type=signature] button')
      await page.keyboard.press('Enter')
      await page.getByText(tester.words.signed).first().waitFor({ state: 'attached' })
      await tester.look('M03-accessibility')
      await tabTo(tester, '.sp-main button[type=submit]')
      await page.keyboard.press('Enter')
      await submitByKeyboard(tester)
      await reached('manual.languageEdit')
    })

    it('the editor prepares the acceptance, the director accepts on a phone', async () => {
      await expect.poll(() => manual.sectionsIn('section.editing')).toHaveLength(4)
      await manual.editAll()
      await reached('manual.preparing')
      edyta = await run.user('edyta', 'desktop')
      await edyta.goto('/start')
      await edyta.look('editor-start')
      await edyta.goto(casePath(manual.id))
      await edyta.look('manual-acceptance')
      await edyta.openTask('Przygotowanie odbioru manuala', casePath(manual.id))
      const { version: _, accessibilityReport: __, acceptanceProtocol: ___, ...given } = acceptance
      const files = { rightsTransfer: 'pdf', pdfUa: 'pdf', templatesZip: 'zip' }
      await fillForm(edyta, 'M04', { ...given, ...files }, async (page) =>
        edyta.look(`M04-prepare-${page}`),
      )
      await edyta.look('M04-prepare-review')
      await submitForm(edyta)
      await reached('manual.deciding')
      const dorota = await run.user('dorota', 'phone', 'en')
      await dorota.openTask('Accept the manual', '/work')
      await dorota.claim()
      await fillForm(dorota, 'M04', { acceptanceProtocol: 'accepted' }, async (page) =>
        dorota.look(`M04-accept-${page}`),
      )
      await submitForm(dorota)
      await reached('manual.sending')
    })

    it('the ministry takes its position and the manual is published', async () => {
      const today = manual.stage.clock.at.slice(0, 10)
      await edyta.openTask('Przekazanie manuala ministerstwu', casePath(manual.id))
      await edyta.look('M04-send')
      await fillForm(edyta, 'M04', { ministrySentOn: today })
      await submitForm(edyta)
      const mina = await run.user('mina', 'desktop')
      await mina.goto('/start')
      await mina.look('ministry-start')
      await mina.openTask('Stanowisko ministerstwa', '/work')
      await mina.claim()
      await mina.look('M04-position')
      await fillForm(mina, 'M04', { ministryDecision: 'accepted' })
      await submitForm(mina)
      await reached('manual.publishing')
      await edyta.openTask('Publikacja manuala', casePath(manual.id))
      await fillForm(edyta, 'M04', { publishedOn: today })
      await edyta.look('M04-publish-review')
      await submitForm(edyta)
      await reached('manual.published')
      await edyta.goto(casePath(manual.id))
      await edyta.look('manual-published')
    })

    it('everybody finds it in the catalogue and reads the section', async () => {
      // it is written as a document and a book before it is there
      const { runtime } = run.portal.service
      await expect.poll(async () => (await runtime.getCatalogue('manuals')).entries.length).toBe(1)
      for (const [size, locale] of [
        ['phone', 'pl'],
        ['desktop', 'en'],
      ] as const) {
        const guest = await run.guest(size, locale)
        await guest.goto('/catalogues/manuals')
        await guest.page.locator('.po-card a').first().click()
        await guest.page
          .getByRole('heading', { name: /Usługa krok po kroku/ })
          .first()
          .waitFor()
        await guest.settled()
        await guest.page.getByText('Po przeczytaniu ułożysz plan').first().waitFor()
        await guest.look('manual-everybody')
      }
    })

    it('nothing was given up on the way and no browser complained', () => run.expectQuiet())

    async function rowsOf({ id, reviewer }: Awaited<ReturnType<ManualStage['reviews']>>[number]) {
      const { runtime } = manual.stage
      const { answers } = await runtime.getTask(
        reviewer,
        await manual.stage.task(reviewer, id, 'review'),
      )
      return answers['sectionReviews'] as JsonObject[]
    }
  },
)

const good = { complete: 4, clear: 4, usable: 4, verdict: 'accept' }

/** A review of all four sections; those without a verdict are accepted. */
function reviewOf(verdicts: Record<string, string>): JsonObject {
  return {
    sectionReviews: ['m01', 'm02', 'm03', 'm04'].map((code) => {
      const verdict = verdicts[code]
      return verdict === undefined ? good : { ...good, verdict, comments: prose(30) }
    }),
    overallVerdict: 'correct',
    reviewerDeclaration: true,
  }
}
