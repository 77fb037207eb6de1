import type { JsonObject } from '@splot/definition'
import type { SourceFile } from '@splot/runtime'

const both = (text: string): JsonObject => ({ pl: text, en: text })

/** A second manual, which a request may name as second choice; nobody has its model any more. */
const other =
  '{id: "k2", number: "2/M", title: "Posiłki", version: "1.1.0", modelType: "mixed", state: "published", essentials: [{element: "Kuchnia"}], materials: context.materials, team: [], franchisor: {name: "Operator programu", nip: "9990000020", requiredSignatures: 1}}'

/** The manual of the shelf in a version. */
const own = (version: string) =>
  `{id: case.id, number: "1/M", title: "Transport", version: ${version}, modelType: "service", state: "published", essentials: [{element: "Dyspozytor"}, {element: "Zapas czasu"}, {element: "Szkolenie"}], materials: context.materials, team: context.team, franchisor: {name: "Spółdzielnia Splot", nip: "9991234576", requiredSignatures: 1}}`

/** Stands for a published manual: it offers franchises, tells of new versions and takes errata. */
const shelf: JsonObject = {
  id: 'shelf',
  version: 1,
  title: both('Półka z manualem'),
  context: {
    version: '1.0.0',
    team: [],
    errata: [],
    materials: [
      { name: 'Manual', format: 'digital', sha256: 'a'.repeat(64) },
      { name: 'Wzory', format: 'digital', sha256: 'b'.repeat(64) },
      { name: 'Pakiet znaku', format: 'brandKit', sha256: 'c'.repeat(64) },
      { name: 'Wdrożenie', format: 'training' },
    ],
  },
  contextSchema: {
    type: 'object',
    properties: {
      team: { type: 'array', items: { type: 'string' } },
      errata: { type: 'array', items: { type: 'string' } },
    },
  },
  events: {
    TEAM: {
      title: both('Zespół'),
      roles: ['implementer'],
      payload: {
        type: 'object',
        properties: { team: { type: 'array', items: { type: 'string' } } },
      },
    },
    RENEW: {
      title: both('Nowa wersja'),
      roles: ['implementer'],
      payload: { type: 'object', properties: { version: { type: 'string' } } },
    },
    ERRATUM: {
      title: both('Błąd w manualu'),
      message: true,
      payload: {
        type: 'object',
        properties: {
          section: { type: 'string' },
          text: { type: 'string' },
          critical: { type: 'boolean' },
          confirmed: { type: 'boolean' },
        },
      },
    },
  },
  access: { start: ['public'], starter: 'implementer', read: ['implementer', 'director'] },
  columns: {
    errata: {
      title: both('Errata'),
      value: 'string join(context.errata, "; ")',
      type: 'text',
    },
  },
  offers: {
    franchise: {
      when: 'true',
      input: {
        call: 'null',
        manual: own('context.version'),
        manuals: `[${own('context.version')}, ${other}]`,
        organisations: '[]',
      },
    },
  },
  public: {
    when: 'true',
    facts: { title: { title: both('Tytuł'), value: '"Transport"', type: 'text' } },
  },
  initial: 'published',
  states: {
    published: {
      id: 'shelf.published',
      meta: { title: both('Opublikowany'), waitsFor: both('Na franczyzy.') },
      on: {
        TEAM: { actions: [{ type: 'set', params: { team: 'event.team' } }] },
        RENEW: {
          actions: [
            { type: 'set', params: { version: 'event.version' } },
            {
              type: 'send',
              params: {
                workflow: 'franchise',
                states: ['franchise.underway'],
                event: 'MANUAL_LISTED',
                payload: { manual: own('event.version') },
              },
            },
          ],
        },
        ERRATUM: {
          actions: [
            {
              type: 'set',
              params: {
                errata:
                  'append(context.errata, event.section + " " + string(event.confirmed) + " " + string(event.critical) + " " + event.text)',
              },
            },
          ],
        },
      },
    },
  },
}

/** A workflow that stands for a published manual. */
export const shelfFile: SourceFile = { path: 'workflows/shelf.json', text: JSON.stringify(shelf) }
