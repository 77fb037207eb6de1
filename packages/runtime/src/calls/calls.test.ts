import { describe, expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'

describe('calls', () => {
  it('[RT34] the public sees an announced call with its facts, and no draft', async () => {
    const village = await openVillage()
    const { runtime } = village
    const admin = await village.as('adam', 'admin')
    const draft = await runtime.startCase(admin, { workflow: 'call' })
    expect(await runtime.listCalls()).toEqual({ items: [] })
    await expect(runtime.getCall(draft.id)).rejects.toMatchObject({ code: 'call.not-found' })
    const call = await openCall(village)
    expect((await runtime.listCalls()).items).toMatchObject([
      {
        id: call.id,
        number: 'N/1',
        title: { pl: 'Zima', en: 'Zima' },
        facts: { name: 'Zima', closesOn: '2027-01-31', rules: [] },
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

  it('[RT287] calls come page by page, each once, open ones first and then by closing date', async () => {
    const village = await openVillage()
    const { runtime } = village
    const days = ['2027-01-10', '2027-03-31', '2027-02-15', '2027-02-15', '2027-01-20']
    for (const day of days) await openCall(village, day)
    village.clock.at = '2027-02-01T00:00:00Z'
    await runtime.work()
    const whole = (await runtime.listCalls()).items
    expect(whole.map(({ closesAt, open }) => [closesAt?.slice(0, 10), open])).toEqual([
      ['2027-03-31', true],
      ['2027-02-15', true],
      ['2027-02-15', true],
      ['2027-01-20', false],
      ['2027-01-10', false],
    ])
    const first = await runtime.listCalls({ limit: 2 })
    expect(first.items).toEqual(whole.slice(0, 2))
    // a call that comes before the place where the page ended moves nothing behind it
    await openCall(village, '2027-04-30')
    const second = await runtime.listCalls({ limit: 2, cursor: first.next ?? '' })
    expect(second.items).toEqual(whole.slice(2, 4))
    const third = await runtime.listCalls({ limit: 2, cursor: second.next ?? '' })
    expect(third).toEqual({ items: whole.slice(4) })
  })

  it('[RT287] a cursor that was never handed out is refused', async () => {
    const { runtime } = await openVillage()
    await expect(runtime.listCalls({ cursor: '2' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })
})
