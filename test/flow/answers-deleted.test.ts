import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { storeProof } from '@splot/runtime'
import { openFileStore, openMemoryStore, verifyStore } from '@splot/store'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import type { TestDatabase } from '@splot/store-postgres/contract'
import { announcement, organisationCard, participantForm } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'

const server = await findTestServer('deleted answers on PostgreSQL')
const stores: Store[] = []
const databases: TestDatabase[] = []
const folders: string[] = []
const opened = (store: Store): Store => {
  stores.push(store)
  return store
}
afterAll(async () => {
  for (const store of stores) await store.close()
  for (const database of databases) await database.drop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const openers: Record<string, (now: () => string) => Promise<Store>> = {
  'in memory': async (now) => opened(openMemoryStore({ now })),
  'in a folder': async (now) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-deleted-'))
    folders.push(folder)
    return opened(await openFileStore({ folder, now }))
  },
  ...(server && {
    'in PostgreSQL': async (now) => {
      const database = await server.create()
      databases.push(database)
      return opened(await openPostgresStore({ url: database.url, now, connections: 4 }))
    },
  }),
}

const pesel = '85031412347'
const words = 'Gmina nie ma usług opiekuńczych dla osób starszych.'
const closing = '2027-03-19T14:00:01Z'
// ninety days after the closing, at the end of the day in Poland
const deletion = '2027-06-17T21:59:59Z'

/** A draft of an application with a card, another one that was removed, and two participants. */
async function draftedApplication(stage: Stage) {
  const coordinator = await stage.staff.coordinator()
  const call = (await stage.runtime.startCase(coordinator, { workflow: 'call' })).id
  const announce = await stage.task(coordinator, call, 'announce')
  await stage.runtime.claimTask(coordinator, announce)
  const regulations = await stage.pdf(coordinator, announce, '/regulations')
  await stage.submit(coordinator, call, 'announce', { ...announcement(2), regulations })
  await stage.send(await stage.staff.admin(), call, 'PUBLISH')
  await stage.to('2027-02-15T08:00:00Z')
  const anna = await stage.as('anna')
  const start = (reader: SignedIn, workflow: string, parent: string) =>
    stage.runtime.startCase(reader, { workflow, parent }).then(({ id }) => id)
  const id = await start(anna, 'recruitment', call)
  const card = async (n: number) => {
    const one = await start(anna, 'organisation', id)
    const task = await stage.task(anna, one, 'card')
    const statute = await stage.pdf(anna, task, '/statute')
    await stage.submit(anna, one, 'card', {
      ...organisationCard(`Podmiot ${n}`, 'association', stage.identifiers()),
      statute,
    })
    return one
  }
  const organisation = await card(1)
  const removed = await card(2)
  await stage.send(anna, removed, 'REMOVE')
  const join = async (name: string) => {
    const person = await stage.as(name)
    await stage.runtime.invite(anna, id, { email: `${name}@example.org`, role: 'participant' })
    return { person, id: await start(person, 'participant', id) }
  }
  const [whole, begun] = [await join('basia'), await join('celina')]
  const {
    otherId: _id,
    birthDateEntered: _on,
    sexEntered: _sex,
    ...form
  } = participantForm('Basia', organisation)
  await stage.submit(whole.person, whole.id, 'personal', { ...form, hasPesel: 'yes', pesel })
  const personal = await stage.fill(begun.person, begun.id, 'personal', {
    hasPesel: 'yes',
    pesel,
    disability: 'yes',
  })
  const apply = await stage.fill(anna, id, 'apply', { problemStatement: words })
  return { id, anna, apply, organisation, removed, whole, begun, personal }
}

/** Everything a store holds of cases, and the documents that lie beside them. */
async function heldBy(store: Store, { history = true } = {}) {
  const kinds = ['draft', 'sensitive', 'file', 'draftNotice']
  const cases: string[] = []
  const documents: string[] = []
  for await (const { history: lines, ...one } of store.allCases())
    cases.push(JSON.stringify(history ? { ...one, lines } : one))
  for await (const { kind, document } of store.allDocuments())
    if (kinds.includes(kind)) documents.push(`${kind} ${JSON.stringify(document)}`)
  return { cases: cases.join('\n'), documents }
}

describe.each(Object.entries(openers))('an application that nobody handed in, %s', (_, open) => {
  it('[RT200] can be read by those who wrote it for ninety days; then it is deleted with all that lies under it', async () => {
    const stage = await Stage.open({}, [], open)
    const store = stage.store!
    const { id, anna, apply, organisation, removed, whole, begun, personal } =
      await draftedApplication(stage)
    const { runtime } = stage
    await stage.to(closing)

    const view = await runtime.getCase(anna, id)
    expect(view.states.at(-1)?.id).toBe('recruitment.draftExpired')
    expect(view.deadlines).toMatchObject([{ timer: 'draftDeletion', dueAt: deletion }])
    expect(view.tasks).toMatchObject([{ id: apply, status: 'cancelled', may: ['read'] }])
    await stage.to('2027-06-17T21:59:58Z')
    expect(await runtime.getTask(anna, apply)).toMatchObject({
      status: 'cancelled',
      may: ['read'],
      answers: { problemStatement: words },
    })
    expect((await runtime.getTask(begun.person, personal)).answers).toMatchObject({
      pesel,
      disability: 'yes',
    })
    const change = { path: '/problemStatement', value: 'Inaczej.', base: 1 }
    await expect(runtime.saveDraft(anna, apply, [change])).rejects.toMatchObject({
      code: 'task.not-open',
    })
    // neither fellow applicants nor the operator read what was not handed in
    for (const other of [begun.person, await stage.staff.officer()])
      await expect(runtime.getTask(other, apply)).rejects.toMatchObject({ code: 'task.not-found' })
    const [submission] = (await runtime.getCase(whole.person, whole.id)).submissions
    expect((await runtime.getSubmission(whole.person, submission!.id)).answers).toMatchObject({
      pesel,
      disability: 'refused',
    })
    const before = await heldBy(store)
    for (const written of [pesel, words, 'Podmiot 1', 'Podmiot 2'])
      expect(before.cases + before.documents.join('\n')).toContain(written)

    await stage.to(deletion)
    const after = await heldBy(store, { history: false })
    for (const written of [pesel, words, 'Podmiot', 'Basia', 'koordynatorka'])
      expect(after.cases).not.toContain(written)
    expect((await heldBy(store)).cases).not.toContain(pesel)
    // the regulations of the call are no part of the application
    expect(after.documents.map((one) => one.split(' ', 1)[0])).toEqual(['file'])
    for (const [reader, one] of [
      [anna, id],
      [anna, organisation],
      [anna, removed],
      [whole.person, whole.id],
      [begun.person, begun.id],
    ] as const) {
      const left = await runtime.getCase(reader, one)
      expect(left).toMatchObject({ status: 'done', tasks: [], submissions: [], deadlines: [] })
      const story = await runtime.timeline(reader, one)
      expect(story.at(-1)).toMatchObject({
        type: 'answersDeleted',
        at: deletion,
        title: { pl: 'Usunięto odpowiedzi', en: 'Answers deleted' },
      })
    }
    await expect(runtime.getTask(anna, apply)).rejects.toMatchObject({ code: 'task.not-found' })
    await expect(runtime.getSubmission(whole.person, submission!.id)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
    expect((await runtime.deadLetters()).items).toEqual([])
    expect((await verifyStore(store, storeProof)).problems).toEqual([])
  })
})
