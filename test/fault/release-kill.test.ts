import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@splot/client'
import type { Client } from '@splot/client'
import type { JsonObject } from '@splot/definition'
import { createRuntime, storeProof } from '@splot/runtime'
import type { ProgrammeRelease } from '@splot/runtime'
import { openFileStore, verifyFolder } from '@splot/store'
import type { StoredCase } from '@splot/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parcelProgramme, writeProgramme } from '../support/parcel-programme.ts'
import { seeded } from '../support/seeded.ts'
import { buildServed, cookieFrom, serve } from '../support/served-process.ts'
import type { ServedProcess } from '../support/served-process.ts'

const parcels = 400
/** SPLOT_FAULT_ROUNDS=50 for the long run. */
const kills = Number(process.env['SPLOT_FAULT_ROUNDS'] ?? 12)
const admin = 'alicja@example.org'
const workflowFile = 'workflows/parcel.json'

let folder = ''
let served: ServedProcess | undefined
beforeAll(async () => {
  buildServed()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-release-kill-'))
  await writeProgramme(path.join(folder, 'programme'))
}, 120_000)
afterAll(async () => {
  served?.kill()
  await served?.ended
  await rm(folder, { recursive: true, force: true })
})

const data = (): string => path.join(folder, 'data')

/** Sends parcels that are being filled in. */
async function fill(): Promise<void> {
  const store = await openFileStore({ folder: data() })
  const runtime = await createRuntime({
    store,
    programme: {
      read: async () =>
        Object.entries(parcelProgramme).map(([name, value]) => ({
          path: name,
          text: JSON.stringify(value, null, 2),
        })),
    },
    clock: { now: () => new Date().toISOString() },
    ids: { next: () => crypto.randomUUID() },
    mail: { send: async () => undefined },
  })
  const { id: person } = await runtime.ensurePerson({ email: admin })
  await runtime.setRoles(person, ['programmeAdmin'])
  const reader = { person, locale: 'en' as const }
  const hub = await runtime.startCase(reader, { workflow: 'hub' })
  for (let sent = 0; sent < parcels; sent += 20)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        runtime.startCase(reader, { workflow: 'parcel', parent: hub.id }),
      ),
    )
  await runtime.close()
}

let cookie = ''
async function start(): Promise<Client> {
  served = serve({
    data: data(),
    definitions: path.join(folder, 'programme'),
    more: ['--no-demo', '--admin', admin],
  })
  const { address, links } = await served.ready
  if (cookie === '') cookie = await cookieFrom(links[0]?.link ?? '')
  return createClient({ baseUrl: address, headers: { cookie }, locale: 'en' })
}

async function killed(): Promise<void> {
  served?.kill()
  await served?.ended
}

type Case = StoredCase & { tasks: string[] }

/** Every parcel as it lies on the disk, with its open tasks. */
async function allParcels(): Promise<Case[]> {
  const store = await openFileStore({ folder: data() })
  try {
    const { items } = await store.queryCases({ workflow: 'parcel' }, undefined, 1000)
    return await Promise.all(
      items.map(async ({ id }) => {
        const open = { caseId: id, status: 'open' as const, includeOffers: true }
        const tasks = (await store.queryTasks(open)).items.map(({ task }) => task)
        return { ...(await store.loadCase(id))!, tasks: tasks.toSorted() }
      }),
    )
  } finally {
    await store.close()
  }
}

/** Which version a case is of, everywhere in it; a case between two versions fails the test. */
function versionOf({ row, snapshot, tasks }: Case): number {
  const given = snapshot as unknown as { workflow: { version: number }; states: string[] }
  const isNew = row.version === 2
  expect(given.workflow.version).toBe(row.version)
  expect(row.states).toEqual([isNew ? 'parcel.filling' : 'parcel.draft'])
  expect(given.states).toEqual(row.states)
  expect(tasks).toEqual(isNew ? ['fill', 'label'] : ['fill'])
  expect(snapshot['earlier'] === undefined).toBe(!isNew)
  return row.version
}

