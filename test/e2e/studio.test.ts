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
        await admin.follow(`${draft}/differences`)
        const word = locale === 'pl' ? 'Sprawdzenie formalne' : 'First check'
        await page.getByText(word).first().waitFor()
        await admin.lookInEverySize('studio-differences')
        await page
          .getByRole('radio', { name: locale === 'pl' ? 'Dla uczestników' : 'For participants' })
          .check()
        await admin.lookInEverySize('studio-notice')
      })

      it('compares any two versions of the programme', async () => {
        const { page } = admin
        const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
        await page
          .getByRole('link', { name: words('Porównaj inne wersje', 'Compare other versions') })
          .click()
        await page.getByText(words('Sprawdzenie formalne', 'First check')).first().waitFor()
        await admin.lookInEverySize('studio-versions')
        await page.getByLabel(words('Wersja późniejsza', 'Later version')).selectOption({
          label: words('To, z czym program zaczął', 'What the programme began with'),
        })
        await page.getByText(words('Nic się nie zmieniło', 'Nothing has changed')).waitFor()
        expect(admin.faults).toEqual([])
      })

      it('tells how a case comes to a dead end, and mends it', async () => {
        const { page } = admin
        const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
        const adam = await run.portal.stage.staff.admin()
        const { runtime } = run.portal.stage
        const made = await runtime.createProgrammeDraft(adam, { title: 'Zaułek' })
        const file = made.files.find(({ path }) => path === 'workflows/dataRequest.json')!
        const workflow = JSON.parse(file.text) as { states: Record<string, { type?: string }> }
        const ends = Object.values(workflow.states).filter(({ type }) => type === 'final')
        delete ends[0]!.type
        const text = JSON.stringify(workflow)
        const changes = [{ path: file.path, text, base: file.revision }]
        await runtime.changeProgrammeDraft(adam, made.id, { changes })
        await admin.follow(`/studio/drafts/${made.id}/check`)
        await page
          .getByText(words('Potem nikt nie może już nic zrobić', 'Then nobody can act'))
          .first()
          .waitFor()
        await admin.lookInEverySize('studio-dead-end')
        await page
          .getByRole('button', { name: words('Oznacz jako koniec sprawy', 'Make it an end') })
          .first()
          .click()
        await page
          .getByText(words('Potem nikt nie może już nic zrobić', 'Then nobody can act'))
          .first()
          .waitFor({ state: 'detached' })
        expect(admin.faults).toEqual([])
      })

      it('simulates the saved scenario, tells one case, and stops when told to', async () => {
        const { page } = admin
        const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
        await admin.follow(`${draft}/simulate`)
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

      it('says what a scenario expects, and does not publish past it without a reason', async () => {
        const { page } = admin
        const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
        await page.getByText(words('Czego oczekujesz (4)', 'What you expect (4)')).click()
        await page
          .getByLabel(words('Dodaj oczekiwanie', 'Add an expectation'))
          .selectOption({ label: words('Ile spraw doszło', 'How many cases came') })
        await page.getByLabel(words('Najwyżej', 'At most')).last().fill('3')
        await admin.lookInEverySize('studio-expectations')
        await page.getByRole('button', { name: words('Zapisz zmiany', 'Save changes') }).click()
        await admin.follow(`${draft}/publish`)
        const unmet = page.getByText(
          words(
            'Nie spełniono: Rozpoczęte sprawy (Rekrutacja): najwyżej 3. Wyszło 60.',
            'Not met: Cases started (Recruitment): at most 3. It was 60.',
          ),
        )
        await unmet.waitFor({ timeout: 90_000 })
        await page
          .getByText(
            words(
              'w zapisanych scenariuszach nie ma błędów.',
              'the saved scenarios show no error.',
            ),
          )
          .waitFor()
        await admin.lookInEverySize('studio-publish-unmet')
        const place = unmet.locator('xpath=ancestor::li').getByRole('link')
        await place.click()
        await page.getByText(words('Czego oczekujesz (5)', 'What you expect (5)')).waitFor()
        expect(admin.faults).toEqual([])
      })
    },
  )

