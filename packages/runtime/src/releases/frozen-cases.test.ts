import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'
import { villageFiles } from '../village/village-programme.ts'

const callFile = 'workflows/call.json'
const applicationFile = 'workflows/application.json'
const reason = { pl: 'Nabór trwa.', en: 'The call is open.' }

/** Calls keep their rules, and those of all applications under them, while they are open. */
const changed = {
  ...publishableVillage,
  [callFile]: {
    ...publishableVillage[callFile],
    frozen: { when: 'list contains(case.states, "call.open")', reason },
  } as JsonObject,
}

async function workAll({ runtime }: Village): Promise<void> {
  for (;;) {
    const { timers, effects, cases } = await runtime.work()
    if (timers + effects + cases === 0) return
  }
}

async function withDraft(edit: (application: JsonObject) => void) {
  const village = await openVillage({ changed })
  const { runtime } = village
  const admin = await village.as('wanda', 'programmeAdmin')
  await village.as('olga', 'officer')
  const call = await openCall(village)
  const { id: handed } = await handIn(village, call.id)
  await workAll(village)
  const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const file = draft.files.find(({ path }) => path === applicationFile)!
  const application = JSON.parse(file.text) as JsonObject
  edit(application)
  await runtime.changeProgrammeDraft(admin, draft.id, {
    changes: [{ path: applicationFile, text: JSON.stringify(application), base: file.revision }],
  })
  const { issues } = await runtime.checkProgrammeDraft(admin, draft.id)
  const request = {
    policy: 'mapped' as const,
    reason: 'Zmiana',
    warnings: Object.fromEntries(issues.map(({ key }) => [key, 'Tak'])),
  }
  return { village, admin, call: call.id, handed, draft: draft.id, request }
}

const retitled = (application: JsonObject): void => {
  application['title'] = { pl: 'Inny', en: 'Other' }
}

it('[RT147] cases whose rules are frozen, and those under them, stay as the report says, with the reason', async () => {
  const { village, admin, call, handed, draft, request } = await withDraft(retitled)
  const { runtime, store } = village
  const report = await runtime.programmeDraftFate(admin, draft)
  const blocked = { code: 'case.frozen', reason }
  expect(report.counts).toMatchObject({ blocked: 2, stays: 0, moves: 0 })
  expect(report.groups.map((group) => group.blocked)).toEqual([blocked, blocked])
  const { release } = await runtime.publishProgrammeDraft(admin, draft, request)
  await workAll(village)
  const { migration } = await runtime.getRelease(admin, release!.id)
  expect(migration).toMatchObject({ status: 'done', moved: 0, refusedCount: 2 })
  const why = { code: 'case.frozen', text: reason }
  expect(Object.fromEntries(migration.refused.map((one) => [one.case, one.why]))).toEqual({
    [call]: why,
    [handed]: why,
  })
  expect((await store.loadCase(handed))!.row.version).toBe(1)
})

it('[RT147] they follow a release that is published when nothing freezes them any more', async () => {
  const { village, admin, handed, draft, request } = await withDraft(retitled)
  const { runtime, store, clock } = village
  clock.at = '2027-02-02T09:00:00Z'
  await workAll(village)
  expect((await runtime.programmeDraftFate(admin, draft)).counts.blocked).toBe(0)
  await runtime.publishProgrammeDraft(admin, draft, request)
  await workAll(village)
  expect((await store.loadCase(handed))?.row.version).toBe(2)
})

it('[RT147] tells which cases keep their rules now, why, and of which workflows cases are under them', async () => {
  const { village, admin, call } = await withDraft(retitled)
  const { runtime, clock } = village
  expect(await runtime.listFrozenCases(admin)).toEqual({
    items: [
      {
        id: call,
        title: { pl: 'Zima', en: 'Zima' },
        number: 'N/1',
        workflow: 'call',
        reason,
        workflows: { call: 1, application: 1 },
      },
    ],
  })
  await expect(runtime.listFrozenCases(await village.as('anna'))).rejects.toMatchObject({
    code: 'person.not-admin',
  })
  clock.at = '2027-02-02T09:00:00Z'
  await workAll(village)
  expect(await runtime.listFrozenCases(admin)).toEqual({ items: [] })
})

it('[RT147] what a release took along is not taken back while it is frozen', async () => {
  // the application freezes itself in its check, by the rules it is taken along to
  const freezing = (application: JsonObject): void => {
    application['frozen'] = { when: 'list contains(case.states, "application.check")', reason }
  }
  const village = await openVillage({ changed: publishableVillage })
  const { runtime, store } = village
  const admin = await village.as('wanda', 'programmeAdmin')
  await village.as('olga', 'officer')
  const call = await openCall(village)
  const { id: handed } = await handIn(village, call.id)
  await workAll(village)
  const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const { text } = villageFiles(publishableVillage).find(({ path }) => path === applicationFile)!
  const application = JSON.parse(text) as JsonObject
  freezing(application)
  await runtime.changeProgrammeDraft(admin, draft.id, {
    changes: [{ path: applicationFile, text: JSON.stringify(application), base: 1 }],
  })
  const { issues } = await runtime.checkProgrammeDraft(admin, draft.id)
  const { release } = await runtime.publishProgrammeDraft(admin, draft.id, {
    policy: 'mapped',
    reason: 'Zmiana',
    warnings: Object.fromEntries(issues.map(({ key }) => [key, 'Tak'])),
  })
  await workAll(village)
  expect((await store.loadCase(handed))?.row.version).toBe(2)
  await runtime.undoRelease(admin, release!.id, 'Pomyłka')
  await workAll(village)
  const { undo } = await runtime.getRelease(admin, release!.id)
  expect(undo?.kept).toMatchObject([{ case: handed, why: { code: 'case.frozen', text: reason } }])
  expect((await store.loadCase(handed))?.row.version).toBe(2)
})