/** The parcel with another state in place of its first, and one more task there. */
function changedWorkflow(text: string): string {
  const changed = JSON.parse(text.replaceAll('"parcel.draft"', '"parcel.filling"')) as {
    states: { draft: { meta: { tasks: JsonObject[] } } }
  }
  const [first] = changed.states.draft.meta.tasks
  changed.states.draft.meta.tasks.push({ ...first, id: 'label', offer: true })
  return JSON.stringify(changed, null, 2)
}

/** Waits until some cases have moved and others not, or all have. */
async function moving(client: Client, id: string): Promise<void> {
  const far = async () => {
    const { migration, undo } = await client.getRelease(id)
    return undo ?? migration
  }
  const { done } = await far()
  for (let at = await far(); at.done === done && at.done < at.total; at = await far())
    await pause(2)
}

/** Kills the service again and again while cases are on their way, and returns what was found then. */
async function killOnTheWay(
  first: Client,
  id: string,
  random: ReturnType<typeof seeded>,
): Promise<{ mixed: number; release: ProgrammeRelease }> {
  let mixed = 0
  let client = first
  for (let n = 0; n < kills; n++) {
    await moving(client, id)
    await pause(random.below(40))
    await killed()
    expect((await verifyFolder(data(), storeProof)).problems, `after kill ${n + 1}`).toEqual([])
    const versions = new Set((await allParcels()).map(versionOf))
    if (versions.size > 1) mixed++
    client = await start()
  }
  for (;;) {
    const release = await client.getRelease(id)
    const { status } = release.migration
    if (status === 'done' || status === 'undone') return { mixed, release }
    await pause(100)
  }
}

it(`[RT141] the service killed ${2 * kills} times while cases are on their way leaves each wholly on one version and goes on`, async () => {
  await fill()
  const before = new Map((await allParcels()).map((one) => [one.row.id, one]))
  expect(before.size).toBe(parcels)
  const client = await start()
  const draft = await client.createProgrammeDraft({ title: 'Labels' })
  const { text } = draft.files.find((file) => file.path === workflowFile)!
  await client.changeProgrammeDraft(draft.id, {
    changes: [{ path: workflowFile, text: changedWorkflow(text), base: 1 }],
  })
  const { issues } = await client.checkProgrammeDraft(draft.id)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  const random = seeded(20_261_129)
  const { release } = await client.publishProgrammeDraft(draft.id, {
    policy: 'mapped',
    mapping: { parcel: { 'parcel.draft': 'parcel.filling' } },
    reason: 'Labels',
    warnings: Object.fromEntries(issues.map(({ key }) => [key, 'Known'])),
  })
  const along = await killOnTheWay(client, release!.id, random)
  expect(along.release.migration).toMatchObject({
    moved: parcels + 1,
    stayed: 0,
    refusedCount: 0,
  })
  // a kill that always came too early or too late would prove nothing
  expect(along.mixed).toBeGreaterThan(0)
  await killed()
  expect(new Set((await allParcels()).map(versionOf))).toEqual(new Set([2]))

  const again = await start()
  await again.undoRelease(release!.id, 'No labels')
  const back = await killOnTheWay(again, release!.id, random)
  expect(back.release.migration.status).toBe('undone')
  expect(back.mixed).toBeGreaterThan(0)
  expect(back.release.undo).toMatchObject({ keptCount: 0 })
  await killed()
  for (const { row, snapshot, tasks } of await allParcels()) {
    const was = before.get(row.id)!
    expect(JSON.stringify([row, snapshot, tasks])).toBe(
      JSON.stringify([was.row, was.snapshot, was.tasks]),
    )
  }
  const store = await openFileStore({ folder: data() })
  for (const id of before.keys()) {
    const types = (await store.history(id)).map(({ type }) => type)
    expect(types).toEqual(['started', 'migrated', 'returned'])
  }
  await store.close()
  process.stdout.write(
    `  ${2 * kills} kills, ${along.mixed + back.mixed} of them with cases on both versions\n`,
  )
}, 600_000)
