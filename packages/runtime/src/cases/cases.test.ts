import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'

describe('cases', () => {
  it('[RT1] an application is started from an open call, filled in, signed and handed in', async () => {
    const village = await openVillage()
    expect(village.runtime.problems()).toEqual([])
    const call = await openCall(village)
    expect(call.number).toBe('N/1')
    const view = await handIn(village, call.id)
    expect(view.number).toBe('W/001')
    expect(view.states.map(({ id }) => id)).toEqual(['application.check'])
    expect(view.submissions.map(({ task }) => task)).toEqual(['apply'])
  })
})
