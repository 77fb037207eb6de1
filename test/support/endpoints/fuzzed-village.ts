import type { JsonObject } from '@splot/definition'
import { seeded } from '../seeded.ts'
import { operationOf, readApiDocument } from './api-document.ts'
import type { ApiDocument } from './api-document.ts'
import { faultsOf } from './judged-reply.ts'
import { openVillageService } from './village-service.ts'
import type { VillageService } from './village-service.ts'
import { walkVillage } from './village-walk.ts'
import type { Walked } from './village-walk.ts'
import { Known, WildRequests } from './wild-requests.ts'
import type { WildRequest } from './wild-requests.ts'

/** What came of many requests. */
export interface Fuzzed {
  /** Status → how many replies. */
  statuses: Record<string, number>
  /** Operations that were answered well. */
  reached: Set<string>
  /** Operations of the document. */
  operations: string[]
  /** What was wrong, each with the first request that showed it. */
  faults: string[]
}

/** A guest, an applicant, an officer, and an administrator, who gets farthest with what is not refused. */
const askers = [null, 'anna', 'anna', 'olga', 'olga', 'wanda', 'wanda', 'wanda', 'wanda'] as const

/** What costs much more than all the rest, and is asked as seldom. */
const costly =
  /openapi|session|second-factor|passkey|\/drafts\/|export|document\.|\/panels|\/releases|\/clock|\/sign-in-reset|\/indicators/u

/** Smaller than anything the service is asked for, so that too much costs little. */
const limits = {
  address: null,
  person: null,
  signInLink: null,
  signInAddress: null,
  codeDevice: null,
  codePerson: null,
  fileBytes: 20_000,
  bodyBytes: 300_000,
}

/**
 * Walks through a fresh village, then asks it `count` times for whatever the document that it serves names,
 * as `seed` says: well, and broken in every way.
 */
export async function fuzzVillage(seedNumber: number, count: number): Promise<Fuzzed> {
  const seed = seeded(seedNumber)
  const service = await openVillageService({ limits })
  const walked = await walkVillage(service)
  const served = await service.app.request('/api/openapi.json')
  const document = documentOf(await served.text())
  const { known, byOperation } = learnt(walked, document)
  const wild = new WildRequests(document, known, byOperation)
  const cookies = new Map<string, string>()
  const fuzzed: Fuzzed = {
    statuses: {},
    reached: new Set(byOperation.keys()),
    operations: document.operations.map(({ id }) => id),
    faults: [],
  }
  const told = new Set<string>()
  const bag = document.operations.flatMap((one) =>
    Array.from({ length: costly.test(one.path) ? 1 : 8 }, () => one),
  )
  for (let n = 0; n < count; n += 1) {
    if (n % 100 === 0) await signInAgain(service, cookies)
    // what was begun goes on: letters, documents, deadlines, cases on their way
    if (n % 1000 === 0) await service.work()
    const operation = seed.pick(bag)
    const who = seed.pick(askers)
    const request = wild.next(operation, seed)
    const asked = await ask(service, request, cookies.get(who ?? ''))
    const { status } = asked
    fuzzed.statuses[status] = (fuzzed.statuses[status] ?? 0) + 1
    for (const fault of [...faultsOf(document, asked), ...secretsIn(asked.text, cookies)]) {
      const what = `${operation.id}: ${fault}`
      if (told.has(what)) continue
      told.add(what)
      const { method, path, headers, body = '' } = request
      fuzzed.faults.push(
        `${what}\n  ${n}: ${who} ${request.what}\n  ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${String(body).slice(0, 300)}`,
      )
    }
    if (status >= 300) continue
    const done = operationOf(document.operations, asked.method, asked.path)
    if (done) fuzzed.reached.add(done.id)
    if (asked.type === 'application/json' && asked.text !== '' && done?.id !== 'openapi')
      known.learn(asked.path, JSON.parse(asked.text))
  }
  for (const incident of service.incidents)
    fuzzed.faults.push(incident instanceof Error ? (incident.stack ?? '') : String(incident))
  return fuzzed
}

let last: { text: string; document: ApiDocument } | undefined

/** Every village serves the same document: what was compiled of it is kept. */
function documentOf(text: string): ApiDocument {
  if (last?.text !== text)
    last = { text, document: readApiDocument(JSON.parse(text) as JsonObject) }
  return last.document
}

function learnt(walked: readonly Walked[], document: ApiDocument) {
  const known = new Known()
  const byOperation = new Map<string, Walked[]>()
  for (const one of walked) {
    const path = one.path.split('?', 1)[0]!
    const operation = operationOf(document.operations, one.method, path)
    if (!operation) throw new Error(`Expected ${one.method} ${path} in the document`)
    byOperation.set(operation.id, [...(byOperation.get(operation.id) ?? []), one])
    if (one.reply.headers.get('content-type') === 'application/json' && operation.id !== 'openapi')
      known.learn(path, JSON.parse(one.text))
  }
  return { known, byOperation }
}

async function ask({ app }: VillageService, request: WildRequest, cookie: string | undefined) {
  const { method, path, body } = request
  const headers = new Headers({ ...(cookie !== undefined && { cookie }), ...request.headers })
  const reply = await app.request(path, {
    method,
    headers,
    ...(body !== undefined && { body }),
  })
  const type = reply.headers.get('content-type') ?? ''
  const text = type.startsWith('text/event-stream') ? '' : await reply.text()
  // a stream would go on for ever
  if (text === '') await reply.body?.cancel()
  const site = headers.get('sec-fetch-site')
  return {
    method,
    path: new URL(`http://localhost${path}`).pathname,
    byGuest: !headers.has('cookie'),
    isCrossSite: site === 'cross-site' || (site === null && headers.has('origin')),
    status: reply.status,
    type,
    text,
  }
}

/** Nobody is ever told what proves who somebody is. */
function secretsIn(text: string, cookies: ReadonlyMap<string, string>): string[] {
  for (const [who, cookie] of cookies) {
    const token = /session_token=([^.;]+)/u.exec(cookie)?.[1] ?? cookie
    if (text.includes(token)) return [`it tells the session of ${who}`]
  }
  return []
}

/** Administrators block people, change roles and end sessions: those who ask get theirs back. */
async function signInAgain(service: VillageService, cookies: Map<string, string>): Promise<void> {
  const { auth, runtime, reader } = service
  for (const who of ['anna', 'olga', 'wanda'] as const) {
    const cookie = cookies.get(who)
    if (cookie && (await auth.owner(new Headers({ cookie }))) !== null) continue
    const { person } = await reader(who)
    if (!(await runtime.admitsPerson(`${who}@example.org`))) {
      const keeper = await reader(who === 'wanda' ? 'ida' : 'wanda')
      await runtime.unblockPerson(keeper, person, 'Back')
    }
    cookies.set(who, await service.signIn(who))
  }
}
