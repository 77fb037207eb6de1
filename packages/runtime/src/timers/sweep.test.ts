import { describe, expect, it } from 'vitest'
import { openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { JsonObject } from '@splot/definition'

async function drafted(changed: Record<string, JsonObject> = {}) {
  const village = await openVillage({ changed })
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, {
    workflow: 'application',
    parent: call.id,
  })
  const task = await taskOf(village, anna, id, 'apply')
  await village.runtime.saveDraft(anna, task, [{ path: '/village', value: 'Lipowo', base: 0 }])
  const isThere = async () => (await village.store.getDocument('draft', task)) !== null
  return { village, anna, id, task, isThere }
}

describe('what is kept for a time only', () => {
  it('[RT41] the draft of a task that is called off is removed with it', async () => {
    const { village, anna, id, isThere } = await drafted()
    await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    expect(await isThere()).toBe(false)
  })

  it('[RT41] a draft left behind by a process that stopped is removed later', async () => {
    const { village, anna, id, task, isThere } = await drafted()
    const kept = await village.store.getDocument<JsonObject>('draft', task)
    await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    await village.store.putDocument('draft', task, kept?.value ?? {})
    await village.runtime.work()
    expect(await isThere()).toBe(false)
  })

  it('[RT41] a draft nobody handed in is removed ninety days after its last save', async () => {
    const { village, anna, id, isThere } = await drafted()
    village.clock.at = '2027-04-11T08:59:00Z'
    await village.runtime.work()
    expect(await isThere()).toBe(true)
    village.clock.at = '2027-04-11T10:00:00Z'
    await village.runtime.work()
    expect(await isThere()).toBe(false)
    const view = await village.runtime.getCase(anna, id)
    expect(view.tasks.map(({ task }) => task)).toContain('apply')
  })

  it('[RT41] the programme may say another number of days', async () => {
    const file = 'workflows/programme.json'
    const { village, isThere } = await drafted({
      [file]: { ...programme[file], retention: { draftDays: 10 } },
    })
    village.clock.at = '2027-01-21T10:00:00Z'
    await village.runtime.work()
    expect(await isThere()).toBe(false)
  })

  it('[RT7] what was answered to a request is told again for a week', async () => {
    const { village, anna, id } = await drafted()
    const call = (await village.runtime.getCase(anna, id)).parent ?? ''
    const request = { workflow: 'application', parent: call, idempotencyKey: 'k' }
    const first = await village.runtime.startCase(anna, request)
    const task = await taskOf(village, anna, first.id, 'withdraw')
    await village.runtime.submitTask(anna, task, {})
    village.clock.at = '2027-01-18T08:00:00Z'
    await village.runtime.work()
    expect(await village.runtime.startCase(anna, request)).toEqual(first)
    village.clock.at = '2027-01-18T10:00:00Z'
    await village.runtime.work()
    expect(await village.runtime.startCase(anna, request)).toMatchObject({
      id: first.id,
      status: 'done',
    })
  })
})
