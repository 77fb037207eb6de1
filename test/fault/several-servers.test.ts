import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '@splot/client'
import { storeProof } from '@splot/runtime'
import { verifyStore } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { openOwnServer } from '@splot/store-postgres/contract'
import type { OwnServer, TestDatabase } from '@splot/store-postgres/contract'
import { missingFrom } from '../support/kill/acknowledged.ts'
import { doneTwiceOrNever } from '../support/kill/exactly-once.ts'
import { createLedger } from '../support/kill/ledger.ts'
import { checkParcels, clientOf, sendParcels, sendTicks } from '../support/kill/load.ts'
import type { Hand, Work } from '../support/kill/load.ts'
import { handOf, Servers } from '../support/kill/servers.ts'
import { writeProgramme } from '../support/parcel-programme.ts'
import { seeded } from '../support/seeded.ts'
import type { Seeded } from '../support/seeded.ts'
import { buildServed } from '../support/served-process.ts'

const own = await openOwnServer('several server processes on PostgreSQL')
/** SPLOT_FAULT_ROUNDS=200 for the long run. */
const rounds = Number(process.env['SPLOT_FAULT_ROUNDS'] ?? 6)
const seed = 20_261_130

/** Everything that goes down in turn, a server process every other time. */
const faults: readonly ((servers: Servers, own: OwnServer, random: Seeded) => Promise<void>)[] = [
  killServer,
  (_, own) => own.restart('killed'),
  killServer,
  killBackend,
  killServer,
  (_, own) => own.restart('fast'),
  killServer,
  endConnections,
]

async function killServer(servers: Servers, _: OwnServer, random: Seeded): Promise<void> {
  await servers.kill(random)
  await servers.start('--no-demo')
}

const ofServers = `from pg_stat_activity where application_name = 'splot'`

/** PostgreSQL ends all connections then, and recovers by itself. */
async function killBackend(_: Servers, own: OwnServer, random: Seeded): Promise<void> {
  const pids = (await own.query(`select pid ${ofServers}`)).map(({ pid }) => Number(pid))
  process.kill(random.pick(pids), 'SIGKILL')
}

async function endConnections(_: Servers, own: OwnServer): Promise<void> {
  await own.query(`select pg_terminate_backend(pid) ${ofServers}`)
}

/** Resolves when nothing but the hub is left open. */
async function settled(client: Client): Promise<void> {
  while ((await client.listCases({ status: 'active', limit: 2 })).items.length > 1) await pause(200)
}

