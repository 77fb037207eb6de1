import type { ProgrammeDraftSummary, ReleasePolicy } from '@splot/runtime'

/** One thing to do before a draft comes into force. */
export interface PublishStep {
  kind:
    | 'changes'
    | 'current'
    | 'errors'
    | 'scenarios'
    | 'noScenarios'
    | 'warnings'
    | 'texts'
    | 'cases'
    | 'reason'
  /** `null`: not known yet. */
  done: boolean | null
  /** How many are left. */
  count: number
  /** Page of the draft where it is done. */
  page: 'check' | 'simulate' | 'fate' | 'differences' | 'texts' | null
  /** False: it may be published as it is. */
  needed: boolean
}

/** What is known of a draft that is to be published. */
export interface PublishState {
  draft: Pick<ProgrammeDraftSummary, 'changedFiles' | 'baseIsCurrent'>
  /** `null`: not checked yet. */
  errors: number | null
  /** Saved scenarios, and how many expectations are not met that they call errors; `null`: not run yet. */
  scenarios: { saved: number; errors: number | null }
  /** Warnings nobody gave a reason for. */
  openWarnings: number
  /** Texts that are missing, out of date or only copied in one language. */
  textsToDo: number
  /** Cases of which somebody must say where they go on; `null`: not known yet. */
  undecided: number | null
  policy: ReleasePolicy
  reason: string
}

/** Returns what has to be done before a draft comes into force, in the order people do it. Pure. */
export function stepsToPublish(state: PublishState): PublishStep[] {
  const { draft, errors, scenarios, openWarnings, textsToDo, undecided, policy, reason } = state
  const step = (
    kind: PublishStep['kind'],
    left: number | null,
    page: PublishStep['page'],
  ): PublishStep => ({
    kind,
    done: left === null ? null : left === 0,
    count: left ?? 0,
    page,
    needed: kind !== 'texts' && kind !== 'noScenarios',
  })
  return [
    {
      ...step('changes', draft.changedFiles === 0 ? 1 : 0, 'differences'),
      count: draft.changedFiles,
    },
    step('current', draft.baseIsCurrent ? 0 : 1, null),
    step('errors', errors, 'check'),
    scenarios.saved === 0
      ? step('noScenarios', 1, 'simulate')
      : step('scenarios', scenarios.errors, 'simulate'),
    step('warnings', errors === null ? null : openWarnings, null),
    step('texts', textsToDo, 'texts'),
    // who stays with the old version needs no place in the new one
    {
      ...step('cases', policy === 'pinned' ? 0 : undecided, 'fate'),
      needed: policy === 'mapped',
    },
    step('reason', reason.trim() === '' ? 1 : 0, null),
  ]
}
