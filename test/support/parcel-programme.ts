import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { JsonObject } from '@splot/definition'

/** How often the timer of a beacon runs out before it ends. */
export const beats = 4

/** How long it runs each time; short, so that many run out while the server is dead. */
const beat = 'now() + duration("PT0.3S")'

const text = (words: string): JsonObject => ({ pl: words, en: words })
const event = (title: string, more: JsonObject = {}): JsonObject => ({
  title: text(title),
  ...more,
})
const keyed: JsonObject = {
  payload: { type: 'object', required: ['key'], properties: { key: { type: 'string' } } },
}
const note = (list: string): JsonObject => ({
  type: 'set',
  params: { [list]: `concatenate(context.${list}, [event.key])` },
})
const lists: JsonObject = {
  type: 'object',
  properties: Object.fromEntries(
    ['received', 'beats', 'ticks'].map((name) => [
      name,
      { type: 'array', items: { type: 'string' } },
    ]),
  ),
}

const programme: JsonObject = {
  id: 'parcels',
  version: 1,
  title: text('Parcels'),
  timeZone: 'Europe/Warsaw',
  defaultLocale: 'en',
  roles: {
    programmeAdmin: { title: text('Administrator'), kind: 'programme' },
    recruitmentOfficer: { title: text('Officer'), kind: 'programme' },
    sender: { title: text('Sender'), kind: 'case' },
  },
  parameters: {},
  calendar: { country: 'PL' },
  notifications: {
    received: { subject: text('received {key}'), body: text('{link}') },
    beat: { subject: text('beat {key}'), body: text('{link}') },
    ended: { subject: text('ended {key}'), body: text('{link}') },
  },
  stages: [],
  calls: [],
}

/** Gathers what its parcels and officers tell it, each with a key of its own. */
const hub: JsonObject = {
  id: 'hub',
  version: 1,
  title: text('Hub'),
  context: { received: [], beats: [], ticks: [] },
  contextSchema: lists,
  events: {
    TICK: event('Tick', { roles: ['recruitmentOfficer'], ...keyed }),
    RECEIVED: event('Received', { message: true, ...keyed }),
    BEAT: event('Beat', { message: true, ...keyed }),
    CLOSE: event('Close', { roles: ['programmeAdmin'] }),
  },
  access: { start: ['programmeAdmin'], read: ['programmeAdmin', 'recruitmentOfficer'] },
  columns: { ticks: { title: text('Ticks'), value: 'string join(context.ticks, " ")' } },
  public: { when: 'true', facts: {} },
  offers: { parcel: { when: 'true', input: { hub: 'case.id' } } },
  initial: 'open',
  states: {
    open: {
      id: 'hub.open',
      meta: { title: text('Open'), waitsFor: text('Parcels') },
      on: {
        TICK: { actions: [note('ticks')] },
        RECEIVED: { actions: [note('received')] },
        BEAT: { actions: [note('beats')] },
        CLOSE: 'closed',
      },
    },
    closed: { id: 'hub.closed', type: 'final', meta: { title: text('Closed') } },
  },
}

