import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createClient } from '@splot/client'
import type { Client } from '@splot/client'
import { auditChain } from '@splot/runtime'
import { verifyStore } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer, openDatabaseProxy, openOwnServer } from '@splot/store-postgres/contract'
import type { OwnServer } from '@splot/store-postgres/contract'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeProgramme } from '../support/parcel-programme.ts'
import { buildServed, cookieFrom, serve } from '../support/served-process.ts'
import type { Ready, ServedProcess } from '../support/served-process.ts'
import { skipLoudly } from '../support/skip-loudly.ts'

const server = await findTestServer('a service whose database goes away')

let folder = ''
let served: ServedProcess | undefined
beforeAll(() => buildServed(), 240_000)
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-away-'))
  await writeProgramme(path.join(folder, 'programme'))
})
afterEach(async () => {
  served?.kill()
  await served?.ended
  await rm(folder, { recursive: true, force: true })
})

/** Starts the service on a database; returns how it is asked, as an administrator and a sender. */
async function start(url: string) {
  const data = path.join(folder, 'keys')
  const definitions = path.join(folder, 'programme')
  served = serve({ data, definitions, more: ['--database', url] })
  const ready = await served.ready
  const [admin, sender] = [await cookieOf(ready, 'alicja'), await cookieOf(ready, 'wanda')]
  const client = (cookie: string): Client =>
    createClient({ baseUrl: ready.address, headers: { cookie }, locale: 'en', retries: 0 })
  const get = (at: string) => fetch(`${ready.address}${at}`, { headers: { cookie: admin } })
  /** Asks as a balancer does, who is nobody. */
  const health = async (more = '') => (await fetch(`${ready.address}/api/health${more}`)).status
  return { admin: client(admin), sender: client(sender), get, health }
}

const cookieOf = ({ links }: Ready, person: string): Promise<string> =>
  cookieFrom(links.find(({ email }) => email.startsWith(person))?.link ?? '')

const refusal = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((error: unknown) => error)

describe.skipIf(server === null)('a service that is cut off from its database', () => {
  it.each([
    ['broken', 'its connections break'],
    ['silent', 'its connections stay and nothing comes back'],
  ])('[SV207] (%s) where %s lives, refuses and goes on by itself', async (how) => {
    const database = await server!.create()
    const proxy = await openDatabaseProxy(database.url)
    try {
      // some seconds for a statement, that nobody waits half a minute here
      const limits = 'statement_timeout=8000&query_timeout=9000'
      const { admin, sender, get, health } = await start(`${proxy.url}?${limits}`)
      const hub = await admin.startCase({ workflow: 'hub' })
      const parcel = await sender.startCase({ workflow: 'parcel', parent: hub.id })
      await sender.submitTask(parcel.tasks[0]!.id, { answers: { words: 'w', count: 1 } })

      if (how === 'broken') proxy.shut()
      else proxy.silence(true)
      expect(await refusal(admin.startCase({ workflow: 'hub' }))).toMatchObject({
        status: 503,
        code: 'store.unreachable',
      })
      const refused = await get(`/api/cases/${hub.id}`)
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true])
      expect([await health(), await health('/ready')]).toEqual([200, 503])

      if (how === 'broken') proxy.open()
      else {
        proxy.breakAll()
        proxy.silence(false)
      }
      await expect.poll(() => health('/ready')).toBe(200)
      expect((await admin.getCase(hub.id)).revision).toBeGreaterThanOrEqual(hub.revision)
      await admin.startCase({ workflow: 'hub' })
      // what waited meanwhile is done: the case below was made and its timers ran out, each once
      const done = async () => (await admin.listCases({ workflow: 'beacon', status: 'done' })).items
      await expect.poll(done, { timeout: 120_000 }).toHaveLength(1)
      served!.stop()
      expect(await served!.ended, served!.notes()).toBe(0)
      const store = await openPostgresStore({ url: database.url })
      const { problems } = await verifyStore(store, { chains: [auditChain] })
      await store.close()
      expect(problems).toEqual([])
    } finally {
      await proxy.close()
      await database.drop()
    }
  })
})

describe('a database whose disk is full', () => {
  it('[SV208] refuses writes with a reason, answers reads, and goes on when there is space', async (ctx) => {
    const disk = await mkdtemp(path.join(os.tmpdir(), 'splot-full-database-'))
    const mount = ['-t', 'tmpfs', '-o', 'size=80m,mode=0700', 'tmpfs', disk]
    if (spawnSync('mount', mount).status !== 0) {
      await rm(disk, { recursive: true })
      skipLoudly(ctx, 'may not mount a small disk here; refused writes are tested in the store')
    }
    let own: OwnServer | null = null
    try {
      // its write-ahead log lies elsewhere: where that is full PostgreSQL itself stops
      own = await openOwnServer('a database whose disk is full', { data: path.join(disk, 'data') })
      if (own === null) skipLoudly(ctx, 'no PostgreSQL is installed here')
      const database = await own.create()
      const { admin, health } = await start(database.url)
      const hub = await admin.startCase({ workflow: 'hub' })
      const ballast = path.join(disk, 'ballast')
      await writeFile(ballast, Buffer.alloc(80_000_000)).catch(() => undefined)
      const { begun, refused } = await beginUntilRefused(admin)
      expect(refused).toMatchObject({ status: 507, code: 'store.full' })
      expect((await admin.getCase(hub.id)).revision).toBe(hub.revision)
      expect((await admin.listCases()).items.length).toBeGreaterThan(0)
      expect(await health('/ready')).toBe(200)
      await rm(ballast)
      // what was refused may have been written; under its key it is done once
      await begin(admin, begun)
      served!.stop()
      expect(await served!.ended, served!.notes()).toBe(0)
      const store = await openPostgresStore({ url: database.url })
      const proven = await verifyStore(store, { chains: [auditChain] })
      await store.close()
      expect([proven.problems, proven.cases]).toEqual([[], begun + 2])
      await database.drop()
    } finally {
      await own?.remove()
      spawnSync('umount', [disk])
      await rm(disk, { recursive: true, force: true })
    }
  })
})

/** Starts cases until one is refused: pages of tables that are there already take some more. */
async function beginUntilRefused(client: Client): Promise<{ begun: number; refused: unknown }> {
  for (let begun = 0; begun < 500; begun += 1) {
    const error = await begin(client, begun).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (error !== null) return { begun, refused: error }
  }
  return { begun: 500, refused: null }
}

/** Starts the nth case; asked again it is the same. */
function begin(client: Client, n: number) {
  return client.startCase({ workflow: 'hub' }, { idempotencyKey: `hub-${n}` })
}
