import { describe, expect, it } from 'vitest'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'

async function draft() {
  const village = await openVillage()
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, { workflow: 'application', parent: call.id })
  return { village, call, anna, id, apply: await taskOf(village, anna, id, 'apply') }
}

describe('what a refused step tells', () => {
  it('[RT311] an event that cannot happen names those that the reader may send, and no others', async () => {
    const { village, call, anna, id } = await draft()
    const coordinator = await village.as('wanda', 'coordinator')
    for (const [reader, caseId] of [
      [coordinator, call.id],
      [anna, id],
    ] as const) {
      const { events } = await village.runtime.getCase(reader, caseId)
      const refused = await village.runtime
        .sendEvent(reader, caseId, { type: 'NO_SUCH' })
        .catch((error: unknown) => error)
      const allowed = events.map(({ event }) => event)
      expect(refused).toMatchObject({ code: 'event.not-allowed', details: { allowed } })
      const declared = Object.keys(village.runtime.workflow('application').events)
      for (const event of declared.filter((one) => !allowed.includes(one)))
        expect((refused as Error).message).not.toContain(event)
    }
  })

  it('[RT312] a task that was called off says so to whose it was; others know of none', async () => {
    const { village, anna, id, apply } = await draft()
    await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    const changes = [{ path: '/village', value: goodAnswers.village, base: 0 }]
    for (const late of [
      village.runtime.getTask(anna, apply),
      village.runtime.saveDraft(anna, apply, changes),
      village.runtime.submitTask(anna, apply, {}),
    ])
      await expect(late).rejects.toMatchObject({
        code: 'task.called-off',
        message: expect.stringContaining('Withdrawn'),
      })
    const beata = await village.as('beata')
    await expect(village.runtime.getTask(beata, apply)).rejects.toMatchObject({
      code: 'task.not-found',
    })
  })
})
