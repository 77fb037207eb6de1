import type { Plan, StatePlan } from '../plan.ts'
import { nextVisit } from '../step/next-visit.ts'
import { change, type Run } from '../step/run.ts'
import type { ArmedTimer, Case, TaskItem } from '../types.ts'
import { rememberedIn } from './remembered.ts'
import type { Target } from './target.ts'
import type { MigrationOptions } from './types.ts'

/**
 * Puts what the case takes along in its places in the new version: context, parameters, what history
 * states remember, running timers and the items of open tasks. Timers and tasks without a place are
 * gone.
 */
export function carryOver(
  run: Run,
  given: Case,
  target: Target,
  { parameters }: Pick<MigrationOptions, 'parameters'>,
): void {
  const { definition } = run.plan
  const visits = visitsIn(given, target)
  for (const [state, count] of visits) {
    const known = given.visits[state.id]
    if (known && target.kept.has(state)) run.draft.visits[state.id] = { ...known, count }
  }
  const historyValue = rememberedIn(run.plan, given.historyValue ?? {})
  change(run, {
    workflow: { id: definition.id, version: definition.version },
    context: { ...definition.context, ...given.context },
    ...(parameters === undefined ? {} : { parameters }),
    timers: timersIn(given, target, visits),
    items: itemsIn(run.plan, given, target, visits),
  })
  if (Object.keys(historyValue).length > 0) change(run, { historyValue })
  else delete run.draft.historyValue
}

/** State the case goes on in → number of its visit there. */
function visitsIn(given: Case, { active, kept }: Target): Map<StatePlan, number> {
  return new Map(
    active.map((state) => {
      const count = given.visits[state.id]?.count ?? 1
      const goesOn = kept.has(state) && !hasItemsFromElsewhere(given, state, count)
      return [state, goesOn ? count : nextVisit(given, state)]
    }),
  )
}

/** Items of one of its tasks were made in another state, so that their numbers could meet. */
function hasItemsFromElsewhere(given: Case, { id, tasks }: StatePlan, count: number): boolean {
  const own = new Set(tasks.map((task) => task.id))
  return given.items.some((item) => own.has(item.task) && item.state !== id && item.visit >= count)
}

/** A deadline goes on where its state goes on, or where the case goes on under a deadline of its name. */
function timersIn(
  given: Case,
  { active, image }: Target,
  visits: ReadonlyMap<StatePlan, number>,
): ArmedTimer[] {
  const carried = new Map<string, ArmedTimer>()
  const own = given.timers.filter(({ state, timer }) => has(image.get(state), timer))
  const others = given.timers.filter((timer) => !own.includes(timer))
  for (const timer of [...own, ...others]) {
    const state = image.get(timer.state)
    const home = has(state, timer.timer) ? state : active.find((one) => has(one, timer.timer))
    if (home === undefined) continue
    const visit = visits.get(home)!
    const key = timer.key.replace(
      `${timer.timer}:${timer.state}:${timer.visit}`,
      `${timer.timer}:${home.id}:${visit}`,
    )
    if (!carried.has(key)) carried.set(key, { ...timer, key, state: home.id, visit })
  }
  return [...carried.values()]
}

function has(state: StatePlan | undefined, timer: string): boolean {
  return state?.timers.some(({ name }) => name === timer) ?? false
}

/** Items of the present visit follow their task; open ones without a task here are cancelled. */
function itemsIn(
  plan: Plan,
  given: Case,
  { way }: Target,
  visits: ReadonlyMap<StatePlan, number>,
): TaskItem[] {
  return given.items.map((item): TaskItem => {
    const home = plan.tasks.get(item.task)?.state
    if (isPresent(given, item) && home && way.has(home)) {
      return { ...item, state: home.id, visit: visits.get(home)! }
    }
    return item.status === 'open' ? { ...item, status: 'cancelled' } : item
  })
}

function isPresent(given: Case, { state, visit, status }: TaskItem): boolean {
  const active = given.states.includes(state) || state === given.workflow.id
  return active && status !== 'cancelled' && visit === (given.visits[state]?.count ?? 1)
}
