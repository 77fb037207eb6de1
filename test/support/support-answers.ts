import { readFile } from 'node:fs/promises'
import type { JsonObject } from '@splot/definition'

// The demonstration plays with the same answers.
export {
  adviceCard,
  plan,
  recommendation,
  sessionPlan,
  survey,
  testAnswers,
} from '@splot/app-server/demo'

/** A question of the test after the training, with its right answer. */
export interface Question {
  id: string
  correct: string
}

const programme = JSON.parse(
  await readFile(new URL('../../workflows/programme.json', import.meta.url), 'utf8'),
) as { parameters: { trainingQuestions: { value: Question[] } } }

/** Questions of the test after the training. */
export const questions = programme.parameters.trainingQuestions.value

/** Answers of which the first `right` are right. */
export const answersWith = (right: number): JsonObject => ({
  testAnswers: questions.map(({ id, correct }, n) => ({
    questionId: id,
    choice: n < right ? correct : correct === 'a' ? 'b' : 'a',
  })),
})
