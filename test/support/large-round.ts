import type { SourceFile } from '@splot/runtime'
import { openRecruitment } from './recruitment-applicants.ts'
import { Stage } from './first-stage.ts'

const both = (text: string) => ({ pl: text, en: text })
const text = { type: 'string' }
const number = { type: 'number' }

/** Stands for an application: it tells the call what somebody says it should, and hears the answer. */
const crowd = {
  id: 'crowd',
  version: 1,
  title: both('Zgłoszenie w tłumie'),
  events: {
    TELL: {
      title: both('Wiadomość'),
      roles: ['applicantEditor'],
      payload: {
        type: 'object',
        properties: { call: text, n: number, nip: text },
      },
    },
    ASSESS: {
      title: both('Ocena'),
      roles: ['applicantEditor'],
      payload: { type: 'object', properties: { points: number } },
    },
    END: {
      title: both('Koniec'),
      roles: ['applicantEditor'],
      payload: { type: 'object', properties: { outcome: text } },
    },
    DUPLICATE_FOUND: {
      title: both('Powtórzone zgłoszenie'),
      message: true,
      payload: { type: 'object', properties: { id: text, number: text } },
    },
    DUPLICATE_CLEARED: { title: both('Już nie powtórzone'), message: true },
    LIST_PUBLISHED: {
      title: both('Lista'),
      message: true,
      payload: { type: 'object', properties: { result: text, place: number, order: number } },
    },
    PLACE_OFFERED: { title: both('Miejsce'), message: true },
  },
  access: { start: ['public'], starter: 'applicantEditor', read: ['applicantEditor', 'director'] },
  context: { call: null, n: 0, cleared: 0, listed: null, place: null, duplicate: null },
  contextSchema: {
    type: 'object',
    properties: { call: text, listed: text, place: number, duplicate: text },
  },
  columns: {
    listed: { title: both('Wynik'), value: 'context.listed', type: 'text' },
    place: { title: both('Miejsce'), value: 'context.place', type: 'number' },
    duplicate: { title: both('Powtórzone'), value: 'context.duplicate', type: 'text' },
    cleared: { title: both('Sprawdzone'), value: 'context.cleared', type: 'number' },
  },
  initial: 'waiting',
  states: {
    waiting: {
      id: 'crowd.waiting',
      meta: { title: both('Czeka'), waitsFor: both('Na nabór.') },
      on: {
        TELL: {
          actions: [
            { type: 'set', params: { call: 'event.call', n: 'event.n' } },
            {
              type: 'send',
              params: {
                cases: '[context.call]',
                event: 'APPLICATION_SUBMITTED',
                payload: {
                  number: '"1/REK/2027/" + string(event.n)',
                  title: '"Projekt " + string(event.n)',
                  leader: '"Gmina " + string(event.n)',
                  leaderNip: 'event.nip',
                  modelType: '"mixed"',
                  terc: '"1465011"',
                  submittedAt: 'now()',
                  requested: '100000',
                },
              },
            },
          ],
        },
        ASSESS: {
          actions: [
            {
              type: 'send',
              params: {
                cases: '[context.call]',
                event: 'APPLICATION_ASSESSED',
                payload: {
                  result: 'if event.points >= 25 then "ranked" else "belowThreshold"',
                  reason: 'null',
                  totalPoints: 'event.points',
                  meritPoints: 'event.points',
                  s1: 'context.n',
                  s2: '1',
                },
              },
            },
          ],
        },
        END: {
          actions: [
            {
              type: 'send',
              params: {
                cases: '[context.call]',
                event: 'APPLICATION_ENDED',
                payload: { outcome: 'event.outcome' },
              },
            },
          ],
        },
        DUPLICATE_FOUND: {
          actions: [{ type: 'set', params: { duplicate: 'event.number' } }],
        },
        DUPLICATE_CLEARED: {
          actions: [{ type: 'set', params: { cleared: 'context.cleared + 1' } }],
        },
        LIST_PUBLISHED: {
          actions: [{ type: 'set', params: { listed: 'event.result', place: 'event.place' } }],
        },
        PLACE_OFFERED: { actions: [{ type: 'set', params: { listed: '"offered"' } }] },
      },
    },
  },
}

const crowdFile: SourceFile = { path: 'workflows/crowd.json', text: JSON.stringify(crowd) }

/** A call with many applications in it, each of which is a case of its own. */
export interface LargeRound {
  stage: Stage
  call: string
  /** Cases of the applications in the order they were submitted. */
  applications: string[]
}

/**
 * Opens a call for recruitment and has `count` applications submitted to it. Two of a leader follow one
 * another where `leaderOf` gives them the same number.
 */
export async function largeRound(
  count: number,
  { places, leaderOf }: { places: number; leaderOf: (n: number) => number },
): Promise<LargeRound> {
  const stage = await Stage.open({}, [crowdFile])
  const call = await openRecruitment(stage, places)
  const anna = await stage.as('anna')
  const applications: string[] = []
  for (let n = 0; n < count; n++) {
    const { id } = await stage.runtime.startCase(anna, { workflow: 'crowd' })
    applications.push(id)
    const nip = String(1_000_000_000 + leaderOf(n))
    await stage.send(anna, id, 'TELL', { call, n, nip })
  }
  await stage.runtime.work()
  return { stage, call, applications }
}
