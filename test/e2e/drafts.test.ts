import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { openRecruitment } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

describeInBrowser('a draft loses no word', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let anna: PortalUser
  let bartek: PortalUser
  let task: string

  beforeAll(async () => {
    portal = run.portal
    const { stage } = portal
    const call = await openRecruitment(stage, 2)
    const editor = await stage.as('anna')
    const { id } = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
    await stage.runtime.invite(editor, id, { email: 'bartek@example.org', role: 'applicantEditor' })
    task = `/tasks/${encodeURIComponent(await stage.task(editor, id, 'apply'))}`
    anna = await run.user('anna', 'desktop')
    bartek = await run.user('bartek', 'phone')
  })

  const title = ({ page }: PortalUser) => page.getByRole('textbox', { name: /^Nazwa planowanej/ })
  const resources = ({ page }: PortalUser) => page.getByRole('textbox', { name: /^Zasoby/ })
  const saved = ({ page, words }: PortalUser) =>
    page.locator('.sp-side').getByText(words.saved).waitFor()

  async function openIdeas(user: PortalUser): Promise<void> {
    await user.goto(task)
    const { page } = user
    const small = page.locator('.sp-phone-only summary')
    if (await small.isVisible()) await small.click()
    await page
      .getByRole('button', { name: /^Pomysł/ })
      .filter({ visible: true })
      .click()
    await resources(user).waitFor()
  }

  it('two people fill in different pages of one form at once and both are kept', async () => {
    await anna.goto(task)
    await openIdeas(bartek)
    await Promise.all([
      title(anna).pressSequentially('Spółdzielnia Dwojga'),
      resources(bartek).pressSequentially('Lokal, kuchnia i warsztat gminy.'),
    ])
    await title(anna).blur()
    await resources(bartek).blur()
    await Promise.all([saved(anna), saved(bartek)])
    const draft = await portal.stage.runtime.getTask(await portal.stage.as('anna'), taskId())
    expect(draft.answers).toMatchObject({
      projectTitle: 'Spółdzielnia Dwojga',
      resources: 'Lokal, kuchnia i warsztat gminy.',
    })
  })

  it('what is typed without a connection is saved when it comes back', async () => {
    await anna.goto(task)
    await anna.context.setOffline(true)
    await title(anna).fill('Spółdzielnia bez zasięgu')
    await title(anna).blur()
    await anna.page.locator('.sp-side').getByText(anna.words.offline).waitFor()
    await anna.look('offline')
    // a link inside the portal does not take the words away
    await anna.page.getByRole('link', { name: 'Moje sprawy' }).first().click()
    const question = anna.page.getByRole('dialog')
    await question.getByText('Ostatnich zmian nie udało się zapisać').waitFor()
    await anna.look('offline-leaving')
    await question.getByRole('button', { name: 'Zostań na stronie' }).click()
    expect(await title(anna).inputValue()).toBe('Spółdzielnia bez zasięgu')
    await anna.context.setOffline(false)
    await saved(anna)
    await bartek.goto(task)
    await openFirst(bartek)
    await expect.poll(() => title(bartek).inputValue()).toBe('Spółdzielnia bez zasięgu')
  })

  it('closing and opening again goes on where one left off, on another device as well', async () => {
    await title(bartek).fill('Spółdzielnia wznowiona')
    await bartek.page.goto('about:blank')
    const again = await run.user('bartek', 'desktop')
    await again.openTask('Zgłoszenie partnerstwa')
    await openFirst(again)
    await expect.poll(() => title(again).inputValue()).toBe('Spółdzielnia wznowiona')
    await again.close()
  })

  it('whoever signs out has their words saved, and nobody after them finds them by going back', async () => {
    await openIdeas(anna)
    const words = `Dopisane tuż przed wylogowaniem. ${'Lokal w szkole. '.repeat(20)}koniec`
    await resources(anna).fill(words)
    await anna.page.getByRole('button', { name: anna.words.signOut }).click()
    await anna.page.getByRole('link', { name: anna.words.signIn }).first().waitFor()
    expect(new URL(anna.page.url()).pathname).toBe('/')
    await anna.look('signed-out')
    await anna.page.goBack()
    await anna.page.getByRole('link', { name: anna.words.signIn }).first().waitFor()
    await anna.look('back-after-signing-out')
    const kept = await anna.page.evaluate(() =>
      [
        document.body.innerText,
        ...[localStorage, sessionStorage].map((one) => JSON.stringify(one)),
      ].join(),
    )
    expect(kept).not.toMatch(/Dopisane|Lokal w szkole|Zgłoszenie partnerstwa|Anna|anna@/)
    await anna.goto(task)
    expect(await resources(anna).count()).toBe(0)
    await anna.signIn()
    await openIdeas(anna)
    expect(await resources(anna).inputValue()).toBe(words)
  })

  it('what was not handed in is there to be read when the call has closed, and the case says until when', async () => {
    const { stage } = portal
    await stage.to('2027-03-19T14:00:01Z')
    const { page } = anna
    await anna.goto(`/cases/${encodeURIComponent(taskId().split('/', 1)[0]!)}`)
    await page.getByText('17 czerwca 2027').waitFor()
    await anna.lookInEverySize('case-with-kept-draft')
    await page
      .locator('section', { hasText: 'Wersje robocze, których nie złożono' })
      .getByRole('link', { name: /Zgłoszenie partnerstwa$/ })
      .click()
    await page.getByText(/Wersję roboczą można czytać/).waitFor()
    await page.getByText('Spółdzielnia wznowiona').first().waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await anna.look('kept-draft')
  })

  const taskId = () => decodeURIComponent(task.replace('/tasks/', ''))

  async function openFirst(user: PortalUser): Promise<void> {
    const { page } = user
    const small = page.locator('.sp-phone-only summary')
    if (await small.isVisible()) await small.click()
    await page
      .getByRole('button', { name: /^Partnerstwo/ })
      .filter({ visible: true })
      .click()
    await title(user).waitFor()
  }
})
