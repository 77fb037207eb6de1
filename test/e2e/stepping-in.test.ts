import { beforeAll, expect, it } from 'vitest'
import { casePath, describeInBrowser } from '../support/browser-run.ts'
import { checklist, scores } from '../support/first-stage-answers.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

// Somebody steps in: an administrator moves the clock of the demonstration, a task goes to another
// person, a finished case is reopened, an administrator settles what could not be delivered.
describeInBrowser('stepping in', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let anna: Applicant
  let rejected: Applicant
  let call: string

  const user = run.user.bind(run)

  beforeAll(async () => {
    portal = run.portal
    const { stage } = portal
    call = await openRecruitment(stage, 2)
    anna = await apply(stage, call, 'anna')
    rejected = await apply(stage, call, 'beata')
    await stage.as('otylia', 'recruitmentOfficer')
    const director = { email: 'dorota@example.org', name: 'Dorota Sęk', locale: 'en' as const }
    await stage.runtime.ensurePerson(director)
    await stage.staff.director()
  })

  it('[RT154] an administrator moves the clock of the demonstration past a deadline, which acts', async () => {
    const adam = await user('adam', 'desktop', 'pl')
    const { page } = adam
    const shows = (state: string) => page.locator('.po-now-state', { hasText: state }).waitFor()
    await adam.goto(casePath(call))
    await shows('Otwarty')
    await adam.goto('/manage')
    await page.getByRole('heading', { name: 'Zegar programu' }).waitFor()
    await adam.look('manage-clock')
    await page.getByRole('button', { name: '30 dni dalej' }).click()
    await page.getByRole('button', { name: 'Tak, przesuń zegar' }).click()
    await page.getByText('17 marca 2027').waitFor()
    await adam.goto(casePath(call))
    await shows('Otwarty')
    await adam.goto('/manage')
    await page.getByRole('button', { name: '7 dni dalej' }).click()
    await page.getByText('24 marca 2027').waitFor()
    await page.getByText(/Zadziałały terminy i przypomnienia: [1-9]/).waitFor()
    await adam.look('manage-clock-moved')
    await adam.goto(casePath(call))
    await shows('Ocena zgłoszeń')
    await adam.look('call-closed-by-clock')
    expect(adam.faults).toEqual([])
    // what the deadline did is dated by the end of the call, not by the day the clock was moved to
    const story = await portal.stage.runtime.timeline(await portal.stage.staff.admin(), call)
    expect(story.findLast(({ type }) => type === 'timer')?.at).toBe('2027-03-19T14:00:00.000Z')
    const abroad = await user('adam', 'phone', 'en')
    await abroad.goto('/manage')
    await abroad.page.getByText('24 March 2027').waitFor()
    await abroad.page.getByRole('button', { name: '1 day on' }).click()
    await abroad.page.getByText('25 March 2027').waitFor()
    await abroad.page.getByText(/Deadlines and reminders that acted: /).waitFor()
    await abroad.look('manage-clock')
    expect(abroad.faults).toEqual([])
    const kora = await user('kora', 'desktop', 'pl')
    await kora.goto('/manage')
    expect(await kora.page.getByText('Zegar programu').count()).toBe(0)
    await kora.close()
  })

  it('a coordinator gives a task of an officer to another one, from a phone', async () => {
    const { stage } = portal
    await stage.submit(await stage.staff.officer(), anna.id, 'take')
    await stage.submit(await stage.staff.officer(), anna.id, 'check', checklist())
    await stage.runtime.claimTask(await stage.staff.officer(), `${anna.id}/score:1:1`)
    const kora = await user('kora', 'phone', 'pl')
    const { page } = kora
    await kora.goto('/work')
    await page.getByLabel('Innych osób').click()
    const row = page.getByRole('row').filter({ hasText: 'Spółdzielnia anna' })
    await row
      .filter({ hasText: 'ola' })
      .getByRole('button', { name: /^Przekaż: / })
      .click()
    await page.getByLabel('Kto ma wykonać zadanie').waitFor()
    await kora.look('work-of-others')
    await page
      .getByLabel('Kto ma wykonać zadanie')
      .selectOption({ label: 'otylia (0 otwartych zadań)' })
    await page.getByLabel('Powód').fill('Urlop do końca miesiąca')
    await page.getByRole('button', { name: 'Przekaż zadanie' }).click()
    await page.locator('td[data-label="Wykonuje"]', { hasText: 'otylia' }).waitFor()
    const otylia = await portal.stage.as('otylia')
    const task = await portal.stage.runtime.getTask(otylia, `${anna.id}/score:1:1`)
    expect(task.assignee?.name).toBe('otylia')
    await kora.goto(`/tasks/${encodeURIComponent(task.id)}`)
    await page.getByRole('heading', { name: 'Wykonuje' }).waitFor()
    expect(await page.locator('.sp-page-title').count()).toBe(0)
    await kora.lookInEverySize('task-of-other')
    expect(kora.faults).toEqual([])
  })

  it('the director reopens a finished case with a reason, and its history tells', async () => {
    const { stage } = portal
    const officer = await stage.as('otylia')
    await stage.submit(officer, rejected.id, 'take')
    await stage.submit(officer, rejected.id, 'check', checklist())
    for (const one of [anna, rejected])
      await stage.submit(officer, one.id, 'score', scores(2, 2, 2, 2))
    await stage.submit(await stage.staff.coordinator(), call, 'publishList')
    await stage.to('2027-04-12T08:00:00Z')
    const director = await user('dorota', 'desktop', 'en')
    const { page } = director
    await director.goto(`/cases/${encodeURIComponent(rejected.id)}`)
    await director.lookInEverySize('case-finished')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: 'Reopen the case' }).click()
    await page.getByLabel('Reason').fill('The court set the decision aside')
    await director.lookInEverySize('case-reopening')
    await page.getByRole('button', { name: 'Reopen', exact: true }).click()
    await page.locator('.po-now-state', { hasText: 'Re-assessment' }).waitFor()
    await page.getByText('Reason: The court set the decision aside').waitFor()
    expect(await page.getByRole('button', { name: 'Reopen the case' }).count()).toBe(0)
    await director.lookInEverySize('case-reopened')
    expect(director.faults).toEqual([])
  })

  it('an administrator sees what could not be delivered, tries it again and gives it up', async () => {
    const admin = await user('adam', 'desktop', 'pl')
    const { page } = admin
    await admin.goto('/manage')
    await page.getByRole('link', { name: 'Niedoręczone i błędy definicji' }).click()
    await page.getByText('Wszystko doręczono').waitFor()
    const letter = {
      kind: 'message',
      caseId: anna.id,
      type: 'RECEIVED',
      code: 'case.finished',
      reason: 'Expected an active case, but it is finished.',
      at: portal.now(),
      tries: 1,
      row: {
        id: `${anna.id}/99/0`,
        caseId: anna.id,
        type: 'send',
        params: { cases: ['no-such-case'], event: 'RECEIVED' },
        createdAt: portal.now(),
      },
    }
    const { store } = portal.service
    await store.putDocument('deadLetter', 'first', { id: 'first', ...letter })
    await admin.goto('/manage/undelivered')
    const card = page.locator('.po-card', { hasText: 'Komunikat między sprawami: RECEIVED' })
    await card.getByText('Sprawa, do której to skierowano, jest już zakończona.').waitFor()
    await admin.lookInEverySize('undelivered')
    await page.setViewportSize({ width: 1280, height: 900 })
    await card.getByRole('button', { name: /^Spróbuj ponownie/ }).click()
    // the receiver does not exist: it is listed again, under the reason of now
    await page.getByText('Sprawy, do której to skierowano, nie ma.').waitFor()
    await page.getByRole('button', { name: /^Zrezygnuj z doręczenia/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Zrezygnuj' }).click()
    await page.getByText('Wszystko doręczono').waitFor()
    expect((await portal.service.runtime.deadLetters()).items).toEqual([])
    expect(admin.faults).toEqual([])
    const kora = await user('kora', 'phone', 'pl')
    await kora.goto('/manage/undelivered')
    await kora.page.getByRole('heading', { name: 'Nie masz dostępu' }).first().waitFor()
    expect(portal.notes).toEqual([])
  })
})
