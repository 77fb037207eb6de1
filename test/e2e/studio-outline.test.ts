import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { tabTo as tabToElement } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'

// A workflow is changed in sentences. The first part touches no mouse.
describeInBrowser(
  'a workflow changed in its outline',
  { startsAt: '2027-01-20T09:00:00Z' },
  (run) => {
    let admin: PortalUser
    let draft: string

    const tabTo = (wanted: string) => tabToElement(admin, wanted)
    const press = (key: string) => admin.page.keyboard.press(key)
    const type = (text: string) => admin.page.keyboard.type(text)
    const saved = () => admin.page.locator('.st-saving[data-state="saved"]').waitFor()
    const place = (pointer: string) => `[data-place="${pointer}"]`
    const stored = async (): Promise<string> => {
      const { stage } = run.portal
      const { files } = await stage.runtime.getProgrammeDraft(await stage.staff.admin(), draft)
      return files.find(({ path }) => path === 'workflows/diagnosis.json')?.text ?? ''
    }

    beforeAll(async () => {
      const { stage } = run.portal
      const made = await stage.runtime.createProgrammeDraft(await stage.staff.admin(), {
        title: 'Wizyta w terenie',
      })
      draft = made.id
      admin = await run.user('adam', 'desktop')
    })

    it('is opened from the overview by keyboard', async () => {
      const { page } = admin
      await admin.goto(`/studio/drafts/${draft}`)
      await page.getByRole('searchbox').waitFor()
      await tabTo('input[type="search"]')
      await type('Diagnoza')
      await tabTo('.st-parts a[href$="/workflows/diagnosis"]')
      await press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Diagnoza' }).waitFor()
      await admin.lookInEverySize('studio-outline')
    })

    it('gets a new state by keyboard; the dead end is told and mended, all of it can be undone', async () => {
      const { page } = admin
      const last = '.st-section > .sp-button'
      await tabTo(last)
      await press('Enter')
      await type('Wizyta w terenie')
      await press('Enter')
      // the new state is open and its name has the focus
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-place')))
        .toBe('/states/wizytaWTerenie/meta/title/pl')
      await press('End')
      await type(' u partnerów')
      await tabTo('[lang="en"]')
      await page.keyboard.press('ControlOrMeta+A')
      await type('Site visit')
      await saved()
      expect(await stored()).toContain('Wizyta w terenie u partnerów')
      const finding = page.locator('.st-state[data-open="true"] .st-finding')
      await finding.first().waitFor()
      await admin.look('studio-outline-finding')
      await page.reload()
      await page.locator(place('/states/wizytaWTerenie')).waitFor()
      await finding.first().waitFor({ state: 'detached' })
      await tabTo(place('/states/wizytaWTerenie'))
      await press('Enter')
      await page
        .getByRole('button', { name: /^Usuń stan „Wizyta w terenie u partnerów”/ })
        .waitFor()
      await tabTo('.st-finding button')
      await press('Enter')
      await saved()
      expect(await stored()).not.toContain('Wizyta w terenie u partnerów')
      await press('ControlOrMeta+z')
      await page.locator(place('/states/wizytaWTerenie')).waitFor()
    })

    it('takes a condition from lists, a deadline with an example, and shows them as sentences', async () => {
      const { page } = admin
      const way = '/states/running/states/fieldwork/on/START_REPORT/0'
      await admin.follow(
        `/studio/drafts/${draft}/workflows/diagnosis?at=${encodeURIComponent(`${way}/guard`)}`,
      )
      const condition = page.getByRole('group', { name: 'Pod jakim warunkiem' })
      await condition.getByLabel('Wartość', { exact: true }).first().fill('3')
      await page.locator(`.st-sentences >> text=„visits” jest co najmniej 3`).first().waitFor()
      await condition.getByRole('button', { name: 'Zmień jako wyrażenie' }).click()
      const code = condition.getByRole('textbox')
      await code.click()
      await press('End')
      await type(' and context.visit')
      await page.getByRole('option', { name: /context\.visits/ }).waitFor()
      await press('Escape')
      await condition
        .getByText(/visits/)
        .first()
        .waitFor()
      await condition.locator('.sp-error').first().waitFor()
      await admin.look('studio-condition')
      await press('ControlOrMeta+z')
      await saved()
      await admin.follow(`/studio/drafts/${draft}/workflows/diagnosis?at=/timers/assignment`)
      const example = page.getByRole('region', { name: 'Przykład' })
      await example.getByLabel('Gdyby liczyć od').fill('2027-03-25')
      await example.getByText('2 kwietnia 2027').first().waitFor()
      await admin.lookInEverySize('studio-deadline')
    })

    it('roles, parameters, the calendar and messages are changed beside it', async () => {
      const { page } = admin
      for (const part of ['roles?at=/roles/director', 'calendar', 'messages']) {
        await admin.follow(`/studio/drafts/${draft}/${part}`)
        await admin.lookInEverySize(`studio-${part.replace(/\W.*/, '')}`)
      }
      await admin.follow(`/studio/drafts/${draft}/parameters?at=/parameters/P10`)
      await page.getByLabel('Wartość', { exact: true }).fill('22')
      await page.getByText('22 dni', { exact: false }).first().waitFor()
      await admin.lookInEverySize('studio-parameters')
      await saved()
      expect(admin.faults).toEqual([])
    })
  },
)
