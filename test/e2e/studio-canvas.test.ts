import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { longWorkflow } from '../support/long-workflow.ts'
import type { PortalUser } from '../support/portal-user.ts'

describeInBrowser('a workflow as a picture', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let admin: PortalUser
  let draft: string

  beforeAll(async () => {
    const { stage } = run.portal
    const adam = await stage.staff.admin()
    const made = await stage.runtime.createProgrammeDraft(adam, { title: 'Rysunek' })
    draft = `/studio/drafts/${made.id}`
    const text = JSON.stringify(longWorkflow())
    await stage.runtime.changeProgrammeDraft(adam, made.id, {
      changes: [{ path: 'workflows/long.json', text, base: 0 }],
    })
    admin = await run.user('adam', 'desktop')
  })

  it('is changed by mouse: states are added, connected, renamed and deleted with a repair', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/appeal/diagram`)
    await page.locator('.st-state-box').first().waitFor()
    await admin.lookInEverySize('studio-canvas')
    await page.getByLabel('Nowy stan').fill('Wizyta u partnerstwa')
    await page.getByRole('button', { name: 'Dodaj stan', exact: true }).click()
    const added = page.locator('.react-flow__node', { hasText: 'Wizyta u partnerstwa' })
    await added.waitFor()
    await added.click()
    await page.getByLabel('Nazwa po polsku').fill('Wizyta na miejscu')
    await page.locator('.st-state-title', { hasText: 'Wizyta na miejscu' }).waitFor()
    await page.getByLabel('Dodaj strzałkę do stanu').selectOption({ index: 1 })
    await page.getByRole('radio', { name: 'Po nowym zdarzeniu' }).check()
    await page.getByLabel('Nazwa zdarzenia').fill('Wizyta zakończona')
    await page.getByRole('button', { name: 'Dodaj przejście' }).click()
    await page.locator('.st-arrow-label', { hasText: 'Wizyta zakończona' }).waitFor()
    await admin.look('studio-canvas-changed')
    await page.locator('.react-flow__node', { hasText: 'Wizyta na miejscu' }).click()
    await page.getByRole('button', { name: 'Usuń stan', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Nic więcej w programie tego nie używa.').waitFor()
    await dialog.getByRole('button', { name: 'Usuń', exact: true }).click()
    await page
      .locator('.st-state-title', { hasText: 'Wizyta na miejscu' })
      .waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Cofnij/ }).click()
    await page.locator('.st-state-title', { hasText: 'Wizyta na miejscu' }).waitFor()
    expect(admin.faults).toEqual([])
  })

  it('is walked through by keyboard', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/appeal/diagram`)
    await page.locator('.react-flow__node').first().waitFor()
    await page.locator('.react-flow__node').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Wybrany stan' }).waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\/states\//)
  })

  it('lays out 200 states, and follows every key in one of them', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/long/diagram`)
    await page.locator('.st-state-box').first().waitFor()
    await admin.look('studio-canvas-long')
    await page.goto(
      `${draft}/workflows/long/diagram?at=${encodeURIComponent('/states/stage3/states/s2')}`,
    )
    const field = page.getByLabel('Nazwa po polsku')
    await field.fill('')
    await field.pressSequentially('Nazwa pisana klawisz po klawiszu')
    await page
      .locator('.react-flow__node', { hasText: 'Nazwa pisana klawisz po klawiszu' })
      .waitFor()
    expect(admin.faults).toEqual([])
  })
})
