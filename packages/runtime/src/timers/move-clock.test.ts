import { openMemoryStore } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { withAdministrator } from '../village/with-administrator.ts'

describe('the clock of a demonstration', () => {
  it('[RT154] is moved by an administrator, from deadline to deadline', async () => {
    const village = await openVillage({ movable: true, changed: withAdministrator })
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const adam = await village.as('adam', 'programmeAdmin')
    const { now, movable } = await village.runtime.programmeTime(adam)
    expect({ now, movable }).toEqual({ now: village.clock.now(), movable: true })
    const moved = await village.runtime.moveClock(adam, '2027-02-28T12:00:00Z')
    expect(moved).toMatchObject({ now: '2027-02-28T12:00:00.000Z', movable: true })
    expect(moved.timers).toBeGreaterThan(0)
    // what a deadline did is dated by that deadline, not by the day the clock was moved to
    const history = await village.store.history(id)
    const fired = history.filter(({ actor }) => actor === 'system').map(({ at }) => at)
    expect(fired.length).toBeGreaterThan(0)
    for (const at of fired) expect(at < '2027-02-28').toBe(true)
  })

  it('[RT154] is never taken back by a move that began earlier and ends later', async () => {
    const village = await openVillage({ movable: true, changed: withAdministrator })
    await openCall(village)
    const adam = await village.as('adam', 'programmeAdmin')
    const far = '2027-03-31T12:00:00.000Z'
    await Promise.all([
      village.runtime.moveClock(adam, '2027-02-10T12:00:00.000Z'),
      village.runtime.moveClock(adam, far),
    ])
    expect(village.clock.now() >= far).toBe(true)
  })

  it('[RT154] takes every deadline at its own time while the service works beside it', async () => {
    const clock = { at: '2027-01-11T09:00:00Z', now: () => clock.at }
    const beside: Promise<unknown>[] = []
    const forward = async (to: string) => {
      clock.at = to
      // the loop of the service sees that something is due
      beside.push(village.runtime.work())
    }
    const village = await openVillage({
      changed: withAdministrator,
      clock: { now: clock.now, forward },
      store: openMemoryStore({ now: clock.now }),
    })
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const adam = await village.as('adam', 'programmeAdmin')
    const moved = await village.runtime.moveClock(adam, '2027-02-28T12:00:00Z')
    await Promise.all(beside)
    const history = [
      ...(await village.store.history(id)),
      ...(await village.store.history(call.id)),
    ]
    const fired = history.filter(({ type }) => type === 'timer')
    expect(fired.length).toBeGreaterThan(1)
    for (const { at } of fired) expect(at < '2027-02-28').toBe(true)
    expect(moved.timers).toBeGreaterThanOrEqual(fired.length)
  })

  it('[RT154] is not moved by others, back, too far, or where it is a real one', async () => {
    const village = await openVillage({ movable: true, changed: withAdministrator })
    const adam = await village.as('adam', 'programmeAdmin')
    const olga = await village.as('olga', 'officer')
    const move = (who: typeof adam | null, to: string) => village.runtime.moveClock(who, to)
    await expect(move(null, '2027-02-28T12:00:00Z')).rejects.toMatchObject({
      code: 'auth.required',
    })
    await expect(move(olga, '2027-02-28T12:00:00Z')).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    for (const to of ['2026-12-31T12:00:00Z', '2029-12-31T12:00:00Z', 'tomorrow'])
      await expect(move(adam, to)).rejects.toMatchObject({ code: 'clock.out-of-range' })
    const real = await openVillage({ changed: withAdministrator })
    const anna = await real.as('anna', 'programmeAdmin')
    expect((await real.runtime.programmeTime(anna)).movable).toBe(false)
    await expect(real.runtime.moveClock(anna, '2027-02-28T12:00:00Z')).rejects.toMatchObject({
      code: 'clock.fixed',
    })
  })
})
