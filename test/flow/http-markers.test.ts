import { readFile, readdir } from 'node:fs/promises'
import { createClient } from '@splot/client'
import type { Client } from '@splot/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { openVillageService } from '../support/endpoints/village-service.ts'
import type { VillageService } from '../support/endpoints/village-service.ts'
import { walkVillage } from '../support/endpoints/village-walk.ts'
import type { Walked } from '../support/endpoints/village-walk.ts'

/** Words that are found again wherever they go. */
const planted = {
  name: 'Jagna Znacznikowska',
  email: 'jagna.znacznik@example.org',
  village: 'Znacznikowo 44051401359',
  health: 'choroba znacznika',
}

describe('words of people and secrets', () => {
  let service: VillageService
  let walked: Walked[]
  let markers: string[]

  beforeAll(async () => {
    service = await openVillageService()
    walked = await walkVillage(service, planted)
    markers = [...Object.values(planted), ...secretsOf(walked)]
    // tokens, sessions of all, a secret of an app with its codes
    expect(markers.length).toBeGreaterThan(20)
  }, 120_000)

  const markersIn = (text: string): string[] => {
    const readable = `${text}\n${decoded(text)}`.toLowerCase()
    return markers.filter((marker) => readable.includes(marker.toLowerCase()))
  }

  it('[SV115] stand in no address of what a client asks for', async () => {
    for (const { method, path } of walked)
      expect([method, path, markersIn(path)]).toEqual([method, path, []])
    const asked: string[] = []
    const client = await recordingClient(service, asked)
    const { name, email, village } = planted
    expect((await client.listPeople({ text: name })).items).toMatchObject([{ email }])
    expect((await client.listCases({ text: village })).items).not.toEqual([])
    expect(
      (await client.listCases({ sort: 'title', limit: 1, text: 'znacznikowo' })).next ?? '',
    ).toBe('')
    await client.listTasks({ text: village, scope: 'all' })
    const { items, next } = await client.listCases({ sort: 'title', limit: 1 })
    expect(items).toHaveLength(1)
    await client.listCases({ sort: 'title', limit: 1, cursor: next! })
    const draft = await client.createProgrammeDraft({ title: village })
    await client.discardProgrammeDraft(draft.id, `For ${name}`)
    const call = await client.startCase({ workflow: 'call' })
    const [task] = call.tasks
    await client.claimTask(task!.id)
    const target = { task: task!.id, path: '/pictures', name: `${name}.png` }
    const file = await client.uploadFile(target, png)
    expect(file.name).toBe(`${name}.png`)
    await client.getTask(task!.id)
    expect(asked.length).toBeGreaterThan(10)
    for (const address of asked) expect([address, markersIn(address)]).toEqual([address, []])
  })

  it('[SV115] stand in no line of the audit log, which stays for ever: names are those of now', async () => {
    const { runtime } = service
    const wanda = await service.reader('wanda')
    const [jagna] = (await runtime.listPeople(wanda, { text: planted.name })).items
    await runtime.changePerson(wanda, jagna!.id, { name: 'Ktoś Inny' })
    const lines: object[] = []
    let cursor: string | undefined
    do {
      const page = await runtime.listAudit(wanda, cursor === undefined ? {} : { cursor })
      lines.push(...page.items)
      cursor = page.next
    } while (cursor !== undefined)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines).toContainEqual(
      expect.objectContaining({
        type: 'substitution-begun',
        details: expect.objectContaining({ away: { id: jagna!.id, name: 'Ktoś Inny' } }),
      }),
    )
    // the title of a draft and a reason are written to be read there
    const told = lines.map((line) => ({ ...line, draft: null, reason: null }))
    expect(markersIn(JSON.stringify(told))).toEqual([])
    await runtime.changePerson(wanda, jagna!.id, { name: planted.name })
  })

  it('[SV115] stand in no refusal, whoever is refused', async () => {
    const cookies = await Promise.all(['olga', 'anna', 'wanda'].map((who) => service.signIn(who)))
    const told: string[] = []
    for (const one of walked.filter(({ method }) => method !== 'GET'))
      for (const cookie of [undefined, ...cookies])
        for (const body of brokenBodies(one.body)) {
          const reply = await service.app.request(one.path, {
            method: one.method,
            headers: { ...(cookie && { cookie }), ...one.headers },
            body,
          })
          const text = await reply.text()
          if (reply.status >= 400) told.push(text)
        }
    expect(told.length).toBeGreaterThan(500)
    for (const text of told) expect([text, markersIn(text)]).toEqual([text, []])
  })

  it('[SV115] of secrets, none is told twice: only the reply that makes one holds it', () => {
    const secrets = secretsOf(walked)
    const makers = new Set(['/api/me/second-factor', '/api/me/second-factor/recovery-codes'])
    for (const { path, text } of walked.filter((one) => !makers.has(one.path) && !isMail(one)))
      expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []])
  })

  it('[SV115] are kept by no browser: nothing but the language, and places in forms and drafts', async () => {
    const root = new URL('../../', import.meta.url)
    const found = new Map<string, string[]>()
    for (const folder of ['packages', 'apps'])
      for (const part of await readdir(new URL(folder, root))) {
        const source = `${folder}/${part}/src`
        for (const file of await readdir(new URL(source, root), { recursive: true })) {
          if (!/\.tsx?$/u.test(file) || /\.test\.tsx?$/u.test(file)) continue
          const text = await readFile(new URL(`${source}/${file}`, root), 'utf8')
          const uses = text.match(
            /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/gu,
          )
          if (uses) found.set(`${source}/${file}`, [...new Set(uses)])
        }
      }
    expect(Object.fromEntries(found)).toEqual({
      // which state a case goes on in, by ids of states
      'apps/studio/src/fate/mapping-store.ts': ['localStorage'],
      // which page of a form was open, by its id
      'packages/react/src/task/task-form.tsx': ['sessionStorage'],
      // pl or en
      'packages/react/src/texts/translation.ts': ['localStorage'],
    })
  })

  it('[SV115] nothing broke on the way', () => {
    expect(service.incidents).toEqual([])
  })
})

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** A demonstration shows its mail to everybody. */
const isMail = ({ path }: Walked): boolean => path.startsWith('/api/mail')

