import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'

const complaintFile = 'workflows/complaint.json'
const applicationFile = 'workflows/application.json'

/** A workflow that nothing else names, so that it can be deleted. */
const complaint = JSON.stringify({
  ...publishableVillage['workflows/call.json'],
  id: 'complaint',
  title: { pl: 'Skarga', en: 'Complaint' },
}).replaceAll('"call.', '"complaint.')

async function withComplaints() {
  const changed = { ...publishableVillage, [complaintFile]: JSON.parse(complaint) as JsonObject }
  const village = await openVillage({ changed })
  const admin = await village.as('wanda', 'programmeAdmin')
  return { ...village, admin, adam: await village.as('adam', 'admin') }
}

type Office = Village & { admin: Reader & object; adam: Reader & object }

/** Begins a draft that writes these files, or takes them away. */
async function draftOf({ runtime, admin }: Office, files: Record<string, string | null>) {
  const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const changes = Object.entries(files).map(([path, text]) => ({
    path,
    text,
    base: draft.files.find((file) => file.path === path)?.revision ?? 0,
  }))
  await runtime.changeProgrammeDraft(admin, draft.id, { changes })
  return draft.id
}

async function publish(office: Office, id: string) {
  const { runtime, admin } = office
  const { issues } = await runtime.checkProgrammeDraft(admin, id)
  const { release } = await runtime.publishProgrammeDraft(admin, id, {
    policy: 'mapped',
    reason: 'Tak postanowiono',
    warnings: Object.fromEntries(issues.map(({ key }) => [key, 'Tak'])),
  })
  for (;;) {
    const { timers, effects, cases } = await runtime.work()
    if (timers + effects + cases === 0) break
  }
  return release!
}

it('[RT316] a workflow is not deleted while cases of it are live: the fate report says so, and publishing is refused', async () => {
  const office = await withComplaints()
  const { runtime, admin, adam } = office
  const { id } = await runtime.startCase(adam, { workflow: 'complaint' })
  expect(await runtime.listLiveCases(admin)).toEqual({
    items: [{ workflow: 'complaint', cases: 1 }],
  })
  const draft = await draftOf(office, { [complaintFile]: null })
  const { groups, counts } = await runtime.programmeDraftFate(admin, draft)
  expect(counts).toEqual({ stays: 0, moves: 0, mustDecide: 0, blocked: 1, untouched: 0 })
  expect(groups).toMatchObject([
    {
      workflow: 'complaint',
      kind: 'blocked',
      cases: 1,
      from: ['complaint.draft'],
      blocked: { code: 'workflow.deleted' },
    },
  ])
  const { items } = await runtime.programmeDraftFates(admin, draft, { kind: 'blocked' })
  expect(items.map((one) => one.id)).toEqual([id])
  await expect(publish(office, draft)).rejects.toMatchObject({
    code: 'programme-draft.live-cases',
    details: { workflows: { complaint: 1 } },
  })
  expect(runtime.workflow('complaint').version).toBe(1)
})

it('[RT316] of how many cases are live only administrators are told', async () => {
  const office = await withComplaints()
  await expect(office.runtime.listLiveCases(await office.as('anna'))).rejects.toMatchObject({
    code: 'person.not-admin',
  })
  await expect(office.runtime.listLiveCases(null)).rejects.toMatchObject({ code: 'auth.required' })
})

it('[RT316] what is deleted is told in words, is out of force once published, and back when that is undone', async () => {
  const office = await withComplaints()
  const { runtime, admin, adam } = office
  const draft = await draftOf(office, { [complaintFile]: null })
  const difference = await runtime.programmeDraftDifference(admin, draft)
  expect(difference.files).toMatchObject([
    { kind: 'workflow', id: 'complaint', change: 'removed', title: { pl: 'Skarga' } },
  ])
  const release = await publish(office, draft)
  expect(release.files).toEqual([{ path: complaintFile, change: 'removed' }])
  await expect(runtime.startCase(adam, { workflow: 'complaint' })).rejects.toMatchObject({
    code: 'workflow.not-found',
  })
  const { files } = await runtime.definitionFiles(admin)
  expect(files.map(({ path }) => path)).not.toContain(complaintFile)
  await runtime.undoRelease(admin, release.id, 'Jednak zostaje')
  for (let moved = 1; moved > 0;) moved = (await runtime.work()).cases
  expect((await runtime.startCase(adam, { workflow: 'complaint' })).workflow.id).toBe('complaint')
})

it('[RT316] what is added is told in words, starts cases once published, and touches no case that is live', async () => {
  const office = await withComplaints()
  const { runtime, admin, adam } = office
  await office.as('olga', 'officer')
  const call = await openCall(office)
  const { id: handed } = await handIn(office, call.id)
  const added = complaint.replaceAll('complaint', 'question').replace('Complaint', 'Question')
  const draft = await draftOf(office, {
    'workflows/question.json': added,
    'forms/lists/topic.json': JSON.stringify({
      id: 'topic',
      items: [{ code: 'money', label: { pl: 'Pieniądze', en: 'Money' } }],
    }),
  })
  const { counts } = await runtime.programmeDraftFate(admin, draft)
  expect(counts).toMatchObject({ moves: 0, mustDecide: 0, blocked: 0 })
  const { files } = await runtime.programmeDraftDifference(admin, draft)
  expect(files.map(({ kind, id, change }) => [kind, id, change])).toEqual([
    ['workflow', 'question', 'added'],
    ['codeList', 'topic', 'added'],
  ])
  const release = await publish(office, draft)
  expect(release.files.map(({ change }) => change)).toEqual(['added', 'added'])
  const { id } = await runtime.startCase(adam, { workflow: 'question' })
  expect((await office.store.loadCase(id))!.row).toMatchObject({ workflow: 'question', version: 1 })
  expect((await office.store.loadCase(handed))!.row.version).toBe(1)
  // a deletion after it is a release of its own, once its only case has ended
  const again = await draftOf(office, { 'workflows/question.json': null })
  await expect(publish(office, again)).rejects.toMatchObject({ code: 'programme-draft.live-cases' })
})

it('[RT316] a form and what asks for it go together', async () => {
  const office = await withComplaints()
  const { runtime, admin } = office
  const { files: inForce } = await runtime.definitionFiles(admin)
  const form = inForce.find(({ path }) => path === 'forms/APPLY.json')!.text
  const without = await draftOf(office, { 'forms/APPLY.json': null })
  expect((await runtime.checkProgrammeDraft(admin, without)).issues).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ code: 'unknown.form' })]) as unknown[],
  )
  const both = await draftOf(office, {
    'forms/APPLY.json': null,
    'forms/ASKING.json': form.replaceAll('"APPLY"', '"ASKING"'),
    [applicationFile]: JSON.stringify(runtime.workflow('application')).replaceAll(
      '"APPLY"',
      '"ASKING"',
    ),
  })
  const { files } = await runtime.programmeDraftDifference(admin, both)
  expect(files.map(({ id, change }) => [id, change])).toEqual([
    ['application', 'changed'],
    ['APPLY', 'removed'],
    ['ASKING', 'added'],
  ])
  const release = await publish(office, both)
  expect(release.files).toHaveLength(3)
  expect(runtime.workflow('application').version).toBe(2)
})
