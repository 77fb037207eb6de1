import type { JsonObject } from '@splot/definition'
import { survey } from '../answers/support-answers.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { trainingPathOf } from './paths.ts'

interface Question {
  id: string
  correct: string
}

/** Every delegate sits the test once before the training: half of the answers are right, or a little more. */
export async function sitPreTests(demo: Demo, one: Partnership): Promise<void> {
  for (const [n, delegate] of one.delegates.entries()) {
    const { items } = await demo.runtime.listCases(delegate, { workflow: 'preTest' })
    await demo.submit(delegate, items[0]?.id ?? '', 'preTest', answersWith(demo, 10 + n))
  }
}

/** Every delegate sits the test; the first one of a partnership answers the survey too. */
export async function sitTests(demo: Demo, one: Partnership): Promise<void> {
  const fails = trainingPathOf(one.record)?.resit === true
  for (const [n, delegate] of one.delegates.entries()) {
    const { items } = await demo.runtime.listCases(delegate, { workflow: 'trainingTest' })
    const test = items[0]?.id ?? ''
    await demo.submit(
      delegate,
      test,
      'test',
      answersWith(demo, fails && n === 1 ? 9 : 16 + (n % 4)),
    )
    if (n === 0) await demo.submit(delegate, test, 'survey', survey)
  }
}

/** Who failed sits the test once more. */
export async function sitAgain(demo: Demo, one: Partnership): Promise<void> {
  const delegate = one.delegates[1] as SignedIn
  const { items } = await demo.runtime.listCases(delegate, { workflow: 'trainingTest' })
  await demo.submit(delegate, items[0]?.id ?? '', 'resit', answersWith(demo, 15))
}

function answersWith(demo: Demo, right: number): JsonObject {
  const bank = demo.programme.parameters['trainingQuestions']?.value as unknown as Question[]
  return {
    testAnswers: bank.map(({ id, correct }, n) => ({
      questionId: id,
      choice: n < right ? correct : correct === 'a' ? 'b' : 'a',
    })),
  }
}
