import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openFileStore, openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import { keepDigests } from './flow-digests.ts'

/** What is done with a store when the tests of its file are done. */
type Ending = () => Promise<void>

/** Where the stores of flows are kept: `SPLOT_FLOW_STORE`, by default in memory. */
const kind = process.env['SPLOT_FLOW_STORE'] ?? 'memory'
const opened: Store[] = []
const endings: Ending[] = []

const openers: Record<string, (now?: () => string) => Promise<Store>> = {
  memory: async (now) => openMemoryStore({ ...(now && { now }) }),
  folder: async (now) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-flow-'))
    endings.push(() => rm(folder, { recursive: true, force: true }))
    return openFileStore({ folder, ...(now && { now }) })
  },
  postgres: async (now) => {
    const server = await findTestServer('flows on PostgreSQL')
    if (server === null) throw new Error('Expected a PostgreSQL for SPLOT_FLOW_STORE=postgres')
    const database = await server.create()
    endings.push(() => database.drop())
    return openPostgresStore({ url: database.url, connections: 4, ...(now && { now }) })
  },
}

/**
 * Returns an empty store for a flow: in memory, with `SPLOT_FLOW_STORE=folder` in a folder of its own, with
 * `SPLOT_FLOW_STORE=postgres` in a database of its own. It is closed and removed when the tests of the file
 * are done.
 */
export async function openFlowStore(now?: () => string): Promise<Store> {
  const open = openers[kind]
  if (open === undefined)
    throw new Error(
      `Expected SPLOT_FLOW_STORE to be one of ${Object.keys(openers).join(', ')} but it was ${kind}`,
    )
  const store = await open(now)
  opened.push(store)
  return store
}

/** Closes the stores of a test file and removes what they were kept in, having noted their histories. */
export async function endFlowStores(testFile: string): Promise<void> {
  const stores = opened.splice(0)
  await keepDigests(testFile, stores)
  for (const store of stores) await store.close()
  for (const end of endings.splice(0)) await end()
}
