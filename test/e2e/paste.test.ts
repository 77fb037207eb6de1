import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'
import type { ScreenSize } from '../support/portal-user.ts'
import { openRecruitment } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

// Cells go through the clipboard of a real browser, as they come from Excel and LibreOffice.
describeInBrowser(
  'cells of a spreadsheet in a table',
  { startsAt: '2027-01-20T09:00:00Z' },
  (run) => {
    let portal: RunningPortal
    const tasks: Record<string, string> = {}

    beforeAll(async () => {
      portal = run.portal
      const { stage } = portal
      const call = await openRecruitment(stage, 2)
      for (const name of ['anna', 'beata']) {
        const editor = await stage.as(name)
        const parent = await stage.runtime.startCase(editor, {
          workflow: 'recruitment',
          parent: call,
        })
        const { id } = await stage.runtime.startCase(editor, {
          workflow: 'organisation',
          parent: parent.id,
        })
        const task = await stage.task(editor, id, 'card')
        await stage.runtime.saveDraft(editor, task, [
          { path: '/legalForm', value: 'foundation', base: 0 },
        ])
        tasks[name] = `/tasks/${encodeURIComponent(task)}`
      }
    })

    async function openTable(name: string, size: ScreenSize, locale: 'pl' | 'en') {
      const user = await run.user(name, size, locale)
      await user.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await user.goto(tasks[name] ?? '')
      const { page } = user
      const small = page.locator('.sp-phone-only summary')
      if (await small.isVisible()) await small.click()
      await page
        .getByRole('button', { name: /^(Działalność|Activity)/ })
        .filter({ visible: true })
        .click()
      const table = page.locator('.sp-table[id$="-revenues"]')
      await table
        .getByRole('button', { name: locale === 'pl' ? 'Dodaj wiersz' : 'Add a row' })
        .click()
      return { user, table }
    }

    async function paste(user: PortalUser, cells: string): Promise<void> {
      await user.page.evaluate((text) => navigator.clipboard.writeText(text), cells)
      await user.page.keyboard.press('Control+V')
    }

    it.each([
      ['anna', 'desktop', 'pl'],
      ['beata', 'phone', 'en'],
    ] as const)(
      'are laid from the focus on, marked, told and taken back: %s, %s',
      async (name, size, locale) => {
        const { user, table } = await openTable(name, size, locale)
        const { page } = user
        const values = () =>
          table
            .locator('.sp-row input')
            .evaluateAll((inputs) => inputs.map((each) => (each as HTMLInputElement).value))
        await table.locator('[id$="-revenues-0-year"]').focus()
        await paste(
          user,
          '2024\t1\u00a0234\u00a0567,89\r\n2025\t"dużo ""pieniędzy"""\r\n2026\t12,5 zł\r\n',
        )
        await page.getByRole('status').filter({ hasText: /6/ }).waitFor()
        expect((await values()).map((text) => text.replace('.', ','))).toEqual([
          '2024',
          '1234567,89',
          '2025',
          '',
          '2026',
          '12,50',
        ])
        const wrong = table.locator('[id$="-revenues-1-amount"]')
        expect(await wrong.getAttribute('aria-invalid')).toBe('true')
        expect(await table.locator('.sp-error').first().innerText()).toContain('dużo "pieniędzy"')
        await user.look(`table after a paste ${size}`)
        await wrong.focus()
        await page.keyboard.press('Control+Z')
        expect(await values()).toEqual(['', ''])
        await table.locator('[id$="-revenues-0-year"]').focus()
        await paste(user, '2024\t1\r\n2025\t2')
        await table.getByRole('button', { name: /Cofnij wklejenie|Undo the paste/ }).click()
        expect(await values()).toEqual(['', ''])
        expect(user.faults).toEqual([])
      },
    )
  },
)
