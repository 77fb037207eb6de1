import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { doIfOpen } from '../testing/open-work.ts'
import { trainingPathOf } from './paths.ts'
import { supportOf } from './plans.ts'

/** The key adviser recommends a partnership for the competition, or does not. */
export async function recommend(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(demo.staff('klara'), await supportOf(demo, one), 'recommend', {
    goalsReview: prose('goalsReview'),
    strengths: prose('teamStrengths'),
    risksSeen: prose('teamRisks'),
    recommend: trainingPathOf(one.record)?.recommend ?? 'positive',
  })
}

/** The coordinator confirms that a partnership is not admitted, where the adviser or the conditions say so. */
export async function confirmRefusal(demo: Demo, one: Partnership): Promise<void> {
  const caseId = await supportOf(demo, one)
  await doIfOpen(demo, demo.staff('konrad'), { caseId, task: 'confirmRefusal' })
}

/** The coordinator waives the one condition that is missing, or does not. */
export async function decideWaiver(demo: Demo, one: Partnership): Promise<void> {
  const waiver = trainingPathOf(one.record)?.waiver ?? 'no'
  await demo.submit(demo.staff('konrad'), await supportOf(demo, one), 'waive', {
    waiver,
    ...(waiver === 'yes' ? { waiverReason: prose('waiverReason') } : {}),
  })
}
