import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { dataRequest } from '../support/data-request.ts'

const start = { startsAt: '2027-01-20T09:00:00Z', host: 'localhost' } as const

describeInBrowser('personal data', start, (run) => {
  it('one proposes to erase a case that is over, a hold keeps it, another approves', async () => {
    const { runtime } = run.portal.service
    await run.portal.stage.as('ignacy', 'dataOfficer')
    await run.portal.stage.as('alicja', 'programmeAdmin')
    const ewa = await run.portal.stage.as('ewa')
    const request = await runtime.startCase(ewa, { workflow: 'dataRequest' })
    await run.portal.stage.submit(ewa, request.id, 'request', dataRequest)
    await runtime.sendEvent(ewa, request.id, { type: 'WITHDRAW' })
    await runtime.work()
    const ignacy = await run.user('ignacy', 'desktop', 'pl')
    const { page } = ignacy
    await ignacy.goto('/personal-data')
    await page.getByText('Nie ma nic do usunięcia').waitFor()
    const hold = page.locator('form', { hasText: 'Wstrzymaj usuwanie w sprawie' })
    const early = page.locator('form', { hasText: 'Zaproponuj usunięcie przed czasem' })
    await early.getByLabel('Numer sprawy').focus()
    await page.keyboard.type(request.id)
    await page.keyboard.press('Tab')
    await page.keyboard.type('Żądanie osoby')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('czeka na drugą osobę', { exact: true }).waitFor()
    await hold.getByLabel('Numer sprawy').fill(request.id)
    await hold.getByLabel('Powód').fill('Kontrola 4/2027')
    await hold.getByRole('button', { name: 'Wstrzymaj' }).click()
    await page.getByText('Wstrzymane: Kontrola 4/2027').waitFor()
    await ignacy.lookInEverySize('erasures-held')
    const alicja = await run.user('alicja', 'phone', 'en')
    await alicja.goto('/personal-data')
    await alicja.page.getByText('On hold: Kontrola 4/2027').waitFor()
    expect(await alicja.page.getByRole('button', { name: /Approve and erase/ }).count()).toBe(0)
    await page.getByRole('button', { name: /Zakończ wstrzymanie/ }).click()
    await page.keyboard.type('Po kontroli')
    await page.getByRole('button', { name: 'Zakończ wstrzymanie' }).click()
    await page.getByText('Żadna sprawa nie jest wstrzymana.').waitFor()
    await alicja.goto('/personal-data')
    await alicja.page.getByRole('button', { name: /Approve and erase/ }).click()
    await alicja.page.keyboard.type('Seen')
    await alicja.look('erasures-approving')
    await alicja.page.getByRole('button', { name: 'Approve and erase' }).click()
    await alicja.page.getByText(/Erased:/).waitFor()
    const lines = await run.portal.service.store.history(request.id)
    expect(lines.map(({ type }) => type)).toContain('answersDeleted')
  })

  it('who looks after them makes a copy of somebody’s by keyboard; others have no such page', async () => {
    const { runtime } = run.portal.service
    const { id } = await runtime.ensurePerson({
      email: 'ignacy@example.org',
      name: 'Ignacy Perkoz',
    })
    await runtime.setRoles(id, ['dataOfficer'])
    const ignacy = await run.user('ignacy', 'desktop', 'pl')
    const { page } = ignacy
    await page.getByRole('navigation').getByRole('link', { name: 'Dane osobowe' }).click()
    await page.getByRole('heading', { level: 1, name: 'Dane osobowe' }).waitFor()
    await page.getByRole('button', { name: 'Sporządź kopię (ZIP)' }).click()
    await page.locator('.sp-field[data-invalid="true"]').first().waitFor()
    await ignacy.lookInEverySize('personal-data')
    await page.getByLabel('Adres e-mail').focus()
    await page.keyboard.type('nikt@example.org')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Żądanie 1/2027')
    await page.getByLabel('Adres e-mail').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await ignacy.look('personal-data-refused')
    await page.getByLabel('Adres e-mail').fill('ignacy@example.org')
    const saving = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('kopia-danych.zip')
    await page.getByText('Kopia jest gotowa.').waitFor()
    await ignacy.goto('/dashboards/dataProtection/register')
    await page.getByRole('heading', { level: 1, name: 'Rejestr czynności przetwarzania' }).waitFor()
    await page.getByText('art. 9 ust. 2 lit. g RODO').first().waitFor()
    await ignacy.lookInEverySize('processing-register')
    // what was refused on the way is a refusal, not a fault
    ignacy.faults.splice(
      0,
      ignacy.faults.length,
      ...ignacy.faults.filter((one) => !/ 4\d\d /.test(one)),
    )
    const english = await run.user('ignacy', 'phone', 'en')
    await english.goto('/personal-data')
    await english.page.getByRole('heading', { level: 1, name: 'Personal data' }).waitFor()
    await english.look('personal-data')
    const anna = await run.user('anna', 'desktop', 'pl')
    await anna.goto('/personal-data')
    await anna.page.getByRole('heading', { name: /Nie ma takiej strony/ }).waitFor()
    expect(await anna.page.getByRole('link', { name: 'Dane osobowe' }).count()).toBe(0)
  })
})
