import type { PlayedDemo, DemoReport } from '@splot/app-server/demo'
import { beforeAll, describe, expect, it } from 'vitest'
import { historyUpTo, played } from '../support/played-demo.ts'

// The forty applicants of the demonstration, played once. What becomes of each is told in the list of
// applicants; the states here say that the programme really led there.
describe('the demonstration', () => {
  let whole: PlayedDemo & { report: DemoReport }

  beforeAll(async () => {
    whole = await played()
  }, 240_000)

  /** Ids of the applicants whose case of a workflow is in a state. */
  const those = (workflow: string, ...states: string[]): string =>
    whole.report.applicants
      .filter((one) => states.includes(one.states[workflow] ?? ''))
      .map(({ id }) => id)
      .join(' ')

  it('begins with forty applicants, thirty of whom conclude an agreement', () => {
    expect(whole.report.funnel).toMatchObject({ started: 40, active: 30 })
  })

  it('ends the recruitment of the others as their records say', () => {
    const ended = (state: string) => those('recruitment', `recruitment.${state}`)
    expect(ended('draftExpired')).toBe('A01')
    expect(ended('withdrawn')).toBe('A02')
    expect(ended('late')).toBe('A03')
    // ineligible leader, duplicate, dismissed appeal, no appeal
    expect(ended('rejected')).toBe('A04 A05 A07 A08')
    expect(ended('notConsidered')).toBe('A06')
    expect(ended('lapsed')).toBe('A38')
    expect(ended('reserveExpired')).toBe('A40')
  })

  it('publishes the list of the recruitment twice: an appeal was upheld', async () => {
    const { published } = await whole.demo.runtime.getCall(whole.demo.caseOf('recruitmentCall'))
    const places = (list: string) =>
      published.find(({ id }) => id === list)?.rows.map((row) => row['result'])
    expect(published.map(({ id }) => id).toSorted()).toEqual(
      ['correctedRanking', 'final', 'ranking', 'submitted'].toSorted(),
    )
    expect(places('correctedRanking')?.length).toBe(places('ranking')?.length)
  })

  it('gives up nothing on the way', () => {
    expect(whole.report.givenUp).toBe(0)
  })

  it('played again gives the same bytes of history', async () => {
    const until = '2027-03-12T22:59:59Z'
    const again = await historyUpTo(await played(until), until)
    expect(Object.keys(again).length).toBeGreaterThan(100)
    expect(again).toEqual(await historyUpTo(whole, until))
  })
})
