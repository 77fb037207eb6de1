import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFileStore } from '@splot/store'
import { sampleCommit } from '@splot/store/contract'
import { findTestServer } from '@splot/store-postgres/contract'
import type { TestDatabase } from '@splot/store-postgres/contract'
import { splotIn } from '../testing/splot-in.ts'

const server = await findTestServer('splot import')

describe.skipIf(server === null)('splot import', () => {
  let folder = ''
  let database: TestDatabase
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'splot-import-'))
    database = await server!.create()
    const store = await openFileStore({ folder: join(folder, 'data') })
    for (let step = 1; step <= 3; step += 1) await store.commitCase(sampleCommit('a', step))
    await store.putDocument('person', 'ada', { id: 'ada' })
    await store.close()
    await writeFile(join(folder, 'data/sensitive-keys.json'), '{}')
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const splot = (...args: string[]) => splotIn(folder, args)

  test('[PG16] takes a folder into a database and back, tells the hashes, and never the password', async () => {
    const address = new URL(database.url)
    address.password = 'secret'
    const into = await splot('import', 'data', '--into', address.href, '--json')
    expect(into.code).toBe(0)
    expect(into.err).toContain('sensitive-keys.json')
    expect(`${into.out}${into.err}`).not.toContain('secret')
    const moved = JSON.parse(into.out) as Record<string, unknown>
    expect(moved).toMatchObject({ cases: 1, entries: 3, documents: 1, files: 0 })
    const back = await splot('import', database.url, '--into', 'back', '--json')
    expect(JSON.parse(back.out)).toMatchObject({
      histories: moved['histories'],
      rest: moved['rest'],
    })
    expect((await splot('verify', '--data', 'back')).code).toBe(0)
  })

  test('[PG14] verify proves a database, and names what was changed in it', async () => {
    const proven = await splot('verify', '--database', database.url)
    expect([proven.code, proven.out]).toEqual([
      0,
      '1 cases, 3 history entries: every chain holds, every answer is as it was handed in',
    ])
    await database.query(`update case_history set entry_json = replace(entry_json, 'ada', 'ida')`)
    const damaged = await splot('verify', '--database', database.url)
    expect(damaged.code).toBe(1)
    expect(damaged.out).toContain('altered')
  })

  test('[PG16] nothing is copied from an empty place or into a used one', async () => {
    const used = await splot('import', 'data', '--into', database.url)
    expect([used.code, used.err]).toEqual([1, expect.stringContaining('holds something')])
    const empty = await splot('import', 'nothing', '--into', 'other')
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('holds nothing')])
    const wrong = await splot('verify', '--database', 'mysql://host/name')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('postgres://')])
  })
})
