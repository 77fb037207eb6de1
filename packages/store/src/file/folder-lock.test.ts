import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '../contract/refusal.ts'
import { DataFolder } from './data-folder.ts'
import { nodeFileSystem } from './file-system.ts'
import { lockFolder } from './folder-lock.ts'
import type { ProcessFacts } from './process-facts.ts'
import { ownProcessFacts } from './process-facts.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'splot-lock-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** A machine on which processes 1 and 2 run. */
const facts = (changes: Partial<ProcessFacts> = {}): ProcessFacts => ({
  pid: 1,
  host: 'here',
  bootId: 'boot-1',
  startOf: (pid) => (pid <= 2 ? `started-${pid}` : null),
  ...changes,
})
const take = (own: ProcessFacts = facts()) =>
  lockFolder(new DataFolder(nodeFileSystem, root), own, () => '2026-03-01T00:00:00Z')

describe('the lock of a data folder', () => {
  it('[ST49] refuses a second process and names the first', async () => {
    await take()
    const second = take(facts({ pid: 2 }))
    await expect(second).rejects.toMatchObject({
      code: 'store.locked',
      details: { pid: 1, host: 'here', since: '2026-03-01T00:00:00Z' },
    })
    await expect(second).rejects.toThrow('process 1 on here has used it since 2026-03-01T00:00:00Z')
  })

  it('[ST49] refuses the same process a second time, and admits it after release', async () => {
    const release = await take()
    expect(await refusal(take())).toBe('store.locked')
    await release()
    await (
      await take()
    )()
    expect(await refusal(take(facts({ host: 'elsewhere' })))).toBe('none')
  })

  it('[ST49] is taken over when its process is dead, is another one, or the machine was restarted', async () => {
    await take(facts({ pid: 3, startOf: () => 'x' }))
    await take(facts({ pid: 2, startOf: () => 'earlier' }))
    await take(facts({ bootId: 'boot-0' }))
    await take()
    expect(await refusal(take(facts({ pid: 2 })))).toBe('store.locked')
    expect(await readdir(path.join(root, 'lock'))).toEqual(['000004.json'])
  })

  it('[ST49] is taken over when it cannot be read', async () => {
    for (const text of ['', '{"pid": 1', '\0\0\0', 'null', '{}']) {
      const release = await take()
      const [name = ''] = await readdir(path.join(root, 'lock'))
      await writeFile(path.join(root, 'lock', name), text)
      expect(await refusal(take(facts({ pid: 2 })))).toBe('none')
      await release()
      await rm(path.join(root, 'lock'), { recursive: true })
    }
  })

  it('[ST49] is never taken from another host', async () => {
    await take(facts({ host: 'elsewhere', bootId: 'boot-0', pid: 99, startOf: () => 'x' }))
    expect(await refusal(take())).toBe('store.locked')
  })

  it('[ST49] of a stale folder goes to exactly one of many', async () => {
    for (let race = 0; race < 25; race += 1) {
      await take(facts({ pid: 3, startOf: () => 'x' }))
      const codes = await Promise.all(Array.from({ length: 6 }, () => refusal(take())))
      expect(codes.filter((code) => code === 'none')).toHaveLength(1)
      expect(codes.filter((code) => code === 'store.locked')).toHaveLength(5)
      await rm(path.join(root, 'lock'), { recursive: true })
    }
  })

  it('[ST49] is written to the disk before it counts', async () => {
    const done: string[] = []
    const fileSystem = {
      ...nodeFileSystem,
      create: async (file: string, mode: number) => {
        const writer = await nodeFileSystem.create(file, mode)
        return { ...writer, sync: () => writer.sync().then(() => void done.push('fdatasync')) }
      },
      link: (from: string, to: string) =>
        nodeFileSystem.link(from, to).then(() => void done.push('link')),
      syncFolder: (file: string) =>
        nodeFileSystem.syncFolder(file).then(() => void done.push(`fsync ${path.basename(file)}`)),
    }
    await lockFolder(new DataFolder(fileSystem, root), facts(), () => 'now')
    expect(done.slice(-3)).toEqual(['fdatasync', 'link', 'fsync lock'])
  })

  it('[ST49] knows this process, its start and its machine', async () => {
    const own = ownProcessFacts()
    expect(own.startOf(own.pid)).toBe(own.startOf(own.pid))
    expect(own.startOf(2 ** 22 + 1)).toBeNull()
    await take(own)
    const [name = ''] = await readdir(path.join(root, 'lock'))
    const holder: unknown = JSON.parse(await readFile(path.join(root, 'lock', name), 'utf8'))
    expect(holder).toMatchObject({ pid: process.pid, host: os.hostname(), released: false })
    expect(await refusal(take(own))).toBe('store.locked')
  })
})
