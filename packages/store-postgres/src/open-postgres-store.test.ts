import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '@splot/store'
import { registerStoreContract } from '@splot/store/contract'
import type { FaultPoint } from '@splot/store/contract'
import { openDatabaseProxy } from './contract/database-proxy.ts'
import type { BreakPoint } from './contract/database-proxy.ts'
import { failNextWrite } from './contract/server-faults.ts'
import { findTestServer } from './contract/test-database.ts'
import type { TestDatabase } from './contract/test-database.ts'
import { openPostgresStore } from './open-postgres-store.ts'

const server = await findTestServer('the store contract on PostgreSQL')
const tables = [
  'cases',
  'case_history',
  'case_messages',
  'case_replies',
  'tasks',
  'timers',
  'outbox',
  'documents',
  'blobs',
  'blob_parts',
]

/** What a process that dies there has done to its database. */
const breaks: Record<FaultPoint, BreakPoint> = {
  'before-write': 'before-request',
  'after-write': 'after-request',
  'before-rename': 'after-request',
  'after-rename': 'after-reply',
  'before-ack': 'after-reply',
}

describe.skipIf(server === null)('store on PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await server!.create()
  })
  afterAll(() => database.drop())

  registerStoreContract(
    'postgres',
    async () => {
      const proxy = await openDatabaseProxy(database.url)
      const opened: Store[] = []
      let died: Promise<void> | undefined
      const open = async (url: string) => {
        const store = await openPostgresStore({ url, connections: 4, patienceMs: 0 })
        opened.push(store)
        return store
      }
      const ended = () =>
        database.query(
          `select pg_terminate_backend(pid, 10000) from pg_stat_activity
         where application_name = 'splot' and datname = current_database()`,
        )
      return {
        store: await open(proxy.url),
        reopen: async () => {
          await died
          // what the dead process had asked for is done or undone now
          await ended()
          // and the time is over for which it held due timers
          await database.query('update timers set held_until = now()')
          return open(database.url)
        },
        failNext: (point) => failNextWrite(database, point),
        crashNext: (point) =>
          void (died = proxy.cutNext(breaks[point], 'insert into case_history')),
        work: () => proxy.work(),
        dispose: async () => {
          for (const store of opened) await store.close()
          await proxy.close()
          await database.query(`
          drop trigger if exists fault on cases;
          drop trigger if exists fault on documents;
          ${tables.map((table) => `delete from ${table};`).join('\n')}`)
        },
      }
    },
    { manyCases: 500 },
  )
})
