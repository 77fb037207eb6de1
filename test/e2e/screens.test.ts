import type { JsonObject } from '@splot/definition'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { sign } from '../support/portal-form.ts'
import { answersOf, apply, openRecruitment, prepare } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import type { RunningPortal } from '../support/running-portal.ts'

// Every screen, in both languages, on a desktop, a phone and the narrowest phone: nothing scrolls
// sideways, axe finds nothing serious, the language is declared, the browser has no complaint.
describeInBrowser('every screen', { startsAt: '2027-01-20T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let call: string
  let applicant: Applicant
  let drafted: Applicant
  const tasks: Record<string, string> = {}
  const documents: Record<string, string> = {}

  beforeAll(async () => {
    portal = run.portal
    const { stage } = portal
    call = await openRecruitment(stage, 2)
    applicant = await apply(stage, call, 'anna')
    drafted = await prepare(stage, call, 'beata')
    await stage.runtime.startCase(await stage.staff.admin(), { workflow: 'call' })
    await stage.submit(await stage.staff.officer(), applicant.id, 'take')
    const receipts = (await stage.runtime.getCase(applicant.editor, applicant.id)).documents
    documents['receipt'] = receipts[0]?.id ?? ''
    documents['announcement'] = (await stage.runtime.getCall(call)).documents[0]?.id ?? ''
    tasks['R03'] = await stage.task(drafted.editor, drafted.id, 'apply')
    tasks['R05'] = await stage.task(await stage.staff.officer(), applicant.id, 'check')
  })

  const to = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`

  for (const locale of ['pl', 'en'] as const) {
    it(`is right for a guest (${locale})`, async () => {
      const guest = await run.guest('desktop', locale)
      const screens = {
        calls: '/',
        call: to('calls', call),
        'sign-in': '/sign-in',
        document: to('documents', documents['announcement'] ?? ''),
        mail: '/mail',
        'start-signed-out': '/start',
      }
      for (const [name, path] of Object.entries(screens)) {
        await guest.goto(path)
        if (name === 'document') await guest.page.locator('.po-document h2').first().waitFor()
        await guest.lookInEverySize(`screen-${name}`)
      }
      expect(guest.faults).toEqual([])
      await guest.close()
    })

    it(`[SV142] says what is no page, with the status that says so (${locale})`, async () => {
      const guest = await run.guest('desktop', locale)
      const title = { pl: 'Nie ma takiej strony', en: 'There is no such page' }[locale]
      const statuses = new Map<string, number>()
      guest.page.on('response', (reply) => {
        if (reply.request().isNavigationRequest())
          statuses.set(new URL(reply.url()).pathname, reply.status())
      })
      await guest.goto('/there-is-no-such-page')
      await guest.page.getByRole('heading', { level: 1, name: title }).waitFor()
      await guest.lookInEverySize('screen-not-found')
      const home = { pl: 'Strona główna', en: 'Home' }[locale]
      await guest.page.getByRole('link', { name: home, exact: true }).press('Enter')
      await guest.page.waitForURL(`${portal.url}/`)
      await guest.goto('/sign-in')
      expect(Object.fromEntries(statuses)).toEqual({
        '/there-is-no-such-page': 404,
        '/sign-in': 200,
      })
      // the browser notes the status
      expect(guest.faults).toEqual([expect.stringContaining('404')])
      await guest.close()
      const admin = await run.user('adam', 'desktop', locale)
      await admin.goto('/studio/there-is-no-such-page')
      await admin.page.getByRole('heading', { level: 1, name: title }).waitFor()
      await admin.lookInEverySize('screen-studio-not-found')
      expect(admin.faults).toEqual([expect.stringContaining('404')])
      for (const [path, status] of [
        ['/studio/there-is-no-such-page', 404],
        ['/studio/releases', 200],
        ['/studio/drafts/any/workflows/call/diagram', 200],
      ] as const)
        expect([path, (await admin.page.request.get(path)).status()]).toEqual([path, status])
      await admin.close()
    })

    it(`[RT288] shows a signer what was changed before they sign it (${locale})`, async () => {
      const { stage } = portal
      const name = `celina-${locale}`
      const { id, editor, signer, ...rest } = await prepare(stage, call, name)
      const task = await stage.task(editor, id, 'apply')
      const answers = await answersOf(stage, { id, editor, signer, ...rest }, 'Dom pod lipą')
      const write = async (values: JsonObject) => {
        const base = (await stage.runtime.getTask(editor, task)).draft.revision
        const changes = Object.entries(values).map(([key, value]) => ({
          path: `/${key}`,
          value,
          base,
        }))
        await stage.runtime.saveDraft(editor, task, changes)
      }
      await write({ ...answers, councilResolution: 'planned' })
      const head = await run.user(`${name}-head`, 'desktop', locale)
      const { page, words } = head
      await head.goto(to('tasks', task))
      const button = page.getByRole('button', { name: words.sign })
      await button.waitFor()
      await write({ projectTitle: 'Dom pod dębem' })
      await button.focus()
      await page.keyboard.press('Enter')
      const told = { pl: /Odpowiedzi zmieniły się/, en: /The answers have changed/ }[locale]
      const notice = page.locator('p[role=alert]').filter({ hasText: told })
      await notice.waitFor()
      await expect.poll(() => notice.evaluate((one) => one === document.activeElement)).toBe(true)
      await page.getByText('Dom pod dębem').first().waitFor()
      await head.lookInEverySize('screen-signing-changed')
      await sign(head)
      await notice.waitFor({ state: 'detached' })
      const signed = (await stage.runtime.getTask(editor, task)).answers
      expect(signed).toMatchObject({ projectTitle: 'Dom pod dębem' })
      expect(signed['signature']).toHaveLength(1)
      // the browser notes the refusal
      expect(head.faults).toEqual([expect.stringContaining('409')])
      await head.close()
    })

    it(`is right for an applicant (${locale})`, async () => {
      const editor = await run.user('beata', 'desktop', locale)
      await editor.goto('/start')
      await editor.lookInEverySize('screen-start')
      await editor.goto(to('cases', drafted.id))
      await editor.page.locator('.po-group .sp-button.sp-small').last().click()
      await editor.page.locator('.sp-diagram svg, .react-flow__node').first().waitFor()
      await editor.lookInEverySize('screen-case')
      await editor.goto(to('tasks', tasks['R03'] ?? ''))
      await editor.page.locator('.sp-page-title').waitFor()
      const pages = editor.page.locator('.sp-wide-only .sp-page-entry button')
      for (let at = 0; at < (await pages.count()); at += 1) {
        await pages.nth(at).click()
        await pages.nth(at).and(editor.page.locator('[aria-current=step]')).waitFor()
        await editor.lookInEverySize(`screen-form-${at + 1}`)
      }
      await editor.goto('/account')
      await editor.lookInEverySize('screen-account')
      await editor.goto(to('cases', applicant.id))
      await editor.lookInEverySize('screen-foreign-case')
      expect(editor.faults.filter((fault) => !/ 404 /.test(fault))).toEqual([])
      await editor.close()
    })

    it(`is right for the operator's people (${locale})`, async () => {
      const officer = await run.user('ola', 'desktop', locale)
      await officer.goto('/work')
      await officer.lookInEverySize('screen-work')
      await officer.goto(to('cases', applicant.id))
      await officer.lookInEverySize('screen-case-of-staff')
      await officer.page.locator('a[href^="/submissions/"]').first().click()
      await officer.page.locator('.sp-review-page').first().waitFor()
      await officer.lookInEverySize('screen-submission')
      await officer.goto(to('documents', documents['receipt'] ?? ''))
      await officer.page.locator('.po-document table').waitFor()
      await officer.lookInEverySize('screen-receipt')
      await officer.goto(to('tasks', tasks['R05'] ?? ''))
      await officer.page.locator('.sp-page-title').waitFor()
      await officer.lookInEverySize('screen-checklist')
      const result = officer.page.locator('.sp-wide-only .sp-page-entry button').nth(1)
      await result.click()
      await result.and(officer.page.locator('[aria-current=step]')).waitFor()
      await officer.lookInEverySize('screen-checklist-result')
      expect(officer.faults).toEqual([])
      await officer.close()
      const admin = await run.user('adam', 'desktop', locale)
      await admin.goto('/manage')
      await admin.lookInEverySize('screen-manage')
      await admin.goto('/manage/undelivered')
      await admin.lookInEverySize('screen-undelivered-empty')
      const { store } = portal.service
      const letter = { kind: 'message', caseId: call, at: portal.now(), tries: 1 }
      const letters = [
        { ...letter, type: 'CALL_AMENDED', code: 'payload.invalid', reason: 'Expected the data.' },
        { ...letter, kind: 'effect', type: 'notify', code: null, reason: 'ECONNREFUSED', tries: 8 },
        {
          ...letter,
          kind: 'timer',
          type: `t:${'long'.repeat(20)}`,
          code: 'workflow.loop',
          reason: '',
        },
      ]
      for (const [n, one] of letters.entries())
        await store.putDocument('deadLetter', `screen-${n}`, { id: `screen-${n}`, ...one })
      await admin.goto('/manage/undelivered')
      await admin.page.locator('.po-card').first().waitFor()
      await admin.page.locator('.po-card summary').first().click()
      await admin.lookInEverySize('screen-undelivered')
      for (const n of letters.keys()) await store.deleteDocument('deadLetter', `screen-${n}`)
      await admin.goto(to('cases', call))
      await admin.lookInEverySize('screen-call-case')
      expect(admin.faults).toEqual([])
      await admin.close()
    })
  }

  it('is right on the pages that the service makes without a script', async () => {
    const guest = await run.guest('desktop')
    const screens = {
      outbox: '/outbox',
      'sign-in-link': '/sign-in/link?token=abc&lang=pl',
      problem: '/problems/form.invalid',
    }
    for (const [name, path] of Object.entries(screens)) {
      await guest.goto(path)
      await guest.lookInEverySize(`screen-${name}`)
    }
    expect(guest.faults).toEqual([])
    await guest.close()
  })
})
