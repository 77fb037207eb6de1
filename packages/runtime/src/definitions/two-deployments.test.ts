import type { JsonObject } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'
import { villageFiles } from '../village/village-programme.ts'
import { inForceKind } from './in-force.ts'

const applicationFile = 'workflows/application.json'
const programmeFile = 'workflows/programme.json'

type Folder = Map<string, string>

/** Definition files as one deployment has them. */
function folderOf(edit: (application: string) => string = (same) => same): Folder {
  const folder = new Map(villageFiles(publishableVillage).map(({ path, text }) => [path, text]))
  folder.set(applicationFile, edit(folder.get(applicationFile)!))
  return folder
}

/** The next version of the application: its formal check has another id. */
const next = (text: string): string => {
  const renamed = text.replaceAll('"application.check"', '"application.formal"')
  return JSON.stringify({ ...(JSON.parse(renamed) as JsonObject), version: 7 })
}

let deployments = 0
/** Starts a process of a deployment: its own folder, the store of all. */
async function deploy(store: Store, folder: Folder): Promise<Village> {
  const prefix = `d${(deployments += 1)}`
  let last = 0
  return openVillage({
    store,
    programme: { read: async () => [...folder].map(([path, text]) => ({ path, text })) },
    ids: { next: () => `${prefix}-${(last += 1)}` },
  })
}

async function workAll(...villages: Village[]): Promise<void> {
  for (let done = 1; done > 0;) {
    done = 0
    for (const { runtime } of villages) {
      const { timers, effects, cases } = await runtime.work()
      done += timers + effects + cases
    }
  }
}

/** Publishes a longer deadline from a draft: from then on what is in force lies in the store. */
async function publishLonger(village: Village): Promise<void> {
  const { runtime } = village
  const admin = await village.as('wanda', 'programmeAdmin')
  const { id, files } = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  const { text, revision } = files.find(({ path }) => path === programmeFile)!
  const changed = text.replace(/"value":\s*10\b/, '"value": 20')
  await runtime.changeProgrammeDraft(admin, id, {
    changes: [{ path: programmeFile, text: changed, base: revision }],
  })
  const { issues } = await runtime.checkProgrammeDraft(admin, id)
  await runtime.publishProgrammeDraft(admin, id, {
    policy: 'pinned',
    reason: 'Nowy regulamin',
    warnings: Object.fromEntries(issues.map(({ key }) => [key, 'Tak ma być'])),
  })
}

describe('two deployments with different definition files on one store', () => {
  it('[RT387] the older one does not bring its files back, neither while it runs nor when it starts again', async () => {
    const store = openMemoryStore()
    const folder = folderOf()
    const old = await deploy(store, folder)
    await publishLonger(old)
    await workAll(old)
    let changes = 0
    store.subscribeDocuments((kind) => {
      if (kind === inForceKind) changes += 1
    })
    const fresh = await deploy(store, folderOf(next))
    for (let turn = 1; turn <= 3; turn += 1) await workAll(old, fresh)
    const again = await deploy(store, folder)
    await workAll(old, fresh, again)
    for (const { runtime } of [old, fresh, again]) {
      expect(runtime.workflow('application').version).toBe(7)
      expect(runtime.programme().parameters).toMatchObject({ checkDays: { value: 20 } })
    }
    expect(changes).toBe(1)
    const named = [{ file: applicationFile, issues: [{ code: 'definition.taken-newer' }] }]
    expect(again.runtime.problems()).toMatchObject(named)
    expect(old.runtime.problems()).toMatchObject(named)
    expect(fresh.runtime.problems()).toEqual([])
    // brought up to date, nothing is wrong with it any more
    folder.set(applicationFile, next(folder.get(applicationFile)!))
    await again.runtime.reload()
    expect(again.runtime.problems()).toEqual([])
    // and a still newer file is taken from any of them
    folder.set(applicationFile, folder.get(applicationFile)!.replace('"version":7', '"version":8'))
    await again.runtime.reload()
    await workAll(old, fresh, again)
    expect(fresh.runtime.workflow('application').version).toBe(8)
  })

  it('[RT388] before anything was published each begins cases by its own files, and works on all of them', async () => {
    const store = openMemoryStore()
    const old = await deploy(store, folderOf())
    const fresh = await deploy(store, folderOf(next))
    const calls = [await openCall(old), await openCall(fresh)] as const
    const olga = await old.as('olga', 'officer')
    // whichever process is asked: a call keeps the files it began by, and so do its applications
    const first = await handIn(fresh, calls[0].id)
    const second = await handIn(old, calls[1].id, 'basia')
    await workAll(old, fresh)
    for (const [id, version, state] of [
      [first.id, 1, 'application.check'],
      [second.id, 7, 'application.formal'],
    ] as const)
      for (const village of [old, fresh]) {
        const { row } = (await store.loadCase(id))!
        expect([id, row.version]).toEqual([id, version])
        const view = await village.runtime.getCase(olga, id)
        expect(view.states.map((one) => one.id)).toContain(state)
      }
    // each goes on with what the other began
    for (const [village, id] of [
      [fresh, first.id],
      [old, second.id],
    ] as const)
      await village.runtime.claimTask(olga, await taskOf(village, olga, id, 'check'))
    expect([old.runtime.problems(), fresh.runtime.problems()]).toEqual([[], []])
  })
})
