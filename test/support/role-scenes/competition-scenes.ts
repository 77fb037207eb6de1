import { runningChild } from '../appeal-case.ts'
import {
  cardOf,
  compete,
  declaration,
  openCompetition,
  points,
  recommendAll,
  scoreCard,
} from '../competition-stage.ts'
import type { SignedIn, Stage } from '../first-stage.ts'
import type { Applicant } from '../recruitment-applicants.ts'
import { prose } from '../prose.ts'
import type { RoleScene } from './role-scene.ts'

const allMet = { euroRate: 4.3, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
const noteOne = 'UZASADNIENIE-PIERWSZE'
const noteTwo = 'UZASADNIENIE-DRUGIE'

/** The application of anna sealed until the call closes, while its cards are written, when they are in, once the list is out, and in appeal. */
export async function* competitionScenes(
  stage: Stage,
  [anna, beata]: [Applicant, Applicant],
  supports: string[],
  before: Record<string, SignedIn>,
): AsyncGenerator<RoleScene> {
  await recommendAll(stage, supports)
  const secretary = await stage.as('sonia', 'secretary')
  const chair = await stage.as('czeslaw', 'chair')
  const assessors: SignedIn[] = []
  for (const n of [1, 2, 3, 4]) assessors.push(await stage.as(`oceniacz${n}`, 'assessor'))
  await stage.to('2027-09-06T08:00:00Z')
  const call = await openCompetition(stage, 1)
  const application = await compete(stage, anna, supports[0]!)
  const rival = await compete(stage, beata, supports[1]!)
  const sealed = 'Sposób liczenia cen jest naszą tajemnicą.'
  yield {
    name: 'sealed',
    stage,
    cases: { application },
    own: { ...before, secretary, chair },
    secrets: { 'answers of a sealed application': sealed },
  }

  await stage.to('2027-10-19T13:00:01Z')
  for (const id of [application, rival])
    await stage.submit(secretary, id, 'check', allMet, [{ by: chair, path: '/approver' }])
  const cardsOf = async (number: string) => {
    const found: { assessor: SignedIn; card: string }[] = []
    for (const assessor of assessors) {
      const card = await cardOf(stage, assessor, number)
      if (card) found.push({ assessor, card })
    }
    return found
  }
  const [first, second] = await cardsOf('SRV/001')
  if (!first || !second) throw new Error('Expected two cards of the application.')
  await scoreCard(stage, first.assessor, first.card, [26, 23, 28], `${noteOne} ${prose(260)}`)
  await stage.submit(second.assessor, second.card, 'declare', declaration())
  await stage.fill(second.assessor, second.card, 'score', {
    ...points(25, 22, 27),
    aNote: `${noteTwo} ${prose(260)}`,
  })
  const { items } = await stage.runtime.listCases(chair, { workflow: 'round' })
  const own = {
    ...before,
    secretary,
    chair,
    assessor: first.assessor,
    'assessor (second card)': second.assessor,
  }
  const cases = { application, firstCard: first.card, secondCard: second.card, round: items[0]!.id }
  const named = async (one: SignedIn) => `"${(await stage.runtime.me(one))!.name}"`
  const secrets = {
    'first card': noteOne,
    'second card': noteTwo,
    'name of the first assessor': await named(first.assessor),
    'name of the second assessor': await named(second.assessor),
    'name of another applicant': 'Spółdzielnia beata',
  }
  yield { name: 'assessment', stage, cases, own, secrets }

  await stage.submit(
    second.assessor,
    second.card,
    'score',
    { bNote: prose(260), cNote: prose(260), budgetCuts: [], strengths: prose(80) },
    [{ by: second.assessor, path: '/submitCard' }],
  )
  for (const { assessor, card } of await cardsOf('SRV/002'))
    await scoreCard(stage, assessor, card, [30, 26, 31])
  yield { name: 'assessed', stage, cases, own, secrets }

  await stage.submit(
    secretary,
    cases.round,
    'protocol',
    {
      sessionNo: 1,
      membersPresent: [chair, ...assessors].map(({ person }) => person),
      rows: [application, rival].map((applicationId) => ({
        applicationId,
        recommended: 50_000_00,
      })),
      voting: 'jednomyślnie',
      listKind: 'preliminary',
    },
    [{ by: chair, path: '/chairSignature' }],
  )
  yield { name: 'ranked', stage, cases: { ...cases, call }, own, secrets }

  const reviewer = await stage.staff.reviewer()
  await stage.send(anna.editor, application, 'APPEAL')
  const appeal = await runningChild(stage, { ...anna, id: application }, 'appeal')
  const ground = {
    criterion: 'A',
    objection: 'Ocena pomija dane wskazane we wniosku. '.repeat(4),
    evidenceRef: 'Rynek, tabela cen',
  }
  await stage.submit(
    anna.editor,
    appeal,
    'file',
    { appealOf: 'C04', grounds: [ground], requestedOutcome: 'reassess' },
    [{ by: anna.signer, path: '/appealSignature' }],
  )
  yield {
    name: 'competitionAppeal',
    stage,
    cases: { ...cases, appeal },
    own: { ...own, appealReviewer: reviewer },
    secrets,
  }
}
