import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import type { PortalUser } from '../support/portal-user.ts'

const words = {
  pl: {
    titles: ['Tytuł nowego formularza po polsku', 'Tytuł po angielsku'],
    create: 'Utwórz formularz',
    outline: 'Układ formularza',
    text: 'Krótki tekst',
    money: 'Kwota w złotych',
    settings: 'Ustawienia',
    inPolish: 'po polsku',
    inEnglish: 'po angielsku',
    up: 'W górę',
    addComparison: 'Dodaj warunek',
    library: 'Biblioteka pytań',
    find: 'Szukaj pytania',
    preview: 'Podgląd',
    phone: 'Telefon',
    onPhone: 'Podgląd na telefonie',
    english: 'English',
    changeId: 'Zmień identyfikator',
    newId: 'Nowy identyfikator',
    everywhere: 'Zmień wszędzie',
    remove: 'Usuń',
    file: 'Zapis pliku',
    stale: 'Tekst polski się zmienił',
    right: 'Jest dobrze tak, jak jest',
  },
  en: {
    titles: ['Title of a new form in Polish', 'Title in English'],
    create: 'Create the form',
    outline: 'Layout of the form',
    text: 'Short text',
    money: 'Amount in złotys',
    settings: 'Settings',
    inPolish: 'in Polish',
    inEnglish: 'in English',
    up: 'Up',
    addComparison: 'Add a condition',
    library: 'Question library',
    find: 'Find a question',
    preview: 'Preview',
    phone: 'Phone',
    onPhone: 'Preview on a phone',
    english: 'English',
    changeId: 'Change the id',
    newId: 'New id',
    everywhere: 'Change everywhere',
    remove: 'Delete',
    file: 'File',
    stale: 'The Polish text has changed',
    right: 'It is right as it is',
  },
}

// An administrator makes a form, with the keyboard where it is quicker, and never sees how it is stored.
for (const locale of ['pl', 'en'] as const)
  describeInBrowser(`the form builder (${locale})`, { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
    const said = words[locale]
    let admin: PortalUser
    let draft: string

    beforeAll(async () => {
      const { stage } = run.portal
      const made = await stage.runtime.createProgrammeDraft(await stage.staff.admin(), {
        title: 'Ankieta',
      })
      draft = `/studio/drafts/${made.id}`
      admin = await run.user('adam', 'desktop', locale)
    })

    const rows = () => admin.page.getByRole('treegrid', { name: said.outline }).getByRole('row')
    const settings = () => admin.page.getByRole('region', { name: said.settings })
    const titles = async () => {
      const texts = await rows().locator('.st-outline-title').allInnerTexts()
      return texts.map((text) => text.replace('*', '').trim())
    }

    it('a form is made, fields are added, named, and moved by the keyboard alone', async () => {
      const { page } = admin
      await admin.follow(`${draft}/forms`)
      await admin.lookInEverySize('studio-forms')
      await page.getByLabel(said.titles[0]!).fill('Ankieta po wizycie')
      await page.getByLabel(said.titles[1]!).fill('Survey after the visit')
      await page.getByRole('button', { name: said.create }).click()
      await rows().first().waitFor()
      // the palette: a kind is added with Enter
      for (const kind of [said.text, said.money]) {
        await page.getByRole('row', { name: kind, exact: true }).focus()
        await page.keyboard.press('Enter')
      }
      await expect.poll(titles).toHaveLength(4)
      expect((await titles()).slice(2)).toEqual([said.text, said.money])
      // from the row to its grip, lifted, twice up, put down
      await rows().nth(3).click()
      for (const key of ['ArrowRight', 'Enter', 'ArrowUp', 'ArrowUp', 'Enter'])
        await page.keyboard.press(key)
      await expect.poll(async () => (await titles()).indexOf(said.money)).toBe(2)
      // what was moved stays chosen
      await settings().getByRole('heading', { name: said.money }).waitFor()
      await settings().getByLabel(said.inPolish).first().fill('Koszt dojazdu')
      await settings().getByLabel(said.inEnglish).first().fill('Travel cost')
      await expect.poll(titles).toContain(locale === 'pl' ? 'Koszt dojazdu' : 'Travel cost')
      await admin.lookInEverySize('studio-form')
    })

    it('a condition is chosen, a question comes from the library, both are in the preview', async () => {
      const { page } = admin
      await rows().last().click()
      await settings().getByRole('button', { name: said.addComparison }).first().click()
      await admin.look('studio-form-condition')
      await page.getByText(said.library).click()
      await page.getByLabel(said.find).fill('NIP')
      await page.getByRole('button', { name: /^NIP/ }).first().click()
      await page.getByRole('radio', { name: said.preview, exact: true }).check()
      await page.getByLabel(/^NIP/).waitFor()
      await admin.look('studio-form-preview')
      await page.getByRole('radio', { name: said.phone }).check()
      await page.getByTitle(said.onPhone).contentFrame().getByLabel(/^NIP/).waitFor()
      await admin.look('studio-form-phone')
    })

    it('an id is changed wherever it stands; deleting tells what would be left', async () => {
      const { page } = admin
      await admin.follow(
        `${draft}/forms/R05?at=${encodeURIComponent('/pages/0/sections/0/fields/3')}`,
      )
      await settings().getByRole('button', { name: said.changeId }).click()
      await page.getByLabel(said.newId).fill('registerData')
      await page.getByRole('button', { name: said.everywhere }).click()
      await settings().getByText('registerData').waitFor()
      await settings().getByRole('button', { name: said.remove, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('listitem').first().waitFor()
      await admin.look('studio-delete')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    })

    it('a text changed in one language is flagged until somebody says it is right', async () => {
      const { page } = admin
      await admin.follow(`${draft}/forms/R05?at=${encodeURIComponent('/pages/0')}`)
      await settings().getByLabel(said.inPolish).first().fill('Sprawdzenie zgłoszenia')
      // what was typed last stays, even where its page is left in that moment
      await admin.goto(`${draft}/texts`)
      await page.getByText(said.stale).first().waitFor()
      await admin.lookInEverySize('studio-texts')
      await page.getByRole('button', { name: said.right }).first().click()
      await page.getByText(said.stale).waitFor({ state: 'detached' })
    })

    it('a code list is changed; the file says the same as the builder', async () => {
      const { page } = admin
      await admin.follow(`${draft}/lists/legalForm`)
      await admin.lookInEverySize('studio-list')
      await admin.follow(`${draft}/forms/R05`)
      await page.getByRole('radio', { name: said.file, exact: true }).check()
      await expect.poll(() => page.locator('textarea').inputValue()).toContain('registerData')
      await admin.look('studio-form-file')
      expect(admin.faults).toEqual([])
    })
  })
