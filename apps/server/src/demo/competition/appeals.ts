import { prose } from '../answers/prose.ts'
import type { Sums } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { applicationOf } from './application.ts'
import { openCards, scoreCard } from './cards.ts'

/** Points of the two cards after an appeal on merit that was upheld. */
const cardsAfterAppeal: readonly Sums[] = [
  [26, 23, 27],
  [25, 23, 27],
]

/** What an appeal contests. */
type Contested = 'formal' | 'merit'

/** Fills in and signs an appeal, ready to be filed. */
export async function prepareAppeal(
  demo: Demo,
  one: Partnership,
  contested: Contested = 'merit',
): Promise<void> {
  const { editor, signer } = one
  const application = await applicationOf(demo, one)
  await demo.send(editor, application, 'APPEAL')
  const { id } = await demo.childOf(editor, application, 'appeal')
  const task = await demo.task(editor, id, 'file')
  const { references } = await demo.runtime.getTask(editor, task)
  const criteria = contested === 'formal' ? ['formal'] : ['A', 'B', 'C']
  const answers = {
    appealOf: references['/appealOf']?.[0]?.id ?? '',
    grounds: criteria.map((criterion) => ({
      criterion,
      objection: prose('cardObjection'),
      evidenceRef: 'Wniosek, część 4',
    })),
    requestedOutcome: contested === 'formal' ? 'restore' : 'reassess',
  }
  await demo.fill(editor, id, 'file', answers, [{ by: signer, path: '/appealSignature' }])
}

/** Files an appeal that was prepared. */
export async function fileAppeal(demo: Demo, one: Partnership): Promise<void> {
  const { id } = await demo.childOf(one.editor, await applicationOf(demo, one), 'appeal')
  await demo.submit(one.editor, id, 'file')
}

/** Files an appeal that was prepared, a second after the time for it. */
export async function fileAppealLate(demo: Demo, one: Partnership, due: string): Promise<void> {
  demo.clock.set(Date.parse(due) + 1_000)
  await fileAppeal(demo, one)
}

/** The reviewer drawn decides. */
export async function decideAppeal(
  demo: Demo,
  one: Partnership,
  decision: 'upheld' | 'dismissed',
  contested: Contested = 'merit',
): Promise<void> {
  const { id } = await demo.childOf(one.editor, await applicationOf(demo, one), 'appeal')
  const reviewer = await demo.assigneeOf(id, 'decide', ['olga', 'oskar'])
  const criteria = contested === 'formal' ? ['formal'] : ['A', 'B', 'C']
  await demo.submit(reviewer, id, 'decide', {
    groundDecisions: criteria.map(() => ({ decision, reason: prose('cardAppealDecision') })),
    ...(decision === 'upheld' ? { reassessmentScope: criteria } : {}),
  })
}

/** Two further assessors score what was contested. */
export async function scoreAfterAppeal(demo: Demo, one: Partnership): Promise<void> {
  const cards = await openCards(demo, one)
  for (const [n, sums] of cardsAfterAppeal.entries()) await scoreCard(demo, one, cards[n]!, sums)
}
