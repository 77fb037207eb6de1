import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestContext } from 'vitest'
import { openFileStore, verifyFolder } from '@splot/store'
import type { Store } from '@splot/store'
import { sampleCommit, sampleEffect } from '@splot/store/contract'
import { skipLoudly } from '../support/skip-loudly.ts'

let disk = ''
let mounted = false
const mount = (...options: string[]): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', disk]).status === 0

beforeEach(async () => {
  disk = await mkdtemp(path.join(os.tmpdir(), 'splot-disk-'))
  mounted = mount('size=1m')
})
afterEach(async () => {
  if (mounted) spawnSync('umount', [disk])
  await rm(disk, { recursive: true, force: true })
})

/** Skips, loudly, where this user may not mount a disk of its own. */
function needsDisk(ctx: TestContext): void {
  if (!mounted)
    skipLoudly(ctx, 'may not mount a small disk here; the fault rules of the contract still ran')
}

async function* one(sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < sizeBytes; sent += 10_000) yield Buffer.alloc(10_000, 1)
}

/** Commits until a commit is refused; returns how many went through and the refusal. */
async function fillUp(store: Store): Promise<{ steps: number; error: unknown }> {
  for (let step = 1; ; step += 1) {
    const snapshot = { step, filling: 'x'.repeat(step * 3000) }
    const outbox = [sampleEffect('a', `a/${step}/1`)]
    try {
      await store.commitCase(sampleCommit('a', step, { snapshot, outbox }))
    } catch (error) {
      return { steps: step - 1, error }
    }
  }
}

describe('a disk', () => {
  it('[ST47] that is full keeps the old value, says so, and is written again when there is space', async (ctx) => {
    needsDisk(ctx)
    const folder = path.join(disk, 'data')
    const store = await openFileStore({ folder })
    const { steps, error } = await fillUp(store)
    expect(error).toMatchObject({ code: 'store.full' })
    expect(steps).toBeGreaterThan(5)
    const kept = await store.loadCase('a')
    expect([kept?.revision, kept?.snapshot['step']]).toEqual([steps, steps])
    expect(await store.history('a')).toHaveLength(steps)
    const ballast = path.join(disk, 'ballast')
    await writeFile(ballast, Buffer.alloc(2_000_000)).catch(() => {})
    const refused = await store.putDocument('draft', 'x', 'y'.repeat(9000)).catch((e: unknown) => e)
    expect(refused).toMatchObject({ code: 'store.full' })
    const blob = await store.putBlob(one(50_000), 1e6).catch((e: unknown) => e)
    expect(blob).toMatchObject({ code: 'store.full' })
    await rm(ballast)
    const next = sampleCommit('a', steps + 1)
    expect(await store.commitCase(next)).toEqual({ revision: steps + 1 })
    expect(await store.putDocument('draft', 'x', 'y')).toEqual({ revision: 1 })
    await store.close()
    expect((await verifyFolder(folder)).problems).toEqual([])
    const again = await openFileStore({ folder })
    expect((await again.loadCase('a'))?.revision).toBe(steps + 1)
    await again.close()
  })

  it('[ST47] that becomes read-only refuses writes, still reads, and recovers', async (ctx) => {
    needsDisk(ctx)
    const folder = path.join(disk, 'data')
    const store = await openFileStore({ folder })
    await store.commitCase(sampleCommit('a', 1))
    const [row] = [sampleEffect('a', 'a/2/1')]
    await store.commitCase(sampleCommit('a', 2, { outbox: [row] }))
    if (!mount('remount', 'ro')) skipLoudly(ctx, 'may not make the disk read-only here')
    const refused = await store.commitCase(sampleCommit('a', 3)).catch((e: unknown) => e)
    expect(refused).toMatchObject({ code: 'store.unwritable', details: { reason: 'EROFS' } })
    const unacked = await store.ackOutbox(row).catch((e: unknown) => e)
    expect(unacked).toMatchObject({ code: 'store.unwritable' })
    expect((await store.loadCase('a'))?.revision).toBe(2)
    mount('remount', 'rw')
    expect(await store.commitCase(sampleCommit('a', 3))).toEqual({ revision: 3 })
    await store.ackOutbox(row)
    await store.close()
  })

  it('[ST47] that is read-only from the start is refused clearly', async (ctx) => {
    needsDisk(ctx)
    if (!mount('remount', 'ro')) skipLoudly(ctx, 'may not make the disk read-only here')
    const folder = path.join(disk, 'data')
    const refused = await openFileStore({ folder }).catch((e: unknown) => e)
    expect(refused).toMatchObject({ code: 'store.unwritable', details: { reason: 'EROFS' } })
  })
})
