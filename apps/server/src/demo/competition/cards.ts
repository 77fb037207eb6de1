import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import type { Sums } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { applicationOf } from './application.ts'
import { pointsOf } from './points.ts'

/** Addresses of those who assess. */
const assessors = Array.from({ length: 8 }, (_, n) => `asesor${n + 1}`)

/** A card that waits for its assessor. */
interface OpenCard {
  id: string
  assessor: SignedIn
}

/** Returns the open cards of an application, in the order they were assigned. */
export async function openCards(demo: Demo, one: Partnership): Promise<OpenCard[]> {
  const application = await applicationOf(demo, one)
  const { number } = await demo.runtime.getCase(one.editor, application)
  const found: (OpenCard & { createdAt: string })[] = []
  for (const name of assessors) {
    const assessor = demo.staff(name)
    const { items } = await demo.runtime.listTasks(assessor, {
      workflow: 'card',
      status: 'open',
      text: number ?? '',
    })
    for (const { caseId, caseTitle, createdAt } of items)
      if (caseTitle.pl.includes(number ?? '') && !found.some(({ id }) => id === caseId))
        found.push({ id: caseId, assessor, createdAt })
  }
  return found.toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
}

/** Declares an assessor free of conflicts, or in one. */
export async function declareImpartiality(
  demo: Demo,
  { id, assessor }: OpenCard,
  conflict: 'yes' | 'no' = 'no',
): Promise<void> {
  await demo.submit(assessor, id, 'declare', {
    relFamily: 'no',
    relEmployment: conflict,
    relGovernance: 'no',
    relAdvice: 'no',
    confidentiality: true,
    aiUse: true,
  })
}

/** An assessor declares and hands in the points of an application. */
export async function scoreCard(
  demo: Demo,
  one: Partnership,
  card: OpenCard,
  sums: Sums,
): Promise<void> {
  await declareImpartiality(demo, card)
  const notes: JsonObject = {
    aNote: prose('cardPotential'),
    bNote: prose('cardEffectiveness'),
    cNote: prose('cardInnovation'),
    budgetCuts: [],
    strengths: prose('cardStrengths'),
  }
  const answers = { ...pointsOf(one.record.finalType, sums), ...notes }
  const signature = { by: card.assessor, path: '/submitCard' }
  await demo.submit(card.assessor, card.id, 'score', answers, [signature])
}

/** The first two assessors hand in their cards; with `only`, the first one alone. */
export async function scoreFirstCards(
  demo: Demo,
  one: Partnership,
  only?: 'first' | 'second',
): Promise<void> {
  const { c1, c2 } = cardsOf(demo, one)
  const sums = only === 'first' ? [c1] : only === 'second' ? [c2] : [c1, c2]
  const cards = await openCards(demo, one)
  for (const [n, points] of sums.entries()) await scoreCard(demo, one, cards[n]!, points)
}

/** The third assessor decides where the first two differ. */
export async function scoreThirdCard(demo: Demo, one: Partnership): Promise<void> {
  const { c3 } = cardsOf(demo, one)
  const [card] = await openCards(demo, one)
  if (!card || !c3) throw new Error(`Expected a third card for ${one.record.id}`)
  await scoreCard(demo, one, card, c3)
}

/** An assessor declares a conflict. */
export async function declareConflict(demo: Demo, one: Partnership): Promise<void> {
  const [card] = await openCards(demo, one)
  if (!card) throw new Error(`Expected a card for ${one.record.id}`)
  await declareImpartiality(demo, card, 'yes')
}

/** The chair confirms the conflicts that were declared: somebody else is drawn. */
export async function confirmConflicts(demo: Demo): Promise<void> {
  const chair = demo.staff('przemyslaw')
  const filter = { task: 'decideConflict', status: 'open', scope: 'all' } as const
  for (const { caseId } of (await demo.runtime.listTasks(chair, filter)).items)
    await demo.settle(chair, caseId, 'decideConflict', {
      conflict: true,
      reason: 'Oceniający pracował w gminie wnioskodawcy.',
    })
}

function cardsOf(demo: Demo, { record }: Partnership) {
  const cards = demo.data.scoring.cards[record.card ?? '']
  if (!cards) throw new Error(`Expected cards for ${record.id}`)
  return cards
}
