import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'
import { totpCode } from '../support/totp-code.ts'

const start = { startsAt: '2027-01-20T09:00:00Z', host: 'localhost' } as const

describeInBrowser('people and how they sign in', start, (run) => {
  const press = (user: PortalUser, name: string) =>
    user.page.getByRole('button', { name, exact: true }).click()
  const says = (user: PortalUser, text: string) => user.page.getByText(text).first().waitFor()

  async function askForLink(user: PortalUser, email: string): Promise<void> {
    await user.goto('/sign-in')
    await user.page.getByLabel('Adres e-mail').fill(email)
    await press(user, 'Wyślij link')
    await user.page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor()
    await user.page.goto(await run.portal.signInLink(email))
    await press(user, 'Zaloguj się')
  }

  it('a second step is set up, asked for, and given by a recovery code', async () => {
    const anna = await run.user('anna', 'desktop', 'pl')
    const { page } = anna
    await anna.goto('/account')
    await page.getByRole('link', { name: 'Bezpieczeństwo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bezpieczeństwo' }).waitFor()
    await anna.lookInEverySize('security-off')
    await press(anna, 'Włącz drugi krok')
    const secret = (await page.locator('.po-secret code').innerText()).replaceAll(' ', '')
    await anna.lookInEverySize('security-set-up')
    await page.getByLabel('Kod z aplikacji').fill('000000')
    await press(anna, 'Sprawdź i włącz')
    await says(anna, 'Ten kod nie pasuje')
    await page.getByLabel('Kod z aplikacji').fill(totpCode(secret))
    await press(anna, 'Sprawdź i włącz')
    await page.getByRole('heading', { name: 'Zapisz kody zapasowe' }).waitFor()
    const codes = await page.locator('.po-codes code').allInnerTexts()
    expect(codes).toHaveLength(10)
    await anna.lookInEverySize('security-codes')
    await press(anna, 'Kody są zapisane')
    await says(anna, 'Zostało 10 kodów zapasowych.')
    await press(anna, 'Wyloguj się')
    await page.getByRole('link', { name: 'Zaloguj się' }).first().waitFor()
    await askForLink(anna, 'anna@example.org')
    await page.getByRole('heading', { name: 'Drugi krok logowania' }).waitFor()
    await anna.lookInEverySize('sign-in-code')
    await press(anna, 'Nie mam aplikacji pod ręką – użyj kodu zapasowego')
    await page.getByLabel('Kod zapasowy').fill(codes[0]!)
    await anna.lookInEverySize('sign-in-recovery')
    await press(anna, 'Zaloguj się')
    await page.locator('.po-account').waitFor()
    await anna.goto('/account/security')
    await says(anna, 'Zostało 9 kodów zapasowych.')
    // what was refused on the way is a refusal, not a fault
    anna.faults.splice(0, anna.faults.length, ...anna.faults.filter((one) => !/ 4\d\d /.test(one)))
  })

  it('a passkey is added, and signs in', async () => {
    const beata = await run.user('beata', 'desktop', 'pl')
    const { page } = beata
    const devices = await beata.context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await beata.goto('/account/security')
    await page.getByLabel('Nazwa klucza').fill('Laptop')
    await press(beata, 'Dodaj klucz dostępu')
    await page.getByRole('button', { name: /^Usuń: Laptop/ }).waitFor()
    await beata.lookInEverySize('security-passkey')
    await press(beata, 'Wyloguj się')
    await page.getByRole('link', { name: 'Zaloguj się' }).first().waitFor()
    await beata.goto('/sign-in')
    await beata.lookInEverySize('sign-in-ways')
    await press(beata, 'Zaloguj się kluczem dostępu')
    await page.locator('.po-account').waitFor()
  })

  it('an administrator finds, invites and keeps people', async () => {
    const { stage } = run.portal
    await stage.staff.admin()
    await stage.staff.officer()
    await stage.staff.coordinator()
    const admin = await run.user('adam', 'desktop', 'pl')
    const { page } = admin
    await admin.goto('/manage')
    await page.getByRole('link', { name: 'Osoby' }).click()
    await page.getByRole('heading', { level: 1, name: 'Osoby' }).waitFor()
    await admin.settled()
    await admin.lookInEverySize('people')
    await press(admin, 'Zaproś osobę')
    await page.getByLabel('Adres e-mail').fill('kontroler@example.org')
    await page.getByLabel('Imię i nazwisko').fill('Kornelia Bąk')
    await page.locator('form').getByLabel('Rola').selectOption({ label: 'kontroler / audytor' })
    await page.getByLabel('Ostatni dzień').fill('2027-02-28')
    await admin.lookInEverySize('people-invite')
    await press(admin, 'Wyślij zaproszenie')
    await page.getByRole('heading', { level: 1, name: 'Kornelia Bąk' }).waitFor()
    await says(admin, 'Zaproszono')
    const { items } = await run.portal.service.runtime.listMail()
    expect(items.find(({ to }) => to === 'kontroler@example.org')?.text).toContain('audytor')
    await admin.goto('/manage/people')
    await page.getByLabel('Szukaj').fill('ola')
    await page.getByRole('link', { name: 'ola', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'ola' }).waitFor()
    await page.getByLabel('Region').fill('14, 06')
    await press(admin, 'Zapisz informacje')
    await page.getByText('Zmieniono dane lub role').waitFor()
    await page.getByLabel('Znajdź osobę, która zastąpi').fill('kora')
    await page.getByLabel('Zastępuje').selectOption({ index: 1 })
    const form = page.locator('form').filter({ hasText: 'Zastępuje' })
    await form.getByLabel('Pierwszy dzień').fill('2027-01-20')
    await form.getByLabel('Ostatni dzień').fill('2027-01-29')
    await press(admin, 'Ustal zastępstwo')
    await page.getByRole('button', { name: 'Zakończ zastępstwo: kora' }).waitFor()
    await admin.lookInEverySize('person')
    await press(admin, 'Zablokuj')
    await page.getByLabel('Powód').fill('Odeszła z urzędu.')
    await press(admin, 'Zablokuj')
    await says(admin, 'Zablokowano 20 stycznia 2027')
    await admin.lookInEverySize('person-blocked')
    const { runtime } = run.portal.service
    const ola = await runtime.findPerson('ola@example.org')
    expect(ola).toMatchObject({
      facts: { region: ['14', '06'] },
      blocked: { reason: 'Odeszła z urzędu.' },
    })
  })

  it('speaks English, too', async () => {
    const admin = await run.user('adam', 'desktop', 'en')
    await admin.goto('/account/security')
    await admin.lookInEverySize('security-off')
    await admin.goto('/manage/people')
    await admin.lookInEverySize('people')
    await admin.page.getByRole('link', { name: 'ola', exact: true }).click()
    await admin.page.getByRole('heading', { level: 1, name: 'ola' }).waitFor()
    await admin.settled()
    await admin.lookInEverySize('person')
  })
})
