import { fileNameHeader } from '@splot/client'
import { toUrlId } from '@splot/server'
import { createBrowserJar } from '../browser-jar.ts'
import { samplePdf } from '../sample-pdf.ts'
import { createSoftAuthenticator } from '../soft-authenticator.ts'
import { totpCode } from '../totp-code.ts'
import { mailServerSecret, villagers } from './village-service.ts'
import type { VillageService } from './village-service.ts'

/** A request that was answered well, and its reply. */
export interface Walked {
  /** Who asked; `null`: a guest. */
  who: string | null
  method: string
  /** Path with query. */
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array
  reply: Response
  /** The reply as text; `''` of a stream. */
  text: string
}

/** What a test may say of the people and their answers, so that it finds them again. */
export interface WalkFacts {
  /** Name of a person that an administrator invites. */
  name: string
  /** Their address. */
  email: string
  village: string
  health: string
}

interface Given {
  json?: unknown
  bytes?: Uint8Array
  headers?: Record<string, string>
}

/** A picture of one dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

// oxlint-disable-next-line typescript/no-explicit-any -- replies are read as they come; what is missing fails
type Json = Record<string, any>

/**
 * Walks through the whole service as people do: a call, an application with file and signature, its
 * check, scores and reopening, documents, catalogues, dashboards, people, ways to sign in, drafts and
 * releases. Every request has to be answered well. `keyOf` gives further headers to whatever is no GET.
 *
 * @throws Error naming a request that was refused
 */
