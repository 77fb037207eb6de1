import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFlowStore } from '../support/flow-store.ts'
import { openParcels } from '../support/open-parcels.ts'
import type { Parcels } from '../support/open-parcels.ts'
import { beats } from '../support/parcel-programme.ts'
import { stageOverHttp } from '../support/stage-over-http.ts'

/** Sends a parcel; its beacon is made and its first timer runs. */
async function sendParcel({ runtime, as }: Parcels) {
  const hub = await runtime.startCase(await as('admin', 'programmeAdmin'), { workflow: 'hub' })
  const anna = await as('anna')
  const { id, tasks } = await runtime.startCase(anna, { workflow: 'parcel', parent: hub.id })
  await runtime.submitTask(anna, tasks[0]?.id ?? '', { answers: { words: 'w', count: 1 } })
  await runtime.work()
  return id
}

/** How often the timer of the one beacon has run out. */
async function fired({ runtime, as }: Parcels): Promise<number> {
  const admin = await as('admin')
  const { items } = await runtime.listCases(admin, { workflow: 'beacon' })
  const story = await runtime.timeline(admin, items[0]?.id ?? '')
  return story.filter(({ type }) => type === 'timer').length
}

describe('the clock', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'splot-clock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('[RT29] a timer that ran out while the service was down fires once after it starts', async () => {
    const before = await openParcels({ store: await openFileStore({ folder }) })
    await sendParcel(before)
    await before.runtime.close()
    const after = await openParcels({ store: await openFileStore({ folder }) })
    after.clock.at = '2027-01-18T09:00:00Z'
    expect((await after.runtime.work()).timers).toBe(1)
    expect((await after.runtime.work()).timers).toBe(0)
    expect(await fired(after)).toBe(1)
    expect(after.sent.filter(({ subject }) => subject.startsWith('beat'))).toHaveLength(1)
    await after.runtime.close()
  })

  it('[RT29] a clock that jumps back fires nothing twice, loses nothing and stops nobody', async () => {
    const parcels = await openParcels()
    const id = await sendParcel(parcels)
    parcels.clock.at = '2027-01-11T09:00:01Z'
    expect((await parcels.runtime.work()).timers).toBe(1)
    parcels.clock.at = '2027-01-11T06:00:00Z'
    expect(await parcels.runtime.work()).toEqual({ timers: 0, effects: 0, cases: 0 })
    const olga = await parcels.as('olga', 'recruitmentOfficer')
    const { items } = await parcels.runtime.listTasks(olga, { caseId: id, status: 'open' })
    const task = items[0]?.id ?? ''
    await parcels.runtime.claimTask(olga, task)
    await parcels.runtime.saveDraft(olga, task, [{ path: '/words', value: 'w', base: 0 }])
    await parcels.runtime.submitTask(olga, task, { answers: { words: 'ok', count: 2 } })
    const sent = await sendParcel(parcels)
    expect((await parcels.runtime.getCase(olga, sent)).number).toBe('P/2')
    expect(parcels.sent.map(({ subject }) => subject)).toContain(`received ${sent}`)
    for (let second = 2; second < 10; second += 1) {
      parcels.clock.at = `2027-01-11T09:00:0${second}Z`
      await parcels.runtime.work()
    }
    expect((await parcels.runtime.getCase(olga, id)).status).toBe('done')
    const heard = parcels.sent.filter(({ subject }) => subject.startsWith('beat'))
    expect(heard).toHaveLength(2 * beats)
    expect(new Set(heard.map(({ subject }) => subject)).size).toBe(2 * beats)
    expect((await parcels.runtime.deadLetters()).items).toEqual([])
  })

  it('[RT389] of processes whose clocks differ, and of which one jumps back, each timer is fired by one, once', async () => {
    const store = await openFlowStore()
    const clockAt = (at: string) => {
      const clock = { at, now: () => clock.at }
      return clock
    }
    const [right, slow] = [clockAt('2027-01-11T09:00:00Z'), clockAt('2027-01-11T08:00:00Z')]
    let last = 0
    const ids = { next: () => `id-${(last += 1)}` }
    const one = await openParcels({ store, clock: right, ids })
    const two = await openParcels({ store, clock: slow, ids })
    const parcels = [await sendParcel(one), await sendParcel(two)]
    const olga = await one.as('olga', 'recruitmentOfficer')
    for (const caseId of parcels) {
      const { items } = await one.runtime.listTasks(olga, { caseId, status: 'open' })
      const task = items[0]?.id ?? ''
      await two.runtime.claimTask(olga, task)
      await one.runtime.submitTask(olga, task, { answers: { words: 'ok', count: 2 } })
    }
    for (let second = 1; second <= 10; second += 1) {
      right.at = `2027-01-11T09:00:${String(second).padStart(2, '0')}Z`
      slow.at = `2027-01-11T0${second < 5 ? 8 : 6}:00:${String(second).padStart(2, '0')}Z`
      await Promise.all([two.runtime.work(), one.runtime.work()])
    }
    for (const id of parcels) expect((await two.runtime.getCase(olga, id)).status).toBe('done')
    const beat = [...one.sent, ...two.sent].filter(({ subject }) => subject.startsWith('beat'))
    expect(beat).toHaveLength(2 * beats)
    expect(new Set(beat.map(({ subject }) => subject)).size).toBe(2 * beats)
    expect((await one.runtime.deadLetters()).items).toEqual([])
  })

  it.each([
    ['the hour that is left out', '"2027-03-28T02:30:00"', '2027-03-28T01:30:00Z'],
    ['the hour that comes twice', '"2027-10-31T02:30:00"', '2027-10-31T00:30:00Z'],
    ['the end of the short day', '"2027-03-28"', '2027-03-28T21:59:59Z'],
    ['the end of the long day', '"2027-10-31"', '2027-10-31T22:59:59Z'],
  ])('[RT29] a timer in %s fires once, and not before', async (_, at, due) => {
    const parcels = await openParcels({ beat: at })
    await sendParcel(parcels)
    parcels.clock.at = new Date(Date.parse(due) - 1000).toISOString()
    expect((await parcels.runtime.work()).timers).toBe(0)
    parcels.clock.at = due
    await parcels.runtime.work()
    const count = await fired(parcels)
    expect(count).toBeGreaterThan(0)
    parcels.clock.at = new Date(Date.parse(due) + 7_200_000).toISOString()
    await parcels.runtime.work()
    expect(await fired(parcels)).toBe(count)
  })
})