describe.skipIf(own === null)('several server processes on one PostgreSQL', () => {
  let folder = ''
  let database: TestDatabase
  let servers: Servers
  beforeAll(() => buildServed(), 240_000)
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'splot-several-'))
    await writeProgramme(path.join(folder, 'programme'))
    database = await own!.create({ durable: true })
    servers = new Servers(folder, database.url)
  })
  afterEach(async () => {
    await servers.end()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  afterAll(() => own!.remove())

  it(`[PG17] ${rounds} rounds of killed server processes and a database killed and started again, under load, lose nothing and do nothing twice`, async () => {
    const random = seeded(seed)
    const line = servers.line(seeded(seed + 2))
    const ledger = createLedger()
    const first = await servers.start()
    for (let more = 1; more <= 3; more += 1) await servers.start('--no-demo')
    const admin = await handOf(first, 'alicja', 'admin')
    const people = ['wanda', 'zofia', 'piotr', 'renata', 'robert'] as const
    const [wanda, zofia, piotr, renata, robert] = (await Promise.all(
      people.map((name) => handOf(first, name)),
    )) as [Hand, Hand, Hand, Hand, Hand]
    const senders = [wanda, zofia, piotr].map((one, n) => ({ ...one, name: `sender${n}` }))
    const checkers = [renata, robert].map((one, n) => ({ ...one, name: `checker${n}` }))
    const ticker = { ...renata, name: 'ticker' }
    const hub = (await (await clientOf(line, admin)).startCase({ workflow: 'hub' })).id

    let working = true
    let sent = false
    const work: Work = { line, ledger, random: seeded(seed + 1), hub, goesOn: () => working }
    const sending = Promise.all([
      ...senders.map((hand) => sendParcels(work, hand)),
      sendTicks(work, ticker),
    ])
    const checking = Promise.all(
      checkers.map((hand) => checkParcels({ ...work, goesOn: () => !sent }, hand)),
    )
    for (let round = 1; round <= rounds; round += 1) {
      const before = ledger.acknowledgements
      while (ledger.acknowledgements < before + 3) await pause(20)
      await pause(random.below(200))
      await faults[(round - 1) % faults.length]!(servers, own!, random)
    }
    working = false
    await sending
    sent = true
    await checking
    // the leases of those who were killed have ended by now
    await database.query(
      `update outbox set held_until = now(); update timers set held_until = now()`,
    )
    await settled(await clientOf(line, admin))
    // what failed while a connection was lost is tried again some seconds later
    const waiting = async () => (await database.query('select id from outbox')).length
    await expect.poll(waiting, { timeout: 300_000, interval: 200 }).toBe(0)
    const proof = {
      hub,
      admin,
      hands: [...senders, ...checkers, ticker],
      proved: new Set<string>(),
    }
    expect(await missingFrom(line, ledger, proof)).toEqual([])
    expect(await servers.stop()).toEqual([0, 0, 0, 0])

    expect(ledger.surprises).toEqual([])
    const store = await openPostgresStore({ url: database.url })
    expect(await doneTwiceOrNever(store, ledger, hub)).toEqual([])
    const proven = await verifyStore(store, storeProof)
    await store.close()
    expect(proven.problems).toEqual([])
    expect(proven.cases).toBeGreaterThan(2)
    process.stdout.write(
      `  ${rounds} rounds, ${ledger.acknowledgements} acknowledged writes, ${ledger.submitted.size} cases each with timers, mails, messages and a child; ${proven.entries} history entries\n`,
    )
  }, 3_600_000)

  it('[PG18] a change at any process reaches readers at every process', async () => {
    const first = await servers.start()
    for (let more = 1; more <= 2; more += 1) await servers.start('--no-demo')
    const admin = await handOf(first, 'alicja')
    const ending = new AbortController()
    const streams = servers.addresses.map((address) => listen(address, admin, ending.signal))
    for (const heard of streams) await expect.poll(heard).toContain('event: resync')
    for (const address of servers.addresses) {
      const client = await clientOf({ address: async () => address }, admin)
      const { id } = await client.startCase({ workflow: 'hub' })
      for (const [at, heard] of streams.entries())
        await expect.poll(heard, { message: `process ${at + 1}` }).toContain(`"caseId":"${id}"`)
    }
    ending.abort()
    expect(await servers.stop()).toEqual([0, 0, 0])
  })

  it('[PG19] every process is started anew in turn under load, and no request fails', async () => {
    const drain = ['--drain', '2']
    const first = await servers.start(...drain)
    await servers.start('--no-demo', ...drain)
    const [admin, renata] = [await handOf(first, 'alicja'), await handOf(first, 'renata')]
    const line = servers.line(seeded(seed + 3))
    const hub = (await (await clientOf(line, admin)).startCase({ workflow: 'hub' })).id
    let working = true
    const goesOn = () => working
    const ticked: string[] = []
    const failures: string[] = []
    /** Asks once, and never again: what fails is a request that failed. */
    const once = async (hand: Hand, ask: (client: Client) => Promise<unknown>) => {
      const client = await clientOf(line, hand)
      await ask(client).catch((error: unknown) => failures.push(String(error)))
      await pause(40)
    }
    const load = [1, 2, 3].flatMap((hand) => [
      (async () => {
        while (goesOn()) await once(admin, (client) => client.listCases())
      })(),
      (async () => {
        for (let n = 1; goesOn(); n += 1) {
          const key = `${hand}-${n}`
          await once(renata, async (client) => {
            const event = { type: 'TICK', payload: { key } }
            await client.sendEvent(hub, event, { idempotencyKey: key })
            ticked.push(key)
          })
        }
      })(),
    ])
    for (const old of servers.all) {
      old.stop()
      // the balancer sends there until it has noticed
      await servers.leaveOut(old)
      expect(await old.ended).toBe(0)
      await servers.start('--no-demo', ...drain)
    }
    working = false
    await Promise.all(load)
    expect(failures).toEqual([])
    expect(ticked.length).toBeGreaterThan(10)
    const { columns } = await (await clientOf(line, admin)).getCase(hub)
    const kept = (columns['ticks'] as string).split(' ')
    expect(kept.toSorted()).toEqual(ticked.toSorted())
  })
})

/** Listens to live updates of a process; returns what it said until now. */
function listen(address: string, { cookie }: Hand, signal: AbortSignal): () => string {
  const heard: string[] = []
  const hear = async (): Promise<void> => {
    const reply = await fetch(`${address}/api/stream`, { headers: { cookie }, signal })
    const decoder = new TextDecoder()
    for await (const bytes of reply.body ?? []) heard.push(decoder.decode(bytes as Uint8Array))
  }
  // it ends with the test
  hear().catch(() => undefined)
  return () => heard.join('')
}
