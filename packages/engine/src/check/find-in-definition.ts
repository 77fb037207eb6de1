import type { LocalText } from '@splot/definition'
import type { Plan, StatePlan, TransitionPlan } from '../plan.ts'
import { finding, type BareFinding } from './findings.ts'
import { constantResult, factsOf, implies, isContradiction } from './guard-facts.ts'

/** Alternatives that can never be taken, and guards that always hold. */
export function findIdleAlternatives(plan: Plan): BareFinding[] {
  return [...plan.states.values()].flatMap((state) =>
    groupsOf(state.transitions).flatMap((group) =>
      group.flatMap((transition, at) => judge(transition, group.slice(0, at))),
    ),
  )
}

function groupsOf(transitions: TransitionPlan[]): TransitionPlan[][] {
  const groups = new Map<string, TransitionPlan[]>()
  for (const transition of transitions) {
    const key = JSON.stringify(transition.trigger)
    groups.set(key, [...(groups.get(key) ?? []), transition])
  }
  return [...groups.values()]
}

function judge(transition: TransitionPlan, earlier: TransitionPlan[]): BareFinding[] {
  const { source, guard, pointer } = transition
  const tell = (code: 'check.never-taken' | 'check.always-taken') => [
    finding(code, source.id, pointer),
  ]
  if (earlier.some((one) => one.guard === null || constantResult(one.guard) === true)) {
    return tell('check.never-taken')
  }
  if (guard === null) return []
  const constant = constantResult(guard)
  if (constant !== undefined)
    return tell(constant === true ? 'check.always-taken' : 'check.never-taken')
  const facts = factsOf(guard.source)
  if (isContradiction(facts)) return tell('check.never-taken')
  const covered = earlier.some(
    (one) => one.guard !== null && implies(facts, factsOf(one.guard.source)),
  )
  return covered ? tell('check.never-taken') : []
}

/** What is known of the programme's people. */
export interface PeopleKnown {
  /** Role → whether the programme or the case gives it, and what it is called. */
  roles?: Record<string, { kind: 'programme' | 'case'; title?: LocalText }>
  /** Programme role → how many hold it now. */
  holders?: Record<string, number>
}

/** Tasks for roles that nobody holds or can ever get. */
export function findNobody(plan: Plan, { roles, holders }: PeopleKnown): BareFinding[] {
  return [...plan.tasks.values()].flatMap((task): BareFinding[] => {
    const { role, users } = task.definition.assign
    if (role === undefined || users !== undefined) return []
    const kind = roles === undefined || !Object.hasOwn(roles, role) ? undefined : roles[role]?.kind
    if (kind === 'case' && !mayBeGiven(plan, role)) {
      return [finding('check.no-holder', task.state.id, role)]
    }
    if (kind === 'programme' && holders !== undefined && (holders[role] ?? 0) === 0) {
      return [finding('check.no-staff', task.state.id, role)]
    }
    return []
  })
}

/** A case that only other cases start gets its members from them. */
function mayBeGiven({ definition: { access }, states }: Plan, role: string): boolean {
  if (access.start === undefined || access.starter === role) return true
  if ([...states.values()].some((state) => joinsTo(state, role))) return true
  return (
    Object.values(access.invite ?? {})
      .flat()
      .includes(role) || role in (access.invite ?? {})
  )
}

function joinsTo({ entry, exit, transitions }: StatePlan, role: string): boolean {
  const actions = [...entry, ...exit, ...transitions.flatMap((one) => one.actions)]
  return actions.some(({ type, literals }) => type === 'join' && literals['role'] === role)
}
