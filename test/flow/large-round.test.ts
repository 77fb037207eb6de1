import { beforeAll, describe, expect, it } from 'vitest'
import { largeRound } from '../support/large-round.ts'
import type { LargeRound } from '../support/large-round.ts'

// A round of a thousand applications, through the runtime: what the call reckons over all of them at
// once must not run out of steps.
describe('a call with 1,000 applications', () => {
  const count = 1_000
  const places = 120
  let round: LargeRound
  const columnsOf = async (n: number) => {
    const dorota = await round.stage.as('dorota')
    return (await round.stage.runtime.getCase(dorota, round.applications[n] ?? '')).columns
  }

  beforeAll(async () => {
    // the last two have one leader
    round = await largeRound(count, { places, leaderOf: (n) => Math.min(n, count - 2) })
    await round.stage.as('dorota', 'director')
  }, 600_000)

  it('knows them all and tells the later one of a leader that it is a duplicate', async () => {
    const { stage, call } = round
    const { columns } = await stage.runtime.getCase(await stage.staff.coordinator(), call)
    expect(columns).toMatchObject({ applications: count })
    expect((await columnsOf(count - 1))['duplicate']).toBe(`1/REK/2027/${count - 2}`)
    expect((await columnsOf(count - 2))['duplicate']).toBeNull()
  })

  it('tells the other one when the duplicate is gone', async () => {
    const { stage, applications } = round
    const anna = await stage.as('anna')
    await stage.send(anna, applications[count - 1] ?? '', 'END', { outcome: 'withdrawn' })
    await stage.runtime.work()
    expect((await stage.runtime.deadLetters()).items).toEqual([])
    expect((await columnsOf(count - 2))['cleared']).toBe(1)
  })

  it(
    'ranks those assessed, publishes the list and tells each their place',
    { timeout: 600_000 },
    async () => {
      const { stage, call, applications } = round
      await stage.to('2027-03-19T14:00:01Z')
      const anna = await stage.as('anna')
      for (let n = 0; n < count - 1; n++)
        // every tenth is below the threshold
        await stage.send(anna, applications[n] ?? '', 'ASSESS', { points: n % 10 === 0 ? 20 : 30 })
      await stage.runtime.work()
      const coordinator = await stage.staff.coordinator()
      await stage.runtime.claimTask(coordinator, await stage.task(coordinator, call, 'publishList'))
      await stage.submit(coordinator, call, 'publishList')
      await stage.runtime.work()
      expect((await stage.runtime.deadLetters()).items).toEqual([])
      const { published } = await stage.runtime.getCall(call)
      const rows = published.find(({ id }) => id === 'ranking')?.rows ?? []
      expect(rows).toHaveLength(count - 1)
      const results = rows.map((row) => JSON.stringify(row['result']))
      expect(results.filter((text) => text.includes('"wybrane'))).toHaveLength(places)
      expect(results.filter((text) => text.includes('rezerwa'))).toHaveLength(899 - places)
      // by criterion S1, which is their number here: the last of those that passed is the first
      expect(rows[0]).toMatchObject({ number: `1/REK/2027/${count - 2}` })
      expect(await columnsOf(count - 2)).toMatchObject({ listed: 'selected', place: 1 })
      expect(await columnsOf(0)).toMatchObject({ listed: 'rejected' })
    },
  )
})
