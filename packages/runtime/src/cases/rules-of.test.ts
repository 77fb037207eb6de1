import type { JsonObject } from '@splot/definition'
import type { Store } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { openVillage, taskOf, told } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'

const text = (words: string): JsonObject => ({ pl: words, en: words })
const part = (path: string) => publishableVillage[path] ?? {}

/** A further case of an application, made for another call than that of the application. */
const annex: JsonObject = {
  id: 'annex',
  version: 1,
  title: text('Aneks'),
  input: { call: { type: 'string' } },
  context: {},
  events: { SENT: { title: text('Wysłano') } },
  access: { start: ['applicant'], starter: 'applicant', read: ['applicant'] },
  initial: 'open',
  states: {
    open: {
      id: 'annex.open',
      meta: {
        title: text('Otwarty'),
        waitsFor: text('Ktoś to zrobi.'),
        tasks: [
          { id: 'send', title: text('Wyślij'), assign: { role: 'applicant' }, submit: 'SENT' },
        ],
      },
      on: { SENT: 'sent' },
    },
    sent: { id: 'annex.sent', type: 'final', meta: { title: text('Wysłany') } },
  },
}

const callPath = 'workflows/call.json'
const applicationPath = 'workflows/application.json'
const states = part(callPath)['states'] as Record<string, JsonObject>
const reason = text('Nabór trwa.')

/** A call is announced by an event that renews it; the name of a call may be the id of another one. */
const files: Record<string, JsonObject> = {
  ...publishableVillage,
  [callPath]: {
    ...part(callPath),
    events: {
      ...(part(callPath)['events'] as JsonObject),
      PUBLISH: { title: text('Ogłoś'), roles: ['admin'], renews: true },
    },
    frozen: { when: 'list contains(case.states, "call.open")', reason },
    states: {
      ...states,
      draft: { ...states['draft'], on: { ANNOUNCED: 'ready' } },
      ready: {
        id: 'call.ready',
        meta: { title: text('Gotowy'), waitsFor: text('Administrator.') },
        on: {
          PUBLISH: {
            target: 'open',
            actions: [{ type: 'number', params: { sequence: '"call"', format: 'N/{n}' } }],
          },
        },
      },
    },
  },
  [applicationPath]: {
    ...part(applicationPath),
    offers: { annex: { when: 'true', input: { call: 'call.name' }, rulesOf: 'call.name' } },
  },
  'workflows/annex.json': annex,
}

/** The programme later: the check takes 20 days, by the second version of the call. */
const later: Record<string, JsonObject> = {
  ...files,
  'workflows/programme.json': {
    ...part('workflows/programme.json'),
    version: 2,
    parameters: { checkDays: { title: text('Dni'), value: 20 } },
  },
  [callPath]: { ...files[callPath], version: 2 },
}

/** The same village after its files have changed: what was begun is in the store. */
const openWith = (changed: Record<string, JsonObject>, store?: Store, first = 0) => {
  let last = first
  return openVillage({
    changed,
    ids: { next: () => `id-${++last}` },
    ...(store && { store }),
  })
}

async function prepared(village: Village, name: string): Promise<string> {
  const admin = await village.as('adam', 'admin')
  const { id } = await village.runtime.startCase(admin, { workflow: 'call' })
  const task = await taskOf(village, admin, id, 'announce')
  await village.runtime.claimTask(admin, task)
  await village.runtime.submitTask(admin, task, { answers: { name, closesOn: '2027-01-31' } })
  return id
}

async function opened(village: Village, name: string): Promise<string> {
  const id = await prepared(village, name)
  await village.runtime.sendEvent(await village.as('adam'), id, { type: 'PUBLISH' })
  return id
}

const begin = async (village: Village, workflow: string, parent: string) =>
  village.runtime.startCase(await village.as('anna'), { workflow, parent })

async function checkDaysOf({ store }: Village, id: string): Promise<unknown> {
  const { snapshot } = (await store.loadCase(id))!
  const release = await store.getDocument<JsonObject>('release', snapshot['release'] as string)
  return (release!.value['parameters'] as JsonObject)['checkDays']
}

/** An application of a later call, whose annex is of the earlier one. */
async function withAnnex() {
  const before = await openWith(files)
  const earlier = await opened(before, 'Zima')
  const village = await openWith(later, before.store, 100)
  const application = await begin(village, 'application', await opened(village, earlier))
  return { village, earlier, application, annex: await begin(village, 'annex', application.id) }
}

