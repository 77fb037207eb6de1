import type { JsonObject, JsonValue } from '@splot/definition'
import { assert, asyncProperty, constantFrom, pre, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuntimeOptions } from '../ports.ts'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const both = (pl: string, en = pl) => ({ pl, en })
const templates = (word = 'Potwierdzamy') => ({
  'forms/documents/receipt.json': {
    id: 'receipt',
    title: both('Potwierdzenie złożenia', 'Receipt'),
    given: { village: {}, kind: { list: 'kinds' }, rows: {} },
    body: [
      {
        type: 'paragraph',
        text: both(`${word}: wniosek {document.number}, {village} ({kind}).`, 'Receipt {kind}.'),
      },
      {
        type: 'table',
        title: both('Wiersze', 'Rows'),
        rows: 'rows',
        columns: [
          { title: both('Lp.', 'No.'), value: 'index' },
          { title: both('Kwota', 'Amount'), value: 'row.amount', display: 'money' },
        ],
        empty: both('Nic.', 'None.'),
      },
    ],
  },
  'forms/documents/card.json': {
    id: 'card',
    title: both('Karta sprawdzenia', 'Check card'),
    given: { verdict: {} },
    readers: ['officer'],
    body: [{ type: 'facts', items: [{ label: both('Wynik', 'Verdict'), value: 'verdict' }] }],
  },
  'forms/documents/notice.json': {
    id: 'notice',
    title: both('Ogłoszenie', 'Notice'),
    given: { name: {} },
    readers: ['public'],
    languages: ['pl'],
    body: [{ type: 'paragraph', text: both('{name}: przyjmujemy wnioski.') }],
  },
})

/** The village whose workflows make documents. */
function files(word?: string): Record<string, JsonObject> {
  const application = copy(programme['workflows/application.json'])
  const call = copy(programme['workflows/call.json'])
  const on = (states: JsonValue, state: string, event: string) =>
    ((states as Record<string, { on: JsonObject }>)[state]!.on as JsonObject)[event] as {
      actions: JsonObject[]
    }
  on(application['states']!, 'draft', 'SUBMITTED').actions.push({
    type: 'document',
    params: {
      template: 'receipt',
      number: 'case.number + "/P"',
      values: {
        village: 'answers.apply.village',
        kind: 'answers.apply.kind',
        rows: '[{ amount: 1050 }]',
      },
    },
  })
  const checked = on(application['states']!, 'check', 'CHECKED') as unknown as JsonObject[]
  checked[1]!['actions'] = [
    {
      type: 'document',
      params: {
        template: 'card',
        sequence: '"cards"',
        format: '{sequence}/{n:000}',
        values: { verdict: 'answers.check.verdict' },
      },
    },
  ]
  const notice = {
    type: 'document',
    params: { template: 'notice', values: { name: 'answers.announce.name' }, replaces: true },
  }
  on(call['states']!, 'draft', 'ANNOUNCED').actions.push(notice)
  on(call['states']!, 'open', 'RECEIVED').actions.push(notice)
  return {
    'workflows/application.json': application,
    'workflows/call.json': call,
    ...(templates(word) as unknown as Record<string, JsonObject>),
  }
}

function copy(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}

function open(word?: string, options: Partial<RuntimeOptions> = {}): Promise<Village> {
  return openVillage({ changed: files(word), ...options })
}

/** Hands an application in and lets the world go on. */
async function apply(village: Village, call: string, name = 'anna') {
  const { id } = await handIn(village, call, name)
  await village.runtime.work()
  const reader = await village.as(name)
  return { id, reader, view: await village.runtime.getCase(reader, id) }
}

async function check(village: Village, id: string, verdict: string): Promise<void> {
  const officer = await village.as('ola', 'officer')
  const task = await taskOf(village, officer, id, 'check')
  await village.runtime.claimTask(officer, task)
  await village.runtime.submitTask(officer, task, { answers: { verdict } })
  await village.runtime.work()
}

