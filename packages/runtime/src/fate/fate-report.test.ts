import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { withAdministrator } from '../village/with-administrator.ts'
import { village as programme, villageFiles } from '../village/village-programme.ts'

const applicationFile = 'workflows/application.json'
const applyFile = 'forms/APPLY.json'

/** The next version of a file, changed as given. */
function next(path: string, change: (text: string) => string): Record<string, JsonObject> {
  const file = programme[path]!
  const changed = JSON.parse(change(JSON.stringify(file))) as JsonObject
  return { [path]: { ...changed, version: (file['version'] as number) + 1 } }
}

const programmeFile = 'workflows/programme.json'
const same = (text: string): string => text
/** The formal check under another id. */
const renamed = (text: string): string =>
  text.replaceAll('"application.check"', '"application.formal"')

/** Two applications: one in the formal check, one still being written. */
async function withApplications(
  changed: Record<string, JsonObject> = {},
): Promise<Village & { handed: string; draft: string }> {
  const village = await openVillage({ changed })
  await village.as('olga', 'officer')
  const call = await openCall(village)
  const { id: handed } = await handIn(village, call.id)
  const basia = await village.as('basia')
  const { id: draft } = await village.runtime.startCase(basia, {
    workflow: 'application',
    parent: call.id,
  })
  return { ...village, handed, draft }
}

describe('fate report', () => {
  it('[RT130] leaves cases alone that have the definitions of the draft already', async () => {
    const { runtime } = await withApplications()
    expect(await runtime.reportFate({ files: villageFiles() })).toMatchObject({
      problems: [],
      counts: { untouched: 3, stays: 0 },
      groups: [],
    })
  })

  it('[RT130] tells the fate of every live case, those first that somebody must look at', async () => {
    const { runtime, handed } = await withApplications()
    const files = villageFiles(next(applicationFile, renamed))
    const report = await runtime.reportFate({ files })
    expect(report.counts).toEqual({ stays: 2, moves: 0, mustDecide: 1, blocked: 0, untouched: 0 })
    expect(report.groups[0]).toMatchObject({
      workflow: 'application',
      version: { before: 1, after: 2 },
      kind: 'mustDecide',
      undecided: [{ state: 'application.check', why: 'gone' }],
      cases: 1,
    })
    const { items } = await runtime.listFates({ files }, { kind: 'mustDecide' })
    expect(items.map(({ id, title }) => [id, title.pl])).toEqual([[handed, 'Lipowo']])
    expect(
      (await runtime.listFates({ files }, { state: 'application.draft' })).items,
    ).toMatchObject([{ fate: { kind: 'stays', safe: true, end: 'reachable' } }])
  })

  it('[RT130] a mapping says where those go on whose state is gone, with task and deadline', async () => {
    const { runtime } = await withApplications()
    const files = villageFiles(next(applicationFile, renamed))
    const mapping = { application: { 'application.check': 'application.formal' } }
    const { items } = await runtime.listFates({ files, mapping }, { kind: 'moves' })
    expect(items).toMatchObject([
      {
        fate: {
          to: ['application.formal'],
          tasks: expect.arrayContaining([{ task: 'check', change: 'kept', before: 1, after: 1 }]),
          timers: [{ timer: 'check', change: 'kept', overdue: false }],
        },
      },
    ])
  })

  it('[RT130] a deadline follows the parameter of the draft', async () => {
    const { runtime, clock } = await withApplications()
    const files = villageFiles(
      next(programmeFile, (text) => text.replace('"value":10', '"value":1')),
    )
    clock.at = '2027-01-14T09:00:00Z'
    const { groups } = await runtime.reportFate({ files })
    const check = groups.find(({ from }) => from.includes('application.check'))
    expect(check).toMatchObject({ kind: 'stays', safe: 0, timers: { overdue: 1 } })
  })

  it('[RT130] names cases whose answers the new form would not take', async () => {
    const { runtime, handed } = await withApplications()
    const form = JSON.stringify(programme[applyFile])
    expect(form).toContain('"key":"village"')
    const files = villageFiles(
      next(applyFile, (text) => text.replace('"key":"village"', '"key":"village","maxLength":3')),
    )
    const report = await runtime.reportFate({ files })
    expect(report.problems).toEqual([])
    expect(report.groups.find(({ answers }) => answers > 0)).toMatchObject({ cases: 1, safe: 0 })
    const { items } = await runtime.listFates({ files }, { state: 'application.check' })
    expect(items).toMatchObject([
      { id: handed, fate: { answers: [{ task: 'apply', issues: [{ path: '/village' }] }] } },
    ])
  })

  it('[RT131] a draft leaves no trace, and is read by the rules by which files come into force', async () => {
    const { runtime, store } = await withApplications()
    const documents = async () => (await store.listDocuments('definition', undefined, 500)).items
    const before = await documents()
    const files = villageFiles(next(applicationFile, same))
    await runtime.reportFate({ files })
    expect(await documents()).toEqual(before)
    expect(runtime.workflow('application').version).toBe(1)
    const changed = { ...programme[applicationFile], title: { pl: 'Inny', en: 'Other' } }
    expect(
      (await runtime.reportFate({ files: villageFiles({ [applicationFile]: changed }) })).problems,
    ).toMatchObject([{ file: applicationFile, issues: [{ code: 'definition.version-changed' }] }])
  })

  it('[RT132] is for programme administrators, and pages through many cases', async () => {
    const village = await withApplications(withAdministrator)
    const { runtime } = village
    const files = villageFiles({ ...withAdministrator, ...next(applicationFile, same) })
    const anna = await village.as('anna')
    await expect(runtime.fateReport(anna, { files })).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    await expect(runtime.caseFates(anna, { files }, {})).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    await expect(runtime.fateReport(null, { files })).rejects.toMatchObject({
      code: 'auth.required',
    })
    const admin = await village.as('wanda', 'programmeAdmin')
    expect((await runtime.fateReport(admin, { files })).counts.stays).toBe(3)
    const { id: parent } = await openCall(village)
    for (let n = 0; n < 60; n++) {
      await runtime.startCase(anna, { workflow: 'application', parent, idempotencyKey: `k${n}` })
    }
    const first = await runtime.caseFates(admin, { files }, { workflow: 'application' })
    expect(first.items).toHaveLength(50)
    const rest = await runtime.caseFates(
      admin,
      { files },
      { workflow: 'application', cursor: first.next! },
    )
    expect(rest.items).toHaveLength(12)
    expect(rest.next).toBeUndefined()
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(62)
  })

  it('[RT130] what is numbered on the way takes no number', async () => {
    const { runtime, store, draft } = await withApplications()
    const files = villageFiles(
      next(applicationFile, (text) =>
        text.replace(
          '"id":"application.check"',
          '"id":"application.check","entry":[{"type":"number","params":{"sequence":"\\"other\\"","format":"X/{n}"}}]',
        ),
      ),
    )
    const mapping = { application: { 'application.draft': 'application.check' } }
    const { items } = await runtime.listFates({ files, mapping }, { kind: 'moves' })
    expect(items.map(({ id }) => id)).toEqual([draft])
    expect(await store.getDocument('counter', 'other')).toBeNull()
  })
})
