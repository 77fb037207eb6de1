import { SplotError } from '@splot/definition'
import { enterAgain } from './move.ts'
import { checkReason } from './reason.ts'
import { actorRoles, type Run } from './run.ts'

/**
 * Lets a finished case go on in a state that `access.reopen` names: the state and those around it are
 * entered anew, with their tasks and timers. Returns the reason as it is kept.
 *
 * @throws SplotError `case.not-finished`, `case.reopen-forbidden`, `case.reopen-state` (details:
 * `allowed`), `reason.missing`.
 */
export function reopenCase(run: Run, to: string, reason: string): string {
  const { reopen } = run.plan.definition.access
  const held = actorRoles(run)
  const may = reopen?.roles.some((role) => held.includes(role)) ?? false
  if (!may) {
    throw new SplotError('case.reopen-forbidden', 'Expected an actor who may reopen this case.')
  }
  if (run.draft.status !== 'done') {
    throw new SplotError('case.not-finished', 'Expected a finished case, but it is active.')
  }
  if (reopen?.from && !reopen.from.some((id) => run.draft.states.includes(id))) {
    throw new SplotError(
      'case.reopen-state',
      `Expected a case that ended in one of ${reopen.from.join(', ')}.`,
      { details: { allowed: [] } },
    )
  }
  const stepper = run.plan.reopening.get(to)
  if (stepper === undefined) {
    const allowed = [...run.plan.reopening.keys()]
    throw new SplotError(
      'case.reopen-state',
      `Expected one of ${allowed.join(', ')}, but got "${to}".`,
      { details: { allowed } },
    )
  }
  const kept = checkReason(reason)
  enterAgain(run, stepper())
  return kept
}
