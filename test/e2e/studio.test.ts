import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'

// What an administrator sees of a draft before publishing it, in both languages and on every screen.
for (const locale of ['pl', 'en'] as const)
  describeInBrowser(
    `a draft before publishing (${locale})`,
    { startsAt: '2027-01-20T09:00:00Z' },
    (run) => {
      let admin: PortalUser
      let draft: string

      beforeAll(async () => {
        const { stage } = run.portal
        const adam = await stage.staff.admin()
        const made = await stage.runtime.createProgrammeDraft(adam, { title: 'Wizyta' })
        draft = `/studio/drafts/${made.id}`
        const file = made.files.find(({ path }) => path === 'workflows/recruitment.json')!
        const text = file.text
          .replace('"Ocena formalna"', '"Sprawdzenie formalne"')
          .replace('"Formal check"', '"First check"')
        expect(text).not.toBe(file.text)
        await stage.runtime.changeProgrammeDraft(adam, made.id, {
          changes: [{ path: file.path, text, base: file.revision }],
        })
        admin = await run.user('adam', 'desktop', locale)
      })

      it('tells the differences in two registers', async () => {
        const { page } = admin
        await admin.goto(`${draft}/differences`)
        const word = locale === 'pl' ? 'Sprawdzenie formalne' : 'First check'
        await page.getByText(word).first().waitFor()
        await admin.lookInEverySize('studio-differences')
        await page
          .getByRole('radio', { name: locale === 'pl' ? 'Dla uczestników' : 'For participants' })
          .check()
        await admin.lookInEverySize('studio-notice')
      })

      it('simulates the saved scenario, tells one case, and stops when told to', async () => {
        const { page } = admin
        const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
        await admin.goto(`${draft}/simulate`)
        await admin.look('studio-simulate')
        await page.getByText(words('Kto przychodzi, kto pracuje', 'Who comes, who works')).click()
        await page.getByLabel(words('Ile spraw', 'How many cases')).nth(1).fill('60')
        await admin.lookInEverySize('studio-scenario')
        await page.getByText(words('Kto przychodzi, kto pracuje', 'Who comes, who works')).click()
        const start = page.getByRole('button', {
          name: words('Uruchom symulację', 'Run the simulation'),
        })
        await start.click()
        await page.getByRole('button', { name: words('Zatrzymaj', 'Stop') }).click()
        await start.click()
        await page
          .getByRole('heading', { name: words('Dokąd doszły sprawy', 'How far cases came') })
          .waitFor({ timeout: 90_000 })
        await admin.lookInEverySize('studio-simulated')
        await page
          .getByRole('button', { name: words('Pokaż krok po kroku', 'Show step by step') })
          .click()
        const next = page.getByRole('button', { name: words('Następny krok', 'Next step') })
        await next.click()
        await next.click()
        await page.getByText(words('Krok 3 z', 'Step 3 of')).waitFor()
        await admin.lookInEverySize('studio-story')
        await page.getByRole('button', { name: words('Zapisz jako nowy', 'Save as new') }).click()
        await page
          .getByRole('button', {
            name: words('Uruchom wszystkie 2 scenariusze', 'Run all 2 scenarios'),
          })
          .waitFor()
        expect(admin.faults).toEqual([])
      })
    },
  )
