import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { keyboard, mouse } from '../support/hands.ts'
import type { Hands } from '../support/hands.ts'
import type { PortalUser } from '../support/portal-user.ts'

const polish = {
  changing: 'Co zmieniasz?',
  start: 'Zacznij',
  add: 'Dodaj',
  support: 'Szkolenie i doradztwo',
  recruitment: 'Rekrutacja',
  agreeing: 'Uzgodnienie planu',
  insert: 'Wstaw stan po drodze',
  stateName: 'Nazwa stanu',
  visit: 'Wizyta na miejscu',
  addTask: 'Dodaj zadanie',
  taskName: 'Nazwa zadania',
  record: 'Protokół wizyty',
  newForm: 'Nowy formularz dla tego zadania',
  formName: 'Nazwa formularza',
  newDeadline: 'Nowy termin dla tego zadania',
  deadlineName: 'Nazwa terminu',
  deadline: 'Czas na wizytę',
  role: 'Rola',
  coordinator: 'koordynator regionalny',
  openForm: 'Otwórz formularz „Protokół wizyty”',
  openDeadline: 'Zmień termin „Czas na wizytę”',
  fiveDays: /Czas na wizytę: 5 dni roboczych/,
  addReminder: 'Dodaj przypomnienie',
  example: 'Przykład',
  reminded: /^Przypomnienie:/,
  findKind: 'Szukaj rodzaju pola',
  kinds: 'Rodzaje pól',
  yesNo: 'Tak albo nie',
  settings: 'Ustawienia',
  question: 'Czy można zaczynać szkolenie?',
  inPolish: 'po polsku',
  inEnglish: 'po angielsku',
  addCondition: 'Dodaj warunek',
  looked: 'Co sprawdzamy',
  leadsIf: /zaczynać szkolenie\?” jest tak/,
  addState: 'Dodaj stan',
  halted: 'Wstrzymane po wizycie',
  addWay: 'Dodaj, co dalej',
  leads: 'Dokąd prowadzi',
  check: 'Sprawdzenie',
  nothingLeads: 'Wstrzymane po wizycie',
  makeEnd: 'Oznacz jako koniec sprawy',
  checking: 'Sprawdzanie',
  expiring: 'Lista rezerwowa, do jej końca',
  reserve: 'Lista rezerwowa',
  expired: 'Zastąp przez „Lista rezerwowa wygasła”',
  deleteState: 'Usuń stan',
  remove: 'Usuń',
  overview: 'Przegląd',
  simulation: 'Symulacja',
  behaviour: 'Kto przychodzi, kto pracuje, jak się zachowują',
  howMany: 'Ile spraw',
  run: 'Uruchom symulację',
  funnel: 'Dokąd doszły sprawy',
  differences: 'Różnice',
  forParticipants: 'Dla uczestników',
  cases: 'Co ze sprawami',
  undecided: /^Do rozstrzygnięcia/,
  stay: /^Zostają/,
  whereTo: 'Dokąd idą sprawy ze stanu „Lista rezerwowa, do jej końca”?',
  publishing: 'Publikacja',
  publish: 'Opublikuj',
  all: 'Przenieś wszystkie',
  why: 'Dlaczego to jest w porządku',
  reason: 'Powód publikacji',
  moved: /^Przeniesione: (\d+), pozostałe przy swoich zasadach: 0, nieprzeniesione: 0/,
  undoReason: 'Powód cofnięcia',
  undo: 'Cofnij wydanie',
  yesUndo: 'Cofnij wydanie',
  returned: /^Wróciły: (\d+), zostały w tej wersji: \d+/,
  subject: /^Zmieniły się zasady/,
}

