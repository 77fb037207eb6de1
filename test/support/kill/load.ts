import { setTimeout as rest } from 'node:timers/promises'
import { ApiError, createClient } from '@splot/client'
import type { Client } from '@splot/client'
import type { Seeded } from '../seeded.ts'
import type { Ledger } from './ledger.ts'

/** The service as its users reach it: sometimes there, sometimes not. */
export interface Line {
  /** Resolves with the address once somebody answers there. */
  address(): Promise<string>
}

/** One signed-in person who keeps trying. */
export interface Hand {
  name: string
  cookie: string
}

/** What the hands work on and with. */
export interface Work {
  line: Line
  ledger: Ledger
  random: Seeded
  hub: string
  /** Whether to take up something new. */
  goesOn(): boolean
}

/** Returns a client of the service as it is reached now. */
export async function clientOf(line: Line, { cookie }: Hand): Promise<Client> {
  return createClient({
    baseUrl: await line.address(),
    headers: { cookie },
    locale: 'en',
    retries: 0,
  })
}

/**
 * Asks until the service says yes or refuses, under the same key where there is one. Returns
 * `undefined` for an expected refusal.
 */
async function ask<T>(
  work: Work,
  hand: Hand,
  request: (client: Client) => Promise<T>,
  expected: readonly string[] = [],
): Promise<T | undefined> {
  for (;;) {
    const client = await clientOf(work.line, hand)
    try {
      return await request(client)
    } catch (error) {
      if (!(error instanceof ApiError)) {
        // the connection broke in the middle of a reply: not acknowledged
        await rest(10)
        continue
      }
      const waitMs = { 0: 10, 429: 200, 503: 50 }[error.status]
      if (waitMs !== undefined) {
        await rest(waitMs)
        continue
      }
      if (expected.includes(error.code)) return undefined
      work.ledger.surprises.push(`${hand.name}: ${error.status} ${error.code} ${error.message}`)
      return undefined
    }
  }
}

/** Sends one parcel after the other: starts it, saves its draft a few times, hands it in. */
export async function sendParcels(work: Work, hand: Hand): Promise<void> {
  const { ledger, random } = work
  for (let n = 1; work.goesOn(); n += 1) {
    const key = `${hand.name}-start-${n}`
    const begun = await ask(work, hand, (client) =>
      client.startCase({ workflow: 'parcel', parent: work.hub }, { idempotencyKey: key }),
    )
    if (begun === undefined) continue
    ledger.acknowledgements += 1
    ledger.started.set(key, begun.id)
    const task = begun.tasks.find((one) => one.task === 'fill')?.id
    if (task === undefined) {
      ledger.surprises.push(`${hand.name}: parcel ${begun.id} has no task`)
      continue
    }
    const count = await saveDrafts(work, hand, task, 1 + random.below(4))
    const submitKey = `${hand.name}-submit-${n}`
    const done = await ask(work, hand, (client) =>
      client.submitTask(task, {}, { idempotencyKey: submitKey }),
    )
    if (done === undefined) continue
    ledger.acknowledgements += 1
    ledger.submitted.set(begun.id, { count, task, key: submitKey, by: hand.name })
    await rest(random.below(400))
  }
}

async function saveDrafts(work: Work, hand: Hand, task: string, times: number): Promise<number> {
  let revision = 0
  for (let count = 1; count <= times; count += 1) {
    const saved = await ask(work, hand, (client) =>
      client.saveDraft(task, [
        { path: '/words', value: `words ${count}`, base: revision },
        { path: '/count', value: count, base: revision },
      ]),
    )
    if (saved === undefined) continue
    revision = saved.revision
    work.ledger.acknowledgements += 1
    work.ledger.drafted.set(task, { count, revision, by: hand.name })
  }
  return times
}

/** Claims and hands in checks as long as there are any; others do the same. */
export async function checkParcels(work: Work, hand: Hand): Promise<void> {
  const { ledger } = work
  const lost = [
    'task.taken',
    'task.not-open',
    'task.called-off',
    'task.not-found',
    'task.not-yours',
    'case.conflict',
  ]
  for (let n = 1; ; n += 1) {
    const page = await ask(work, hand, (client) =>
      client.listTasks({ task: 'check', status: 'open', limit: 20 }),
    )
    const open = (page?.items ?? []).filter(
      ({ may }) => may.includes('claim') || may.includes('work'),
    )
    if (open.length === 0) {
      if (!work.goesOn()) return
      await rest(30)
      continue
    }
    const { id, caseId } = work.random.pick(open)
    const taken = await ask(work, hand, (client) => client.claimTask(id), lost)
    if (taken === undefined) continue
    ledger.acknowledgements += 1
    ledger.claimed.set(id, hand.name)
    const answers = { words: hand.name, count: n }
    const done = await ask(
      work,
      hand,
      (client) => client.submitTask(id, { answers }, { idempotencyKey: `${hand.name}-check-${n}` }),
      lost,
    )
    if (done === undefined) continue
    ledger.acknowledgements += 1
    ledger.checked.add(caseId)
  }
}

/** Sends ticks to the hub, each under a key of its own. */
export async function sendTicks(work: Work, hand: Hand): Promise<void> {
  for (let n = 1; work.goesOn(); n += 1) {
    const key = `${hand.name}-tick-${n}`
    const sent = await ask(work, hand, (client) =>
      client.sendEvent(work.hub, { type: 'TICK', payload: { key } }, { idempotencyKey: key }),
    )
    if (sent === undefined) continue
    work.ledger.acknowledgements += 1
    work.ledger.ticked.add(key)
    await rest(work.random.below(80))
  }
}
