import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { submitByKeyboard, tabTo as tabToElement } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { openRecruitment } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

// Nothing here touches a mouse: only Tab, arrows, space, Enter and typing.
describeInBrowser('work by keyboard alone', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let user: PortalUser

  beforeAll(async () => {
    portal = run.portal
    const { stage } = portal
    const call = await openRecruitment(stage, 2)
    const editor = await stage.as('anna')
    const parent = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
    await stage.runtime.startCase(editor, { workflow: 'organisation', parent: parent.id })
    user = await run.user('anna', 'desktop')
  })

  const tabTo = (wanted: string) => tabToElement(user, wanted)
  const field = (key: string, inner = '') => `[id$="-${key}"]${inner}`
  const press = (key: string) => user.page.keyboard.press(key)
  const type = (text: string) => user.page.keyboard.type(text)

  it('a task is opened from the start page', async () => {
    const { page, portal: running } = user
    const cards = await running.service.runtime.listTasks(await running.stage.as('anna'), {
      task: 'card',
      status: 'open',
    })
    const address = `/tasks/${encodeURIComponent(cards.items[0]!.id)}`
    await user.goto('/start')
    await page.getByRole('link', { name: 'Karta podmiotu' }).first().waitFor()
    await press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Przejdź do treści')
    await press('Enter')
    await tabTo(`.po-task a[href="${address}"]`)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Karta podmiotu' }).waitFor()
  })

  it('text, choice, date and a table row are filled in; errors take the focus and lead to fields', async () => {
    const { page, portal: running } = user
    await page.getByLabel(/^Pełna nazwa/).waitFor()
    await tabTo('button[type=submit]')
    await press('Enter')
    const summary = page.locator('.sp-main .sp-summary')
    await summary.waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className ?? ''))
      .toContain('sp-summary')
    await user.look('keyboard-errors')
    await press('Tab')
    await press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id.split('-').at(-1)))
      .toBe('orgName')
    await type('Gmina Brzozowy Dół')
    await tabTo(field('legalForm'))
    await type('Gm')
    await tabTo(field('nip'))
    const { nip, regon } = running.stage.identifiers()
    await type(nip)
    await tabTo(field('regon'))
    await type(regon)
    await tabTo(field('terc'))
    await type('Świerkowo')
    await press('Escape')
    await expect.poll(() => page.locator(field('terc')).inputValue()).toBe('')
    // only one commune can be meant: to go on is to choose it
    await type('brzozowy dol')
    await page.getByRole('option', { name: /^Brzozowy Dół/ }).waitFor()
    await tabTo('[id$="-founding"] [role=spinbutton]')
    await expect.poll(() => page.locator(field('terc')).inputValue()).toMatch(/^Brzozowy Dół \(/)
    await type('01052001')
    await expect
      .poll(() => page.locator('[id$="-founding"] [role=spinbutton]').allInnerTexts())
      .toEqual(['01', '05', '2001'])
    await tabTo('button[type=submit]')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Adres i kontakt' }).waitFor()
  })

  it('the next pages follow, with a row of a table, up to the review', async () => {
    const { page } = user
    await tabTo(field('buildingNo'))
    await type('1')
    await tabTo(field('postalCode'))
    await type('00-013')
    await tabTo(field('city'))
    await type('Brzozowy Dół')
    await tabTo('[id$="-degurba"] input')
    await press('ArrowDown')
    await press('ArrowDown')
    await tabTo(field('email'))
    await type('gmina@example.org')
    await tabTo(field('phone'))
    await type('600100200')
    await tabTo('button[type=submit]')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Reprezentacja' }).waitFor()
    await tabTo('[id$="-representation"] input')
    await press('Space')
    await tabTo('[id$="-representatives-add"]')
    await press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id.split('-').at(-1)))
      .toBe('firstName')
    await type('Jan')
    await tabTo(field('lastName'))
    await type('Kowalski')
    await tabTo(field('position'))
    await type('wójt')
    await tabTo(field('basis'))
    await press('ArrowDown')
    await user.look('keyboard-row')
    await tabTo('button[type=submit]')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Działalność' }).waitFor()
    await tabTo(field('mission'))
    await type(
      'Art. 17 ustawy o pomocy społecznej: zadania własne gminy, w tym usługi opiekuńcze. '.repeat(
        2,
      ),
    )
    await tabTo(field('staffCount'))
    await type('3,5')
    await tabTo('[id$="-vatPayer"] input')
    await press('ArrowDown')
    await tabTo(field('deMinimisReceived'))
    await type('0')
    await tabTo('button[type=submit]')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Sprawdź i wyślij' }).waitFor()
  })

  it('the form is sent and confirmed', async () => {
    await submitByKeyboard(user)
    expect(user.faults).toEqual([])
  })
})
