import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { parametersOf, toStoredParameters } from './stored-parameters.ts'

const release = { parameters: { P01: 30, P06: { total: 25 }, P25: [4, 3, 3] } }

describe('parameters of a stored case', () => {
  it('[RT152] a case whose release has them keeps none, and acts by them as before', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const stored = await village.store.loadCase(id)
    expect(stored?.snapshot).not.toHaveProperty('parameters')
    expect(stored?.snapshot).not.toHaveProperty('ownParameters')
    const pinned = await village.store.getDocument('release', stored?.snapshot['release'] as string)
    expect(pinned?.value).toMatchObject({ parameters: { checkDays: 10 } })
    const olga = await village.as('olga', 'officer')
    const task = await village.runtime.claimTask(olga, await taskOf(village, olga, id, 'check'))
    // ten calendar days, rolled to a working day
    expect(task.dueAt).toBe('2027-01-21T22:59:59Z')
  })

  it('[RT181] a release that is not what its checksum says serves no case', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const release = (await village.store.loadCase(id))!.snapshot['release'] as string
    const { value } = (await village.store.getDocument<JsonObject>('release', release))!
    await village.store.putDocument('release', release, {
      ...value,
      parameters: { ...(value['parameters'] as JsonObject), checkDays: 99 },
    })
    const later = await openVillage({ store: village.store })
    const olga = await later.as('olga', 'officer')
    await expect(later.runtime.getCase(olga, id)).rejects.toMatchObject({ code: 'release.altered' })
  })

  it('[RT152] a case that was stored with all its parameters goes on, with its own values', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const { row, revision, snapshot } = (await village.store.loadCase(id))!
    const lists = { tasks: [], timers: [], outbox: [], history: [] }
    await village.store.transactCase(id, async () => ({
      result: undefined,
      commit: {
        caseId: id,
        expectedRevision: revision,
        row,
        snapshot: { ...snapshot, parameters: { checkDays: 3 } },
        ...lists,
      },
    }))
    const olga = await village.as('olga', 'officer')
    await village.runtime.claimTask(olga, await taskOf(village, olga, id, 'check'))
    expect((await village.store.loadCase(id))!.snapshot).toMatchObject({
      ownParameters: { checkDays: 3 },
    })
  })

  it.each([
    ['those of its release', { ...release.parameters }, {}],
    ['the very same', release.parameters, {}],
    ['one of its own', { ...release.parameters, P99: 1 }, { ownParameters: { P99: 1 } }],
    [
      'another value',
      { ...release.parameters, P25: [5, 3, 3] },
      { ownParameters: { P25: [5, 3, 3] } },
    ],
    ['fewer', { P01: 30 }, { parameters: { P01: 30 } }],
  ])('[RT152] %s: what is kept gives them again', (_, parameters, kept) => {
    expect(toStoredParameters(parameters, release)).toEqual(kept)
    expect(parametersOf(kept, release)).toEqual(parameters)
  })
})