const english: typeof polish = {
  changing: 'What are you changing?',
  start: 'Start',
  add: 'Add',
  support: 'Training and advice',
  recruitment: 'Recruitment',
  agreeing: 'Agreeing on the plan',
  insert: 'Insert a state on the way',
  stateName: 'Name of the state',
  visit: 'Site visit',
  addTask: 'Add a task',
  taskName: 'Name of the task',
  record: 'Record of the visit',
  newForm: 'New form for this task',
  formName: 'Name of the form',
  newDeadline: 'New deadline for this task',
  deadlineName: 'Name of the deadline',
  deadline: 'Time for the visit',
  role: 'Role',
  coordinator: 'regional coordinator',
  openForm: 'Open the form “Record of the visit”',
  openDeadline: 'Change the deadline “Time for the visit”',
  fiveDays: /Time for the visit: 5 working days/,
  addReminder: 'Add a reminder',
  example: 'Example',
  reminded: /^Reminder:/,
  findKind: 'Find a kind of field',
  kinds: 'Kinds of fields',
  yesNo: 'Yes or no',
  settings: 'Settings',
  question: 'May the training begin?',
  inPolish: 'in Polish',
  inEnglish: 'in English',
  addCondition: 'Add a condition',
  looked: 'What is looked at',
  leadsIf: /training begin\?” is yes/,
  addState: 'Add a state',
  halted: 'Halted after the visit',
  addWay: 'Add what happens next',
  leads: 'Where it leads',
  check: 'Check',
  nothingLeads: 'Halted after the visit',
  makeEnd: 'Make it an end of the case',
  checking: 'Checking',
  expiring: 'Reserve list, until it ends',
  reserve: 'Reserve list',
  expired: 'Replace with “Reserve expired”',
  deleteState: 'Delete the state',
  remove: 'Delete',
  overview: 'Overview',
  simulation: 'Simulation',
  behaviour: 'Who comes, who works, how they behave',
  howMany: 'How many cases',
  run: 'Run the simulation',
  funnel: 'How far cases came',
  differences: 'Differences',
  forParticipants: 'For participants',
  cases: 'Cases',
  undecided: /^To be decided/,
  stay: /^Stay/,
  whereTo: 'Where do cases in the state “Reserve list, until it ends” go?',
  publishing: 'Publish',
  publish: 'Publish',
  all: 'Move all that can be moved',
  why: 'Why this is all right',
  reason: 'Reason for publishing',
  moved: /^Moved: (\d+), stayed with their rules: 0, not moved: 0/,
  undoReason: 'Reason for taking it back',
  undo: 'Take the release back',
  yesUndo: 'Take the release back',
  returned: /^Returned: (\d+), stayed with this version: \d+/,
  subject: /^(Zmieniły się zasady|The rules have changed)/,
}

const ways = [
  { how: 'with a mouse, in Polish', locale: 'pl', said: polish, hands: () => mouse() },
  { how: 'by keyboard alone, in English', locale: 'en', said: english, hands: keyboard },
] as const

