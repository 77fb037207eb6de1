import { describe, expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'

describe('calls', () => {
  it('[RT34] the public sees an announced call with its facts, and no draft', async () => {
    const village = await openVillage()
    const { runtime } = village
    const admin = await village.as('adam', 'admin')
    const draft = await runtime.startCase(admin, { workflow: 'call' })
    expect(await runtime.listCalls()).toEqual([])
    await expect(runtime.getCall(draft.id)).rejects.toMatchObject({ code: 'call.not-found' })
    const call = await openCall(village)
    expect(await runtime.listCalls()).toMatchObject([
      {
        id: call.id,
        number: 'N/1',
        title: { pl: 'Zima', en: 'Zima' },
        facts: { name: 'Zima', closesOn: '2027-01-31' },
        // a date is its last second in the programme's time zone
        closesAt: '2027-01-31T22:59:59Z',
        open: true,
        applications: 'application',
      },
    ])
    village.clock.at = '2027-02-01T00:00:00Z'
    await runtime.work()
    expect(await runtime.getCall(call.id)).toMatchObject({ open: false, applications: null })
  })
})