describe('whose rules a case takes', () => {
  it('[RT220] a child takes the rules of the case that its offer names, not those of its parent', async () => {
    const { village, application, annex } = await withAnnex()
    expect(await checkDaysOf(village, application.id)).toBe(20)
    expect(await checkDaysOf(village, annex.id)).toBe(10)
  })

  it('[RT220] a case that is none gives no rules, and nothing is begun', async () => {
    const village = await openWith(files)
    const application = await begin(village, 'application', await opened(village, 'nobody'))
    await expect(begin(village, 'annex', application.id)).rejects.toMatchObject({
      code: 'case.not-found',
    })
    expect((await village.store.queryCases({ workflow: 'annex' })).items).toEqual([])
  })

  it('[RT220] a child that is started by a transition takes them in the same way', async () => {
    const begun = {
      type: 'startCase',
      params: { workflow: 'annex', input: { call: 'call.name' }, rulesOf: 'call.name' },
    }
    const { offers: _, ...application } = files[applicationPath]!
    const inside = application['states'] as Record<string, JsonObject>
    const starting = {
      [applicationPath]: {
        ...application,
        states: { ...inside, draft: { ...inside['draft'], entry: [begun] } },
      } as JsonObject,
    }
    const before = await openWith({ ...files, ...starting })
    const earlier = await opened(before, 'Zima')
    const village = await openWith({ ...later, ...starting }, before.store, 100)
    await begin(village, 'application', await opened(village, earlier))
    await village.runtime.work()
    const [row] = (await village.store.queryCases({ workflow: 'annex' })).items
    expect(await checkDaysOf(village, row!.id)).toBe(10)
  })

  it('[RT222] it is frozen while they are: by the case it took them of', async () => {
    const { village, earlier, application } = await withAnnex()
    const admin = await village.as('wanda', 'programmeAdmin')
    const { items } = await village.runtime.listFrozenCases(admin)
    const held = Object.fromEntries(items.map(({ id, workflows }) => [id, workflows]))
    const later = (await village.store.loadCase(application.id))!.row.parent!
    expect(held).toEqual({
      [earlier]: { call: 1, annex: 1 },
      [later]: { call: 1, application: 1 },
    })
    const draft = await village.runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
    const file = draft.files.find(({ path }) => path === 'workflows/annex.json')!
    const changed = JSON.stringify({ ...annex, title: text('Inny') })
    await village.runtime.changeProgrammeDraft(admin, draft.id, {
      changes: [{ path: file.path, text: changed, base: file.revision }],
    })
    const { groups } = await village.runtime.programmeDraftFate(admin, draft.id)
    expect(groups.filter(({ workflow }) => workflow === 'annex')).toMatchObject([
      { kind: 'blocked', blocked: { code: 'case.frozen', reason } },
    ])
  })
})

describe('an event that renews a case', () => {
  it('[RT221] makes it take the rules in force, for itself and all that begins under it', async () => {
    const before = await openWith(files)
    const id = await prepared(before, 'Zima')
    const village = await openWith(later, before.store, 100)
    expect(await checkDaysOf(village, id)).toBe(10)
    const admin = await village.as('adam')
    const view = told(await village.runtime.sendEvent(admin, id, { type: 'PUBLISH' }))
    expect(view.number).toBe('N/1')
    expect((await village.store.loadCase(id))!.row.version).toBe(2)
    expect(await checkDaysOf(village, id)).toBe(20)
    const kinds = (await village.store.history(id)).map(({ type }) => type)
    expect(kinds.slice(-2)).toEqual(['migrated', 'event'])
    const application = await begin(village, 'application', id)
    expect(await checkDaysOf(village, application.id)).toBe(20)
  })

  it('[RT221] is refused where the case has no place in them; nothing is changed', async () => {
    const before = await openWith(files)
    const id = await prepared(before, 'Zima')
    const renamed = JSON.stringify(later[callPath]).replaceAll('"call.ready"', '"call.waiting"')
    const moved = { ...later, [callPath]: JSON.parse(renamed) as JsonObject }
    const village = await openWith(moved, before.store, 100)
    const asked = village.runtime.sendEvent(await village.as('adam'), id, { type: 'PUBLISH' })
    await expect(asked).rejects.toMatchObject({ code: 'case.undecided' })
    expect((await village.store.loadCase(id))!.row).toMatchObject({ version: 1, number: null })
  })

  it('[RT221] asks who may send it by the rules the case takes', async () => {
    const before = await openWith(files)
    const id = await prepared(before, 'Zima')
    const call = structuredClone(later[callPath]!)
    ;((call['events'] as JsonObject)['PUBLISH'] as JsonObject)['roles'] = ['coordinator']
    const village = await openWith({ ...later, [callPath]: call }, before.store, 100)
    const asked = village.runtime.sendEvent(await village.as('adam'), id, { type: 'PUBLISH' })
    await expect(asked).rejects.toMatchObject({ code: 'event.not-yours' })
  })
})
