import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveStore } from '@splot/app-server'
import { historyDigest, passingKeys, playDemo, readDemoData } from '@splot/app-server/demo'
import { storeProof } from '@splot/runtime'
import { openFileStore, verifyFolder, verifyStore } from '@splot/store'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import type { TestDatabase } from '@splot/store-postgres/contract'
import { definitionFiles } from '../support/first-stage.ts'

const server = await findTestServer('the demonstration on PostgreSQL')
// forty applicants write and hand in; SPLOT_WHOLE_DEMO=1 plays on for years, to the end
const until = process.env['SPLOT_WHOLE_DEMO'] === '1' ? null : '2027-03-09T22:00:00Z'

async function play(openStore: (now: () => string) => Promise<Store>): Promise<Store> {
  const data = await readDemoData(fileURLToPath(new URL('../../', import.meta.url)))
  const definitions = await definitionFiles()
  const keys = passingKeys
  return (await playDemo({ data, definitions, openStore, sensitiveKeys: keys, until })).store
}

describe.skipIf(server === null)('a programme in a folder and in a database', () => {
  const databases: TestDatabase[] = []
  const folders: string[] = []
  const stores: Store[] = []
  const opened = (store: Store): Store => {
    stores.push(store)
    return store
  }
  const inFolder = async (now?: () => string) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-equal-'))
    folders.push(folder)
    return opened(await openFileStore({ folder, ...(now && { now }) }))
  }
  const inDatabase = async (now?: () => string) => {
    const database = await server!.create()
    databases.push(database)
    return opened(await openPostgresStore({ url: database.url, ...(now && { now }) }))
  }
  let [folder, database]: Store[] = []
  beforeAll(async () => {
    folder = await play(inFolder)
    database = await play(inDatabase)
  }, 1_200_000)
  afterAll(async () => {
    for (const store of stores) await store.close()
    for (const one of databases) await one.drop()
    for (const one of folders) await rm(one, { recursive: true, force: true })
  })

  it('[PG15] forty applicants leave the same bytes of history in a folder and in PostgreSQL', async () => {
    const digest = await historyDigest(folder!)
    expect(digest.cases).toBeGreaterThan(20)
    expect(await historyDigest(database!)).toEqual(digest)
  })

  it('[PG16] a folder moves into a database and back, and each copy is proven', async () => {
    const [copy, back] = [await inDatabase(), await inFolder()]
    const moved = await moveStore(folder!, copy)
    expect(await moveStore(copy, back)).toEqual(moved)
    expect(await historyDigest(back)).toEqual(await historyDigest(folder!))
    expect((await verifyStore(copy, storeProof)).problems).toEqual([])
    expect((await verifyFolder(folders.at(-1)!, storeProof)).problems).toEqual([])
  })

  it('[PG16] a copy that differs is not called one', async () => {
    const [copy, other] = [await inDatabase(), await inFolder()]
    await other.putDocument('mail', 'more', 1)
    const forgetful = new Proxy(copy, {
      get: (target, name) => {
        if (name === 'takeDocument') return async () => undefined
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? (member.bind(target) as unknown) : member
      },
    })
    await expect(moveStore(other, forgetful)).rejects.toThrow('differs')
  })
})
