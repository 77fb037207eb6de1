import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { apply, openRecruitment, prepare } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

const words = {
  pl: {
    data: 'Tabela danych',
    check: 'Ocena formalna',
    mine: 'Moje terminy w 10 dniach roboczych',
  },
  en: {
    data: 'Data table',
    check: 'Formal check',
    mine: 'My deadlines in the next 10 working days',
  },
}

describeInBrowser('dashboards', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let applicant: Applicant

  beforeAll(async () => {
    portal = run.portal
    const { stage } = portal
    const call = await openRecruitment(stage, 2)
    applicant = await apply(stage, call, 'anna')
    await prepare(stage, call, 'beata')
    const officer = await stage.staff.officer()
    await stage.submit(officer, applicant.id, 'take')
    await stage.runtime.claimTask(officer, await stage.task(officer, applicant.id, 'check'))
  })

  const open = async (email: string, locale: 'pl' | 'en') => run.user(email, 'desktop', locale)

  for (const locale of ['pl', 'en'] as const) {
    it(`stand on the start page of an officer, with what is due (${locale})`, async () => {
      const officer = await open('ola', locale)
      await officer.goto('/start')
      const panel = officer.page.getByRole('region', { name: words[locale].mine })
      await panel.getByRole('listitem').first().waitFor()
      expect(await panel.getByRole('link').nth(1).getAttribute('href')).toMatch(/^\/tasks\//)
      await officer.lookInEverySize('screen-start-of-staff')
      expect(officer.faults).toEqual([])
      await officer.close()
    })

    it(`lead from a bar to the cases behind it, and to a case (${locale})`, async () => {
      const coordinator = await open('kora', locale)
      const { page } = coordinator
      await coordinator.goto('/dashboards')
      await coordinator.lookInEverySize('screen-dashboards')
      await coordinator.goto('/dashboards/coordinator')
      await page.locator('.po-bars').first().waitFor()
      await page.getByText(words[locale].data).first().click()
      await coordinator.lookInEverySize('screen-dashboard')
      await page.setViewportSize({ width: 1280, height: 900 })
      const bar = page.getByRole('listitem').filter({ hasText: words[locale].check })
      await bar.getByRole('link', { name: words[locale].check }).click()
      await page.getByRole('heading', { level: 1, name: words[locale].check }).waitFor()
      await coordinator.settled()
      await coordinator.lookInEverySize('screen-panel-part')
      await page.locator('tbody a').first().click()
      await page.waitForURL(`**/cases/${encodeURIComponent(applicant.id)}`)
      expect(coordinator.faults).toEqual([])
      await coordinator.close()
    })
  }

  it('tell the same in a sentence, a drawing and a table', async () => {
    const coordinator = await open('kora', 'pl')
    const { page } = coordinator
    await coordinator.goto('/dashboards/coordinator')
    const panel = page.locator('[data-kind=states]').first()
    await panel.locator('.po-bars').waitFor()
    expect(await panel.locator('.po-board-summary').innerText()).toMatch(/^Razem 2\./)
    await panel.getByText('Tabela danych').click()
    const row = panel.getByRole('row').filter({ hasText: 'Ocena formalna' })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['1', '0', '0', '0', '1', '0 dni'])
    await coordinator.close()
  })

  it('are used with the keyboard alone', async () => {
    const coordinator = await open('kora', 'pl')
    const { page } = coordinator
    await coordinator.goto('/dashboards/coordinator')
    await page.locator('.po-bars').first().waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    for (let n = 0; n < 40 && (await focused()) !== 'Ocena formalna'; n += 1)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe('Ocena formalna')
    await page.keyboard.press('Enter')
    await page.waitForURL(/row=recruitment\.formalCheck/)
    await page.locator('tbody a').first().waitFor()
    for (
      let n = 0;
      n < 40 && !(await page.evaluate(() => document.activeElement?.matches('tbody a')));
      n += 1
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cases/*')
    await coordinator.close()
  })

  it('are not there for an applicant or for other roles', async () => {
    const editor = await open('anna', 'pl')
    await editor.goto('/dashboards')
    await editor.page.getByText('Nie masz jeszcze żadnego pulpitu').waitFor()
    await editor.goto('/dashboards/coordinator')
    await editor.page.getByRole('heading', { name: 'Nie ma takiej strony' }).waitFor()
    await editor.close()
  })

  it('hold in dark, in forced colours and on paper', async () => {
    const coordinator = await open('kora', 'pl')
    const { page } = coordinator
    await page.emulateMedia({ colorScheme: 'dark' })
    await coordinator.goto('/dashboards/coordinator')
    await page.locator('.po-bars').first().waitFor()
    await coordinator.look('screen-dashboard-dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await coordinator.look('screen-dashboard-forced')
    await page.emulateMedia({ forcedColors: 'none', media: 'print' })
    await coordinator.picture('screen-dashboard-print')
    // what is folded away on the screen is read on paper
    expect(await page.locator('.po-board-data table').first().isVisible()).toBe(true)
    expect(await page.locator('.po-switcher').isVisible()).toBe(false)
    await coordinator.close()
  })
})