describe('documents', () => {
  it('[RT65] are made once from the values of their step, numbered, in both languages', async () => {
    const village = await open()
    const { runtime } = village
    const call = await openCall(village)
    const { reader, view } = await apply(village, call.id)
    await runtime.work()
    expect(view.documents).toHaveLength(1)
    const [receipt] = view.documents
    const document = await runtime.getDocument(reader, receipt!.id)
    expect(document).toMatchObject({
      number: `${view.number}/P`,
      replaces: null,
      replacedBy: null,
      holds: true,
      source: { workflow: { id: 'application', version: 1 } },
    })
    expect(document.blocks[0]).toEqual({
      type: 'paragraph',
      text: { pl: `Potwierdzamy: wniosek ${view.number}/P, Lipowo (Park).`, en: 'Receipt Park.' },
    })
    const { rows } = document.blocks[1] as { rows: { pl: string; en: string }[][] }
    expect(rows).toEqual([
      [
        { pl: '1', en: '1' },
        { pl: expect.stringMatching(/^10,50.zł$/), en: expect.stringContaining('10.50') },
      ],
    ])
    expect(document.checksum).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[RT65] a repeated delivery makes no second and wastes no number', async () => {
    const village = await open()
    const { runtime, store } = village
    const call = await openCall(village)
    const put = store.putDocument.bind(store)
    const first = await apply(village, call.id)
    let fails = 1
    store.putDocument = (kind, ...rest) => {
      if (kind === `documents-${first.id}` && fails-- > 0) throw new Error('The disk is full.')
      return put(kind, ...rest)
    }
    await check(village, first.id, 'rejected')
    village.clock.at = '2027-01-12T09:00:00Z'
    await runtime.work()
    const second = await apply(village, call.id, 'beata')
    await check(village, second.id, 'rejected')
    const officer = await village.as('ola')
    const numbers = await Promise.all(
      [first.id, second.id].map(async (id) => {
        const { documents } = await runtime.getCase(officer, id)
        return documents.filter(({ template }) => template === 'card').map(({ number }) => number)
      }),
    )
    expect(numbers).toEqual([['cards/001'], ['cards/002']])
    expect(fails).toBeLessThan(1)
  })

  it('[RT66] are for the readers of their template; for others they are not there', async () => {
    const village = await open()
    const { runtime } = village
    const call = await openCall(village)
    const anna = await apply(village, call.id)
    await check(village, anna.id, 'rejected')
    const officer = await village.as('ola')
    const { documents } = await runtime.getCase(officer, anna.id)
    expect(documents.map(({ template }) => template)).toEqual(['card', 'receipt'])
    const [card, receipt] = documents.map(({ id }) => id) as [string, string]
    const seen = await runtime.getCase(anna.reader, anna.id)
    expect(seen.documents.map(({ template }) => template)).toEqual(['receipt'])
    const stranger = await village.as('zofia')
    const notFound = { code: 'document.not-found' }
    await expect(runtime.getDocument(anna.reader, card)).rejects.toMatchObject(notFound)
    await expect(
      runtime.documentFile(anna.reader, card, { format: 'pdf', locale: 'pl' }),
    ).rejects.toMatchObject(notFound)
    await expect(runtime.getDocument(stranger, receipt)).rejects.toMatchObject(notFound)
    await expect(runtime.getDocument(stranger, 'no/such')).rejects.toMatchObject(notFound)
    const guest = { code: 'auth.required' }
    await expect(runtime.getDocument(null, receipt)).rejects.toMatchObject(guest)
    await expect(runtime.getDocument(null, 'no/1/1')).rejects.toMatchObject(guest)
    expect((await runtime.documentFile(officer, card, { format: 'epub', locale: 'en' })).name).toBe(
      'Check-card-cards-001.epub',
    )
  })

  it('[RT66] public ones are open to everybody, in the languages they have', async () => {
    const village = await open()
    const call = await openCall(village)
    await village.runtime.work()
    const [notice] = (await village.runtime.getCall(call.id)).documents
    expect(notice).toMatchObject({ template: 'notice', languages: ['pl'] })
    const document = await village.runtime.getDocument(null, notice!.id)
    expect(JSON.stringify(document.blocks)).toContain('Zima: przyjmujemy wnioski.')
    await expect(
      village.runtime.documentFile(null, notice!.id, { format: 'pdf', locale: 'en' }),
    ).rejects.toMatchObject({
      code: 'document.language',
    })
  })

  it('[RT67] a corrected one names the one it replaces, which stays as it was', async () => {
    const village = await open()
    const { runtime } = village
    const call = await openCall(village)
    await runtime.work()
    const [first] = (await runtime.getCall(call.id)).documents
    const before = await runtime.getDocument(null, first!.id)
    await apply(village, call.id)
    await runtime.work()
    const [second, ...more] = (await runtime.getCall(call.id)).documents
    expect(more).toEqual([])
    expect(second).toMatchObject({ replaces: { id: first!.id }, replacedBy: null })
    const { replacedBy, ...after } = await runtime.getDocument(null, first!.id)
    expect(replacedBy).toEqual({ id: second!.id, number: null })
    expect({ ...after, replacedBy: null }).toEqual(before)
  })

  it('[RT67] another text of a template changes the next document and never an old one', async () => {
    const word = string({ unit: constantFrom('a', 'b', 'ż', 'ó', 'ł', 'ć', ' '), minLength: 1 })
    await assert(
      asyncProperty(word, word, async (old, next) => {
        pre(old !== next)
        const first = await open(old)
        const call = await openCall(first)
        const anna = await apply(first, call.id)
        const id = anna.view.documents[0]!.id
        const before = await first.runtime.getDocument(anna.reader, id)
        let last = 0
        const ids = { next: () => `later-${++last}` }
        const second = await open(next, { store: first.store, ids })
        expect(await second.runtime.getDocument(anna.reader, id)).toEqual(before)
        const pinned = await apply(second, call.id, 'beata')
        const free = await apply(second, (await openCall(second)).id, 'celina')
        const textOf = async ({ reader, view }: typeof pinned) =>
          JSON.stringify((await second.runtime.getDocument(reader, view.documents[0]!.id)).blocks)
        // what a call froze stays as it was for its applications
        expect(await textOf(pinned)).toContain(`"${old}: wniosek`)
        expect(await textOf(free)).toContain(`"${next}: wniosek`)
      }),
      { numRuns: 5 },
    )
  })

  it('[RT2] a template that cannot write is named and makes no step fail', async () => {
    const broken = copy(templates()['forms/documents/receipt.json'])
    ;(broken['body'] as JsonObject[])[0]!['text'] = both('{village +}')
    const changed = { ...files(), 'forms/documents/receipt.json': broken }
    const village = await openVillage({ changed })
    expect(village.runtime.problems()).toMatchObject([
      {
        file: 'forms/documents/receipt.json',
        issues: [{ path: '/body/0/text/pl' }, { path: '/body/0/text/en' }],
      },
    ])
    const { view } = await apply(village, (await openCall(village)).id)
    expect(view.states.map(({ id }) => id)).toEqual(['application.check'])
    expect(view.documents).toEqual([])
  })
})
