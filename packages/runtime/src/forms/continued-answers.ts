import type { TaskDefinition } from '@splot/definition'
import type { AnswerRecord, Case } from '@splot/engine'

/** Returns the answers a task starts from: of the tasks it continues, those finished last. Pure. */
export function continuedAnswers(
  { answers }: Pick<Case, 'answers'>,
  { continues = [] }: Pick<TaskDefinition, 'continues'>,
): AnswerRecord | undefined {
  return [continues]
    .flat()
    .flatMap((task) => answers[task]?.at(-1) ?? [])
    .reduce<AnswerRecord | undefined>(
      (last, record) => (last === undefined || record.at >= last.at ? record : last),
      undefined,
    )
}
