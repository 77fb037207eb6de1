import { afterAll } from 'vitest'
import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import type { TestDatabase } from '@splot/store-postgres/contract'

const isOnPostgres = process.env['SPLOT_FLOW_STORE'] === 'postgres'
const databases: TestDatabase[] = []
const stores: Store[] = []

if (isOnPostgres)
  afterAll(async () => {
    for (const store of stores) await store.close()
    for (const database of databases) await database.drop()
  })

/**
 * Returns an empty store for a flow: in memory, or with `SPLOT_FLOW_STORE=postgres` a database of its own,
 * which is dropped when the tests of the file are done.
 */
export async function openFlowStore(now: () => string): Promise<Store> {
  if (!isOnPostgres) return openMemoryStore({ now })
  const server = await findTestServer('flows on PostgreSQL')
  if (server === null) throw new Error('Expected a PostgreSQL for SPLOT_FLOW_STORE=postgres')
  const database = await server.create()
  databases.push(database)
  const store = await openPostgresStore({ url: database.url, now, connections: 4 })
  stores.push(store)
  return store
}
