import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { openRecruitment } from '../support/recruitment-applicants.ts'

// A running programme is changed as an administrator would do it, with no file in sight: a step is added,
// a dead end found and mended, the change tried out, told, published, taken back and published again.
describeInBrowser('a running programme is changed', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let admin: PortalUser
  let draft: string
  let applications: string[]

  beforeAll(async () => {
    const { stage } = run.portal
    const call = await openRecruitment(stage, 5)
    applications = []
    for (const name of ['anna', 'basia', 'celina', 'dorian']) {
      const editor = await stage.as(name)
      const parts = { workflow: 'recruitment', parent: call }
      applications.push((await stage.runtime.startCase(editor, parts)).id)
    }
    await stage.staff.admin()
    admin = await run.user('adam', 'desktop')
  })

  const places = async () => {
    const { store } = run.portal.service
    const stored = await Promise.all(applications.map((id) => store.loadCase(id)))
    return stored.map((one) => one?.row.states.at(-1))
  }
  const box = (title: string) =>
    admin.page
      .locator('.react-flow__node')
      .filter({ has: admin.page.getByText(title, { exact: true }) })

  it('begins a draft and adds a step, which the check says leads nowhere', async () => {
    const { page } = admin
    await admin.goto('/studio/')
    await page.getByLabel('Co zmieniasz?').fill('Wizyta na miejscu')
    await page.getByRole('button', { name: /^(Zacznij|Utwórz|Rozpocznij)/ }).click()
    await page.waitForURL(/\/studio\/drafts\/[^/]+$/)
    draft = new URL(page.url()).pathname
    await admin.goto(`${draft}/workflows/recruitment/diagram`)
    await box('Ocena formalna').click()
    await page.getByLabel('Nowy stan za tym').fill('Wizyta na miejscu')
    await page.getByLabel('Nowy stan za tym').press('Enter')
    await box('Wizyta na miejscu').waitFor()
    await box('Ocena formalna').click()
    await page.getByLabel('Dodaj strzałkę do stanu').selectOption({ label: '– Wizyta na miejscu' })
    await page.getByRole('radio', { name: 'Po nowym zdarzeniu' }).check()
    await page.getByLabel('Nazwa zdarzenia').fill('Zapowiedz wizytę')
    await page.getByLabel('Kto może je wywołać').selectOption('recruitmentOfficer')
    await page.getByRole('button', { name: 'Dodaj przejście' }).click()
    await page
      .getByRole('link', { name: /uwag|błąd|błęd/ })
      .first()
      .waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: 'Sprawdzenie', exact: true }).click()
    await page.locator('.st-finding[data-severity="error"]').first().waitFor()
    await admin.look('studio-dead-end')
    expect(await page.locator('.st-finding').allTextContents()).toContainEqual(
      expect.stringContaining('czekać bez końca'),
    )
  })

  it('mends it: the visit leads on, and nothing is wrong any more', async () => {
    const { page } = admin
    await admin.goto(`${draft}/workflows/recruitment/diagram`)
    await box('Wizyta na miejscu').click()
    await page.getByLabel('Dodaj strzałkę do stanu').selectOption({ label: '– Ocena punktowa' })
    await page.getByRole('radio', { name: 'Po nowym zdarzeniu' }).check()
    await page.getByLabel('Nazwa zdarzenia').fill('Wizyta odbyta')
    await page.getByLabel('Kto może je wywołać').selectOption('recruitmentOfficer')
    await page.getByRole('button', { name: 'Dodaj przejście' }).click()
    await page.locator('.st-arrow-label', { hasText: 'Wizyta odbyta' }).waitFor()
    // the state stays chosen
    await page.getByLabel('Dodaj strzałkę do stanu').selectOption({ label: '– Ocena punktowa' })
    await page.getByRole('radio', { name: 'Po terminie' }).check()
    await page
      .getByRole('combobox', { name: 'Termin', exact: true })
      .selectOption({ label: 'Ocena formalna' })
    await page.getByRole('button', { name: 'Dodaj przejście' }).click()
    await page.getByRole('link', { name: 'Sprawdzenie', exact: true }).click()
    const left = () => page.locator('.st-finding[data-severity="error"]').count()
    const checking = () => page.locator('.st-check-link', { hasText: 'Sprawdzanie' }).count()
    await expect.poll(async () => (await left()) + (await checking()), { timeout: 60_000 }).toBe(0)
  })

  it('is tried out on 500 applicants and told in words', async () => {
    const { page } = admin
    await admin.goto(`${draft}/simulate`)
    await page.getByText('Kto przychodzi, kto pracuje').click()
    await page.getByLabel('Ile spraw').nth(1).fill('500')
    await page.getByRole('button', { name: 'Uruchom symulację' }).click()
    await page.getByRole('heading', { name: 'Dokąd doszły sprawy' }).waitFor({ timeout: 120_000 })
    await admin.goto(`${draft}/differences`)
    await page.getByText('Wizyta na miejscu').first().waitFor()
    await admin.look('studio-change-told')
  })

  it('is published, taken back and published again, each time with all cases', async () => {
    const { page } = admin
    const before = await places()
    const publish = async (reason: string) => {
      await admin.goto(`${draft}/publish`)
      await page.getByRole('radio', { name: 'Przenieś wszystkie' }).check()
      for (const field of await page.getByLabel('Dlaczego to jest w porządku').all())
        await field.fill('Tak ma być na czas próby.')
      await page.getByLabel('Powód publikacji').fill(reason)
      await page.getByRole('button', { name: 'Opublikuj', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Opublikuj' }).click()
      await page.getByText('Przeniesione: 5').waitFor()
    }
    await admin.goto(`${draft}/fate`)
    await page.getByRole('heading', { name: /^Zostają/ }).waitFor()
    await admin.look('studio-change-fate')
    await publish('Odwiedzamy przed oceną')
    await page.getByLabel('Powód cofnięcia').fill('Za wcześnie')
    await page.getByRole('button', { name: 'Cofnij wydanie' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cofnij' }).click()
    await page.getByText('Wróciły: 5').waitFor()
    expect(await places()).toEqual(before)
    await publish('Teraz już tak')
    expect(await places()).toEqual(before)
    expect(admin.faults).toEqual([])
  })
})
