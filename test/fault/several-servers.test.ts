import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '@splot/client'
import { storeProof } from '@splot/runtime'
import { verifyStore } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import type { TestDatabase } from '@splot/store-postgres/contract'
import { missingFrom } from '../support/kill/acknowledged.ts'
import { doneTwiceOrNever } from '../support/kill/exactly-once.ts'
import { createLedger } from '../support/kill/ledger.ts'
import { checkParcels, clientOf, sendParcels, sendTicks } from '../support/kill/load.ts'
import type { Hand, Line, Work } from '../support/kill/load.ts'
import { writeProgramme } from '../support/parcel-programme.ts'
import { seeded } from '../support/seeded.ts'
import type { Seeded } from '../support/seeded.ts'
import { buildServed, cookieFrom, serve } from '../support/served-process.ts'
import type { Ready, ServedProcess } from '../support/served-process.ts'

const server = await findTestServer('several server processes on PostgreSQL')
/** SPLOT_FAULT_ROUNDS=200 for the long run. */
const rounds = Number(process.env['SPLOT_FAULT_ROUNDS'] ?? 4)
const seed = 20_261_130

/** Server processes on one database, of which any may come and go. */
class Servers {
  readonly #folders: { data: string; definitions: string }
  readonly #url: string
  readonly #up = new Map<ServedProcess, string>()
  #waiting: (() => void)[] = []

  constructor(folder: string, url: string) {
    this.#folders = { data: path.join(folder, 'keys'), definitions: path.join(folder, 'programme') }
    this.#url = url
  }

  get addresses(): string[] {
    return [...this.#up.values()]
  }

  async start(...more: string[]): Promise<Ready & { served: ServedProcess }> {
    const served = serve({ ...this.#folders, more: ['--database', this.#url, ...more] })
    const ready = await served.ready
    this.#up.set(served, ready.address)
    for (const resolve of this.#waiting.splice(0)) resolve()
    return { ...ready, served }
  }

  async kill(random: Seeded): Promise<void> {
    const served = random.pick([...this.#up.keys()])
    this.#up.delete(served)
    served.kill()
    await served.ended
  }

  /** Each request goes to any of them, as behind a balancer. */
  line(random: Seeded): Line {
    return {
      address: async () => {
        while (this.#up.size === 0)
          await new Promise<void>((resolve) => this.#waiting.push(resolve))
        return random.pick(this.addresses)
      },
    }
  }

  async stop(): Promise<(number | null)[]> {
    const all = [...this.#up.keys()]
    this.#up.clear()
    for (const served of all) served.stop()
    return Promise.all(all.map(({ ended }) => ended))
  }

  async end(): Promise<void> {
    for (const served of this.#up.keys()) served.kill()
    await Promise.all([...this.#up.keys()].map(({ ended }) => ended))
  }
}

const handOf = async ({ links }: Ready, person: string, name = person): Promise<Hand> => ({
  name,
  cookie: await cookieFrom(links.find(({ email }) => email.startsWith(person))?.link ?? ''),
})

/** Resolves when nothing but the hub is left open. */
async function settled(client: Client): Promise<void> {
  while ((await client.listCases({ status: 'active', limit: 2 })).items.length > 1) await pause(200)
}

describe.skipIf(server === null)('several server processes on one PostgreSQL', () => {
  let folder = ''
  let database: TestDatabase
  let servers: Servers
  beforeAll(() => buildServed(), 240_000)
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'splot-several-'))
    await writeProgramme(path.join(folder, 'programme'))
    database = await server!.create({ durable: true })
    servers = new Servers(folder, database.url)
  })
  afterEach(async () => {
    await servers.end()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  it(`[PG17] ${rounds} rounds of killed processes and ended connections under load lose nothing and do nothing twice`, async () => {
    const random = seeded(seed)
    const line = servers.line(seeded(seed + 2))
    const ledger = createLedger()
    const first = await servers.start()
    await Promise.all([servers.start('--no-demo'), servers.start('--no-demo')])
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
      if (random.chance(1 / 2)) {
        await servers.kill(random)
        await servers.start('--no-demo')
      } else
        await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'splot' and datname = current_database()`,
        )
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
    expect(await servers.stop()).toEqual([0, 0, 0])

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

  it('[PG18] [PG19] a change reaches readers at every process, and a rolling restart fails no request', async () => {
    const first = await servers.start('--drain', '10')
    const second = await servers.start('--no-demo', '--drain', '10')
    const admin = await handOf(first, 'alicja')
    const renata = await handOf(first, 'renata')
    const client = (address: string) => clientOf({ address: async () => address }, admin)
    const heard: string[] = []
    const stream = await fetch(`${second.address}/api/stream`, {
      headers: { cookie: admin.cookie },
    })
    const reading = (async () => {
      const decoder = new TextDecoder()
      for await (const bytes of stream.body ?? []) heard.push(decoder.decode(bytes as Uint8Array))
    })().catch(() => undefined)
    const hub = await (await client(first.address)).startCase({ workflow: 'hub' })
    await expect.poll(() => heard.join('')).toContain(`"caseId":"${hub.id}"`)

    // while one drains, the other answers; nobody who asks either of them is turned away
    second.served.stop()
    await expect
      .poll(async () => (await fetch(`${second.address}/api/health/ready`)).status)
      .toBe(503)
    const drained = await fetch(`${second.address}/api/health`)
    expect([drained.status, drained.headers.get('connection')]).toEqual([200, 'close'])
    const late = await clientOf({ address: async () => second.address }, renata)
    await late.sendEvent(
      hub.id,
      { type: 'TICK', payload: { key: 'late' } },
      { idempotencyKey: 'k' },
    )
    expect(await second.served.ended).toBe(0)
    await reading
    expect((await fetch(`${first.address}/api/health/ready`)).status).toBe(200)
    const now = await (await client(first.address)).getCase(hub.id)
    expect(now.columns['ticks']).toContain('late')
  })
})
