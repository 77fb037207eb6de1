import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SplotError, textIn } from '@splot/definition'
import type { Store } from '@splot/store'
import { verifyStore } from '@splot/store'
import { instant, sampleCommit, sampleEffect, sampleRow, sampleTimer } from '@splot/store/contract'
import { Client } from 'pg'
import { openDatabaseProxy } from './contract/database-proxy.ts'
import type { DatabaseProxy } from './contract/database-proxy.ts'
import { findTestServer } from './contract/test-database.ts'
import type { TestDatabase } from './contract/test-database.ts'
import { migrate } from './migrations/migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { openPostgresStore } from './open-postgres-store.ts'

const server = await findTestServer('several processes on one PostgreSQL')

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof SplotError ? error.code : String(error)),
  )

/** Counts up the case's step by one. */
function countUp(store: Store, id: string): Promise<number> {
  return store.transactCase(
    id,
    async (stored) => {
      const step = ((stored?.snapshot['step'] as number | undefined) ?? 0) + 1
      return { commit: sampleCommit(id, step), result: step }
    },
    { attempts: 100 },
  )
}

describe.skipIf(server === null)('several processes on one PostgreSQL', () => {
  let database: TestDatabase
  let proxy: DatabaseProxy
  let opened: Store[] = []
  const open = async (url: string, limits = {}) => {
    const store = await openPostgresStore({ url, connections: 3, ...limits })
    opened.push(store)
    return store
  }
  const cases = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`)

  beforeAll(async () => {
    database = await server!.create()
    await (await openPostgresStore({ url: database.url })).close()
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    proxy = await openDatabaseProxy(database.url)
  })
  afterEach(async () => {
    proxy.open()
    for (const store of opened) await store.close()
    opened = []
    await proxy.close()
    await database.query(
      'delete from cases; delete from case_history; delete from timers; delete from outbox; delete from documents',
    )
  })

  it('[PG1] many processes that open an empty database at once make its schema once', async () => {
    const empty = await server!.create()
    try {
      const stores = await Promise.all(
        cases(6).map(() => openPostgresStore({ url: empty.url, connections: 1 })),
      )
      await stores[0]!.commitCase(sampleCommit('a', 1))
      expect((await stores[5]!.loadCase('a'))?.revision).toBe(1)
      for (const store of stores) await store.close()
      expect(await empty.query('select number, name from schema_changes')).toEqual([
        { number: 1, name: 'tables' },
        { number: 2, name: 'title in English' },
      ])
    } finally {
      await empty.drop()
    }
  })

  it('[PG2] a schema of a later version is refused and left as it is', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const number = migrations.length + 1
    const later = { number, name: 'later', sql: 'create table later (id text primary key)' }
    try {
      await migrate(client, [...migrations, later])
      expect(await codeOf(openPostgresStore({ url: database.url }))).toBe('store.newer')
    } finally {
      await client.query(
        `drop table if exists later; delete from schema_changes where number = ${number}`,
      )
      await client.end()
    }
  })

  it('[PG21] cases of the version before are listed as they were, also by their English title', async () => {
    const empty = await server!.create()
    const client = new Client({ connectionString: empty.url })
    await client.connect()
    try {
      await migrate(client, migrations.slice(0, 1))
      for (const [id, title] of [
        ['a', 'Zebra'],
        ['b', 'Lis'],
      ])
        await client.query(
          `insert into cases (id, revision, row_json, snapshot_json, head_seq, head_hash, workflow, status,
             title, searched, words, created_at, updated_at, changed_at)
           values ($1, 1, $2, '{}', 0, '', 'call', 'active', $3, lower($3), '{}', now(), now(), now())`,
          [id, JSON.stringify(sampleRow(id!, { title: title! })), title],
        )
      const store = await openPostgresStore({ url: empty.url, connections: 1 })
      const row = sampleRow('c', { title: { pl: 'Żaba', en: 'Frog' } })
      await store.commitCase(sampleCommit('c', 1, { row }))
      const titles = async (locale: 'pl' | 'en') => {
        const sort = { column: 'title', descending: false, locale } as const
        return (await store.queryCases({ sort })).items.map(({ title }) => textIn(title, locale))
      }
      expect(await titles('pl')).toEqual(['Lis', 'Zebra', 'Żaba'])
      expect(await titles('en')).toEqual(['Frog', 'Lis', 'Zebra'])
      await store.close()
    } finally {
      await client.end()
      await empty.drop()
    }
  })

  it('[PG3] nothing in the schema stands in the way of spreading its rows', async () => {
    const keys = await database.query(`
      select c.relname as table, (select attname from pg_attribute a
        where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname = 'public' order by 1`)
    expect(keys).toEqual([
      { table: 'blob_parts', first: 'upload' },
      { table: 'blobs', first: 'sha256' },
      { table: 'case_history', first: 'case_id' },
      { table: 'case_messages', first: 'case_id' },
      { table: 'case_replies', first: 'case_id' },
      { table: 'cases', first: 'id' },
      { table: 'documents', first: 'kind' },
      { table: 'outbox', first: 'case_id' },
      { table: 'schema_changes', first: 'number' },
      { table: 'tasks', first: 'case_id' },
      { table: 'timers', first: 'case_id' },
    ])
    expect(await database.query('select sequencename from pg_sequences')).toEqual([])
    expect(await database.query(`select conname from pg_constraint where contype = 'f'`)).toEqual(
      [],
    )
    expect(await database.query('select tgname from pg_trigger')).toEqual([])
  })

  it('[PG4] steps of one case in several processes are written one after another', async () => {
    const stores = [await open(database.url), await open(database.url), await open(database.url)]
    const jobs = Array.from({ length: 60 }, (_, n) => countUp(stores[n % 3]!, 'a'))
    expect((await Promise.all(jobs)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 1),
    )
    expect((await stores[0]!.loadCase('a'))?.revision).toBe(60)
    expect((await verifyStore(stores[1]!)).problems).toEqual([])
  })

  it('[PG5] due timers are offered to one process until it wrote the case, closed, or its hold ended', async () => {
    const [one, two] = [await open(database.url), await open(database.url)]
    for (const id of ['a', 'b', 'c'])
      await one.commitCase(
        sampleCommit(id, 1, {
          timers: [sampleTimer(id, 't', instant(1)), sampleTimer(id, 'u', instant(2))],
        }),
      )
    const due = async (store: Store, limit = 9) =>
      (await store.dueTimers(instant(1), limit)).map(({ id }) => id)
    expect(await due(one, 1)).toEqual(['a/t'])
    expect(await due(two)).toEqual(['b/t', 'c/t'])
    expect(await due(one)).toEqual(['a/t'])
    // fired: what else the case waits for is anybody's
    await one.commitCase(sampleCommit('a', 2, { timers: [sampleTimer('a', 'u', instant(1))] }))
    expect(await due(two)).toEqual(['a/u', 'b/t', 'c/t'])
    expect(await due(one)).toEqual([])
    await database.query(`update timers set held_until = now() where case_id = 'b'`)
    expect(await due(one)).toEqual(['b/t'])
    await two.close()
    expect(await due(one)).toEqual(['a/u', 'b/t', 'c/t'])
  })

  it('[PG6] what a case asks for is delivered by one process, in order, however many ask at once', async () => {
    const stores = [await open(database.url), await open(database.url)]
    const effects = (id: string) => [1, 2, 3].map((n) => sampleEffect(id, `${id}/1/${n}`))
    for (const id of cases(20))
      await stores[0]!.commitCase(sampleCommit(id, 1, { outbox: effects(id) }))
    const claims = await Promise.all(
      cases(20).map(async (_, n) => ({
        by: n % 2,
        rows: await stores[n % 2]!.claimOutbox(instant(0), 7, 60_000),
      })),
    )
    for (const by of [0, 1])
      claims.push({ by, rows: await stores[by]!.claimOutbox(instant(0), 99, 60_000) })
    const claimed = claims.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(claimed.toSorted()).toEqual(
      cases(20)
        .flatMap((id) => effects(id).map((e) => e.id))
        .toSorted(),
    )
    for (const id of cases(20)) {
      const of = claims.flatMap(({ by, rows }) =>
        rows.filter((row) => row.caseId === id).map(() => by),
      )
      expect(new Set(of).size, id).toBe(1)
    }
    // what is held by the one waits before what the case asks for later
    const [first] = claims.find(({ by, rows }) => by === 0 && rows.length > 0)!.rows
    const later = sampleEffect(first!.caseId, 'later')
    await stores[1]!.commitCase(sampleCommit(first!.caseId, 2, { outbox: [later] }))
    expect(await stores[1]!.claimOutbox(instant(0), 9, 60_000)).toEqual([])
    expect(await stores[0]!.claimOutbox(instant(0), 9, 60_000)).toEqual([later])
  })

  it('[PG7] listeners hear of what another process committed, wrote and deleted', async () => {
    const [writer, reader] = [await open(database.url), await open(database.url)]
    const heard: unknown[] = []
    reader.subscribe((...told) => heard.push(told))
    reader.subscribeDocuments((...told) => heard.push(told))
    await writer.commitCase(sampleCommit('a', 1))
    await writer.putDocument('draft', 'x', 1)
    await expect
      .poll(() => heard)
      .toEqual([
        ['a', 1],
        ['draft', 'x', 1],
      ])
    await writer.deleteDocument('draft', 'x')
    await expect.poll(() => heard.slice(2)).toEqual([['draft', 'x', 0]])
    await writer.putDocument('draft', 'x', 2)
    await expect.poll(() => heard.slice(3)).toEqual([['draft', 'x', 1]])
  })

  it('[PG8] they hear of what changed while the connection that listens was lost', async () => {
    const writer = await open(database.url)
    const reader = await open(proxy.url, { patienceMs: 0 })
    const heard: unknown[] = []
    reader.subscribe((...told) => heard.push(told))
    proxy.shut()
    for (const id of cases(3)) await writer.commitCase(sampleCommit(id, 1))
    await writer.commitCase(sampleCommit('c1', 2))
    proxy.open()
    await expect
      .poll(() => heard)
      .toEqual([
        ['c0', 1],
        ['c2', 1],
        ['c1', 2],
      ])
  })

  it('[PG9] a step whose acknowledgement was lost is written once, and acknowledged', async () => {
    const store = await open(proxy.url)
    await store.commitCase(sampleCommit('a', 1))
    for (const [step, point] of [
      [2, 'after-reply'],
      [3, 'before-request'],
      [4, 'after-request'],
    ] as const) {
      // a new shape of step each time, so that its text is sent
      const changes =
        step === 2 ? {} : step === 3 ? { inbox: 'm' } : { idempotency: { key: 'k', reply: 1 } }
      const broken = proxy.breakNext(point, 'insert into case_history')
      expect(await store.commitCase(sampleCommit('a', step, changes))).toEqual({ revision: step })
      await broken
    }
    const created = proxy.breakNext('after-reply', 'insert into cases')
    expect(await store.commitCase(sampleCommit('b', 1, { inbox: 'n' }))).toEqual({ revision: 1 })
    await created
    expect(await store.history('a')).toHaveLength(4)
    expect((await verifyStore(store)).problems).toEqual([])
    // what somebody else wrote is never taken for one's own
    const other = await open(database.url)
    const effects = [sampleEffect('b', 'b/2/1')]
    const cut = proxy.cutNext('before-request', 'insert into outbox')
    const losing = codeOf(store.commitCase(sampleCommit('b', 2, { history: [], outbox: effects })))
    await cut
    await other.commitCase(sampleCommit('b', 2, { snapshot: { other: true } }))
    proxy.open()
    expect(await losing).toBe('store.conflict')
  })

  it('[PG10] a document whose acknowledgement was lost is written once, and acknowledged', async () => {
    const store = await open(proxy.url)
    const created = proxy.breakNext('after-reply', 'insert into documents')
    expect(await store.putDocument('draft', 'x', 'one', 0)).toEqual({ revision: 1 })
    await created
    const replaced = proxy.breakNext('after-reply', 'update documents')
    expect(await store.putDocument('draft', 'x', 'two', 1)).toEqual({ revision: 2 })
    await replaced
    expect(await codeOf(store.putDocument('draft', 'x', 'three', 1))).toBe('store.conflict')
  })

  it('[PG11] connections that break at any moment are made anew', async () => {
    const store = await open(proxy.url, { patienceMs: 60_000 })
    const steps = Promise.all(cases(40).map((_, n) => countUp(store, `c${n % 4}`)))
    for (let round = 1; round <= 8; round += 1) {
      proxy.breakAll()
      await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'splot' and datname = current_database()`,
      )
      // one gets through between two breaks
      expect(await countUp(store, 'between')).toBe(round)
    }
    await steps
    expect(await Promise.all(cases(4).map((id) => store.history(id)))).toMatchObject(
      cases(4).map(() => ({ length: 10 })),
    )
    expect((await verifyStore(store)).problems).toEqual([])
  })

  it('[PG12] a database that does not answer is named, and calls do not hang', async () => {
    const store = await open(proxy.url, { patienceMs: 100 })
    proxy.shut()
    expect(await codeOf(store.loadCase('a'))).toBe('store.unreachable')
    expect(await codeOf(store.commitCase(sampleCommit('a', 1)))).toBe('store.unreachable')
    expect(await codeOf(openPostgresStore({ url: proxy.url, patienceMs: 0 }))).toBe(
      'store.unreachable',
    )
    proxy.open()
    expect(await store.loadCase('a')).toBeNull()
  })

  it('[SV205] a database that keeps its connections and says nothing is given up, and found again', async () => {
    const store = await open(proxy.url, { patienceMs: 100, waitingMs: 300, answerMs: 200 })
    expect(await store.loadCase('a')).toBeNull()
    proxy.silence(true)
    const codes = await Promise.all([
      codeOf(store.loadCase('a')),
      codeOf(store.commitCase(sampleCommit('a', 1))),
      codeOf(openPostgresStore({ url: proxy.url, patienceMs: 0, waitingMs: 300 })),
    ])
    expect(codes).toEqual(['store.unreachable', 'store.unreachable', 'store.unreachable'])
    proxy.breakAll()
    proxy.silence(false)
    expect([null, 1]).toContain((await store.loadCase('a'))?.revision ?? null)
    expect(await countUp(store, 'b')).toBe(1)
  })

  it('[SV205] a statement that takes too long is ended by the database, and its connection goes on', async () => {
    const store = await open(database.url, { connections: 1, answerMs: 300 })
    const other = new Client({ connectionString: database.url })
    await other.connect()
    await other.query('begin; lock table cases in access exclusive mode')
    expect(await codeOf(store.countCases({}))).toBe('store.busy')
    const waiting = await database.query(
      `select from pg_stat_activity where application_name = 'splot' and wait_event_type = 'Lock'
       and datname = current_database()`,
    )
    expect(waiting).toEqual([])
    await other.end()
    expect(await store.countCases({})).toBe(0)
  })

  it('[PG13] more statements than may wait are refused at once; those that wait are served', async () => {
    const store = await open(database.url, { connections: 1, waiting: 4 })
    await store.commitCase(sampleCommit('a', 1, { row: sampleRow('a') }))
    const codes = await Promise.all(cases(20).map(() => codeOf(store.countCases({}))))
    const served = codes.filter((code) => code === 'none').length
    expect([served >= 4, served < 20]).toEqual([true, true])
    expect(new Set(codes)).toEqual(new Set(['none', 'store.busy']))
    expect(await store.countCases({})).toBe(1)
  })

  it('[PG14] what was changed, dropped or cut off in the tables is named', async () => {
    const store = await open(database.url)
    for (let step = 1; step <= 4; step += 1) await store.commitCase(sampleCommit('a', step))
    const problems = async () =>
      (await verifyStore(store)).problems.map(({ kind, caseId, seq }) => `${kind} ${caseId} ${seq}`)
    expect(await problems()).toEqual([])
    await database.query(
      `update case_history set entry_json = replace(entry_json, '"ada"', '"ida"') where seq = 2`,
    )
    expect(await problems()).toEqual(['altered a 2'])
    await database.query('delete from case_history where seq in (2, 4)')
    expect(await problems()).toEqual(['missing a 3', 'unlinked a 3', 'cut a 4'])
  })
})
