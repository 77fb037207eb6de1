import { tasksOf, type WorkflowDefinition } from '@splot/definition'

/** What a name stands under → how near it is to what people just did; others come last. */
const order = ['answers', 'event', 'case', 'context', 'decisions', 'parameters']

/**
 * Returns names in the order in which people look for them: answers of the task that was just done, then
 * other answers and facts, and what only the service knows at the end. Otherwise they stay in order. Pure.
 *
 * @param event under which an expression runs, where that is known
 */
export function byNearness<T extends { path: string }>(
  variables: readonly T[],
  workflow: WorkflowDefinition,
  event?: string,
): T[] {
  const own = event && tasksOf(workflow).find(({ submit }) => submit === event)
  const weight = ({ path }: T): number => {
    if (own && path.startsWith(`answers.${own.id}.`)) return -1
    const at = order.indexOf(path.split('.')[0] ?? '')
    return at < 0 ? order.length : at
  }
  return variables.toSorted((a, b) => weight(a) - weight(b))
}
