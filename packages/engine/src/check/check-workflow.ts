import { planOf } from '../plan.ts'
import type { CompiledWorkflow, Finding } from '../types.ts'
import { explore } from './explore.ts'
import { findUnanswered, type AnswersKnown } from './find-unanswered.ts'
import { findIdleAlternatives, findNobody, type PeopleKnown } from './find-in-definition.ts'
import { findingMessage } from './findings.ts'
import { storyOf } from './story.ts'
import {
  findDeadEnds,
  findEndlessWaits,
  findIllegalMoves,
  findLoops,
  findRefusedTasks,
  findUnreachable,
} from './find-in-places.ts'

/** What the check may know and how far it may go. */
export interface CheckOptions extends PeopleKnown, AnswersKnown {
  /** Most configurations to look at; default 20,000. */
  cap?: number
}

/** What the check found. */
export interface CheckResult {
  /** Errors first. */
  findings: Finding[]
  /** Configurations looked at. */
  explored: number
  /** True when there were more; unreachable states and dead ends are then not told. */
  capped: boolean
}

/**
 * Looks at every configuration a workflow can come to, guards taken as unknown, and returns what is
 * wrong with it: unreachable states, dead ends, waits without deadline, tasks nobody may do or whose
 * result is refused, alternatives never or always taken, automatic transitions in circles; with `roles`
 * also roles nobody can get, and ends of which people with a role of the case are told nothing. Pure.
 */
export function checkWorkflow(compiled: CompiledWorkflow, options: CheckOptions = {}): CheckResult {
  const plan = planOf(compiled)
  const seen = explore(plan, { cap: options.cap ?? 20_000 })
  const found = [
    ...findLoops(seen),
    ...findIllegalMoves(seen),
    ...findUnreachable(plan, seen),
    ...findDeadEnds(plan, seen),
    ...findRefusedTasks(seen),
    ...findNobody(plan, options),
    ...findIdleAlternatives(plan),
    ...findEndlessWaits(seen),
    ...findUnanswered(plan, seen, options),
  ]
  const { roles = {} } = options
  const findings = found.map((one): Finding => ({
    ...one,
    message: findingMessage(one, plan, roles),
    story: storyOf({ plan, seen, roles }, one),
  }))
  return {
    findings: findings.sort((a, b) => rank(a) - rank(b)),
    explored: seen.places.size,
    capped: seen.capped,
  }
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1
}
