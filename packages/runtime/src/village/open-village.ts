import type { JsonObject } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { createRuntime } from '../create-runtime.ts'
import { createDefinitionCache } from '../definitions/definition-cache.ts'
import type { OutgoingMail, RuntimeOptions } from '../ports.ts'
import type { CaseView, Person, Reader, Runtime } from '../types.ts'
import { villageFiles } from './village-programme.ts'

/** A running village with a clock that tests move and mail they can read. */
export interface Village {
  runtime: Runtime
  store: Store
  sent: OutgoingMail[]
  clock: { at: string; now(): string }
  /** Signs somebody in by first name; makes them with the programme roles given. */
  as(name: string, ...roles: string[]): Promise<Reader & object>
  person(name: string): Promise<Person>
}

/** Villages of a test file are mostly the same: they are read and compiled once. */
const cache = createDefinitionCache()

/** Opens a village on a fresh memory store. */
export async function openVillage(
  options: Partial<RuntimeOptions> & {
    changed?: Record<string, JsonObject | string>
    movable?: boolean
  } = {},
): Promise<Village> {
  const clock = { at: '2027-01-11T09:00:00Z', now: () => clock.at }
  const store = options.store ?? openMemoryStore({ now: clock.now })
  const sent: OutgoingMail[] = []
  let last = 0
  const runtime = await createRuntime({
    store,
    programme: { read: async () => villageFiles(options.changed) },
    clock: options.movable
      ? { now: clock.now, forward: async (to) => void (clock.at = to) }
      : clock,
    ids: { next: () => `id-${++last}` },
    mail: { send: async (mail) => void sent.push(mail) },
    sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
    cache,
    publicUrl: 'https://village.example',
    ...options,
  })
  const person = (name: string) => runtime.ensurePerson({ email: `${name}@example.org`, name })
  return {
    runtime,
    store,
    sent,
    clock,
    person,
    as: async (name, ...roles) => {
      const { id } = await person(name)
      if (roles.length > 0) await runtime.setRoles(id, roles)
      return { person: id, locale: 'pl' }
    },
  }
}

/** Announces a call that is open until the end of January. */
export async function openCall(village: Village, closesOn = '2027-01-31'): Promise<CaseView> {
  const admin = await village.as('adam', 'admin')
  const { id } = await village.runtime.startCase(admin, { workflow: 'call' })
  const task = await taskOf(village, admin, id, 'announce')
  await village.runtime.claimTask(admin, task)
  const answers = { name: 'Zima', closesOn }
  return told(await village.runtime.submitTask(admin, task, { answers }))
}

/** Returns the id of the open task a reader sees in a case. */
export async function taskOf(
  { runtime }: Village,
  reader: Reader,
  caseId: string,
  task: string,
): Promise<string> {
  const { tasks } = await runtime.getCase(reader, caseId)
  const found = tasks.find((one) => one.task === task)
  if (!found) throw new Error(`Expected an open task "${task}" but the reader sees none.`)
  return found.id
}

/** Has Anna begin an application under a new call. Returns her, the case and the task she fills in. */
export async function beginApplication(
  village: Village,
): Promise<{ anna: Reader & object; id: string; task: string }> {
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, {
    workflow: 'application',
    parent: call.id,
  })
  return { anna, id, task: await taskOf(village, anna, id, 'apply') }
}

/** Good answers to the application, without the signature. */
export const goodAnswers = {
  village: 'Lipowo',
  kind: 'park',
  costs: [{ name: 'Ławki', amount: 120_00 }],
}

/** Starts, fills in, signs and hands in an application. Returns the case as the applicant sees it. */
export async function handIn(village: Village, callId: string, name = 'anna'): Promise<CaseView> {
  const { runtime } = village
  const applicant = await village.as(name)
  const { id } = await runtime.startCase(applicant, { workflow: 'application', parent: callId })
  await runtime.invite(applicant, id, { email: `head-${name}@example.org`, role: 'signer' })
  const task = await taskOf(village, applicant, id, 'apply')
  const changes = Object.entries(goodAnswers).map(([key, value]) => ({
    path: `/${key}`,
    value,
    base: 0,
  }))
  await runtime.saveDraft(applicant, task, changes)
  await runtime.signDraft(await village.as(`head-${name}`), task, '/signatures')
  return told(await runtime.submitTask(applicant, task, {}))
}

/** Returns the case that a step was answered with. */
export function told(view: CaseView | null): CaseView {
  if (view === null) throw new Error('Expected a case that is open to its reader after the step.')
  return view
}
