import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

describeInBrowser('the work list of an officer', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let officer: PortalUser
  let anna: Applicant

  beforeAll(async () => {
    const { stage } = run.portal
    const call = await openRecruitment(stage, 2)
    anna = await apply(stage, call, 'anna')
    await apply(stage, call, 'beata')
    await stage.to('2027-03-22T09:00:00Z')
    await stage.runtime.claimTask(await stage.staff.officer(), `${anna.id}/take:1:1`)
    officer = await run.user('ola', 'desktop', 'pl')
  })

  /** Cases of the rows that are shown, in order. */
  const cases = () => officer.page.locator('.po-work tbody tr td:nth-child(2) > a').allInnerTexts()
  const shown = (...names: string[]) =>
    expect.poll(async () => (await cases()).toSorted((a, b) => a.localeCompare(b))).toEqual(names)
  const [annas, beatas] = ['Spółdzielnia anna', 'Spółdzielnia beata']

  it('holds what is one’s own, what may be taken, and both', async () => {
    const { page } = officer
    await officer.goto('/work')
    await shown(annas, beatas)
    await page.getByRole('radio', { name: 'Moje' }).click()
    await shown(annas)
    await page.getByRole('radio', { name: 'Do wzięcia' }).click()
    await shown(beatas)
    await page.getByRole('radio', { name: 'Wszystkie' }).click()
    await shown(annas, beatas)
  })

  it('is searched by name or number and by stage; the address keeps what was asked', async () => {
    const { page } = officer
    const search = page.getByRole('searchbox')
    await search.fill('SPOLDZIELNIA beat')
    await shown(beatas)
    await page.getByLabel('Etap').selectOption({ label: 'Rekrutacja' })
    await shown(beatas)
    await page.reload()
    await officer.settled()
    await shown(beatas)
    expect(await search.inputValue()).toBe('SPOLDZIELNIA beat')
    await officer.look('work-filtered')
    await search.fill('nigdzie')
    await shown()
    await officer.look('work-nothing-found')
    await search.fill('')
    await shown(annas, beatas)
  })

  it('tells what is overdue, and shows that alone when asked', async () => {
    const { page } = officer
    await officer.goto('/work?overdue=1')
    await shown()
    await run.portal.stage.to('2027-06-01T09:00:00Z')
    await officer.goto('/work?overdue=1')
    await shown(annas, beatas)
    expect(await page.locator('tr[data-overdue=true]').count()).toBe(2)
    await officer.look('work-overdue')
  })

  it('leads to the answers, which are printed without what is only for the screen', async () => {
    const { page } = officer
    await officer.goto(casePath(anna.id))
    await page.locator('a[href^="/submissions/"]').first().click()
    await page.locator('.sp-review-page').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const only of ['.po-header', '.po-footer', '.po-page .sp-actions'])
      expect(await page.locator(only).first().isVisible(), only).toBe(false)
    await page.getByText(annas, { exact: true }).first().waitFor()
    await officer.picture('submission-print')
    await page.emulateMedia({ media: 'screen' })
  })

  it('gets back what was taken by mistake', async () => {
    const { page } = officer
    await officer.goto(`/tasks/${encodeURIComponent(`${anna.id}/take:1:1`)}`)
    await page.getByRole('button', { name: 'Oddaj zadanie' }).click()
    await officer.look('task-give-back')
    await page.getByRole('button', { name: 'Oddaj zadanie' }).click()
    await page.waitForURL(/\/work/)
    await page.getByRole('radio', { name: 'Do wzięcia' }).click()
    await shown(annas, beatas)
  })

  it('nothing was given up on the way and no browser complained', () => run.expectQuiet())
})