/** What proves who somebody is: tokens of links, sessions, and what a second factor is made from. */
function secretsOf(walked: readonly Walked[]): string[] {
  const found = new Set<string>()
  for (const { path, body, reply, text } of walked) {
    for (const cookie of reply.headers.getSetCookie()) {
      const session = /session_token=([^.;]{10,})/u.exec(cookie)?.[1]
      if (session !== undefined) found.add(session)
    }
    if (path === '/api/session/redeem')
      found.add((JSON.parse(body as string) as { token: string }).token)
    if (!path.includes('second-factor') || text === '') continue
    const made = JSON.parse(text) as { secret?: string; recoveryCodes?: string[] | number }
    if (made.secret !== undefined) found.add(made.secret)
    if (Array.isArray(made.recoveryCodes)) for (const code of made.recoveryCodes) found.add(code)
  }
  return [...found]
}

/** The same body with a member too many, cut, wrong in kind, and as it was. */
function brokenBodies(body: string | Uint8Array | undefined): string[] {
  if (typeof body !== 'string') return ['{']
  const whole = JSON.parse(body) as Record<string, unknown>
  return [
    body,
    body.slice(0, -1),
    JSON.stringify({ ...whole, more: planted.name }),
    JSON.stringify(Object.fromEntries(Object.keys(whole).map((key) => [key, [planted.village]]))),
    JSON.stringify(Object.fromEntries(Object.keys(whole).map((key) => [key, planted.email]))),
  ]
}

async function recordingClient(service: VillageService, asked: string[]): Promise<Client> {
  const cookie = await service.signIn('wanda')
  return createClient({
    baseUrl: '',
    fetch: async (input, init) => {
      asked.push(input as string)
      return service.app.request(input, init)
    },
    headers: { cookie },
    retries: 0,
  })
}

/** What a cursor or an encoded part of a text says, as far as it says anything. */
function decoded(text: string): string {
  const plain = text.replaceAll(/%[0-9a-f]{2}(?:%[0-9a-f]{2})*/giu, (part) =>
    Buffer.from(part.replaceAll('%', ''), 'hex').toString(),
  )
  const inside = (text.match(/[\w-]{24,}/gu) ?? []).map((part) =>
    Buffer.from(part, 'base64url').toString(),
  )
  return [plain.replaceAll('+', ' '), ...inside].join('\n')
}
