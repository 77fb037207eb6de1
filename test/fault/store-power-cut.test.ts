import { describe, expect, it } from 'vitest'
import { openFileStore, verifyFolder } from '@splot/store'
import type { FileSystem, ProcessFacts, Store } from '@splot/store'
import {
  createPowerCutFileSystem,
  createRandom,
  instant,
  sampleCommit,
  sampleEffect,
} from '@splot/store/contract'
import type { BrokenPromises, PowerCutFileSystem, Random } from '@splot/store/contract'

const folder = '/data'
const cases = ['a', 'b', 'c']

/** What was acknowledged so far. */
interface Acked {
  revisions: Map<string, number>
  documents: Map<string, number>
  delivered: Set<string>
  blobs: Set<string>
}

const factsOf = (pid: number): ProcessFacts => ({
  pid,
  host: 'here',
  bootId: 'boot',
  startOf: (other) => (other === pid ? '1' : null),
})

const open = (fileSystem: FileSystem, pid = 1): Promise<Store> =>
  openFileStore({ folder, fileSystem, processFacts: factsOf(pid), now: () => instant(0) })

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Runs one writer that notes what is acknowledged. */
async function write(store: Store, acked: Acked, id: string, steps: number): Promise<void> {
  for (let step = 1; step <= steps; step += 1) {
    const row = sampleEffect(id, `${id}/${step}/1`)
    await store.commitCase(sampleCommit(id, step, { outbox: [row], inbox: `m${step}` }))
    acked.revisions.set(id, step)
    if (step % 2 === 0) {
      await store.ackOutbox(row)
      acked.delivered.add(row.id)
    }
    if (step % 5 === 0) {
      const { revision } = await store.putDocument('draft', `${id}/x`, { step })
      acked.documents.set(`${id}/x`, revision)
      acked.blobs.add((await store.putBlob(one(`${id} ${step}`), 99)).sha256)
    }
  }
}

const copy = (acked: Acked): Acked => ({
  revisions: new Map(acked.revisions),
  documents: new Map(acked.documents),
  delivered: new Set(acked.delivered),
  blobs: new Set(acked.blobs),
})

/** Returns what is missing or damaged on a disk after a cut. */
async function lossOn(disk: PowerCutFileSystem, acked: Acked): Promise<string[]> {
  const loss: string[] = []
  let store: Store
  try {
    store = await open(disk, 2)
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
  for (const [id, revision] of acked.revisions) {
    const found = (await store.loadCase(id))?.revision ?? 0
    if (found < revision) loss.push(`case ${id} at ${found}, acknowledged ${revision}`)
    const entries = await store.history(id)
    if (entries.length !== found) loss.push(`case ${id} at ${found} with ${entries.length} entries`)
  }
  for (const [id, revision] of acked.documents)
    if (((await store.getDocument('draft', id))?.revision ?? 0) < revision)
      loss.push(`document ${id}`)
  for (const row of await store.claimOutbox(instant(9), 9999, 1))
    if (acked.delivered.has(row.id)) loss.push(`row ${row.id} is offered again`)
  for (const sha256 of acked.blobs) if (!(await store.openBlob(sha256))) loss.push(`blob ${sha256}`)
  const { problems } = await verifyFolder(folder, { fileSystem: disk })
  loss.push(...problems.map((problem) => problem.message))
  loss.push(...disk.files().filter((file) => file.endsWith('.tmp')))
  await store.close()
  return loss
}

/** Runs writers side by side, cuts the power at random moments, and returns every loss. */
async function losses(seed: number, steps: number, share: number, broken: BrokenPromises = {}) {
  const random: Random = createRandom(seed)
  const disk = createPowerCutFileSystem(broken)
  const acked: Acked = {
    revisions: new Map(),
    documents: new Map(),
    delivered: new Set(),
    blobs: new Set(),
  }
  const store = await open(disk)
  const cuts: { disk: PowerCutFileSystem; acked: Acked }[] = []
  disk.onChange = () => {
    if (random() < share) cuts.push({ disk: disk.image(random), acked: copy(acked) })
  }
  await Promise.all(cases.map((id) => write(store, acked, id, steps)))
  disk.onChange = () => {}
  const found: string[] = []
  for (const cut of cuts) found.push(...(await lossOn(cut.disk, cut.acked)))
  await store.close()
  return { cuts: cuts.length, found }
}

describe('a power cut', () => {
  it('[ST44] leaves every acknowledged write, wherever it comes and whatever was not synced', async () => {
    let cuts = 0
    for (let seed = 1; seed <= 100; seed += 1) {
      const result = await losses(seed, 12, 0.05)
      expect(result.found, `seed ${seed}`).toEqual([])
      cuts += result.cuts
    }
    expect(cuts).toBeGreaterThan(2000)
  })

  it('[ST44] leaves every acknowledged write while history moves to segments', async () => {
    const result = await losses(99, 200, 0.01)
    expect(result.found).toEqual([])
    expect(result.cuts).toBeGreaterThan(50)
  })

  it('[ST44] would be noticed by this test: a disk that does not keep its promises loses writes', async () => {
    expect((await losses(1, 12, 0.05, { fileSync: true })).found).not.toEqual([])
    expect((await losses(1, 12, 0.05, { folderSync: true })).found).not.toEqual([])
  })
})
