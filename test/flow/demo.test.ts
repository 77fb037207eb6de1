import { demoReport, historyDigest, modelTypeOf } from '@splot/app-server/demo'
import type { DemoReport, ManualReport } from '@splot/app-server/demo'
import { beforeAll, describe, expect, it } from 'vitest'
import { played } from '../support/played-demo.ts'
import type { WholeDemo } from '../support/played-demo.ts'
import { boardDays, boardsNow, describeBoardFigures, describeBoards } from './demo/boards.ts'
import type { BoardsOfADay } from './demo/boards.ts'
import { describeDashboards } from './demo/dashboards.ts'
import { describeEvents } from './demo/events.ts'
import { describeIndicators } from './demo/indicators.ts'
import { describeStates } from './demo/states.ts'

const byTitle = ([a]: unknown[], [b]: unknown[]): number => (String(a) < String(b) ? -1 : 1)

// The demonstration played once to the end of the programme, with a stop in its last stage. What becomes
// of each applicant is told in the list of applicants; the states here say that the programme really led
// there.
describe('the demonstration', () => {
  let whole: WholeDemo
  /** As of the last day of October 2028, while manuals are written and models handed over. */
  let meanwhile: DemoReport
  const boards = new Map<string, BoardsOfADay>()

  beforeAll(async () => {
    const stopped = await played('2027-01-20T08:00:00Z')
    for (const { title, until } of boardDays) {
      await stopped.playOn(until)
      boards.set(title, await boardsNow(stopped))
    }
    meanwhile = await demoReport(stopped.demo)
    await stopped.playOn(null)
    whole = { ...stopped, report: await demoReport(stopped.demo) }
  }, 900_000)

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

  it('resolves the competition when nobody waits for a place any more, with one list of all', async () => {
    const { demo } = whole
    const { published, state } = await demo.runtime.getCall(demo.caseOf('competitionCall'))
    expect(state.id).toBe('call.resolved')
    // A33 declined the place that A25 left, and nobody of their pool waited: it went to A13 by decision
    expect(published.find(({ id }) => id === 'transfers')?.rows).toMatchObject([
      {
        on: '2028-04-18',
        freed: { pl: 'mieszana' },
        leader: 'Stowarzyszenie Olszowy Gaj',
        pool: { pl: 'integracyjna' },
        decision: { pl: 'miejsce przeniesiono' },
        by: { pl: 'przewodniczący komisji konkursowej' },
        reason: expect.stringContaining('nie osiągnęła limitu'),
      },
    ])
    const rows = published.find(({ id }) => id === 'final')?.rows ?? []
    const { applicants, scoring } = demo.data
    const places = Object.values(scoring.rankFinalAfterAppealM7).flat()
    const expected = applicants
      .filter(({ competition }) => competition !== null && competition !== 'not submitted')
      .map(({ id, name, card }) => {
        const [, points = null, place] = places.find(([of]) => of === card) ?? []
        return [
          `Model ${name.replace('Partnerstwo ', '')}`,
          points,
          place ?? (id === 'A29' ? 'left without consideration' : 'rejected'),
        ]
      })
    const told = rows.map(({ title, points, result }) => [
      title,
      points,
      (result as { en: string }).en,
    ])
    expect(told.toSorted(byTitle)).toEqual(expected.toSorted(byTitle))
  })

  it('publishes the final lists of all pools on one day, when the last appeal is settled', async () => {
    const { demo } = whole
    const { published } = await demo.runtime.getCall(demo.caseOf('competitionCall'))
    const lists = published.filter(
      ({ id, title }) => id !== 'final' && title.en.startsWith('Final list'),
    )
    expect(lists.map(({ publishedAt }) => publishedAt.slice(0, 10))).toEqual(
      Array.from({ length: 3 }, () => '2028-01-10'),
    )
  })

  it('leads 27 of them through the diagnosis', () => {
    expect(whole.report.funnel).toMatchObject({ diagnosed: 27 })
    // a repeated diagnosis that did not recommend; one left, one did not answer
    expect(those('diagnosis', 'diagnosis.rejected', 'diagnosis.notRecommended')).toBe('A35')
    expect(those('diagnosis', 'diagnosis.withdrawn')).toBe('A36')
    expect(those('diagnosis', 'diagnosis.expired')).toBe('A37')
  })

  it('changes the type of a model only where the partnership agrees', async () => {
    const director = whole.demo.staff('daniel')
    for (const { record, id } of whole.demo.those(({ diagnosis }) => diagnosis !== null)) {
      const { columns } = await whole.demo.runtime.getCase(director, id)
      expect(`${record.id} ${columns['modelType'] as string}`).toBe(
        `${record.id} ${modelTypeOf(record.finalType)}`,
      )
    }
  })

  it('recommends 25 of them after training and advice', () => {
    expect(whole.report.funnel).toMatchObject({ admitted: 25 })
    // a negative recommendation; too little attendance, which was not waived
    expect(those('support', 'support.notAdmitted')).toBe('A31 A32')
  })

  it('takes 24 applications and leaves one without consideration', () => {
    expect(whole.report.funnel).toMatchObject({ submitted: 24, assessed: 23 })
    expect(those('application', 'application.notSubmitted')).toBe('A30')
    expect(those('application', 'application.notConsidered')).toBe('A29')
  })

  it('ranks the applications as the scoring vectors say, before and after the appeal', () => {
    const { rankPublished, rankFinalAfterAppealM7 } = whole.demo.data.scoring
    expect(whole.report.funnel).toMatchObject({ passedFirst: 16, passedFinal: 17, places: 10 })
    expect(whole.report.rankings?.first).toEqual(rankPublished)
    expect(whole.report.rankings?.final).toEqual(rankFinalAfterAppealM7)
  })

  it('rejects the others, whatever their appeals', () => {
    // below the threshold: S7, I8 late, I9 dismissed, S6, M6 after a formal appeal, M5
    expect(those('application', 'application.rejected')).toBe('A09 A17 A18 A24 A28 A39')
  })

  it('fills the places that are freed: from the same pool twice, from another pool once', () => {
    // one contract never signed, one given up before the test, one test terminated
    expect(those('application', 'application.resigned')).toBe('A14 A25 A26')
    expect(those('test', 'test.resigned')).toBe('A14')
    expect(those('application', 'application.declined')).toBe('A33')
    // a year after the final lists
    expect(those('application', 'application.reserveExpired')).toBe('A15 A22 A23')
  })

  it('tests eleven models, of which ten come to a validation', () => {
    expect(whole.report.funnel).toMatchObject({
      testsStarted: 11,
      testsCompleted: 10,
      validated: 9,
    })
    expect(those('test', 'test.terminated')).toBe('A25')
    expect(those('test', 'test.notValidated')).toBe('A27')
    expect(those('test', 'test.validated')).toBe('A10 A11 A12 A13 A16 A19 A20 A21 A34')
  })

  it('tests as long as the records say, and reaches what they say', () => {
    const ends = Object.fromEntries(
      whole.report.applicants.flatMap(({ id, test }) =>
        test?.achievement ? [[id, test.endsOn]] : [],
      ),
    )
    expect(ends).toEqual({
      A10: '2028-05-14',
      A11: '2028-05-14',
      A12: '2028-07-31',
      A13: '2028-08-21',
      A16: '2028-08-14',
      A19: '2028-06-14',
      A20: '2028-05-14',
      // six months and twenty days of suspension
      A21: '2028-09-03',
      A27: '2028-05-31',
      A34: '2028-07-14',
    })
    const { applicants } = whole.report
    for (const { id, validation } of whole.demo.data.applicants)
      if (validation)
        expect([id, applicants.find((one) => one.id === id)?.test?.achievement]).toEqual([
          id,
          validation[1],
        ])
  })

  it('hands services and groups of the first applications down to the manuals', async () => {
    const { items } = await whole.store.queryCases({ workflow: 'manual' }, undefined, 50)
    const handed = await Promise.all(
      items.map(async ({ id }) => {
        const { input } = (await whole.store.loadCase(id))!.snapshot as unknown as {
          input: { parent: { services: string[]; targetGroups: string[] } }
        }
        return `${input.parent.services.join(' ')} for ${input.parent.targetGroups.join(' ')}`
      }),
    )
    // who declared a model of integration alone plans no services
    const validated = those('test', 'test.validated').split(' ')
    const records = whole.demo.data.applicants.filter(({ id }) => validated.includes(id))
    expect(handed.toSorted()).toEqual(
      records
        .map(({ declaredType }) =>
          declaredType === 'INT' ? ' for seniors' : 'homeCare for seniors',
        )
        .toSorted(),
    )
  })

  describeIndicators(() => whole)
  describeEvents(() => whole)
  describeStates(() => whole)
  describeDashboards(() => whole)
  for (const day of boardDays) describeBoards(day, () => boards.get(day.title)!)
  describeBoardFigures((day) => boards.get(day)!)

  const manual = (id: string, report = whole.report): ManualReport => {
    const found = report.manuals.find((one) => one.id === id)
    if (!found) throw new Error(`Expected a manual of ${id}`)
    return found
  }

  /** Ids of the franchises whose case is in a state. */
  const franchises = (state: string, { franchises: all } = whole.report): string =>
    all
      .filter((one) => one.state === `franchise.${state}`)
      .map(({ id }) => id)
      .join(' ')

  it('publishes nine manuals, most of them without a hitch', () => {
    expect(whole.report.funnel).toMatchObject({ validated: 9, manuals: 9 })
    expect(those('manual', 'manual.current')).toBe('A10 A11 A12 A13 A16 A19 A20 A21 A34')
    const plain = { version: '1.0.0', late: false, rounds: 0, takenOver: [], faults: 0 }
    for (const id of ['A10', 'A11', 'A12', 'A20'])
      expect(manual(id)).toMatchObject({ ...plain, accessibilityChecks: 1 })
    // on time
    expect(manual('A10').publishedOn! <= manual('A10').due!).toBe(true)
  })

  it('leads the others through corrections, barriers, remarks and silence', async () => {
    // fourteen days more, without which the sections would have come late
    expect(manual('A12')).toMatchObject({ due: '2028-10-23', late: false })
    // a section that the author never handed in
    expect(manual('A13')).toMatchObject({ late: true, takenOver: ['m12'], version: '1.0.0' })
    expect(manual('A16')).toMatchObject({ rounds: 2, version: '1.0.0' })
    expect(manual('A34')).toMatchObject({ accessibilityChecks: 2, version: '1.0.0' })
    // what the ministry remarked on is corrected in a version of its own
    expect(manual('A21')).toMatchObject({ version: '1.0.1' })
    expect(await passed('A13', 'manual.escalated')).toBe(true)
    expect(await passed('A10', 'manual.escalated')).toBe(false)
    expect(await passed('A21', 'manual.ministryCorrection')).toBe(true)
  })

  /** Whether the manual of an applicant ever came into a state. */
  async function passed(id: string, state: string): Promise<boolean> {
    const { demo, store } = whole
    const director = demo.staff('daniel')
    const { items } = await demo.runtime.listCases(director, { workflow: 'manual', limit: 200 })
    const { applicants } = demo.data
    const place = applicants.find((one) => one.id === id)!.name.replace('Partnerstwo ', '')
    const found = items.find(({ title }) => title.pl.includes(place))!
    return JSON.stringify(await store.history(found.id)).includes(`"${state}"`)
  }

  it('brings out a new version for four faults that franchisees found', () => {
    expect(manual('A19')).toMatchObject({ version: '1.1.0', faults: 4, state: 'manual.current' })
  })

  it('takes fourteen requests for a franchise, nine of which come to a handover', () => {
    expect(whole.report.funnel).toMatchObject({ franchiseRequests: 14, handedOver: 9 })
    // not ready; a negative opinion of the franchisor
    expect(franchises('refused')).toBe('W10 W11')
    expect(franchises('lapsed')).toBe('W12')
    expect(franchises('withdrawn')).toBe('W13')
    // in readiness
    expect(franchises('assessing')).toBe('W14')
    expect(franchises('completed')).toBe('W01 W02 W03 W04 W05 W06 W07 W08')
    expect(franchises('terminated')).toBe('W09')
    const models = new Set(whole.report.franchises.map(({ model }) => model))
    expect([...models].toSorted()).toEqual(whole.report.manuals.map(({ id }) => id))
  })

  it('hands over after a plan that closed gaps, and with an opinion on an essential change', async () => {
    const { demo, store } = whole
    const asked = async (id: string, type: string) => {
      const history = await store.history(demo.caseOf(id))
      return history.some(({ data }) => JSON.stringify(data).includes(`"${type}"`))
    }
    const handedOver = whole.report.franchises.filter(({ handoverDate }) => handoverDate !== null)
    const having = async (type: string) => {
      const found: string[] = []
      for (const { id } of handedOver) if (await asked(id, type)) found.push(id)
      return found.join(' ')
    }
    expect(await having('PLAN_REPORTED')).toBe('W04 W05')
    expect(await having('OPINION_GIVEN')).toBe('W06')
  })

  it('follows what was handed over for a year', () => {
    const { franchises: all } = whole.report
    const count = (wave: 'm3' | 'm6' | 'm12', operating: string): number =>
      all.filter(({ waves }) => waves[wave] === operating).length
    expect([count('m3', 'yes'), count('m3', 'notStarted')]).toEqual([8, 1])
    expect([count('m6', 'yes'), count('m6', 'stopped')]).toEqual([8, 1])
    expect([count('m12', 'yes'), count('m12', 'stopped')]).toEqual([7, 1])
    // one that began late, after it counted as stalled
    expect(all.find(({ id }) => id === 'W07')).toMatchObject({ startedOn: '2029-04-16' })
    const fidelities = all.flatMap(({ fidelity }) => (fidelity === null ? [] : [fidelity]))
    expect(fidelities).toHaveLength(9)
    expect(Math.round(Math.max(...fidelities))).toBe(92)
    expect(Math.round(Math.min(...fidelities))).toBe(58)
    expect(all.filter(({ mentoring }) => mentoring > 0)).toHaveLength(9)
  })

  it('answers five requests about personal data', () => {
    const told = whole.report.dataRequests.map(({ right, outcome }) => `${right} ${outcome}`)
    expect(told).toEqual([
      'access granted',
      'access granted',
      'rectification granted',
      'erasure refused',
      'withdrawConsent granted',
    ])
    // one was given two months more
    const late = whole.report.dataRequests.filter(({ dueOn }) => dueOn === '2028-01-04')
    expect(late.map(({ id, answeredOn }) => `${id} ${answeredOn}`)).toEqual(['D2 2027-12-13'])
    expect(whole.report.dataRequests.every(({ state }) => state === 'dataRequest.answered')).toBe(
      true,
    )
  })

  it('stopped in its last stage it is a living programme', () => {
    const states = meanwhile.manuals.map(({ id, state }) => `${id} ${state}`)
    expect(states).toEqual([
      'A10 manual.current',
      'A11 manual.current',
      'A12 manual.waiting',
      'A13 manual.reading',
      'A16 manual.publishing',
      'A19 manual.current',
      'A20 manual.current',
      'A21 manual.waiting',
      'A34 manual.current',
    ])
    expect(franchises('operating', meanwhile)).toBe('W01')
    expect(franchises('operatingSetup', meanwhile)).toBe('W02 W03 W04 W09')
    expect(franchises('preparing', meanwhile)).toBe('W05 W12')
    expect(franchises('signing', meanwhile)).toBe('W06')
    expect(meanwhile.funnel).toMatchObject({ manuals: 5, handedOver: 5 })
  })

  it('gives up nothing on the way', () => {
    expect(whole.report.givenUp).toBe(0)
  })

  it('played again without a stop gives the same bytes of history', async () => {
    const first = await historyDigest(whole.store)
    expect(first.entries).toBeGreaterThan(5000)
    expect(await historyDigest((await played()).store)).toEqual(first)
  }, 900_000)
})