describe('the clock of a demonstration over HTTP', () => {
  const before = '2027-01-11T09:00:00Z'
  const refused: [who: string | null, status: number, code: string][] = [
    [null, 401, 'auth.required'],
    ['anna', 403, 'person.not-admin'],
    ['olga', 403, 'person.not-admin'],
  ]

  /** Serves the parcels on a clock that can be moved, or on a real one. */
  async function serve(isMovable: boolean) {
    const clock = { at: before, now: () => clock.at }
    const forward = async (to: string) => void (clock.at = to)
    const parcels = await openParcels({
      clock: isMovable ? { now: clock.now, forward } : clock,
      store: await openFlowStore(clock.now),
    })
    await parcels.as('admin', 'programmeAdmin')
    await parcels.as('olga', 'recruitmentOfficer')
    return { parcels, clock, ...(await stageOverHttp(parcels)) }
  }

  it('[RT154] tells an administrator the time and what its deadlines did, and nobody else', async () => {
    const { parcels, clock, as, incidents } = await serve(true)
    await sendParcel(parcels)
    const to = '2027-01-18T10:00:00+01:00'
    for (const [who, status, code] of refused) {
      const ask = await as(who)
      for (const reply of [
        await ask('/api/clock'),
        await ask('/api/clock', 'POST', { to }),
        // who may not move it does not learn what a move must look like either
        await ask('/api/clock', 'POST', { to: '2029-01-01T00:00:00Z' }),
      ]) {
        expect([who, reply.status]).toEqual([who, status])
        expect(reply.json).toMatchObject({ code })
        expect(reply.text).not.toMatch(/movable|timers|2027-/)
      }
    }
    expect(clock.at).toBe(before)
    const admin = await as('admin')
    expect(await admin('/api/clock')).toMatchObject({
      status: 200,
      json: { now: before, movable: true },
    })
    const moved = await admin('/api/clock', 'POST', { to })
    expect(moved.status).toBe(200)
    const now = '2027-01-18T09:00:00.000Z'
    expect(moved.json).toEqual({
      now,
      movable: true,
      timers: beats,
      effects: expect.any(Number),
    })
    expect((moved.json as { effects: number }).effects).toBeGreaterThanOrEqual(beats)
    expect((await admin('/api/clock')).json).toEqual({ now, movable: true })
    expect(await fired(parcels)).toBe(beats)
    expect(incidents).toEqual([])
  })

  it.each([
    ['back', { to: '2027-01-11T08:59:59Z' }, 422, 'clock.out-of-range'],
    ['nowhere', { to: before }, 422, 'clock.out-of-range'],
    ['farther than 400 days', { to: '2028-02-16T09:00:00Z' }, 422, 'clock.out-of-range'],
    ['to no moment', { to: 'tomorrow' }, 400, 'request.shape'],
    ['to a day without a time', { to: '2027-01-18' }, 400, 'request.shape'],
    ['without saying where', {}, 400, 'request.shape'],
    ['with more than a moment', { to: '2027-01-18T09:00:00Z', all: true }, 400, 'request.shape'],
  ])('[RT154] does not move %s', async (_, body, status, code) => {
    const { clock, as, incidents } = await serve(true)
    const admin = await as('admin')
    const reply = await admin('/api/clock', 'POST', body)
    expect([reply.status, reply.json]).toMatchObject([status, { code }])
    expect(clock.at).toBe(before)
    expect(incidents).toEqual([])
  })

  it('[RT154] is a real one outside a demonstration, and nobody moves it', async () => {
    const { as, clock } = await serve(false)
    const admin = await as('admin')
    expect((await admin('/api/clock')).json).toEqual({ now: before, movable: false })
    const reply = await admin('/api/clock', 'POST', { to: '2027-01-18T09:00:00Z' })
    expect([reply.status, reply.json]).toMatchObject([409, { code: 'clock.fixed' }])
    expect(clock.at).toBe(before)
  })
})
