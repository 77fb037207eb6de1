import type { Explanation } from '@splot/engine'
import { stateMetaOf, taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { rightsOf } from '../tasks/open-task.ts'
import type { CaseView } from '../types.ts'

/**
 * Returns what others have to do now in a case and what may come after it, so that nobody waits without
 * knowing for whom: the role, never the person. What is the reader's own to do stands elsewhere.
 */
export function aheadOf(
  deps: Deps,
  { loaded, relation }: OpenedCase,
  { waitingFor, next }: Explanation,
): CaseView['ahead'] {
  const { definition } = loaded.compiled
  const tasks = new Map<string, CaseView['ahead'][number]>()
  for (const { item: key, task: id, role, dueAt } of waitingFor) {
    const item = loaded.case.items.find((one) => one.key === key)
    const task = taskOf(definition, id)
    if (!item || !task || tasks.has(id) || isOwn(deps, { loaded, relation }, item)) continue
    const targets = next.filter(({ event }) => event === task.submit).flatMap((one) => one.targets)
    tasks.set(id, {
      task: id,
      title: task.title ?? definition.events[task.submit]?.title ?? { pl: id, en: id },
      who: (role === undefined ? null : deps.library.programme().roles[role]?.title) ?? null,
      dueAt: dueAt ?? null,
      after: [...new Set(targets)].flatMap((state) => {
        const title = stateMetaOf(definition, state)?.title
        return title ? [title] : []
      }),
    })
  }
  return [...tasks.values()]
}

function isOwn(
  deps: Deps,
  { loaded, relation }: OpenedCase,
  item: OpenedCase['loaded']['case']['items'][number],
): boolean {
  const rights = rightsOf(deps, relation, loaded, item)
  return rights.some((right) => right === 'work' || right === 'claim' || right === 'sign')
}