// A running programme is changed as an administrator would do it, with no file in sight, on the day on
// which the demonstration has thirty partnerships in their diagnosis and one on the reserve list.
for (const { how, locale, said, hands } of ways)
  describeInBrowser(
    `a running programme is changed ${how}`,
    { startsAt: '2027-06-11T07:00:00Z', played: '2027-06-10' },
    (run) => {
      let admin: PortalUser
      let does: Hands

      beforeAll(async () => {
        await run.portal.stage.staff.admin()
        admin = await run.user('adam', 'desktop', locale)
        does = hands(admin)
        await admin.goto('/studio/')
      }, 120_000)

      const main = () => admin.page.locator('main')
      /** Back from the phone, where only looked at. */
      const atDesk = async () => {
        admin.options.size = 'desktop'
        await admin.page.setViewportSize({ width: 1280, height: 900 })
      }
      const button = (name: string | RegExp, within: Locator = main()) =>
        within.getByRole('button', { name, exact: typeof name === 'string' })
      const card = (title: string) =>
        main()
          .locator('article.st-state')
          .filter({ has: admin.page.getByRole('button', { name: title, exact: true }) })
      /** A line that opens into what lies behind it. */
      const line = (text: string | RegExp, within: Locator) =>
        within.locator('.st-disclosure-title', { hasText: text })
      const opened = async (one: Locator) => {
        if ((await one.getAttribute('aria-expanded')) !== 'true') await does.press(one)
      }
      const go = async (title: string) => {
        const menu = admin.page
          .getByRole('navigation')
          .getByRole('link', { name: title, exact: true })
        await does.press(menu.first())
        await admin.settled()
      }
      const openWorkflow = async (title: string) => {
        await go(said.overview)
        await does.press(main().getByRole('link', { name: title, exact: true }).first())
        await main().getByRole('heading', { level: 1, name: title }).waitFor()
      }
      const named = async (begin: Locator, field: string, name: string) => {
        await does.press(begin)
        const form = main()
          .locator('.st-name-form')
          .filter({ has: admin.page.getByLabel(field) })
        await does.write(form.getByLabel(field), name)
        await does.press(button(said.add, form))
      }
      const live = async () => {
        const { store } = run.portal.service
        const found: string[] = []
        let cursor: string | undefined
        do {
          const page = await store.queryCases({ status: 'active' }, cursor, 200)
          for (const { id } of page.items) {
            const stored = await store.loadCase(id)
            found.push(JSON.stringify([stored?.row, stored?.snapshot]))
          }
          cursor = page.next
        } while (cursor !== undefined)
        return found.toSorted()
      }
      const placeOf = async (id: string) =>
        (await run.portal.service.store.loadCase(id))?.row.states.at(-1)
      const waiting = async () => {
        const { store } = run.portal.service
        const { items } = await store.queryCases({ workflow: 'recruitment', status: 'active' })
        return items.filter(({ states }) => states.at(-1) !== 'recruitment.active')
      }

      it('a site visit is put between diagnosis and training, with a form, a deadline and a reminder', async () => {
        const { page } = admin
        await does.write(page.getByLabel(said.changing), said.visit)
        await does.press(button(said.start))
        await page.waitForURL(/\/studio\/drafts\/[^/]+$/)
        await openWorkflow(said.support)
        await opened(button(said.agreeing, card(said.agreeing)))
        await opened(line(said.support, card(said.agreeing)))
        await named(button(said.insert, card(said.agreeing)), said.stateName, said.visit)
        const visit = card(said.visit)
        await named(button(said.addTask, visit), said.taskName, said.record)
        await opened(line(said.record, visit).first())
        await does.choose(visit.getByLabel(said.role, { exact: true }), said.coordinator)
        await named(button(said.newForm, visit), said.formName, said.record)
        await named(button(said.newDeadline, visit), said.deadlineName, said.deadline)
        await does.press(visit.getByRole('link', { name: said.openDeadline }))
        await line(said.fiveDays, main()).waitFor()
        await does.press(button(said.addReminder))
        const example = main().getByRole('region', { name: said.example })
        await example.getByText(said.reminded).waitFor()
        await admin.lookInEverySize('studio-change-step')
        await atDesk()
        await opened(button(said.visit, visit))
        await opened(line(said.record, visit).first())
        await does.press(visit.getByRole('link', { name: said.openForm }))
        await page.getByRole('heading', { level: 1, name: said.record }).waitFor()
        const kinds = main().getByRole('region', { name: said.kinds })
        await does.write(kinds.getByLabel(said.findKind), said.yesNo)
        await does.press(kinds.getByRole('row', { name: said.yesNo }))
        const settings = main().getByRole('region', { name: said.settings })
        await does.write(settings.getByLabel(said.inPolish).first(), said.question)
        await does.write(settings.getByLabel(said.inEnglish).first(), said.question)
        await admin.lookInEverySize('studio-change-form')
        await atDesk()
      }, 300_000)

      it('it leads on under a condition, and otherwise into a dead end that the check mends', async () => {
        const { page } = admin
        await openWorkflow(said.support)
        const visit = card(said.visit)
        await opened(button(said.visit, visit))
        await opened(line(said.support, visit))
        await does.press(button(said.addCondition, visit))
        await does.find(visit.getByRole('combobox', { name: said.looked }), said.question)
        await visit.locator('.st-sentences', { hasText: said.leadsIf }).waitFor()
        await named(button(said.addState).last(), said.stateName, said.halted)
        await does.press(button(said.addWay, visit))
        await does.choose(visit.getByLabel(said.leads).last(), said.halted)
        await does.press(button(said.add, visit.locator('.st-name-form')))
        await go(said.check)
        const end = main()
          .locator('.st-finding[data-severity="error"]')
          .filter({ hasText: said.halted })
          .filter({ has: admin.page.getByRole('button', { name: said.makeEnd }) })
        await end.first().waitFor({ timeout: 120_000 })
        await admin.lookInEverySize('studio-change-dead-end')
        await atDesk()
        await does.press(button(said.makeEnd, end.first()))
        const left = () => main().locator('.st-finding[data-severity="error"]').count()
        const checking = () => page.locator('.st-check-link', { hasText: said.checking }).count()
        await expect
          .poll(async () => (await left()) + (await checking()), { timeout: 120_000 })
          .toBe(0)
      }, 300_000)

      it('a state is deleted with a repair for everything that named it', async () => {
        const { page } = admin
        await openWorkflow(said.recruitment)
        const state = card(said.expiring)
        await opened(button(said.expiring, state))
        await does.press(button(said.deleteState, state))
        const dialog = page.getByRole('dialog')
        await dialog.locator('.st-victims').waitFor({ timeout: 120_000 })
        for (const list of await dialog.locator('select').all()) {
          const texts = await list.locator('option').allTextContents()
          if (texts.some((text) => text.trim() === said.expired))
            await does.choose(list, said.expired)
        }
        await admin.look('studio-change-delete')
        await does.press(button(said.remove, dialog))
        await state.waitFor({ state: 'detached' })
      }, 300_000)

      it('is tried out on 500 applicants and told in words', async () => {
        const { page } = admin
        await go(said.simulation)
        await does.press(main().locator('summary', { hasText: said.behaviour }))
        await does.write(page.getByLabel(said.howMany).nth(1), '500')
        await does.press(button(said.run))
        await page.getByRole('heading', { name: said.funnel }).waitFor({ timeout: 300_000 })
        await admin.look('studio-change-simulated')
        await go(said.differences)
        await page.getByText(said.visit).first().waitFor()
        await admin.lookInEverySize('studio-change-told')
        await atDesk()
        await does.check(page.getByRole('radio', { name: said.forParticipants }))
        await page.locator('.st-notice li').first().waitFor()
      }, 400_000)

      it('tells the fate of every live case, and asks where the one goes whose state is gone', async () => {
        const { page } = admin
        await go(said.cases)
        await page.getByRole('heading', { name: said.undecided }).waitFor({ timeout: 120_000 })
        await admin.lookInEverySize('studio-change-fate')
        await atDesk()
        const counts = await page.locator('.st-fate-counts').innerText()
        const told = (counts.match(/\d+/g) ?? []).reduce((sum, number) => sum + Number(number), 0)
        const { store } = run.portal.service
        expect(told).toBe(await store.countCases({ status: 'active' }))
        expect(told).toBeGreaterThan(40)
        await does.choose(page.getByLabel(said.whereTo), said.reserve)
        await page
          .getByRole('heading', { name: said.undecided })
          .waitFor({ state: 'detached', timeout: 120_000 })
        await page.getByRole('heading', { name: said.stay }).waitFor()
      }, 300_000)

      const publish = async (reason: string): Promise<number> => {
        const { page } = admin
        await go(said.publishing)
        await page.getByLabel(said.reason).waitFor({ timeout: 120_000 })
        await does.check(page.getByRole('radio', { name: said.all }))
        for (const field of await page.getByLabel(said.why).all()) await does.write(field, 'OK')
        await does.write(page.getByLabel(said.reason), reason)
        await page.locator('.st-letters').waitFor()
        await admin.look('studio-change-publish')
        await does.press(button(said.publish))
        await does.press(button(said.publish, page.getByRole('dialog')))
        const done = page.getByText(said.moved)
        await done.waitFor({ timeout: 120_000 })
        return Number(said.moved.exec(await done.innerText())?.[1])
      }

      it('is published, taken back and published again, each time with all cases', async () => {
        const { page } = admin
        const before = await live()
        const [reserve, ...others] = await waiting()
        expect(others).toEqual([])
        expect(reserve?.states.at(-1)).toBe('recruitment.reserveExpiring')
        expect(await publish('1')).toBe(before.length)
        // from the reserve list, which was chosen for it, its rules send it on at once: its days are over
        expect(await placeOf(reserve?.id ?? '')).toBe('recruitment.reserveExpired')
        await admin.lookInEverySize('studio-change-release')
        await atDesk()
        await does.write(page.getByLabel(said.undoReason), '2')
        await does.press(button(said.undo))
        await does.press(button(said.yesUndo, page.getByRole('dialog')))
        const back = page.getByText(said.returned)
        await back.waitFor({ timeout: 120_000 })
        const kept = await live()
        const gone = before.filter((one) => !kept.includes(one))
        expect(Number(said.returned.exec(await back.innerText())?.[1])).toBe(
          before.length - gone.length,
        )
        // the one that was sent elsewhere has ended since, its cards with it, and its call knows
        expect(gone.length).toBeGreaterThan(0)
        for (const one of gone) {
          const [{ id, parent }] = JSON.parse(one) as [{ id: string; parent: string | null }]
          expect([reserve?.parent, id, parent]).toContain(id === reserve?.parent ? id : reserve?.id)
        }
        await admin.goto('/studio/')
        await does.press(main().getByRole('link', { name: said.visit }).first())
        expect(await publish('3')).toBe(kept.length)
        expect(await waiting()).toEqual([])
      }, 600_000)

      it('participants were told once for each release', async () => {
        const { runtime } = run.portal.service
        const letters: string[] = []
        let cursor: string | undefined
        do {
          const page = await runtime.listMail(cursor)
          letters.push(
            ...page.items.filter(({ subject }) => said.subject.test(subject)).map(({ to }) => to),
          )
          cursor = page.next
        } while (cursor !== undefined)
        expect(letters.length).toBeGreaterThan(30)
        const twice = new Set(letters).size * 2
        expect(letters.length).toBeLessThanOrEqual(twice)
        expect(admin.faults).toEqual([])
        await run.expectQuiet()
      })
    },
  )
