import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const both = (pl: string, en = pl) => ({ pl, en })
const count = { id: 'count', unit: 'number', aggregate: 'count' }

const set = {
  id: 'village',
  version: 3,
  title: both('Wskaźniki', 'Indicators'),
  readers: ['coordinator', 'officer'],
  sources: {
    handedIn: {
      workflow: 'application',
      when: 'case.number != null',
      on: 'case.startedAt',
      breakdowns: { village: 'answers.apply.village' },
    },
    persons: {
      workflow: 'application',
      when: 'case.number != null',
      on: 'case.startedAt',
      persons: { fewest: 5, exact: ['officer'] },
    },
  },
  breakdowns: { village: { title: both('Wieś', 'Village') } },
  indicators: [
    {
      id: 'I01',
      title: both('Wnioski', 'Applications'),
      frequency: 'monthly',
      parts: [
        { ...count, source: 'handedIn', target: { atLeast: 8 }, breakdowns: ['village'] },
        {
          id: 'costs',
          title: both('Koszty', 'Costs'),
          unit: 'money',
          source: 'handedIn',
          aggregate: 'sum',
          value: '123450',
          target: { atMost: 500000 },
        },
      ],
    },
    {
      id: 'I02',
      title: both('Tylko koordynator'),
      readers: ['coordinator'],
      frequency: 'monthly',
      parts: [{ ...count, source: 'handedIn' }],
    },
    {
      id: 'I03',
      title: both('Osoby'),
      frequency: 'monthly',
      parts: [{ ...count, unit: 'persons', source: 'persons' }],
    },
  ],
} as unknown as JsonObject

const columns = ['row.id', 'row.title', 'row.valueText', 'row.inPeriodText', 'row.targetText']
const report = {
  id: 'report',
  title: both('Raport', 'Report'),
  given: { at: {}, from: {} },
  indicators: { at: 'given.at', from: 'given.from' },
  readers: ['coordinator', 'officer'],
  body: [
    {
      type: 'facts',
      items: [{ label: both('Stan na'), value: 'indicators.at' }],
    },
    {
      type: 'each',
      rows: 'indicators.sets',
      as: 'set',
      body: [
        {
          type: 'table',
          title: both('{set.title} {set.version}'),
          rows: 'set.numbers',
          columns: [...columns, 'row.progressText', 'row.reached'].map((value) => ({
            title: both(value),
            value,
          })),
        },
        {
          type: 'table',
          title: both('Przekroje', 'Breakdowns'),
          rows: 'flatten(for b in set.breakdowns return b.cells)',
          columns: ['row.title', 'row.valueText'].map((value) => ({ title: both(value), value })),
        },
      ],
    },
  ],
} as unknown as JsonObject

/** The village whose officer may ask a call for the report, and for one of some indicators. */
function files(): Record<string, JsonObject> {
  const call = JSON.parse(JSON.stringify(programme['workflows/call.json'])) as JsonObject
  const open = (call['states'] as Record<string, { on: JsonObject }>)['open']!
  const event = {
    title: both('Wystaw raport', 'Make the report'),
    roles: ['officer'],
    payload: {
      type: 'object',
      properties: { at: { type: 'string' }, from: { type: 'string' } },
    },
  }
  call['events'] = { ...(call['events'] as JsonObject), REPORT: event, SOME: event }
  const make = (template: string) => ({
    actions: [
      { type: 'document', params: { template, values: { at: 'event.at', from: 'event.from' } } },
    ],
  })
  open.on['REPORT'] = make('report')
  open.on['SOME'] = make('some')
  return {
    'workflows/call.json': call,
    'workflows/indicators/village.json': set,
    'forms/documents/report.json': report,
    'forms/documents/some.json': { ...report, id: 'some', indicators: { only: ['I03'] } },
  }
}

async function reporting() {
  const village = await openVillage({ changed: files() })
  const officer = await village.as('ola', 'officer')
  const call = await openCall(village)
  const make = async (payload: JsonObject = {}, type = 'REPORT') => {
    await village.runtime.sendEvent(officer, call.id, { type, payload })
    await village.runtime.work()
    const [newest] = (await village.runtime.getCase(officer, call.id)).documents
    return newest && village.runtime.getDocument(officer, newest.id)
  }
  return { village, officer, call, make }
}

type Made = Awaited<ReturnType<Village['runtime']['getDocument']>> | undefined

function tablesOf(made: Made, locale: 'pl' | 'en' = 'pl'): string[][][] {
  return (made?.blocks ?? []).flatMap((block) =>
    block.type === 'table'
      ? [block.rows.map((row) => row.map((cell) => cell[locale].replaceAll(/\s/g, ' ')))]
      : [],
  )
}

describe('documents over indicators', () => {
  it('[RT117] tell those each reader may read, with targets and progress, and stay as they were', async () => {
    const { village, officer, call, make } = await reporting()
    for (const name of ['zofia', 'anna']) await handIn(village, call.id, name)
    const first = await make()
    const [numbers, cells] = tablesOf(first)
    // fewer than five persons: kept back also from the officer, who may know them elsewhere
    expect(numbers).toEqual([
      ['I01', 'Wnioski: Wnioski', '2', '–', '≥ 8', '25%', 'nie'],
      ['I01', 'Wnioski: Koszty', '2469', '–', '≤ 5000', '–', 'tak'],
      ['I03', 'Osoby', 'za mało osób', '–', '–', '–', '–'],
    ])
    expect(cells!.map(([, value]) => Number(value)).reduce((a, b) => a + b)).toBe(2)
    expect(tablesOf(first, 'en')[0]![2]![2]).toBe('too few persons')
    expect(JSON.stringify(first!.blocks)).toContain('Wskaźniki 3')
    await handIn(village, call.id, 'maria')
    expect(tablesOf(await make())[0]![0]![2]).toBe('3')
    const kept = await village.runtime.getDocument(officer, first!.id)
    expect(kept).toMatchObject({ blocks: first!.blocks, holds: true })
    const assessor = await village.as('adam', 'assessor')
    for (const reader of [assessor, await village.as('obca')])
      await expect(village.runtime.getDocument(reader, first!.id)).rejects.toMatchObject({
        code: 'document.not-found',
      })
  })

  it('[RT117] count up to their day and beside it in their period; a day to come makes none', async () => {
    const { village, call, make } = await reporting()
    await handIn(village, call.id, 'zofia')
    const today = village.runtime.listIndicators(await village.as('ola', 'officer'), {})
    const { at } = await today
    const made = await make({ at, from: at })
    expect(tablesOf(made)[0]![0]!.slice(2, 4)).toEqual(['1', '1'])
    expect(tablesOf(await make({ at: '2020-01-31' }))[0]![0]![2]).toBe('0')
    const { documents } = await village.runtime.getCase(await village.as('ola', 'officer'), call.id)
    await make({ at: '2999-01-01' })
    const after = await village.runtime.getCase(await village.as('ola', 'officer'), call.id)
    expect(after.documents).toHaveLength(documents.length)
  })

  it('[RT117] tell only the indicators they name', async () => {
    const { make } = await reporting()
    expect(tablesOf(await make({}, 'SOME'))[0]!.map(([id]) => id)).toEqual(['I03'])
  })
})
