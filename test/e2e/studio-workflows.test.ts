import { beforeAll, expect, it } from 'vitest'
import type { JsonValue } from '@splot/definition'
import { describeInBrowser } from '../support/browser-run.ts'
import { tabTo as tabToElement } from '../support/portal-keyboard.ts'
import type { PortalUser } from '../support/portal-user.ts'

// Whole workflows: one is added by keyboard alone, one is copied, one deleted with everything that names it in sight.
describeInBrowser('whole workflows in the studio', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let admin: PortalUser
  let id: string
  let draft: string

  const tabTo = (wanted: string) => tabToElement(admin, wanted)
  const press = (key: string) => admin.page.keyboard.press(key)
  const type = (text: string) => admin.page.keyboard.type(text)
  const files = async (): Promise<Map<string, string>> => {
    await admin.page.getByText('Zapisano', { exact: true }).waitFor()
    const { stage } = run.portal
    const made = await stage.runtime.getProgrammeDraft(await stage.staff.admin(), id)
    return new Map(made.files.map(({ path, text }) => [path, text]))
  }

  beforeAll(async () => {
    const { stage } = run.portal
    const made = await stage.runtime.createProgrammeDraft(await stage.staff.admin(), {
      title: 'Nowe przebiegi',
    })
    id = made.id
    draft = `/studio/drafts/${id}`
    admin = await run.user('adam', 'desktop')
  })

  it('adds a workflow by keyboard alone, in which nothing is left to mend', async () => {
    const { page } = admin
    await admin.goto(draft)
    await page.getByRole('link', { name: 'Nowy przebieg' }).waitFor()
    await tabTo('a[href$="/new-workflow"]')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Nowy przebieg' }).waitFor()
    await tabTo('form input[lang="pl"]')
    await type('Skarga na termin')
    await tabTo('form input[lang="en"]')
    await type('Complaint about a deadline')
    await expect
      .poll(() => page.getByLabel('Identyfikator').inputValue())
      .toBe('complaintAboutADeadline')
    await admin.lookInEverySize('studio-new-workflow')
    await tabTo('form select')
    await type('Rekrutacja')
    await press('Tab')
    await type('Ka')
    await page.getByText('Powstanie przebieg, w którym nie trzeba nic poprawiać.').waitFor()
    await admin.lookInEverySize('studio-new-workflow-ready')
    await tabTo('form button[type="submit"]')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Skarga na termin' }).waitFor()
    await admin.lookInEverySize('studio-new-workflow-made')
    const all = await files()
    const made = JSON.parse(all.get('workflows/complaintAboutADeadline.json') ?? 'null') as {
      access: JsonValue
    }
    expect(made.access).toEqual({
      start: ['public'],
      starter: 'applicantEditor',
      read: ['applicantEditor', 'programmeAdmin'],
    })
  })

  it('is published as it is, starts cases, and is back out of force when that is undone', async () => {
    const { stage } = run.portal
    const { runtime } = stage
    const adam = await stage.staff.admin()
    const checked = await runtime.checkProgrammeDraft(adam, id)
    expect(checked.issues).toEqual([])
    const { counts } = await runtime.programmeDraftFate(adam, id)
    expect(counts).toMatchObject({ moves: 0, mustDecide: 0, blocked: 0 })
    await admin.follow(`${draft}/differences`)
    await admin.page.getByText('Skarga na termin').first().waitFor()
    await admin.lookInEverySize('studio-added-differences')
    const { release } = await runtime.publishProgrammeDraft(adam, id, {
      policy: 'follow',
      reason: 'Skargi',
    })
    expect(release?.files.map(({ change }) => change)).toEqual(['added', 'added'])
    const { id: complaint } = await runtime.startCase(adam, {
      workflow: 'complaintAboutADeadline',
    })
    expect((await runtime.getCase(adam, complaint)).workflow.title.pl).toBe('Skarga na termin')
    while ((await runtime.work()).cases > 0);
    await runtime.undoRelease(adam, release!.id, 'Jeszcze nie')
    while ((await runtime.work()).cases > 0);
    await expect(
      runtime.startCase(adam, { workflow: 'complaintAboutADeadline' }),
    ).rejects.toMatchObject({ code: 'workflow.not-found' })
  })

  it('copies a workflow with a form of its own; the check says what is left to do, with its place', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/incident`)
    await page.getByRole('link', { name: 'Kopiuj przebieg' }).click()
    await page.getByRole('group', { name: 'Formularze, które mają mieć własną kopię' }).waitFor()
    await page.getByLabel('Nazwa po polsku').fill('Zdarzenie w szkoleniu')
    await page.getByLabel('Nazwa po angielsku').fill('Incident in training')
    await page.getByRole('checkbox', { name: /^S05/ }).check()
    await admin.lookInEverySize('studio-copy-workflow')
    await page.getByRole('button', { name: 'Utwórz kopię' }).click()
    await page.getByRole('heading', { level: 1, name: 'Zdarzenie w szkoleniu' }).waitFor()
    const finding = page
      .locator('.st-finding')
      .filter({ hasText: 'żaden przebieg nie pozwala jej tak rozpocząć' })
    await finding.waitFor()
    await admin.lookInEverySize('studio-copied-workflow')
    const all = await files()
    const copy = all.get('workflows/incidentInTraining.json') ?? ''
    expect(copy).toContain('"S05Copy"')
    expect(copy).toContain('"incidentInTraining.')
    expect(copy).not.toContain('"incident.')
    expect(all.get('forms/S05Copy.json')).toContain('(Zdarzenie w szkoleniu)')
    await finding.getByRole('link').click()
    await page.locator('.st-access').waitFor()
  })

  it('deletes a workflow with every victim in sight and what it alone used, and undoes it', async () => {
    const { page } = admin
    const before = await files()
    await admin.follow(`${draft}/workflows/incident`)
    await page.getByRole('button', { name: 'Usuń przebieg' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.st-victims > li').first().waitFor({ timeout: 60_000 })
    const form = dialog.getByRole('checkbox', { name: /formularz „/ })
    await form.check()
    await expect.poll(() => dialog.getByText(/^Sprawdzenie /).count(), { timeout: 60_000 }).toBe(1)
    await admin.lookInEverySize('studio-delete-workflow')
    await dialog.getByRole('button', { name: 'Usuń', exact: true }).click()
    await page.getByRole('heading', { level: 2, name: /^Przebiegi/ }).waitFor({ timeout: 60_000 })
    const after = await files()
    expect(after.has('workflows/incident.json')).toBe(false)
    expect(after.has('forms/S05.json')).toBe(false)
    await press('ControlOrMeta+z')
    await expect.poll(async () => (await files()).has('workflows/incident.json')).toBe(true)
    expect(await files()).toEqual(before)
  })

  it('does not delete a workflow with live cases: it says why, and lets nobody start more', async () => {
    const { stage } = run.portal
    await stage.runtime.startCase(await stage.staff.admin(), { workflow: 'dataRequest' })
    const { page } = admin
    await admin.goto(`${draft}/workflows/dataRequest`)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Zmień identyfikator' }).first().click()
    await dialog.getByText('W tym przebiegu trwa 1 sprawa.').waitFor()
    await dialog.getByRole('button', { name: 'Rozumiem' }).click()
    await page.getByRole('button', { name: 'Usuń przebieg' }).click()
    await dialog.getByText('W tym przebiegu trwa 1 sprawa.').waitFor()
    await admin.lookInEverySize('studio-live-cases')
    await dialog.getByRole('button', { name: 'Nie pozwalaj rozpoczynać nowych' }).click()
    const changed = JSON.parse((await files()).get('workflows/dataRequest.json') ?? '') as {
      access: object
    }
    expect(changed.access).not.toHaveProperty('start')
    await press('ControlOrMeta+z')
  })

  it('copies a form, which nothing uses yet', async () => {
    const { page } = admin
    await admin.follow(`${draft}/forms/S05`)
    await page.getByRole('button', { name: 'Kopiuj formularz' }).click()
    await admin.lookInEverySize('studio-copy-form')
    await page.getByRole('dialog').getByRole('button', { name: 'Kopiuj formularz' }).click()
    await page.getByRole('heading', { level: 1, name: /\(kopia\)/ }).waitFor()
    await page.getByRole('button', { name: 'Gdzie to jest używane' }).click()
    await page.getByText('Nic więcej w programie tego nie używa.').waitFor()
    expect((await files()).has('forms/S05Copy2.json')).toBe(true)
  })

  it('changes the id of an event wherever it is written', async () => {
    const { page } = admin
    await admin.follow(`${draft}/workflows/fieldVisit?at=/events/CANCEL`)
    await page.getByRole('button', { name: /^Zmień identyfikator: Odwołaj wizytę/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nowy identyfikator').fill('CALL_OFF')
    await dialog.getByRole('button', { name: 'Zmień wszędzie' }).click()
    await dialog.waitFor({ state: 'detached', timeout: 60_000 })
    const text = (await files()).get('workflows/fieldVisit.json') ?? ''
    expect(text).toContain('"CALL_OFF"')
    expect(text).not.toContain('"CANCEL"')
    expect(admin.faults).toEqual([])
  })

  it('shows in English what a task and a way leave behind, and where things are used', async () => {
    const reader = await run.user('adam', 'desktop', 'en')
    const { page } = reader
    const at = '/states/running/states/recording/meta/tasks/0'
    await reader.follow(`${draft}/workflows/fieldVisit?at=${encodeURIComponent(at)}`)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: /^Remove the task/ }).click()
    await dialog.locator('.st-victims > li').first().waitFor({ timeout: 60_000 })
    await expect
      .poll(() => dialog.getByText(/^The check will/).count(), { timeout: 60_000 })
      .toBe(1)
    await reader.lookInEverySize('studio-delete-task')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    const way = '/states/running/states/recording/on/RECORDED'
    await reader.follow(`${draft}/workflows/fieldVisit?at=${encodeURIComponent(way)}`)
    await page.getByRole('button', { name: /^Remove this transition/ }).click()
    await dialog.getByText('The check will then say:').waitFor({ timeout: 60_000 })
    await reader.lookInEverySize('studio-delete-way')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await reader.follow(`${draft}/roles?at=/roles/researcher`)
    await page.getByRole('button', { name: 'Where it is used' }).click()
    await page
      .getByRole('link', { name: /^Workflow “Field visit”/ })
      .first()
      .waitFor({ timeout: 60_000 })
    await reader.lookInEverySize('studio-used-in')
    await reader.follow(`${draft}/new-workflow`)
    await reader.lookInEverySize('studio-new-workflow')
    await reader.follow(`${draft}/calendar`)
    await page.getByRole('button', { name: 'Where it is used' }).click()
    await page
      .getByRole('link', { name: /deadline/ })
      .first()
      .waitFor()
    expect(reader.faults).toEqual([])
  })
})
