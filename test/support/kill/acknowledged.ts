import { setTimeout as rest } from 'node:timers/promises'
import { ApiError } from '@splot/client'
import type { Client } from '@splot/client'
import { clientOf } from './load.ts'
import type { Hand, Line } from './load.ts'
import type { Ledger } from './ledger.ts'

/** What is asked of whom. */
interface Proof {
  hub: string
  admin: Hand
  hands: Hand[]
  /** What was proved before and cannot change any more; what is proved now is added. */
  proved: Set<string>
}

/** One question to the service as somebody. */
type Asked<T> = (client: Client) => Promise<T>

/** So many of a kind are asked after each kill: the last ones are those in danger. */
const newest = 3

/** Returns what of the newest of a ledger the service no longer knows. */
export async function missingFrom(line: Line, ledger: Ledger, proof: Proof): Promise<string[]> {
  const known: Ledger = structuredClone(ledger)
  const missing: string[] = []
  const ask = async <T>(name: string, what: string, request: Asked<T>): Promise<T | undefined> => {
    const hand = [proof.admin, ...proof.hands].find((one) => one.name === name) ?? proof.admin
    for (;;) {
      try {
        return await request(await clientOf(line, hand))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.status !== 429) {
          missing.push(`${what}: ${error.code}`)
          return undefined
        }
        await rest(100)
      }
    }
  }
  const once = async <T>(
    what: string,
    entries: Iterable<[string, T]>,
    prove: (id: string, value: T, what: string) => Promise<string | undefined>,
  ): Promise<void> => {
    const fresh = [...entries].filter(([one]) => !proof.proved.has(`${what} ${one}`))
    for (const [id, value] of fresh.slice(-newest)) {
      const before = missing.length
      const wrong = await prove(id, value, `${what} ${id}`)
      if (wrong !== undefined) missing.push(`${what} ${id}: ${wrong}`)
      if (missing.length === before) proof.proved.add(`${what} ${id}`)
    }
  }

  // the same key again: the same case, and nothing is done a second time
  await once('start', known.started, async (key, id, what) => {
    const start = { workflow: 'parcel', parent: proof.hub }
    const again = await ask(key.split('-')[0] ?? '', what, (client) =>
      client.startCase(start, { idempotencyKey: key }),
    )
    return again && again.id !== id ? `now ${again.id}, acknowledged ${id}` : undefined
  })
  await once('submission', known.submitted, async (_, { task, count, key, by }, what) => {
    await ask(by, what, (client) => client.submitTask(task, {}, { idempotencyKey: key }))
    const found = await ask(by, what, (client) => client.getSubmission(task))
    return found && found.answers['count'] !== count ? `acknowledged ${count}` : undefined
  })
  await once('claim', known.claimed, async (task, by, what) => {
    const view = await ask(by, what, (client) => client.getTask(task))
    return view?.assignee === null ? 'nobody has it' : undefined
  })
  const drafts = [...known.drafted].filter(([task]) => !known.submitted.has(caseOf(task)))
  for (const [task, { count, revision, by }] of drafts.slice(-newest)) {
    const view = await ask(by, `draft ${task}`, (client) => client.getTask(task))
    if (view?.status !== 'open') continue
    if (Number(view.answers['count']) < count || view.draft.revision < revision)
      missing.push(
        `draft ${task} has ${JSON.stringify(view.answers['count'])}, acknowledged ${count}`,
      )
  }
  const hub = await ask('admin', 'hub', (client) => client.getCase(proof.hub))
  const ticks = new Set((hub?.columns['ticks'] as string | undefined)?.split(' '))
  return [
    ...missing,
    ...[...known.ticked].filter((key) => !ticks.has(key)).map((key) => `tick ${key}`),
  ]
}

function caseOf(task: string): string {
  return task.split('/', 1)[0] ?? ''
}
