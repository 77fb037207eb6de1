import { beforeAll, expect, it } from 'vitest'
import type { JsonValue } from '@splot/definition'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'

// What administrators change beside states, tasks and forms: texts of documents, who may do what, lists,
// decisions, indicators, dashboards, tables of data and the settings of the programme.
describeInBrowser('every part has an editor', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let admin: PortalUser
  let id: string
  let draft: string

  beforeAll(async () => {
    const { stage } = run.portal
    const adam = await stage.staff.admin()
    const made = await stage.runtime.createProgrammeDraft(adam, { title: 'Teksty i prawa' })
    id = made.id
    draft = `/studio/drafts/${id}`
    admin = await run.user('adam', 'desktop')
  })

  /** What a file of the draft says, once the service has it. */
  const saved = async (path: string): Promise<JsonValue> => {
    await admin.page.getByText('Zapisano', { exact: true }).waitFor()
    const { stage } = run.portal
    const { files } = await stage.runtime.getProgrammeDraft(await stage.staff.admin(), id)
    const text = files.find((file) => file.path === path)?.text
    if (text === undefined) throw new Error(`Expected ${path} in the draft`)
    return JSON.parse(text) as JsonValue
  }

  it('shows a document as it is written, and writes it as it is changed', async () => {
    const { page } = admin
    await admin.follow(`${draft}/documents`)
    await page
      .getByRole('link', { name: /Potwierdzenie złożenia/ })
      .first()
      .click()
    const paper = page.locator('.st-paper')
    await paper.waitFor()
    await admin.lookInEverySize('studio-document')
    await page.setViewportSize({ width: 1440, height: 900 })
    const first = page.locator('.st-items > .st-item').first()
    await first.getByRole('button', { expanded: false }).click()
    const text = first.locator('textarea[lang="pl"]').first()
    await text.fill('Otrzymaliśmy Twoje zgłoszenie numer ')
    await text.press('End')
    await first.getByRole('combobox', { name: /^Wstaw wartość/ }).selectOption('number')
    await expect.poll(() => paper.innerText()).toContain('Otrzymaliśmy Twoje zgłoszenie numer')
    await expect.poll(() => text.inputValue()).toContain('{number}')
    await admin.look('studio-document-changed')
    await page.getByRole('button', { name: /^Cofnij/ }).click()
    expect(admin.faults).toEqual([])
  })

  it('says who may read what of a case, and changes it', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/recruitment`)
    await page.getByRole('link', { name: 'Uprawnienia', exact: true }).click()
    const table = page.locator('.st-access')
    await table.waitFor()
    await admin.lookInEverySize('studio-access')
    await page.setViewportSize({ width: 1440, height: 900 })
    const cell = page.getByRole('checkbox', {
      name: 'kontroler / audytor: Przekazuje zadania innym osobom',
    })
    expect(await cell.isChecked()).toBe(false)
    await cell.check()
    const file = (await saved('workflows/recruitment.json')) as { access: { assign: string[] } }
    expect(file.access.assign).toContain('auditor')
    await table
      .getByRole('button', { name: /^kontroler \/ audytor: Widzi sprawę/ })
      .first()
      .click()
    await page.getByLabel(/^Tylko osoby, które mają ze sprawą wspólną cechę/).waitFor()
    await admin.look('studio-access-condition')
    expect(admin.faults).toEqual([])
  })

  it('tells a ranking in words, and changes a threshold where it is used', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/recruitment/decisions`)
    await page.getByRole('button', { name: /Wynik oceny punktowej/ }).click()
    const threshold = page.getByRole('spinbutton').first()
    await threshold.waitFor()
    await admin.lookInEverySize('studio-decision')
    await page.setViewportSize({ width: 1440, height: 900 })
    await threshold.fill('30')
    const file = (await saved('workflows/programme.json')) as {
      parameters: Record<string, { value: number }>
    }
    expect(file.parameters['P06']?.value).toBe(30)
    await admin.follow(`${draft}/workflows/call/decisions`)
    await page.getByRole('button', { name: /Lista rankingowa rekrutacji/ }).click()
    await page.getByText('Tak powstaje lista').waitFor()
    await admin.look('studio-ranking')
    expect(admin.faults).toEqual([])
  })

  it('adds an indicator', async () => {
    const { page } = admin
    await admin.follow(`${draft}/indicators`)
    await page
      .getByRole('link', { name: /Rekrutacja/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Dodaj: wskaźnik' }).click()
    await page.getByLabel('Nazwa: wskaźnik').fill('Liczba rozmów')
    await page.getByRole('button', { name: 'Dodaj', exact: true }).click()
    await page.getByRole('button', { name: 'Liczba rozmów', exact: true }).waitFor()
    await admin.lookInEverySize('studio-indicator')
    const file = (await saved('workflows/indicators/recruitment.json')) as {
      indicators: { id: string; title: { pl: string } }[]
    }
    expect(file.indicators.at(-1)).toMatchObject({ title: { pl: 'Liczba rozmów' } })
    expect(admin.faults).toEqual([])
  })

  it('shows every other part as a form', async () => {
    for (const [name, place] of [
      ['dashboard', 'dashboards/operator'],
      ['export', 'exports/participants'],
      ['settings', 'settings'],
      ['face', 'workflows/call/face'],
      ['data', 'workflows/call/data'],
      ['documents', 'documents'],
    ] as const) {
      await admin.follow(`${draft}/${place}`)
      await admin.lookInEverySize(`studio-${name}`)
    }
    expect(admin.faults).toEqual([])
  })

  it('is used by keyboard, in English too', async () => {
    const reader = await run.user('adam', 'desktop', 'en')
    const { page } = reader
    await reader.follow(`${draft}/documents/submissionReceipt`)
    const paper = page.locator('.st-paper')
    await paper.waitFor()
    await page.locator('.st-items .st-disclosure-title').first().focus()
    await page.keyboard.press('Enter')
    const english = page.locator('.st-items textarea[lang="en"]').first()
    // past what kind of part it is and the Polish text
    for (let n = 0; n < 6; n += 1) {
      if (await english.evaluate((field) => field === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Your application is here.')
    await expect.poll(() => paper.innerText()).toContain('Your application is here.')
    await reader.lookInEverySize('studio-document')
    for (const [name, place] of [
      ['access', 'workflows/recruitment/access'],
      ['ranking', 'workflows/call/decisions?at=/decisions/list'],
      ['dashboard', 'dashboards/operator?at=/panels/0'],
      ['indicator', 'indicators/recruitment?at=/indicators/0'],
      ['settings', 'settings'],
    ] as const) {
      await reader.follow(`${draft}/${place}`)
      await reader.lookInEverySize(`studio-${name}`)
    }
    expect(reader.faults).toEqual([])
  })
})
