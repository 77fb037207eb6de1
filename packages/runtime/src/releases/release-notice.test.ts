import type { JsonObject } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import { expect, it, vi } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'
import type { ReleaseNotice } from './types.ts'

const applicationFile = 'workflows/application.json'
const notice: ReleaseNotice = {
  subject: { pl: 'Nowe zasady', en: 'New rules' },
  body: { pl: 'Masz więcej czasu.', en: 'You have more time.' },
  workflows: ['application'],
}

async function workAll({ runtime }: Village): Promise<void> {
  for (;;) {
    const { timers, effects, cases } = await runtime.work()
    if (timers + effects + cases === 0) return
  }
}

/** A village in which anna takes part in two applications, jan in one, and a draft of another title waits. */
async function withDraft(twoPersons = false) {
  const changed = structuredClone(publishableVillage)
  if (twoPersons)
    (changed['workflows/programme.json'] as JsonObject)['publishing'] = { twoPersons: true }
  const store = openMemoryStore()
  const village = await openVillage({ changed, store })
  const { runtime } = village
  const admin = await village.as('wanda', 'programmeAdmin')
  await village.as('olga', 'officer')
  const call = await openCall(village)
  const jan = await village.as('jan')
  await runtime.updateMe(jan, { locale: 'en' })
  const handed = (await handIn(village, call.id, 'anna')).id
  for (const reader of [await village.as('anna'), jan])
    await runtime.startCase(reader, { workflow: 'application', parent: call.id })
  await workAll(village)
  const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const file = draft.files.find(({ path }) => path === applicationFile)!
  const application = JSON.parse(file.text) as JsonObject
  application['title'] = { pl: 'Inny', en: 'Other' }
  await runtime.changeProgrammeDraft(admin, draft.id, {
    changes: [{ path: applicationFile, text: JSON.stringify(application), base: file.revision }],
  })
  const { issues } = await runtime.checkProgrammeDraft(admin, draft.id)
  const warnings = Object.fromEntries(issues.map(({ key }) => [key, 'Tak']))
  return { village, admin, handed, draft: draft.id, reason: 'Zmiana', warnings, store }
}

const received = ({ sent }: Village) =>
  sent
    .filter(({ subject }) => subject === notice.subject.pl || subject === notice.subject.en)
    .map(({ to, subject, text }) => [to, subject, text.split('\n')[0]])
    .toSorted(([a], [b]) => (a! < b! ? -1 : 1))
const told = [
  ['anna@example.org', 'Nowe zasady', 'Masz więcej czasu.'],
  ['head-anna@example.org', 'Nowe zasady', 'Masz więcej czasu.'],
  ['jan@example.org', 'New rules', 'You have more time.'],
]

it('[RT148] participants of cases that went along are told once each, in their language', async () => {
  const { village, admin, handed, draft, ...request } = await withDraft()
  const { runtime } = village
  const { release } = await runtime.publishProgrammeDraft(admin, draft, {
    policy: 'mapped',
    reason: request.reason,
    warnings: request.warnings,
    notice,
  })
  await workAll(village)
  expect(received(village)).toEqual(told)
  expect((await runtime.getRelease(admin, release!.id)).notice).toEqual(notice)
  // and in the portal, with the case it is about
  const { items } = await runtime.listNotices(await village.as('anna'))
  const inPortal = items.filter(({ subject }) => subject === 'Nowe zasady')
  expect(inPortal).toHaveLength(1)
  expect(inPortal[0]?.text).toContain('https://village.example/cases/')
  expect((await village.store.loadCase(handed))?.row.version).toBe(2)
})

it.each([
  ['who asked for none', { policy: 'mapped' as const }],
  ['whose cases stay as they began', { policy: 'pinned' as const, notice }],
  ['of other workflows', { policy: 'mapped' as const, notice: { ...notice, workflows: ['call'] } }],
])('[RT148] nobody is written to %s', async (_, how) => {
  const { village, admin, draft, reason, warnings } = await withDraft()
  await village.runtime.publishProgrammeDraft(admin, draft, { ...how, reason, warnings })
  await workAll(village)
  expect(received(village)).toEqual([])
})

it('[RT148] a letter that does not leave is tried again, and nobody is written to twice', async () => {
  const { village, admin, draft, reason, warnings, store } = await withDraft()
  const { runtime, clock } = village
  await runtime.publishProgrammeDraft(admin, draft, { policy: 'mapped', notice, reason, warnings })
  const put = store.putDocument.bind(store)
  let left = 2
  vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
    if (args[0] === 'mail' && left-- > 0) throw new Error('stopped')
    return put(...args)
  })
  for (const minute of ['01', '05', '15', '45']) {
    clock.at = `2027-01-11T09:${minute}:00Z`
    await workAll(village)
  }
  expect(received(village)).toEqual(told)
})

it('[RT148] of a release that was taken back before they left nobody is told', async () => {
  const { village, admin, draft, reason, warnings } = await withDraft()
  const { runtime } = village
  const { release } = await runtime.publishProgrammeDraft(admin, draft, {
    policy: 'mapped',
    notice,
    reason,
    warnings,
  })
  while ((await runtime.moveCases()) > 0);
  await runtime.undoRelease(admin, release!.id, 'Pomyłka')
  await workAll(village)
  expect(received(village)).toEqual([])
})

it('[RT148] whoever approves a proposal reads the notice that it sends', async () => {
  const { village, admin, draft, reason, warnings } = await withDraft(true)
  const { runtime } = village
  await runtime.publishProgrammeDraft(admin, draft, { policy: 'mapped', notice, reason, warnings })
  const other = await village.as('zenon', 'programmeAdmin')
  expect((await runtime.getProgrammeDraft(other, draft)).proposal).toMatchObject({
    by: { name: 'wanda' },
    policy: 'mapped',
    reason,
    notice,
  })
  await runtime.approveProgrammeDraft(other, draft, 'Zgoda')
  await workAll(village)
  expect(received(village)).toEqual(told)
})

it('[RT148] a notice without words in one language is refused', async () => {
  const { village, admin, draft, reason, warnings } = await withDraft()
  const blank = { ...notice, body: { pl: 'Tak.', en: ' ' } }
  await expect(
    village.runtime.publishProgrammeDraft(admin, draft, {
      policy: 'mapped',
      notice: blank,
      reason,
      warnings,
    }),
  ).rejects.toMatchObject({ code: 'programme-draft.invalid' })
})