// Publishing over live cases: what becomes of each, where those go whose place is gone, and the way back.
for (const locale of ['pl', 'en'] as const)
  describeInBrowser(
    `publishing over live cases (${locale})`,
    { startsAt: '2027-01-20T09:00:00Z' },
    (run) => {
      const words = (pl: string, en: string) => (locale === 'pl' ? pl : en)
      let admin: PortalUser
      let draft: string
      let requests: string[]

      beforeAll(async () => {
        const { stage } = run.portal
        requests = await Promise.all(
          ['anna', 'basia', 'celina'].map(async (name) => {
            const requester = await stage.as(name)
            return (await stage.runtime.startCase(requester, { workflow: 'dataRequest' })).id
          }),
        )
        const adam = await stage.staff.admin()
        const made = await stage.runtime.createProgrammeDraft(adam, { title: 'Nowy początek' })
        draft = `/studio/drafts/${made.id}`
        const file = made.files.find(({ path }) => path === 'workflows/dataRequest.json')!
        const text = file.text.replaceAll('dataRequest.draft"', 'dataRequest.firstDraft"')
        await stage.runtime.changeProgrammeDraft(adam, made.id, {
          changes: [{ path: file.path, text, base: file.revision }],
        })
        admin = await run.user('adam', 'desktop', locale)
      })

      const statesOf = async () => {
        const { store } = run.portal.service
        const stored = await Promise.all(requests.map((id) => store.loadCase(id)))
        return stored.map((one) => one?.row.states.at(-1))
      }

      it('says of each case what becomes of it and asks where those go whose place is gone', async () => {
        const { page } = admin
        await admin.follow(`${draft}/fate`)
        await page
          .getByRole('heading', { name: words('Do rozstrzygnięcia 3', 'To be decided 3') })
          .waitFor()
        await admin.lookInEverySize('studio-fate')
        await page
          .getByRole('button', { name: words('Pokaż sprawy', 'Show cases') })
          .first()
          .click()
        await page.locator('.st-fate-cases li').nth(2).waitFor()
        const field = page.getByLabel(words('Dokąd idą sprawy', 'Where do cases in'))
        await field.selectOption('dataRequest.firstDraft')
        await page.getByRole('heading', { name: words('Przechodzą 3', 'Move 3') }).waitFor()
        await page
          .getByRole('button', { name: words('Pokaż sprawy', 'Show cases') })
          .first()
          .click()
        await page.locator('.st-fate-cases li').first().waitFor()
        await admin.lookInEverySize('studio-fate-cases')
        await page
          .getByRole('button', {
            name: words('Przejdź dawne sprawy', 'Go through past cases'),
          })
          .click()
        await page
          .getByRole('status')
          .getByText(words('inaczej', 'would have been other'))
          .waitFor()
      })

      it('publishes when nothing is left to do, and moves the cases where it was said', async () => {
        const { page } = admin
        await admin.follow(`${draft}/publish`)
        const publish = page.getByRole('button', {
          name: words('Opublikuj', 'Publish'),
          exact: true,
        })
        await publish.waitFor()
        expect(await publish.isDisabled()).toBe(true)
        await page
          .getByRole('radio', { name: words('Przenieś wszystkie', 'Move all that') })
          .check()
        await admin.lookInEverySize('studio-publish')
        for (const field of await page.getByLabel(words('Dlaczego to jest', 'Why this is')).all())
          await field.fill('Tak ma być.')
        await page
          .getByLabel(words('Powód publikacji', 'Reason for publishing'))
          .fill('Prostszy początek żądania')
        await publish.click()
        await page
          .getByRole('dialog')
          .getByRole('button', { name: words('Opublikuj', 'Publish') })
          .click()
        await page.getByText(words('Przeniesione: 3', 'Moved: 3')).waitFor()
        expect(await statesOf()).toEqual(Array(3).fill('dataRequest.firstDraft'))
        await admin.lookInEverySize('studio-release')
      })

      it('takes the release back, with the cases, and tells all of it in the audit log', async () => {
        const { page } = admin
        const undo = page.getByRole('button', {
          name: words('Cofnij wydanie', 'Take the release back'),
        })
        await page
          .getByLabel(words('Powód cofnięcia', 'Reason for taking it back'))
          .fill('Za wcześnie')
        await undo.click()
        await page
          .getByRole('dialog')
          .getByRole('button', { name: words('Cofnij', 'Take') })
          .click()
        await page.getByText(words('Wróciły: 3', 'Returned: 3')).waitFor()
        expect(await statesOf()).toEqual(Array(3).fill('dataRequest.draft'))
        await admin.lookInEverySize('studio-undone')
        await admin.goto('/studio/releases')
        await page.getByRole('link', { name: words('Wydanie 1', 'Release 1') }).waitFor()
        await admin.lookInEverySize('studio-releases')
        await admin.goto('/studio/audit')
        await page.getByText('Za wcześnie').first().waitFor()
        await page.getByText('Prostszy początek żądania').first().waitFor()
        await admin.lookInEverySize('studio-audit')
        expect(admin.faults).toEqual([])
      })
    },
  )
