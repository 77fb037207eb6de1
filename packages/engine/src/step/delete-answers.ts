import { SplotError } from '@splot/definition'
import type { TaskItem } from '../types.ts'
import { addEffect } from './add-effect.ts'
import { checkPayload } from './check-payload.ts'
import { change, type Run } from './run.ts'

/**
 * Deletes what people wrote in a case that is over, and what was made or copied from it: answers,
 * decisions, facts, input, first values of tasks, and the values in its reasons. What lies apart from the
 * case is asked of the outside. Where it went, who took part and when stay. Returns whether there was
 * anything to delete.
 *
 * @throws SplotError `case.not-finished`.
 */
export function deleteAnswers(run: Run, alone = false): boolean {
  const { draft, plan, environment } = run
  refuseActive(run)
  if (draft.answersDeletedAt !== undefined) return false
  const apart = Object.values(draft.answers).flatMap((records) =>
    records.flatMap((record) => record.apart ?? []),
  )
  for (const part of ['decisions', 'reasons', 'because'] as const) delete draft[part]
  change(run, {
    answers: {},
    context: checkPayload(plan.definition.context),
    input: {},
    items: draft.items.map(withoutFirstValues),
    timers: [],
    answersDeletedAt: environment.now,
  })
  addEffect(run, 'deleteAnswers', { apart, ...(alone && { alone }) })
  return true
}

function withoutFirstValues(item: TaskItem): TaskItem {
  const { prefilled: _, ...rest } = item
  return rest
}

/**
 * Deletes of a case that is over only what is kept apart from it: the answers go on naming it, so that
 * their checksums stay what the history says.
 *
 * @throws SplotError `case.not-finished`.
 */
export function deleteApart(run: Run, apart: readonly string[], classes: readonly string[]): void {
  refuseActive(run)
  addEffect(run, 'deleteApart', { apart: [...apart], classes: [...classes] })
}

function refuseActive({ draft }: Run): void {
  if (draft.status !== 'done')
    throw new SplotError('case.not-finished', 'Expected a finished case, but it is active.')
}
