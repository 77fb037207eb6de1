import type { JsonObject } from '@splot/definition'
import { beforeAll, describe, expect, it } from 'vitest'
import { operationOf, readApiDocument } from '../support/endpoints/api-document.ts'
import type { ApiDocument, Operation } from '../support/endpoints/api-document.ts'
import { openVillageService } from '../support/endpoints/village-service.ts'
import type { VillageService } from '../support/endpoints/village-service.ts'
import { walkVillage } from '../support/endpoints/village-walk.ts'
import type { Walked } from '../support/endpoints/village-walk.ts'

/** Writes that take no key, because guests make them, they sign in, or their reply is kept nowhere. */
const without = {
  signsIn: [
    'requestSignInLink',
    'redeemSignInToken',
    'signOut',
    'giveSecondFactor',
    'passkeySignInOptions',
    'signInByPasskey',
    'beginSecondFactor',
    'turnSecondFactorOn',
    'turnSecondFactorOff',
    'renewRecoveryCodes',
    'passkeyOptions',
    'addPasskey',
    'removePasskey',
  ],
  // a report of the mail server is taken twice without harm
  fromMailServers: ['reportReturnedMail'],
  isAFile: ['exportTable', 'copyPersonalData'],
  onlyReads: [
    'searchCases',
    'searchTasks',
    'searchPeople',
    'previewEvent',
    'previewTask',
    'checkProgrammeDraft',
    'programmeDraftFate',
    'programmeDraftFates',
    'simulateProgrammeDraft',
    'replayProgrammeDraft',
  ],
}

describe('requests under a key', () => {
  let service: VillageService
  let document: ApiDocument
  let walked: Walked[]
  const operation = ({ method, path }: Walked): Operation =>
    operationOf(document.operations, method, path.split('?')[0]!)!
  const takesKey = (one: Operation) => one.headers['idempotency-key'] !== undefined
  /** The first request of each operation that takes a key, by somebody who is a villager still. */
  const keyed = () =>
    walked.filter((one) => one.headers['idempotency-key'] !== undefined && takesKey(operation(one)))

  beforeAll(async () => {
    service = await openVillageService()
    let last = 0
    walked = await walkVillage(service, undefined, () => ({ 'idempotency-key': `key-${++last}` }))
    const openapi = walked.find(({ path }) => path === '/api/openapi.json')!
    document = readApiDocument(JSON.parse(openapi.text) as JsonObject)
  }, 120_000)

  const cookies = new Map<string, Promise<string>>()
  async function send(one: Walked, body = one.body): Promise<Response> {
    // devices of the walk are named after others where they are further ones
    const who = one.who === 'other' || one.who === 'leaver' ? 'anna' : one.who!
    if (!cookies.has(who)) cookies.set(who, service.signIn(who))
    return service.app.request(one.path, {
      method: one.method,
      headers: { ...one.headers, cookie: await cookies.get(who)! },
      ...(body !== undefined && { body: body as string }),
    })
  }

  it('[SV147] every write takes a key but those that sign in, send a file or only read', () => {
    const none = document.operations.filter((one) => one.method !== 'GET' && !takesKey(one))
    expect(none.map(({ id }) => id).toSorted()).toEqual(Object.values(without).flat().toSorted())
    const asked = new Set(keyed().map((one) => operation(one).id))
    const all = document.operations.filter(takesKey).map(({ id }) => id)
    expect(all.filter((id) => !asked.has(id))).toEqual([])
  })

  it('[SV147] sent again, each is answered as the first time, and nothing is done', async () => {
    const before = await service.runtime.listAudit(await service.reader('wanda'), {})
    for (const one of keyed()) {
      const reply = await send(one)
      const text = await reply.text()
      expect([reply.status, text], `${one.method} ${one.path}`).toEqual([
        one.reply.status,
        one.text,
      ])
    }
    const after = await service.runtime.listAudit(await service.reader('wanda'), {})
    expect(after).toEqual(before)
  }, 120_000)

  it('[SV147] another request under the key is refused', async () => {
    const seen = new Set<string>()
    for (const one of keyed()) {
      const { id, body, rawBody } = operation(one)
      if (seen.has(id) || (body === null && !rawBody)) continue
      seen.add(id)
      const other =
        typeof one.body === 'string' ? changed(one.body) : new TextEncoder().encode('%PDF-1.7 x')
      const reply = await send(one, other)
      if (other === one.body) continue
      expect([id, reply.status, ((await reply.json()) as JsonObject)['code']]).toEqual([
        id,
        422,
        'request.key-reused',
      ])
    }
    expect(seen.size).toBeGreaterThan(20)
  }, 120_000)
})

/** The same body with another word in it; as it is where there is none to change. */
function changed(body: string): string {
  const value = JSON.parse(body) as JsonObject
  for (const key of ['reason', 'title', 'name', 'text']) {
    const word = value[key]
    if (typeof word === 'string') return JSON.stringify({ ...value, [key]: `${word} x` })
  }
  return body
}
