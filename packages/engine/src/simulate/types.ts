import type {
  CodeList,
  ExpressionCompiler,
  FormDefinition,
  JsonValue,
  LocalText,
  ProgrammeDefinition,
  UnmetSeverity,
} from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import type { Case, CompiledWorkflow, HistoryRecord } from '../types.ts'

/** The definitions a simulation runs. */
export interface SimulatedProgramme {
  programme: ProgrammeDefinition
  workflows: readonly CompiledWorkflow[]
  forms: readonly FormDefinition[]
  codeLists: readonly CodeList[]
  expressions: ExpressionCompiler
  calendar: Calendar
}

/** A distribution of numbers. `count` 0: all others are 0. */
export interface Summary {
  count: number
  mean: number
  median: number
  /** Nine of ten are no higher. */
  ninth: number
  most: number
}

/** What came out, without case by case. Durations in days. Plain JSON. */
export interface SimulationReport {
  scenario: string
  seed: number
  startsAt: string
  /** Instant the clock stands at. */
  until: string
  /** `quiet`: nothing more would happen; `days`: the days of the scenario are over. */
  ended: 'quiet' | 'days' | 'running'
  steps: number
  workflows: WorkflowFigures[]
  states: StateFigures[]
  tasks: TaskFigures[]
  roles: RoleFigures[]
  timers: TimerFigures[]
  /** Kind of effect → how many. */
  effects: Record<string, number>
  problems: SimulationProblem[]
}

/** Cases of a workflow. */
export interface WorkflowFigures {
  workflow: string
  started: number
  active: number
  /** Id of the end → cases. */
  ends: Record<string, number>
  days: Summary
}

/** Stays in a state. */
export interface StateFigures {
  workflow: string
  state: string
  /** How often it was entered, and by how many cases. */
  entered: number
  cases: number
  /** In it when the run stopped. */
  waiting: number
  days: Summary
}

/** Items of a task. */
export interface TaskFigures {
  workflow: string
  task: string
  /** Of items that go to the operator’s people. */
  role?: string
  opened: number
  finished: number
  /** Finished after their due date, or not at all when it passed. */
  missed: number
  open: number
  /** From opening to finishing. */
  days: Summary
}

/** Load of a programme role. */
export interface RoleFigures {
  role: string
  people: number
  finished: number
  /** Hours worked for each hour there was, 0 to 1. */
  utilisation: number
  /** Waiting work: over time and at its worst. */
  meanQueue: number
  mostQueue: number
  mostQueueAt: string | null
  /** Days an item waited until somebody began. */
  waitDays: Summary
}

/** A timer that ran out. */
export interface TimerFigures {
  workflow: string
  timer: string
  fired: number
}

/** Something that would not work. */
export interface SimulationProblem {
  /**
   * `nobody`: no one may do a task; `refused`: whatever was answered was refused; `undelivered`: a
   * message was not taken; `turned-away`: no offer was open; `stuck`: a case with nothing to come;
   * `endless`: steps without end at one instant.
   */
  code: 'nobody' | 'refused' | 'undelivered' | 'turned-away' | 'stuck' | 'endless'
  workflow: string
  /** Task, event or states it is about. */
  at: string
  /** Code of the refusal, where there is one. */
  reason?: string
  count: number
  /** A case that shows it. */
  example?: string
}

/** One step of a synthetic case, for whoever watches. */
export interface SimulatedStep {
  case: Case
  parent: string | null
  history: readonly HistoryRecord[]
}

/** An expectation and whether it came true. */
export interface ExpectationResult {
  /** What is expected, in words. */
  title: LocalText
  holds: boolean
  /** How heavy it is where it does not hold. */
  unmet: UnmetSeverity
  /** The figure measured, `null` where there was none; of FEEL what it gave, where neither true nor false. */
  gave?: JsonValue
}

/** A run that goes on as far as it is asked to. */
export interface Simulation {
  /** Runs at most so many steps; tells whether there is more to come. */
  run(steps: number): boolean
  /** What came out so far. */
  report(): SimulationReport
  /** Ids of all cases, in the order they started. */
  caseIds(): string[]
  /** A case as it stands, or `null`. */
  findCase(id: string): Case | null
}