export async function walkVillage(
  service: VillageService,
  facts: WalkFacts = {
    name: 'Ewa Nowak',
    email: 'ewa@example.org',
    village: 'Lipowo',
    health: 'grypa',
  },
  keyOf: () => Record<string, string> = () => ({}),
): Promise<Walked[]> {
  const { app, auth, runtime } = service
  const walked: Walked[] = []
  const jars = new Map<string, ReturnType<typeof createBrowserJar>>()

  async function enter(who: string): Promise<void> {
    await service.reader(who)
    const jar = createBrowserJar(app)
    jars.set(who, jar)
    await redeem(who, await auth.createToken(`${who}@example.org`, 'en'))
  }
  const redeem = (who: string, token: string) =>
    ask(who, 'POST', '/api/session/redeem', { json: { token } })

  async function ask(
    who: string | null,
    method: string,
    path: string,
    { json, bytes, headers = {} }: Given = {},
  ): Promise<Json> {
    const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json))
    const sent = {
      ...(method === 'GET' ? {} : keyOf()),
      ...headers,
      ...(json !== undefined && { 'content-type': 'application/json' }),
    }
    const jar = who === null ? createBrowserJar(app) : jars.get(who)!
    const reply = await jar.request(path, {
      method,
      headers: sent,
      ...(body !== undefined && { body: body as string }),
    })
    const text = await textOf(reply)
    if (reply.status >= 300)
      throw new Error(`Expected ${who} to be answered well by ${method} ${path}: ${text}`)
    const request = { who, method, path, headers: sent, ...(body !== undefined && { body }) }
    walked.push({ ...request, reply, text })
    const isJson = reply.headers.get('content-type')?.startsWith('application/json')
    return isJson ? (JSON.parse(text) as Json) : {}
  }
  const get = (who: string | null, path: string) => ask(who, 'GET', path)
  const post = (who: string | null, path: string, json?: unknown) =>
    ask(who, 'POST', path, json === undefined ? {} : { json })

  /** Opens the task of a kind that somebody may work on. */
  async function taskOf(who: string, caseId: string, task: string): Promise<string> {
    const { items } = await get(who, `/api/tasks?scope=all&status=open&caseId=${caseId}`)
    const found = items.find((one: Json) => one['task'] === task)
    if (!found) throw new Error(`Expected ${who} to see the task ${task}`)
    return found.id
  }
  async function finish(who: string, caseId: string, task: string, answers: Json): Promise<void> {
    const id = await taskOf(who, caseId, task)
    await post(who, `${taskPath(id)}/claim`)
    await post(who, `${taskPath(id)}/submit`, { answers })
    await service.work()
  }

  async function openCall(): Promise<string> {
    const { id } = await ask('wanda', 'POST', '/api/cases', {
      json: { workflow: 'call' },
      headers: { 'idempotency-key': 'first-call' },
    })
    const task = await taskOf('wanda', id, 'announce')
    await post('wanda', `${taskPath(task)}/claim`)
    const upload = uploadPath(task, '/pictures')
    const file = await ask('wanda', 'POST', upload, { bytes: png, headers: named('map.png') })
    const rules = await ask('wanda', 'POST', uploadPath(task, '/rules'), {
      bytes: samplePdf,
      headers: named('regulamin.pdf'),
    })
    const answers = {
      name: 'Zima',
      closesOn: '2027-01-31',
      pictures: [file['id']],
      rules: [rules['id']],
    }
    await post('wanda', `${taskPath(task)}/preview`, { answers })
    await post('wanda', `${taskPath(task)}/submit`, { answers })
    await service.work()
    return id
  }

  async function draftApplication(call: string, village: string): Promise<[string, string]> {
    const { id } = await post('anna', '/api/cases', { workflow: 'application', parent: call })
    const task = await taskOf('anna', id, 'apply')
    const values = {
      village,
      kind: 'park',
      costs: [{ name: 'Ławki', amount: 120_00 }],
      health: facts.health,
    }
    const changes = Object.entries(values).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    await ask('anna', 'PATCH', `${taskPath(task)}/draft`, { json: { changes } })
    return [id, task]
  }
  async function handIn(id: string, task: string): Promise<void> {
    const email = 'head-anna@example.org'
    await post('anna', `/api/cases/${id}/members`, { email, role: 'signer' })
    const { draft } = await get('head-anna', taskPath(task))
    const sign = { path: '/signatures', draftRevision: draft.revision }
    await post('head-anna', `${taskPath(task)}/signature`, sign)
    await post('head-anna', `${taskPath(task)}/signature/withdraw`, { path: '/signatures' })
    await post('head-anna', `${taskPath(task)}/signature`, sign)
    await ask('anna', 'POST', `${taskPath(task)}/submit`, {
      json: {},
      headers: { 'idempotency-key': `hand-in-${task}` },
    })
    await service.work()
  }

  for (const who of Object.keys(villagers)) await enter(who)
  await get(null, '/api/health')
  await get(null, '/api/health/ready')
  await get(null, '/api/openapi.json')
  const call = await openCall()

  // an application from the first field to its end, and once more
  const [id, task] = await draftApplication(call, facts.village)
  await get('anna', taskPath(task))
  const upload = uploadPath(task, '/plan')
  const plan = await ask('anna', 'POST', upload, {
    bytes: samplePdf,
    headers: named(`${facts.village}.pdf`),
  })
  await get('anna', `/api/files/${plan['id']}`)
  const changes = [{ path: '/plan', value: [plan['id']], base: 0 }]
  await ask('anna', 'PATCH', `${taskPath(task)}/draft`, { json: { changes } })
  await handIn(id, task)
  await finish('olga', id, 'check', { verdict: 'passed' })
  await finish('zosia', id, 'score', { points: 20 })
  await finish('jan', id, 'score', { points: 26 })
  const { decisions, submissions } = await get('anna', `/api/cases/${id}`)
  await get('anna', `/api/decisions/${toUrlId(decisions[0].id)}`)
  const [first] = submissions.filter((one: Json) => one['task'] === 'apply')
  await get('daria', `/api/submissions/${toUrlId(first.id)}`)
  await get('daria', `/api/submissions/${toUrlId(first.id)}/submission.pdf?locale=pl`)
  await get('anna', '/api/me/reads')
  const reopened = { to: 'application.draft', reason: 'A mistake' }
  await post('wanda', `/api/cases/${id}/reopen`, reopened)
  const again = await taskOf('anna', id, 'apply')
  const values = { village: facts.village, kind: 'road', roadLength: 3 }
  const filled = Object.entries(values).map(([key, value]) => ({ path: `/${key}`, value, base: 0 }))
  await ask('anna', 'PATCH', `${taskPath(again)}/draft`, { json: { changes: filled } })
  await handIn(id, again)
  const { submissions: both } = await get('anna', `/api/cases/${id}`)
  const [one, two] = both.filter((given: Json) => given['task'] === 'apply')
  await get(
    'anna',
    `/api/submissions/${toUrlId(one.id)}/changes?since=${encodeURIComponent(two.id)}`,
  )
  await get('anna', `/api/cases/${id}/timeline?after=2`)

  // others in their states: being written, and waiting for the office
  await draftApplication(call, 'Dębowo')
  const [third, apply] = await draftApplication(call, 'Sosnowo')
  await handIn(third, apply)
  const check = await taskOf('olga', third, 'check')
  await post('olga', `${taskPath(check)}/claim`)
  await get('wanda', `${taskPath(check)}/candidates`)
  const oskar = (await service.reader('oskar')).person
  await post('olga', `${taskPath(check)}/delegate`, { to: oskar })
  await post('oskar', `${taskPath(check)}/release`)
  const olga = (await service.reader('olga')).person
  await get('wanda', '/api/me')
  await post('wanda', `${taskPath(check)}/reassign`, { to: olga, reason: 'Leave' })
  const { id: needless } = await post('wanda', '/api/cases', { workflow: 'call' })
  await post('wanda', `/api/cases/${needless}/events/preview`, { type: 'CANCEL' })
  await post('wanda', `/api/cases/${needless}/events`, { type: 'CANCEL' })
  await get('wanda', '/api/cases?workflow=call&sort=createdAt&limit=1')
  await post('wanda', '/api/cases/search', { text: 'zima', sort: 'title', limit: 2 })
  await post('wanda', '/api/tasks/search', { text: facts.village })

  // what everybody may read
  await get(null, '/api/programme')
  await get(null, '/api/workflows/application')
  await get('anna', '/api/forms/APPLY?version=1')
  await get('anna', '/api/forms/APPLY/validator.js?version=1')
  await get(null, '/api/calls')
  await get(null, '/api/problem-types')
  const { documents, facts: told } = await get(null, `/api/calls/${call}`)
  await get(null, `/api/call-files/${told['rules'][0].id}`)
  await get(null, '/api/catalogues')
  await get(null, '/api/catalogues/guides')
  const guide = await get(null, `/api/catalogue-entries/${toUrlId('guides/guide-zima')}`)
  const document = `/api/documents/${toUrlId(documents[0]?.id ?? guide['document'].id)}`
  const { blocks } = await get(null, document)
  const { picture } = blocks.find((block: Json) => block['type'] === 'picture')
  await get(null, `${document}/picture?sha256=${picture.sha256}`)
  for (const ending of ['pdf?locale=pl', 'epub', 'html'])
    await get(null, `${document}/document.${ending}`)

  // dashboards, indicators, exports, inbox
  const [dashboard] = (await get('wanda', '/api/dashboards')) as Json[]
  const { panels } = await get('wanda', `/api/dashboards/${dashboard!['id']}`)
  await get('wanda', `/api/panels/${toUrlId(panels[0].id)}`)
  const overview = await get('wanda', '/api/dashboards/overview')
  for (const panel of overview['panels']) await get('wanda', `/api/panels/${toUrlId(panel.id)}`)
  await get('wanda', `/api/panels/${toUrlId('overview/running')}/export?format=csv`)
  await get('wanda', '/api/indicators?at=2027-01-11')
  await get('wanda', '/api/indicators/export?format=xlsx')
  await get('wanda', '/api/indicators/I01')
  await get('wanda', '/api/indicators/I01/rows?limit=1')
  await get('wanda', '/api/exports')
  const table = { format: 'csvSemicolon', purpose: 'A report' }
  await post('wanda', '/api/exports/applications', table)
  const { items: notices } = await get('anna', '/api/notices')
  await post('anna', `/api/notices/${notices[0].id}/read`)
  await get(null, '/api/mail')
  await ask(null, 'POST', '/api/mail/reports', {
    bytes: new TextEncoder().encode('Subject: a letter that is no report\r\n\r\nHello'),
    headers: { authorization: `Bearer ${mailServerSecret}` },
  })
  await get('anna', '/api/stream')

  // what is kept running
  await get('wanda', '/api/problems')
  await get('wanda', '/api/clock')
  await post('wanda', '/api/clock', { to: '2027-01-12T09:00:00Z' })
  await runtime.ensurePerson({ email: 'nobody@example.org', name: 'Nobody' })
  service.unreachable.add('nobody@example.org')
  const unread = { email: 'nobody@example.org', role: 'applicant' }
  for (const name of ['Klonowo', 'Bukowo']) {
    const [unreached, written] = await draftApplication(call, name)
    const { members } = await post('anna', `/api/cases/${unreached}/members`, unread)
    const { person, role } = members.find((one: Json) => one['name'].startsWith('Nobody'))
    if (name === 'Bukowo')
      await post('anna', `/api/cases/${unreached}/members/remove`, { person, role })
    await handIn(unreached, written)
  }
  const { items: letters } = await get('wanda', '/api/dead-letters')
  await post('wanda', `/api/dead-letters/${toUrlId(letters[0].id)}/retry`)
  await ask('wanda', 'DELETE', `/api/dead-letters/${toUrlId(letters[0].id)}`)
  service.unreachable.clear()

  await walkPeople()
  await walkSignIn()
  await walkDrafts()
  await get('wanda', '/api/audit')
  await runtime.writeDailyAnchor()
  const [anchor] = (await get('wanda', '/api/anchors')) as Json[]
  await get('wanda', `/api/anchors/${anchor!['day']}`)
  return walked

  async function walkPeople(): Promise<void> {
    const person = { email: facts.email, name: facts.name, locale: 'pl', roles: [] }
    const { id: ewa } = await post('wanda', '/api/people', person)
    await get('wanda', '/api/people?limit=5')
    await post('wanda', '/api/people/search', { text: facts.name })
    await get('wanda', `/api/people/${ewa}`)
    const office = await post('wanda', '/api/organisations', { name: 'Gmina' })
    await get('wanda', '/api/organisations')
    const memberships = [{ organisation: office['id'], position: 'Clerk' }]
    const change = { memberships, roles: [{ role: 'officer' }], reason: 'New' }
    await ask('wanda', 'PATCH', `/api/people/${ewa}`, { json: change })
    await post('wanda', `/api/people/${ewa}/invitation`)
    await post('wanda', `/api/people/${ewa}/block`, { reason: 'Left' })
    await post('wanda', `/api/people/${ewa}/unblock`, { reason: 'Back' })
    await ask('wanda', 'DELETE', `/api/people/${ewa}/sessions`)
    await post('wanda', `/api/people/${ewa}/sign-in-reset`, { reason: 'Lost' })
    const substitution = { substitute: olga, from: '2027-01-12', to: '2027-01-20' }
    const { substitutes } = await post('wanda', `/api/people/${ewa}/substitutions`, substitution)
    const ended = `/api/people/${ewa}/substitutions?substitution=${substitutes[0].id}`
    await ask('wanda', 'DELETE', ended)
    await ask('anna', 'PATCH', '/api/me', { json: { locale: 'en' } })
    const copy = { who: ['anna@example.org'], reason: 'Request 1' }
    await post('daria', '/api/personal-data/copies', copy)
    const over = { case: needless, reason: 'Not needed' }
    await post('daria', '/api/holds', over)
    await get('daria', '/api/holds')
    await post('daria', `/api/holds/${needless}/end`, { reason: 'Over' })
    const { id: rejected } = await post('daria', '/api/erasures', over)
    await get('daria', '/api/erasures')
    await post('daria', `/api/erasures/${toUrlId(rejected)}/reject`, { reason: 'No' })
    const { id: erased } = await post('daria', '/api/erasures', over)
    await post('wanda', `/api/erasures/${toUrlId(erased)}/approve`, { reason: 'Yes' })
  }

  async function walkSignIn(): Promise<void> {
    await get(null, '/api/session')
    await post(null, '/api/session/link', { email: 'anna@example.org', next: '/cases' })
    await enterAs('other', 'anna')
    const devices = (await get('anna', '/api/sessions')) as Json[]
    const other = devices.find(({ current }) => current !== true)!
    await ask('anna', 'DELETE', `/api/sessions/${other['id']}`)
    await ask('anna', 'DELETE', '/api/sessions')
    await enterAs('leaver', 'anna')
    await ask('leaver', 'DELETE', '/api/session')

    await enterAs('guarded', 'guarded')
    await get('guarded', '/api/me/second-factor')
    const { secret } = await post('guarded', '/api/me/second-factor')
    // a code works once, so each step takes one of another half minute
    const code = (halfMinutes: number) => totpCode(secret, Date.now() + halfMinutes * 30_000)
    await post('guarded', '/api/me/second-factor/on', { code: code(-1) })
    const renew = '/api/me/second-factor/recovery-codes'
    const { recoveryCodes } = await post('guarded', renew, { code: code(0) })
    await enterAs('again', 'guarded')
    await post('again', '/api/session/second-factor', { code: recoveryCodes[0] })
    await post('again', '/api/me/second-factor/off', { code: recoveryCodes[1] })

    await enterAs('keyed', 'keyed')
    const authenticator = createSoftAuthenticator('localhost', { origin: service.origin })
    const asked = (await post('keyed', '/api/me/passkeys/options')) as { challenge: string }
    const response = authenticator.create(asked)
    await post('keyed', '/api/me/passkeys', { name: 'Key', response })
    jars.set('returning', createBrowserJar(app))
    const options = (await post('returning', '/api/session/passkey/options')) as typeof asked
    await post('returning', '/api/session/passkey', { response: authenticator.get(options) })
    const [passkey] = (await get('returning', '/api/me/passkeys')) as Json[]
    await ask('returning', 'DELETE', `/api/me/passkeys/${passkey!['id']}`)
  }
  /** A further device, of somebody there is or of somebody new. */
  async function enterAs(device: string, who: string): Promise<void> {
    jars.set(device, createBrowserJar(app))
    await redeem(device, await auth.createToken(`${who}@example.org`, 'en'))
  }

  async function walkDrafts(): Promise<void> {
    await get('wanda', '/api/definition-files')
    const begin = async (title: string, days: number) => {
      const { id: draft, files } = await post('wanda', '/api/drafts', { title })
      const { text, revision } = files.find(
        (file: Json) => file['path'] === 'workflows/programme.json',
      )
      const longer = text.replace(/"value": \d+/u, `"value": ${days}`)
      const change = { path: 'workflows/programme.json', text: longer, base: revision }
      await ask('wanda', 'PATCH', `/api/drafts/${draft}`, { json: { changes: [change] } })
      return `/api/drafts/${draft}`
    }
    const draft = await begin('Longer', 20)
    await get('wanda', '/api/drafts')
    await get('wanda', draft)
    await get('wanda', `${draft}/differences`)
    for (const trial of ['check', 'simulate']) await post('wanda', `${draft}/${trial}`)
    for (const trial of ['fate', 'fates', 'replay', 'update'])
      await post('wanda', `${draft}/${trial}`, {})
    await propose(draft)
    await post('ida', `${draft}/reject`, { reason: 'Not yet' })
    await propose(draft)
    const { release } = await post('ida', `${draft}/approve`, { reason: 'Fine' })
    await service.work()
    await get('wanda', '/api/releases')
    await get('wanda', `/api/releases/${release.id}`)
    await get('wanda', `/api/differences?from=start&to=release:${release.id}`)
    await get('wanda', '/api/frozen-cases')
    await get('wanda', '/api/live-cases')
    await post('wanda', `/api/releases/${release.id}/undo`, { reason: 'A mistake' })
    await service.work()
    await post('wanda', `${await begin('Shorter', 5)}/discard`, { reason: 'No' })
    await begin('Kept', 15)
  }
  async function propose(draft: string): Promise<void> {
    const { issues } = await post('wanda', `${draft}/check`)
    const warnings = Object.fromEntries(issues.map(({ key }: Json) => [key, 'As it is']))
    await post('wanda', `${draft}/publish`, { policy: 'pinned', reason: 'Later', warnings })
  }
}

const taskPath = (id: string) => `/api/tasks/${toUrlId(id)}`
const uploadPath = (task: string, path: string) =>
  `/api/files?${new URLSearchParams({ task, path }).toString()}`
const named = (name: string) => ({ 'content-disposition': fileNameHeader(name) })

/** Reads a reply to its end; of a stream, which has none, only the beginning. */
async function textOf(reply: Response): Promise<string> {
  if (reply.headers.get('content-type')?.startsWith('text/event-stream') !== true)
    return reply.text()
  const reader = reply.body!.getReader()
  await reader.read()
  await reader.cancel()
  return ''
}
