import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const callFile = 'workflows/call.json'
const applicationFile = 'workflows/application.json'

const title = { pl: 'Wiadomość', en: 'News' }

/** The village with a call that tells applications in some states of news. */
function changed(): Record<string, JsonObject> {
  const call = structuredClone(programme[callFile] ?? {}) as JsonObject
  const application = structuredClone(programme[applicationFile] ?? {}) as JsonObject
  ;(call['events'] as JsonObject)['TELL'] = { title, roles: ['admin'] }
  ;(call['on'] ??= {}) as JsonObject
  ;(call['on'] as JsonObject)['TELL'] = {
    actions: [
      {
        type: 'send',
        params: {
          workflow: 'application',
          states: ['application.draft'],
          event: 'NEWS',
          payload: { text: '"Hej"' },
        },
      },
    ],
  }
  ;(application['context'] as JsonObject)['news'] = null
  ;(application['events'] as JsonObject)['NEWS'] = {
    title,
    message: true,
    payload: { type: 'object', properties: { text: { type: 'string' } } },
  }
  ;(application['on'] ??= {}) as JsonObject
  ;(application['on'] as JsonObject)['NEWS'] = {
    actions: [{ type: 'set', params: { news: 'event.text' } }],
  }
  return { [callFile]: call, [applicationFile]: application }
}

describe('messages to every case of a workflow', () => {
  it('[RT51] reach the active cases in the states named, once, and no others', async () => {
    const village = await openVillage({ changed: changed() })
    expect(village.runtime.problems()).toEqual([])
    const call = await openCall(village)
    const submitted = await handIn(village, call.id, 'anna')
    const drafts = await Promise.all(
      ['beata', 'celina'].map(async (name) => {
        const reader = await village.as(name)
        const start = { workflow: 'application', parent: call.id }
        return village.runtime.startCase(reader, start)
      }),
    )
    const admin = await village.as('adam', 'admin')
    await village.runtime.sendEvent(admin, call.id, { type: 'TELL' })
    await village.runtime.work()
    const news = async (id: string) => {
      const stored = await village.store.loadCase(id)
      return (stored?.snapshot['context'] as JsonObject | undefined)?.['news']
    }
    expect(await Promise.all(drafts.map(({ id }) => news(id)))).toEqual(['Hej', 'Hej'])
    expect(await news(submitted.id)).toBeNull()
    const { revision } = (await village.store.loadCase(drafts[0]?.id ?? ''))!
    await village.runtime.work()
    expect((await village.store.loadCase(drafts[0]?.id ?? ''))?.revision).toBe(revision)
    expect((await village.runtime.deadLetters()).items).toEqual([])
  })
})

/** A child that an application hands out, which knows the events given. */
function child(id: string, events: JsonObject): JsonObject {
  const told = Object.keys(events).map((event) => [event, 'told'])
  return {
    id,
    version: 1,
    title,
    input: {},
    context: {},
    events: { SENT: { title }, ...events },
    access: { start: ['applicant'], starter: 'applicant', read: ['applicant'] },
    initial: 'open',
    states: {
      open: {
        id: `${id}.open`,
        meta: {
          title,
          tasks: [{ id: 'send', title, assign: { role: 'applicant' }, submit: 'SENT' }],
        },
        on: { SENT: 'told', ...Object.fromEntries(told) },
      },
      told: { id: `${id}.told`, type: 'final', meta: { title } },
    },
  }
}

describe('messages to all children', () => {
  it('[RT116] reach those whose workflow knows the event; another kind is not meant', async () => {
    const application = structuredClone(programme[applicationFile] ?? {}) as JsonObject
    ;(application['events'] as JsonObject)['TELL'] = { title, roles: ['applicant'] }
    application['on'] = {
      TELL: { actions: [{ type: 'send', params: { to: 'children', event: 'NEWS' } }] },
    }
    const offer = { when: 'true', input: {}, members: 'case.members[role = "applicant"]' }
    const village = await openVillage({
      changed: {
        [applicationFile]: { ...application, offers: { listener: offer, stranger: offer } },
        'workflows/listener.json': child('listener', { NEWS: { title, message: true } }),
        'workflows/stranger.json': child('stranger', {}),
      },
    })
    expect(village.runtime.problems()).toEqual([])
    const call = await openCall(village)
    const anna = await village.as('anna')
    const start = (workflow: string, parent: string) =>
      village.runtime.startCase(anna, { workflow, parent })
    const { id } = await start('application', call.id)
    const listener = await start('listener', id)
    const stranger = await start('stranger', id)
    await village.runtime.sendEvent(anna, id, { type: 'TELL' })
    await village.runtime.work()
    const states = async (one: string) =>
      (await village.runtime.getCase(anna, one)).states.map((state) => state.id)
    expect(await states(listener.id)).toEqual(['listener.told'])
    expect(await states(stranger.id)).toEqual(['stranger.open'])
    expect((await village.runtime.deadLetters()).items).toEqual([])
  })
})
