import { isDeepStrictEqual } from 'node:util'
import type { Store } from '@splot/store'
import type { JsonObject, JsonValue } from '@splot/definition'
import { beats } from '../parcel-programme.ts'
import type { Ledger } from './ledger.ts'

/** A case as it lies in the folder. */
interface Kept {
  id: string
  parent: string | null
  snapshot: JsonObject
}

/**
 * Returns what a settled store holds more or less often than the ledger says: cases, events,
 * messages, timers, mails, notices, numbers; and what still waits.
 */
export async function doneTwiceOrNever(
  store: Store,
  ledger: Ledger,
  hub: string,
): Promise<string[]> {
  const parcels = await casesOf(store, 'parcel')
  const beacons = await casesOf(store, 'beacon')
  const heart = (await store.loadCase(hub))?.snapshot['context'] as JsonObject
  const allBeats = beacons.flatMap(({ id }) => range(beats).map((n) => `${id}:${n}`))
  const submitted = [...ledger.submitted.keys()]
  const mails = (await documentsOf(store, 'mail')).map((mail) => told(mail['subject']))
  const expectedMails = [
    ...allBeats.map((key) => `beat ${key}`),
    ...submitted.map((key) => `received ${key}`),
  ]
  return [
    ...difference(
      'parcel',
      parcels.map(({ id }) => id),
      [...ledger.started.values()],
    ),
    ...difference(
      'beacon of',
      beacons.map(({ parent }) => String(parent)),
      submitted,
    ),
    ...difference('tick', heart['ticks'], [...ledger.ticked]),
    ...difference('received', heart['received'], submitted),
    ...difference('beat', heart['beats'], allBeats),
    ...difference('checked', finished(parcels), submitted),
    ...difference('mail', mails, expectedMails),
    ...difference('notice', await noticesOf(store), expectedMails),
    ...answersLost(parcels, ledger),
    ...claimsLost(parcels, ledger),
    ...(await documentsOf(store, 'draft')).map((draft) => `draft left: ${JSON.stringify(draft)}`),
    ...difference('number', numbersOf(parcels), [...new Set(numbersOf(parcels))]),
    ...(await firedTwice(store, beacons)),
    ...(await leftOver(store)),
  ]
}

async function casesOf(store: Store, workflow: string): Promise<Kept[]> {
  const kept: Kept[] = []
  let cursor: string | undefined
  do {
    const page = await store.queryCases({ workflow }, cursor, 200)
    for (const { id, parent } of page.items) {
      const stored = await store.loadCase(id)
      if (stored) kept.push({ id, parent, snapshot: stored.snapshot })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return kept
}

async function documentsOf(store: Store, kind: string): Promise<JsonObject[]> {
  const all: JsonObject[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonObject>(kind, cursor, 200)
    all.push(...page.items.map(({ value }) => value))
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

async function noticesOf(store: Store): Promise<string[]> {
  const people = await documentsOf(store, 'person')
  const inboxes = await Promise.all(
    people.map((person) => documentsOf(store, `inbox-${told(person['id'])}`)),
  )
  return inboxes.flat().map((notice) => told(notice['subject']))
}

function finished(cases: Kept[]): string[] {
  return cases.filter(({ snapshot }) => snapshot['status'] === 'done').map(({ id }) => id)
}

function numbersOf(cases: Kept[]): string[] {
  return cases.map(({ snapshot }) => told(snapshot['number']))
}

/** Answers of a task as a case keeps them. */
interface Handed {
  item: string
  answers: JsonObject
  by: string
}

function handedIn(snapshot: JsonObject, task: string): Handed[] {
  const answers = snapshot['answers'] as unknown as Record<string, Handed[]>
  return answers[task] ?? []
}

/** What was handed in is, as a whole, the draft that was acknowledged last. */
function answersLost(parcels: Kept[], ledger: Ledger): string[] {
  return parcels.flatMap(({ id, snapshot }) => {
    const fill = handedIn(snapshot, 'fill')
    const { task, count = 0 } = ledger.submitted.get(id) ?? {}
    const acknowledged = [{ words: `words ${count}`, count, twice: 2 * count }]
    const found = fill.map(({ answers }) => answers)
    return isDeepStrictEqual(found, acknowledged) && ledger.drafted.get(task ?? '')?.count === count
      ? []
      : [`answers of ${id}: ${JSON.stringify(found)}, acknowledged ${JSON.stringify(acknowledged)}`]
  })
}

/** Whoever was told that a check is theirs has done it, and what they said stands there under their name. */
function claimsLost(parcels: Kept[], ledger: Ledger): string[] {
  const checks = parcels.flatMap(({ id, snapshot }) =>
    handedIn(snapshot, 'check').map((one) => ({ ...one, task: `${id}/${one.item}` })),
  )
  const people = new Map(checks.map(({ answers, by }) => [told(answers['words']), by]))
  const strangers = checks
    .filter(({ answers, by }) => people.get(told(answers['words'])) !== by)
    .map(({ task, by }) => `${task} was done by ${by}`)
  const found = checks.map(({ task, answers }) => `${task} by ${told(answers['words'])}`)
  const claimed = [...ledger.claimed].map(([task, name]) => `${task} by ${name}`)
  return [...difference('claim', found, claimed), ...strangers]
}

/** A timer leaves one line in the history each time it fires; its data names the instant it was due. */
async function firedTwice(store: Store, beacons: Kept[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { id } of beacons) {
    const entries = await store.history(id)
    const fired = entries.filter(({ type }) => type === 'timer')
    const keys = new Set(fired.map(({ data }) => JSON.stringify(data['data'])))
    if (fired.length !== beats || keys.size !== beats)
      wrong.push(`beacon ${id} fired ${fired.length} times, ${keys.size} timers`)
  }
  return wrong
}

async function leftOver(store: Store): Promise<string[]> {
  const farAway = '2100-01-01T00:00:00Z'
  const rows = await store.claimOutbox(farAway, 1000, 1)
  const timers = await store.dueTimers(farAway, 1000)
  const dead = await documentsOf(store, 'deadLetter')
  return [
    ...rows.map(({ id, type }) => `effect ${id} (${type}) still waits`),
    ...timers.map(({ id }) => `timer ${id} still waits`),
    ...dead.map((letter) => `given up: ${JSON.stringify(letter)}`),
  ]
}

function range(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

function difference(what: string, found: JsonValue | undefined, expected: string[]): string[] {
  const left = new Map<string, number>()
  for (const one of expected) left.set(one, (left.get(one) ?? 0) + 1)
  for (const one of Array.isArray(found) ? found : [])
    left.set(told(one), (left.get(told(one)) ?? 0) - 1)
  return [...left].flatMap(([one, missing]) =>
    missing === 0 ? [] : [`${what} ${one}: ${missing > 0 ? 'missing' : `${-missing} too many`}`],
  )
}

function told(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
