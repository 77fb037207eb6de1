import type { ArmedTimer, Case, TaskItem } from '../types.ts'
import { summaryOf } from './summary.ts'
import type {
  SimulationProblem,
  SimulationReport,
  StateFigures,
  TaskFigures,
  WorkflowFigures,
} from './types.ts'

const dayMs = 86_400_000

interface WorkflowTally {
  started: number
  ends: Record<string, number>
  days: number[]
}

interface StateTally {
  entered: number
  cases: Set<string>
  waiting: number
  days: number[]
}

interface TaskTally {
  role: string | undefined
  opened: number
  finished: number
  missed: number
  open: number
  days: number[]
}

/** Counts what happens to all cases of a run. */
export class Tally {
  readonly #workflows = new Map<string, WorkflowTally>()
  readonly #states = new Map<string, Map<string, StateTally>>()
  readonly #tasks = new Map<string, Map<string, TaskTally>>()
  readonly #timers = new Map<string, Map<string, number>>()
  readonly #effects = new Map<string, number>()
  readonly #problems = new Map<string, SimulationProblem>()

  /** Counts how a case changed; `before` is `null` for one that just started. */
  moved(before: Case | null, after: Case, nowMs: number): void {
    const { id: workflow } = after.workflow
    const tally = of(this.#workflows, workflow, () => ({ started: 0, ends: {}, days: [] }))
    if (before === null) tally.started += 1
    if (after.status === 'done' && before?.status !== 'done') {
      const end = after.states.at(-1) ?? ''
      tally.ends[end] = (tally.ends[end] ?? 0) + 1
      tally.days.push((nowMs - Date.parse(after.startedAt)) / dayMs)
    }
    this.#stays(before, after, nowMs)
    this.#items(before, after, nowMs)
  }

  /** Counts a timer that ran out, and the items that were due with it. */
  fired(given: Case, { timer, kind, dueAt }: ArmedTimer): void {
    const { id: workflow } = given.workflow
    if (kind !== 'due') return
    const timers = of(this.#timers, workflow, () => new Map<string, number>())
    timers.set(timer, (timers.get(timer) ?? 0) + 1)
    for (const item of given.items)
      if (item.status === 'open' && item.offer !== true && item.dueAt === dueAt)
        this.#task(given, item).missed += 1
  }

  /** Counts an effect by its kind. */
  asked(type: string): void {
    this.#effects.set(type, (this.#effects.get(type) ?? 0) + 1)
  }

  /** Counts something that would not work; the first case shows it. */
  failed(problem: Omit<SimulationProblem, 'count'>): void {
    const { code, workflow, at, reason = '' } = problem
    const known = of(this.#problems, JSON.stringify([code, workflow, at, reason]), () => ({
      ...problem,
      count: 0,
    }))
    known.count += 1
  }

  /** Returns the figures, each list by workflow in the order of `workflows`. */
  figures(
    workflows: readonly string[],
  ): Pick<SimulationReport, 'workflows' | 'states' | 'tasks' | 'timers' | 'effects' | 'problems'> {
    const each = <T, Figure>(
      all: ReadonlyMap<string, ReadonlyMap<string, T>>,
      figure: (workflow: string, name: string, tally: T) => Figure,
    ): Figure[] =>
      workflows.flatMap((workflow) =>
        [...(all.get(workflow) ?? [])].map(([name, tally]) => figure(workflow, name, tally)),
      )
    return {
      workflows: workflows.flatMap((workflow): WorkflowFigures[] => {
        const tally = this.#workflows.get(workflow)
        if (!tally) return []
        const { started, ends, days } = tally
        return [{ workflow, started, active: started - days.length, ends, days: summaryOf(days) }]
      }),
      states: each(this.#states, (workflow, state, tally): StateFigures => {
        const { entered, cases, waiting, days } = tally
        return { workflow, state, entered, cases: cases.size, waiting, days: summaryOf(days) }
      }),
      tasks: each(this.#tasks, (workflow, task, { role, days, ...counts }): TaskFigures => ({
        workflow,
        task,
        ...(role === undefined ? {} : { role }),
        ...counts,
        days: summaryOf(days),
      })),
      timers: each(this.#timers, (workflow, timer, fired) => ({ workflow, timer, fired })),
      effects: Object.fromEntries([...this.#effects].sort(([a], [b]) => (a < b ? -1 : 1))),
      problems: [...this.#problems.values()].sort((a, b) => b.count - a.count),
    }
  }

  #stays(before: Case | null, after: Case, nowMs: number): void {
    const states = of(this.#states, after.workflow.id, () => new Map<string, StateTally>())
    const tallyOf = (state: string) =>
      of(states, state, () => ({ entered: 0, cases: new Set<string>(), waiting: 0, days: [] }))
    const leave = (state: string, since: string | undefined) => {
      const tally = tallyOf(state)
      tally.waiting -= 1
      tally.days.push((nowMs - Date.parse(since ?? after.startedAt)) / dayMs)
    }
    for (const [state, visit] of Object.entries(after.visits)) {
      const earlier = before?.visits[state]
      const times = visit.count - (earlier?.count ?? 0)
      if (times === 0) continue
      const tally = tallyOf(state)
      tally.entered += times
      tally.cases.add(after.id)
      if (before?.states.includes(state) === true) leave(state, earlier?.at)
      // entered and left in one step, but for the last time
      const stays = after.states.includes(state)
      tally.days.push(...Array<number>(stays ? times - 1 : times).fill(0))
      if (stays) tally.waiting += 1
    }
    for (const state of before?.states ?? []) {
      const left = !after.states.includes(state)
      if (left && before?.visits[state]?.count === after.visits[state]?.count)
        leave(state, before?.visits[state]?.at)
    }
  }

  #items(before: Case | null, after: Case, nowMs: number): void {
    if (before?.items === after.items) return
    const earlier = new Map((before?.items ?? []).map((item) => [item.key, item]))
    for (const item of after.items) {
      const known = earlier.get(item.key)
      if (known === item) continue
      const tally = this.#task(after, item)
      if (known === undefined) {
        tally.opened += 1
        tally.open += 1
      }
      const was = known?.status ?? 'open'
      if (was === 'open' && item.status !== 'open') tally.open -= 1
      if (was !== 'open' || item.status !== 'finished') continue
      tally.finished += 1
      tally.days.push((nowMs - Date.parse(item.createdAt)) / dayMs)
    }
  }

  #task({ workflow }: Case, { task, role }: TaskItem): TaskTally {
    const tasks = of(this.#tasks, workflow.id, () => new Map<string, TaskTally>())
    return of(tasks, task, () => ({ role, opened: 0, finished: 0, missed: 0, open: 0, days: [] }))
  }
}

function of<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