/** Filled in by a sender; makes a beacon; checked by an officer. */
const parcel: JsonObject = {
  id: 'parcel',
  version: 1,
  title: text('Parcel'),
  input: { hub: { type: 'string' } },
  context: { ended: false },
  events: {
    SUBMITTED: event('Submitted'),
    CHECKED: event('Checked'),
    BEAT: event('Beat', { message: true, ...keyed }),
    ENDED: event('Ended', { message: true, ...keyed }),
  },
  access: {
    start: ['public'],
    starter: 'sender',
    read: ['sender', 'programmeAdmin', 'recruitmentOfficer'],
    invite: { sender: ['sender'] },
  },
  initial: 'draft',
  on: {
    BEAT: {
      actions: [
        { type: 'send', params: { to: 'parent', event: 'BEAT', payload: { key: 'event.key' } } },
        {
          type: 'notify',
          params: { template: 'beat', to: ['sender'], values: { key: 'event.key' } },
        },
      ],
    },
    ENDED: { actions: [{ type: 'set', params: { ended: 'true' } }] },
  },
  states: {
    draft: {
      id: 'parcel.draft',
      meta: {
        title: text('Draft'),
        waitsFor: text('The sender'),
        tasks: [
          {
            id: 'fill',
            title: text('Fill in'),
            form: 'NOTE',
            assign: { role: 'sender' },
            submit: 'SUBMITTED',
          },
        ],
      },
      on: {
        SUBMITTED: {
          target: 'check',
          actions: [
            { type: 'number', params: { sequence: '"parcel"', format: 'P/{n}' } },
            { type: 'startCase', params: { workflow: 'beacon', members: 'case.members' } },
            {
              type: 'send',
              params: { to: 'parent', event: 'RECEIVED', payload: { key: 'case.id' } },
            },
            {
              type: 'notify',
              params: { template: 'received', to: ['sender'], values: { key: 'case.id' } },
            },
          ],
        },
      },
    },
    check: {
      id: 'parcel.check',
      meta: {
        title: text('Check'),
        waitsFor: text('An officer'),
        tasks: [
          {
            id: 'check',
            title: text('Check'),
            form: 'NOTE',
            assign: { role: 'recruitmentOfficer' },
            submit: 'CHECKED',
          },
        ],
      },
      on: { CHECKED: 'checked' },
    },
    checked: {
      id: 'parcel.checked',
      meta: { title: text('Checked'), waitsFor: text('The beacon') },
      always: { target: 'done', guard: 'context.ended' },
    },
    done: { id: 'parcel.done', type: 'final', meta: { title: text('Done'), outcome: 'positive' } },
  },
}

/** Its timer runs out a few times, and each time its parcel is told. */
const beacon: JsonObject = {
  id: 'beacon',
  version: 1,
  title: text('Beacon'),
  context: { n: 0 },
  events: {},
  timers: { beat: { title: text('Beat'), at: beat } },
  access: { read: ['sender', 'programmeAdmin'] },
  initial: 'lit',
  states: {
    lit: {
      id: 'beacon.lit',
      meta: { title: text('Lit') },
      after: {
        beat: [
          {
            target: 'lit',
            reenter: true,
            guard: `context.n < ${beats - 1}`,
            actions: beatActions('BEAT', 'BEAT'),
          },
          { target: 'out', actions: beatActions('BEAT', 'ENDED') },
        ],
      },
    },
    out: { id: 'beacon.out', type: 'final', meta: { title: text('Out'), outcome: 'neutral' } },
  },
}

function beatActions(...events: string[]): JsonObject[] {
  const payload = { key: 'case.id + ":" + string(context.n)' }
  return [
    { type: 'set', params: { n: 'context.n + 1' } },
    ...[...new Set(events)].map((name) => ({
      type: 'send',
      params: { to: 'parent', event: name, payload },
    })),
  ]
}

const form: JsonObject = {
  id: 'NOTE',
  version: 1,
  title: text('Note'),
  pages: [
    {
      id: 'page',
      title: text('Page'),
      sections: [
        {
          id: 'section',
          fields: [
            { key: 'words', type: 'text', label: text('Words'), required: true },
            { key: 'count', type: 'integer', label: text('Count'), required: true },
          ],
        },
        {
          id: 'other',
          fields: [
            { key: 'remark', type: 'text', label: text('Remark') },
            {
              key: 'lines',
              type: 'table',
              label: text('Lines'),
              fields: [{ key: 'name', type: 'text', label: text('Name') }],
            },
            { key: 'secret', type: 'text', label: text('Secret'), when: 'count > 100' },
            {
              key: 'paper',
              type: 'file',
              label: text('Paper'),
              accept: ['application/pdf'],
              maxSizeBytes: 2000,
            },
            { key: 'twice', type: 'computed', label: text('Twice'), value: 'count * 2' },
          ],
        },
      ],
    },
  ],
}

/** A small programme whose every step has effects: path → content of its definition files. */
export const parcelProgramme: Readonly<Record<string, JsonObject>> = {
  'workflows/programme.json': programme,
  'workflows/hub.json': hub,
  'workflows/parcel.json': parcel,
  'workflows/beacon.json': beacon,
  'forms/NOTE.json': form,
}

/** Writes definition files, by default those of the parcels, into a folder. */
export async function writeProgramme(
  folder: string,
  files: Readonly<Record<string, JsonObject>> = parcelProgramme,
): Promise<void> {
  for (const part of ['workflows', 'forms'])
    await mkdir(path.join(folder, part), { recursive: true })
  for (const [name, value] of Object.entries(files))
    await writeFile(path.join(folder, name), JSON.stringify(value, null, 2))
}
