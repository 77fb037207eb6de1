import type { ActionPlan, StatePlan, TransitionPlan } from '../plan.ts'
import { IllegalMove, type MachineHost } from '../xstate.ts'
import { constantResult } from './guard-facts.ts'

/** One way a step can go: what was assumed of guards, what was entered, whether data changed. */
export interface Branch {
  assumed: string[]
  entered: StatePlan[]
  /** What it asks of the outside by what was raised, and by automatic transitions after it. */
  effects: { raised: ActionPlan[]; automatic: ActionPlan[] }
  /** An action changed data. */
  changed: boolean
  /** The states it ran around in, when it never settled. */
  loop: { state: StatePlan; guarded: boolean } | null
  /** It led to states that cannot be active together. */
  illegal: boolean
}

/** What a run may ask and tell. */
export interface Oracle extends MachineHost {
  ask: (transition: TransitionPlan) => boolean
  /** Data changed: what was assumed of it no longer binds. */
  change: () => void
}

/** Ways one event may go in one configuration, before the exploration gives up on it. */
const branchesLimit = 512

/**
 * Runs `attempt` once for every way its guards can answer. A guard asked again gives the same answer
 * until an action changes data; guards that read nothing give their only answer. Tells whether all
 * ways were tried.
 */
export function everyBranch<Result>(
  active: readonly StatePlan[],
  attempt: (oracle: Oracle) => Result,
  found: (result: Result | null, branch: Branch) => void,
): boolean {
  let choices: boolean[] = []
  for (let tried = 0; tried < branchesLimit; tried++) {
    const run = createBranch(active, choices)
    let result: Result | null = null
    try {
      result = attempt(run.oracle)
    } catch (error) {
      if (error instanceof IllegalMove) run.branch.illegal = true
      else if (!(error instanceof Circle)) throw error
    }
    found(result, run.branch)
    choices = run.choices
    while (choices.at(-1) === false) choices.pop()
    if (choices.length === 0) return true
    choices[choices.length - 1] = false
  }
  return false
}

/** Thrown to leave a run that goes in circles. */
class Circle extends Error {}

function createBranch(before: readonly StatePlan[], given: readonly boolean[]) {
  const choices = [...given]
  const answers = new Map<string, boolean>()
  const active = new Set(before.map((state) => state.nodeId))
  const passed = new Map<string, number[]>()
  const branch: Branch = {
    assumed: [],
    entered: [],
    effects: { raised: [], automatic: [] },
    changed: false,
    loop: null,
    illegal: false,
  }
  let asked = 0
  let doing = branch.effects.raised

  const answer = (source: string): boolean => {
    const known = answers.get(source)
    if (known !== undefined) return known
    const chosen = choices[asked] ?? true
    choices[asked++] = chosen
    answers.set(source, chosen)
    branch.assumed.push(chosen ? source : `not(${source})`)
    return chosen
  }

  const oracle: Oracle = {
    ask({ guard }) {
      if (guard === null) return true
      const constant = constantResult(guard)
      return constant === undefined ? answer(guard.source) : constant === true
    },
    act(type, params) {
      if (type === 'enter') {
        branch.entered.push(params as StatePlan)
        active.add((params as StatePlan).nodeId)
      } else if (type === 'leave') active.delete((params as StatePlan).nodeId)
      else if (type === 'do') doing.push(params as ActionPlan)
    },
    change() {
      branch.changed = true
      answers.clear()
    },
    microstep(transitions) {
      doing = branch.effects.automatic
      if (transitions === 0) return
      const key = [...active].sort().join(' ')
      const times = passed.get(key) ?? []
      passed.set(key, [...times, asked])
      // Twice may be a finished region that raised its event; three times is a circle.
      if (times.length < 2) return
      const state = branch.entered.at(-1) ?? before.at(-1)!
      branch.loop = { state, guarded: times[1]! > times[0]! }
      choices.length = Math.min(choices.length, times[1]!)
      throw new Circle()
    },
  }
  return { oracle, branch, choices }
}
