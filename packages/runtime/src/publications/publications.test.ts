import type { JsonObject } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import { describe, expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { deliverPublication, deliverRemark, publicationsOf } from './publications.ts'

/** The village, whose administrator says on the list of what came that it is being checked. */
async function villageWithRemarks() {
  const call = structuredClone(programme['workflows/call.json']) as unknown as {
    events: JsonObject
    states: { open: { on: JsonObject } }
  }
  const title = { pl: 'Uwaga', en: 'Remark' }
  call.events['REMARK'] = {
    title,
    roles: ['admin'],
    payload: { type: 'object', properties: { checked: { type: 'boolean' } } },
  }
  const note =
    'if event.checked then null else {pl: "Trwa sprawdzanie.", en: "It is being checked."}'
  call.states.open.on['REMARK'] = {
    actions: [{ type: 'remark', params: { id: 'received', note } }],
  }
  const changed = { 'workflows/call.json': call as unknown as JsonObject }
  const village = await openVillage({ changed })
  expect(village.runtime.problems()).toEqual([])
  return village
}

describe('[RT230] a note on a published list', () => {
  it('stands there until it is taken away or the list is published anew', async () => {
    const village = await villageWithRemarks()
    const { id } = await openCall(village)
    const adam = await village.as('adam')
    const remark = async (checked: boolean) => {
      await village.runtime.sendEvent(adam, id, { type: 'REMARK', payload: { checked } })
      await village.runtime.work()
      return (await village.runtime.getCall(id)).published.map((list) => list.note)
    }
    // nothing is published yet
    expect(await remark(false)).toEqual([])
    await handIn(village, id)
    await village.runtime.work()
    const said = { pl: 'Trwa sprawdzanie.', en: 'It is being checked.' }
    expect(await remark(false)).toEqual([said])
    expect(await remark(true)).toEqual([undefined])
    expect(await remark(false)).toEqual([said])
    await handIn(village, id)
    await village.runtime.work()
    const [list] = (await village.runtime.getCall(id)).published
    expect(list).toMatchObject({ rows: [{ count: 2 }] })
    expect(list).not.toHaveProperty('note')
  })

  it('waits for its list where that comes later, and is gone where the list is newer', async () => {
    const village = await villageWithRemarks()
    const { store } = village
    const deps = { store } as unknown as Deps
    const row = (step: number, params: JsonObject) =>
      ({ id: `one/${step}/0`, caseId: 'one', params, createdAt: `2027-01-0${step}` }) as OutboxRow
    const note = { pl: 'Trwa sprawdzanie.', en: 'It is being checked.' }
    const remark = (step: number) => deliverRemark(deps, row(step, { id: 'l', note, on: 'two' }))
    const publish = (step: number) =>
      deliverPublication(
        deps,
        row(step, { id: 'l', on: 'two', title: { pl: 'Lista', en: 'List' }, rows: [] }),
      )
    const told = async () =>
      Promise.all(
        ['one', 'two'].map(async (page) =>
          (await publicationsOf(deps, page)).map((list) => list.note),
        ),
      )
    await remark(2)
    expect(await told()).toEqual([[], []])
    await publish(1)
    expect(await told()).toEqual([[note], [note]])
    // a list published anew before the next note, that comes after it
    await remark(5)
    await publish(4)
    expect(await told()).toEqual([[note], [note]])
    await publish(6)
    expect(await told()).toEqual([[undefined], [undefined]])
  })
})

it('[RT292] a published list tells codes of a column as their labels, as they were when it was published', async () => {
  const call = structuredClone(programme['workflows/call.json']) as unknown as {
    states: { open: { on: { RECEIVED: { actions: { type: string; params: JsonObject }[] } } } }
  }
  const publish = call.states.open.on.RECEIVED.actions.find(({ type }) => type === 'publish')
  publish!.params['columns'] = [
    { key: 'kind', title: { pl: 'Rodzaj', en: 'Kind' }, list: 'verdicts' },
    { key: 'code', title: { pl: 'Kod', en: 'Code' } },
  ]
  publish!.params['rows'] = '[{ kind: "passed", code: "passed" }, { kind: "new", code: 1 }]'
  const changed = { 'workflows/call.json': call as unknown as JsonObject }
  const village = await openVillage({ changed })
  expect(village.runtime.problems()).toEqual([])
  const { id } = await openCall(village)
  await handIn(village, id)
  await village.runtime.work()
  const [list] = (await village.runtime.getCall(id)).published
  expect(list?.columns).toEqual([
    { key: 'kind', title: { pl: 'Rodzaj', en: 'Kind' } },
    { key: 'code', title: { pl: 'Kod', en: 'Code' } },
  ])
  // what the list does not know stays as it is
  expect(list?.rows).toEqual([
    { kind: { pl: 'Tak', en: 'Tak' }, code: 'passed' },
    { kind: 'new', code: 1 },
  ])
})
