import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant, sampleCommit, sampleEffect } from '../contract/index.ts'
import { refusal } from '../contract/refusal.ts'
import type { Store } from '../types.ts'
import { casePath, segmentPath } from './file-cases.ts'
import { fileNameOf, idOfFileName } from './file-name.ts'
import { nodeFileSystem } from './file-system.ts'
import type { FileSystem } from './file-system.ts'
import { openFileStore } from './open-file-store.ts'

let folder = ''
let store: Store
const at = (...names: string[]) => path.join(folder, ...names)
const reopen = async () => {
  await store.close()
  store = await openFileStore({ folder })
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-file-'))
  store = await openFileStore({ folder })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

/** Returns the file system of this machine with a record of what was done to it. */
function recorded(done: string[]): FileSystem {
  const note = (what: string, file: string) => {
    const unfinished = /\.([^/]*)\.[0-9a-f]{16}\.tmp$/.exec(file)
    done.push(`${what} ${unfinished ? `${unfinished[1]}~` : path.relative(folder, file)}`)
  }
  return {
    ...nodeFileSystem,
    create: async (file, mode) => {
      const writer = await nodeFileSystem.create(file, mode)
      return {
        write: async (bytes) => {
          await writer.write(bytes)
          note('write', file)
        },
        sync: async () => {
          await writer.sync()
          note('fdatasync', file)
        },
        close: () => writer.close(),
      }
    },
    rename: async (from, to) => {
      await nodeFileSystem.rename(from, to)
      note('rename to', to)
    },
    syncFolder: async (file) => {
      await nodeFileSystem.syncFolder(file)
      note('fsync', file)
    },
  }
}

describe('the embedded store', () => {
  it('[ST44] acknowledges a commit after fdatasync, rename and fsync of the folder', async () => {
    await store.close()
    const done: string[] = []
    store = await openFileStore({ folder, fileSystem: recorded(done) })
    await store.commitCase(sampleCommit('a', 1))
    const file = casePath('a')
    const expected = [
      'write a.json~',
      'fdatasync a.json~',
      `rename to ${file.join('/')}`,
      `fsync ${file.slice(0, 2).join('/')}`,
      'acknowledged',
    ]
    for (let step = 2; step <= 100; step += 1) {
      done.length = 0
      await store.commitCase(sampleCommit('a', step))
      done.push('acknowledged')
      expect(done, `step ${step}`).toEqual(expected)
    }
  })

  it('[ST44] moves history to a segment before it writes the case', async () => {
    await store.close()
    const done: string[] = []
    store = await openFileStore({ folder, fileSystem: recorded(done) })
    for (let step = 1; step <= 128; step += 1) await store.commitCase(sampleCommit('a', step))
    done.length = 0
    await store.commitCase(sampleCommit('a', 129))
    const segment = segmentPath('a', 1).join('/')
    const moved = done.indexOf(`fsync ${path.dirname(segment)}`)
    expect(done.indexOf(`rename to ${segment}`)).toBeGreaterThanOrEqual(0)
    expect(moved).toBeGreaterThan(done.indexOf(`rename to ${segment}`))
    expect(done.indexOf('write a.json~')).toBeGreaterThan(moved)
  })

  it('[ST45] names a damaged case file, keeps it, and serves the others only when told to', async () => {
    await store.commitCase(sampleCommit('a', 1))
    await store.commitCase(sampleCommit('b', 1))
    const file = at(...casePath('a'))
    const whole = await readFile(file)
    for (const bytes of [whole.subarray(0, 200), Buffer.alloc(0), Buffer.alloc(whole.length)]) {
      await store.close()
      await writeFile(file, bytes)
      const opening = openFileStore({ folder })
      expect(await refusal(opening)).toBe('store.corrupt')
      await expect(opening).rejects.toThrow(casePath('a').join('/'))
      store = await openFileStore({ folder, whenDamaged: () => undefined })
      expect((await store.queryCases({})).items.map((row) => row.id)).toEqual(['b'])
      expect(await refusal(store.loadCase('a'))).toBe('store.corrupt')
      expect(await refusal(store.history('a'))).toBe('store.corrupt')
      expect(await refusal(store.commitCase(sampleCommit('a', 1)))).toBe('store.corrupt')
      expect(await readFile(file)).toEqual(bytes)
    }
    await writeFile(file, whole)
    await reopen()
    expect((await store.loadCase('a'))?.revision).toBe(1)
  })

  it('[ST69] opened without damaged cases it tells which they are, and keeps what is theirs', async () => {
    const timers = [{ id: 'a/t', caseId: 'a', key: 't', dueAt: '2027-01-02T00:00:00Z' }]
    const outbox = [
      { id: 'a/1', caseId: 'a', type: 'notify', params: {}, createdAt: '2027-01-01T00:00:00Z' },
    ]
    await store.commitCase({ ...sampleCommit('a', 1), timers, outbox })
    await store.commitCase(sampleCommit('b', 1))
    await store.close()
    const told: unknown[] = []
    const whenDamaged = (damaged: unknown) => void told.push(damaged)
    store = await openFileStore({ folder, whenDamaged })
    expect(told).toEqual([])
    await store.close()
    const file = at(...casePath('a'))
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, 100))
    store = await openFileStore({ folder, whenDamaged })
    expect(told).toEqual([
      [{ id: 'a', file: casePath('a').join('/'), why: expect.stringMatching(/./) }],
    ])
    const later = '2028-01-01T00:00:00Z'
    expect(await store.dueTimers(later, 10)).toEqual([])
    expect(await store.claimOutbox(later, 10, 1000)).toEqual([])
    expect(await refusal(store.moment(async () => undefined))).toBe('store.corrupt')
    const step = store.transactCase('a', async () => ({ commit: sampleCommit('a', 2), result: 0 }))
    expect(await refusal(step)).toBe('store.corrupt')
    expect(await readFile(file)).toEqual(whole.subarray(0, 100))
    await store.commitCase(sampleCommit('b', 2))
    await writeFile(file, whole)
    await reopen()
    expect(await store.dueTimers(later, 10)).toEqual(timers)
    expect((await store.claimOutbox(later, 10, 1000)).map(({ id }) => id)).toEqual(['a/1'])
    expect((await store.loadCase('b'))?.revision).toBe(2)
  })

  it('[ST45] names a case file that lies in the place of another', async () => {
    await store.commitCase(sampleCommit('a', 1))
    await store.commitCase(sampleCommit('b', 1))
    await rename(at(...casePath('a')), at(...casePath('b')))
    expect(await refusal(store.loadCase('b'))).toBe('store.corrupt')
    expect(await refusal(reopen())).toBe('store.corrupt')
  })

  it('[ST45] names a damaged segment when its part of the history is read', async () => {
    for (let step = 1; step <= 130; step += 1) await store.commitCase(sampleCommit('a', step))
    await writeFile(at(...segmentPath('a', 1)), '{}')
    expect(await refusal(store.history('a'))).toBe('store.corrupt')
    expect(await store.history('a', 64)).toHaveLength(66)
    expect((await store.loadCase('a'))?.revision).toBe(130)
  })

  it('[ST46] removes unfinished writes at the start, and nothing else', async () => {
    await store.commitCase(sampleCommit('a', 1))
    await store.putDocument('draft', 'x', 1)
    const [, shard] = casePath('a')
    await mkdir(at('cases', shard, 'a.history'))
    const left = [
      at('cases', shard, '.a.json.0123456789abcdef.tmp'),
      at('cases', shard, 'a.history', '.000001.json.0123456789abcdef.tmp'),
      at('blobs', 'incoming', '.0123456789abcdef.tmp'),
      at('outbox', '.delivered.ndjson.0123456789abcdef.tmp'),
      at('lock', '.0123456789abcdef.tmp'),
    ]
    for (const file of left) await writeFile(file, '{"half": ')
    await writeFile(at('cases', shard, 'note.txt'), 'of the administrator')
    await reopen()
    const files = await readdir(folder, { recursive: true })
    expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([])
    expect(files).toContain(path.join('cases', shard, 'note.txt'))
    expect((await store.loadCase('a'))?.revision).toBe(1)
  })

  it('[ST47] tells a lack of permission from a lack of space', async () => {
    for (const [code, expected] of [
      ['EACCES', 'store.unwritable'],
      ['EPERM', 'store.unwritable'],
      ['EIO', 'store.unwritable'],
      ['ENOSPC', 'store.full'],
      ['EDQUOT', 'store.full'],
    ] as const) {
      await store.close()
      let failing = false
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        create: (file, mode) =>
          failing
            ? Promise.reject(Object.assign(new Error(code), { code }))
            : nodeFileSystem.create(file, mode),
      }
      store = await openFileStore({ folder, fileSystem })
      failing = true
      expect(await refusal(store.commitCase(sampleCommit('a', 1)))).toBe(expected)
      expect(await store.loadCase('a')).toBeNull()
      failing = false
      await store.close()
      store = await openFileStore({ folder })
    }
  })

  it('[ST48] keeps the permission bits of a file; new files belong to their owner only', async () => {
    await store.commitCase(sampleCommit('a', 1))
    const file = at(...casePath('a'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await chmod(file, 0o664)
    await store.commitCase(sampleCommit('a', 2))
    expect((await stat(file)).mode & 0o777).toBe(0o664)
  })

  it('[ST50] writes files whatever NODE_ENV says', async () => {
    const before = process.env['NODE_ENV']
    try {
      for (const value of ['test', 'production', undefined]) {
        if (value === undefined) delete process.env['NODE_ENV']
        else process.env['NODE_ENV'] = value
        await reopen()
        const id = `a-${value}`
        await store.commitCase(sampleCommit(id, 1))
        expect(await readFile(at(...casePath(id)), 'utf8')).toContain(`\n  "id": "${id}"`)
      }
    } finally {
      process.env['NODE_ENV'] = before
    }
  })

  it('[ST51] keeps case files small however long the history, messages and requests', async () => {
    const sizes: number[] = []
    for (let step = 1; step <= 600; step += 1) {
      const idempotency = { key: `request-${step}`, reply: { step } }
      await store.commitCase(sampleCommit('a', step, { inbox: `message-${step}`, idempotency }))
      if (step % 200 === 0) sizes.push((await stat(at(...casePath('a')))).size)
    }
    const [first = 0, , last = 0] = sizes
    expect(last).toBeLessThan(first * 2)
    await reopen()
    expect(await store.history('a')).toHaveLength(600)
    const late = sampleCommit('a', 601, { inbox: 'message-1' })
    expect(await refusal(store.commitCase(late))).toBe('store.duplicate')
    expect(await store.replayed('a', 'request-1')).toEqual({ step: 1 })
  })

  it('[ST52] keeps the delivered log short, and reads past a torn line', async () => {
    const log = at('outbox', 'delivered.ndjson')
    for (let step = 1; step <= 30; step += 1) {
      const rows = Array.from({ length: 100 }, (_, n) => sampleEffect('a', `a/${step}/${n}`))
      await store.commitCase(sampleCommit('a', step, { outbox: rows }))
      await Promise.all(rows.map((row) => store.ackOutbox(row)))
    }
    expect((await readFile(log, 'utf8')).split('\n').length).toBeLessThan(2000)
    const rows = ['1', '2'].map((n) => sampleEffect('a', `a/31/${n}`))
    await store.commitCase(sampleCommit('a', 31, { outbox: rows }))
    await store.ackOutbox(rows[0] ?? sampleEffect('a', ''))
    await store.close()
    await writeFile(log, `${await readFile(log, 'utf8')}["a","a/31/`)
    store = await openFileStore({ folder })
    expect(await store.claimOutbox(instant(9), 9, 1)).toEqual([rows[1]])
    await store.ackOutbox(rows[1] ?? sampleEffect('a', ''))
    await reopen()
    expect(await store.claimOutbox(instant(9), 9, 1)).toEqual([])
  })

  it('[ST68] looks at a moment with and without second names, and leaves nothing of it', async () => {
    await store.commitCase(sampleCommit('a', 1))
    await store.putDocument('draft', 'x', 1)
    const without: FileSystem = {
      ...nodeFileSystem,
      link: async (from, to) => {
        if (to.includes('moments')) throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
        await nodeFileSystem.link(from, to)
      },
    }
    for (const fileSystem of [nodeFileSystem, without]) {
      await store.close()
      await mkdir(at('moments', 'left'), { recursive: true })
      store = await openFileStore({ folder, fileSystem })
      expect(await readdir(folder)).not.toContain('moments')
      await store.moment(async (then) => {
        await store.putDocument('draft', 'x', 2)
        for await (const { row } of then.allCases()) expect(row.id).toBe('a')
        for await (const { document } of then.allDocuments()) expect(document.value).toBe(1)
      })
      expect(await readdir(at('moments'))).toEqual([])
      await store.putDocument('draft', 'x', 1)
    }
    await writeFile(at(...casePath('a')), '{')
    expect(await refusal(store.moment(async () => 'used'))).toBe('store.corrupt')
    expect(await readdir(at('moments'))).toEqual([])
  })

  it('[ST53] gives every id a file name of its own that stays in its folder', () => {
    const ids = ['.', '..', '../../x', '/', 'a/b', 'a%2Fb', 'a~b', 'A', 'a', 'ż', '\\', ' ', '%']
    ids.push('x'.repeat(512), `${'x'.repeat(511)}y`, 'ż'.repeat(60))
    const names = ids.map(fileNameOf)
    expect(new Set(names).size).toBe(ids.length)
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_%-][A-Za-z0-9_%~-]{0,180}$/)
    for (const id of ids) {
      const name = fileNameOf(id)
      expect(idOfFileName(name)).toBe(id.length > 50 ? null : id)
    }
  })
})
