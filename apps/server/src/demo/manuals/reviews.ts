import type { JsonObject } from '@splot/definition'
import { accessibilityChecks, reviewAnswers } from '../answers/manual-answers.ts'
import type { SectionVerdict } from '../answers/manual-answers.ts'
import { reviewerNames } from '../cast.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { doIfOpen } from '../testing/open-work.ts'
import { manualOf } from './manual-of.ts'

type Verdicts = Record<string, SectionVerdict>

/** A review that waits, and who has it by lot. */
interface OpenReview {
  id: string
  reviewer: SignedIn
  kind: string
}

/** Returns the act of handing in all reviews of experts and readers; experts give the verdicts. */
export function reviewManual(verdicts: Verdicts = {}) {
  return async (demo: Demo, one: Partnership): Promise<void> => {
    for (const review of await openReviews(demo, one)) {
      const isReader = review.kind.endsWith('reader')
      await handIn(demo, review, isReader ? {} : verdicts, isReader ? { couldApply: 'yes' } : {})
    }
  }
}

/** The lead expert settles what the second correction left open. */
export async function settleReviews(demo: Demo, one: Partnership): Promise<void> {
  const expert = demo.staff('ewa')
  const reviews = await demo.childrenOf(expert, await manualOf(demo, one), 'review')
  for (const { id, status } of reviews) {
    if (status !== 'active') continue
    const signature = { by: expert, path: '/reviewSignature' }
    await doIfOpen(demo, expert, { caseId: id, task: 'decide' }, answersOf({}), [signature])
  }
}

/** Returns the act of checking accessibility; `unmet` names requirements that are not met. */
export function checkAccessibility(unmet: readonly string[] = []) {
  return async (demo: Demo, one: Partnership): Promise<void> => {
    for (const review of await openReviews(demo, one))
      await handIn(demo, review, unmet.length > 0 ? { m07: 'minor' } : {}, {
        waChecks: accessibilityChecks(unmet),
        overallVerdict: unmet.length > 0 ? 'correct' : 'accept',
      })
  }
}

/** The editor says that the barriers are removed. */
export async function removeBarriers(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(demo.staff('malgorzata'), await manualOf(demo, one), 'fixAccessibility')
}

async function openReviews(demo: Demo, one: Partnership): Promise<OpenReview[]> {
  const director = demo.staff('daniel')
  const reviews = await demo.childrenOf(director, await manualOf(demo, one), 'review')
  const kinds = new Map(reviews.map(({ id, columns }) => [id, columns['kind'] as string]))
  const found: OpenReview[] = []
  for (const name of reviewerNames) {
    const reviewer = demo.staff(name)
    const { items } = await demo.runtime.listTasks(reviewer, { task: 'review', status: 'open' })
    for (const { caseId } of items) {
      const kind = kinds.get(caseId)
      if (kind !== undefined) found.push({ id: caseId, reviewer, kind })
    }
  }
  return found
}

async function handIn(
  demo: Demo,
  { id, reviewer }: OpenReview,
  verdicts: Verdicts,
  more: JsonObject,
): Promise<void> {
  const signature = { by: reviewer, path: '/reviewSignature' }
  const task = { caseId: id, task: 'review' }
  await doIfOpen(demo, reviewer, task, answersOf(verdicts, more), [signature])
}

const answersOf =
  (verdicts: Verdicts, more: JsonObject = {}) =>
  (given: JsonObject): JsonObject => ({
    ...reviewAnswers(
      (given['sectionReviews'] ?? []) as (JsonObject & { code: string })[],
      verdicts,
    ),
    ...more,
  })
