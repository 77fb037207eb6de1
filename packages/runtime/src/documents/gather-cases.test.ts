import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const both = (pl: string, en = pl) => ({ pl, en })

const register = {
  id: 'register',
  title: both('Rejestr wniosków', 'Register of applications'),
  given: { call: {} },
  cases: {
    workflow: 'application',
    when: 'call.id = given.call and answers.apply != null',
    values: { number: 'case.number', village: 'answers.apply.village', states: 'case.states' },
    // the first of them comes last
    sort: 'if ends with(case.number, "1") then 2 else 1',
  },
  readers: ['officer'],
  body: [
    {
      type: 'table',
      title: both('Wnioski', 'Applications'),
      rows: 'cases',
      columns: [
        { title: both('Wieś', 'Village'), value: 'row.village' },
        { title: both('Numer', 'Number'), value: 'row.number' },
      ],
      empty: both('Nie ma wniosków.', 'There are none.'),
    },
  ],
} as unknown as JsonObject

/** The village whose officer may ask a call for the register of its applications. */
function files(): Record<string, JsonObject> {
  const call = JSON.parse(JSON.stringify(programme['workflows/call.json'])) as JsonObject
  const open = (call['states'] as Record<string, { on: JsonObject }>)['open']!
  call['events'] = {
    ...(call['events'] as JsonObject),
    REGISTER: { title: both('Wystaw rejestr', 'Make the register'), roles: ['officer'] },
  }
  open.on['REGISTER'] = {
    actions: [
      {
        type: 'document',
        params: { template: 'register', values: { call: 'case.id' }, replaces: true },
      },
    ],
  }
  return { 'workflows/call.json': call, 'forms/documents/register.json': register }
}

describe('documents over many cases', () => {
  it('[RT78] hold the values of the cases that count, in their order, as they were then', async () => {
    const village = await openVillage({ changed: files() })
    const { runtime } = village
    const officer = await village.as('ola', 'officer')
    const call = await openCall(village)
    const make = async () => {
      await runtime.sendEvent(officer, call.id, { type: 'REGISTER' })
      await runtime.work()
      const [newest] = (await runtime.getCase(officer, call.id)).documents
      return runtime.getDocument(officer, newest!.id)
    }
    const rowsOf = (document: Awaited<ReturnType<typeof make>>) =>
      document.blocks.flatMap((block) =>
        block.type === 'table' ? block.rows.map((row) => row.map(({ pl }) => pl)) : [],
      )
    const empty = await make()
    expect(empty.blocks).toEqual([
      { type: 'paragraph', text: both('Nie ma wniosków.', 'There are none.') },
    ])
    for (const name of ['zofia', 'anna']) await handIn(village, call.id, name)
    const { id: draft } = await runtime.startCase(await village.as('ewa'), {
      workflow: 'application',
      parent: call.id,
    })
    expect(draft).not.toBe('')
    const first = await make()
    const numbers = rowsOf(first).map(([, number]) => number)
    expect(numbers.map((number) => number?.at(-1))).toEqual(['2', '1'])
    expect(first.replaces?.id).toBe(empty.id)
    await handIn(village, call.id, 'maria')
    expect(rowsOf(await make())).toHaveLength(3)
    // what was made stays as it was
    const kept = await runtime.getDocument(officer, first.id)
    expect(rowsOf(kept)).toEqual(rowsOf(first))
    expect(kept.holds).toBe(true)
  })
})
