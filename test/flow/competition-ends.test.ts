import { beforeAll, describe, expect, it } from 'vitest'
import {
  admitted,
  cardOf,
  compete,
  openCompetition,
  scoreCard,
  withoutTraining,
} from '../support/competition-stage.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { activePartnerships } from '../support/partnership.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// A competition that is cancelled, the next one, and the end of its reserve list.
describe('how competitions end', () => {
  let stage: Stage
  let all: Applicant[]
  let beata: Applicant
  let supports: string[]
  let applications: string[]

  beforeAll(async () => {
    stage = await Stage.open({ ...withoutTraining, programmeEnd: '2028-06-30' })
    await stage.as('robert', 'researcher')
    all = await activePartnerships(stage, ['anna', 'beata', 'celina'])
    beata = all[1]!
    supports = await admitted(stage, all)
  }, 240_000)

  const competeAll = async () => {
    applications = []
    for (const [n, one] of all.entries()) applications.push(await compete(stage, one, supports[n]!))
  }
  const where = (one: Applicant, id: string) =>
    stage.states(one.editor, id).then((states) => states.at(-1))

  it('one that is cancelled ends its applications; the partnerships may enter the next', async () => {
    await stage.to('2027-09-06T08:00:00Z')
    const call = await openCompetition(stage, 1)
    await competeAll()
    await stage.send(await stage.staff.director(), call, 'CANCEL', {
      reason: 'Zmieniły się zasady finansowania programu.',
    })
    for (const [n, one] of all.entries()) {
      expect(await where(one, applications[n]!)).toBe('application.cancelled')
      expect(await where(one, supports[n]!)).toBe('support.admitted')
    }
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('the reserve list ends on the last day on which a freed place could still be filled', async () => {
    await stage.to('2027-09-28T08:00:00Z')
    const secretary = await stage.as('sonia', 'secretary')
    const chair = await stage.as('czeslaw', 'chair')
    const assessors: SignedIn[] = []
    for (const n of [1, 2]) assessors.push(await stage.as(`oceniacz${n}`, 'assessor'))
    const call = await openCompetition(stage, 1, undefined, 'second')
    await competeAll()
    await stage.to('2027-11-09T14:00:01Z')
    const met = { euroRate: 4.3, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
    for (const id of applications)
      await stage.submit(secretary, id, 'check', met, [{ by: chair, path: '/approver' }])
    const sums = [
      [30, 26, 31],
      [26, 23, 28],
      [17, 14, 18],
    ] as const
    for (const [n, given] of sums.entries())
      for (const assessor of assessors) {
        const card = await cardOf(stage, assessor, `SRV/00${n + 1}`)
        await scoreCard(stage, assessor, card!, [...given])
      }
    const { items } = await stage.runtime.listCases(chair, { workflow: 'round' })
    await stage.submit(
      secretary,
      items[0]!.id,
      'protocol',
      {
        sessionNo: 1,
        membersPresent: [chair, ...assessors].map(({ person }) => person),
        rows: applications.map((applicationId) => ({ applicationId, recommended: 50_000_00 })),
        voting: 'jednomyślnie',
        listKind: 'preliminary',
      },
      [{ by: chair, path: '/chairSignature' }],
    )
    const { published } = await stage.runtime.getCall(call)
    const reasons = published[0]!.rows.map(({ reason }) => (reason as { pl: string }).pl)
    expect(reasons).toEqual([
      'spełnia minima i mieści się w liczbie miejsc',
      'spełnia minima; miejsca otrzymały wnioski wyżej na liście',
      'poniżej minimum: kryterium A (21), kryterium B (18), kryterium C (21), suma (65)',
    ])
    await stage.to('2027-12-01T00:00:00Z')
    expect(await where(beata, applications[1]!)).toBe('application.reserve')
    // the programme ends on 30 June 2028: 60 days, three months and 60 days before are 3 December
    await stage.to('2027-12-03T22:00:00Z')
    expect(await where(beata, applications[1]!)).toBe('application.reserve')
    await stage.to('2027-12-03T23:00:00Z')
    expect(await where(beata, applications[1]!)).toBe('application.reserveExpired')
    const { explanation } = await stage.runtime.getCase(beata.editor, applications[1]!)
    const told = explanation.reasons.map(({ text }) => text.pl)
    expect(told).toContainEqual(
      expect.stringContaining('nie skończyłby się już przed końcem programu'),
    )
  })
})
