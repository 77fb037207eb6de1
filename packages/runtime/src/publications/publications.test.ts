import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

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
})
