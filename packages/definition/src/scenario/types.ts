import type { LocalText } from '../text.ts'
import type { Expression } from '../workflow/types.ts'

/** How long or how much something is: never less, mostly, never more. Drawn from a triangle over the three. */
export interface Spread {
  least: number
  usual: number
  most: number
}

/** What is tried out: who comes, who works, how people behave. Plain JSON, kept with the definitions. */
export interface Scenario {
  /** Identifier, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** The same seed gives the same run. */
  seed: number
  /** RFC 3339 instant the clock starts at. */
  startsAt: string
  /** Days after which the run stops at the latest, 1 to 3660. */
  days: number
  arrivals: Arrival[]
  /** Programme role → who works in it; a role not named has three people with six hours a day. */
  staff?: Record<string, StaffModel>
  /** `<workflow>.<task>` → how it is done. */
  tasks?: Record<string, TaskModel>
  /** `<workflow>.<EVENT>` → when people send it by hand. */
  events?: Record<string, EventModel>
  /** What must come out of a run. */
  expect?: Expectation[]
}

/** Cases that people start. */
export interface Arrival {
  workflow: string
  /** Workflow of the parent that offers it; absent: cases of their own. */
  under?: string
  /** How many come, at even chances from `fromDay` on for `overDays`. Absent: `chance` in each parent. */
  count?: number
  /** Days from the start. Default 0. */
  fromDay?: number
  /** Default 0: all at once. */
  overDays?: number
  /** Of each parent, once its offer is open: how probable it is that somebody starts one, 0 to 1. */
  chance?: number
  /** Days from the opening of the offer until it is started by chance. Default 1 to 5. */
  days?: Spread
}

/** People of one programme role. */
export interface StaffModel {
  people: number
  /** Hours a working day that each has for this, from 8 o’clock on. */
  hoursPerDay: number
}

/** How a task is done. */
export interface TaskModel {
  /** Minutes of work of the operator’s people. Default 20 to 60, usually 30. */
  minutes?: Spread
  /** Days until a party has done it. Default: some time before its deadline, else 1 to 10. */
  days?: Spread
  /** How probable it is that it is done at all, 0 to 1. Default 0.97; of an offered task 0. */
  chance?: number
  /** State id it leads to → weight. Default: what stands first is likeliest. */
  outcomes?: Record<string, number>
  /** Field → FEEL over the variables of the case, instead of a drawn value. */
  answers?: Record<string, Expression>
}

/** When an event is sent by hand. */
export interface EventModel {
  /** How probable it is in each place where it may be sent, 0 to 1. Default 1. */
  chance?: number
  /** Days from coming to that place. Default 1 to 3. */
  days?: Spread
  /** Payload name → FEEL over the variables of the case. */
  payload?: Record<string, Expression>
}

/** How heavy it is that an expectation is not met: a warning that publishing needs a reason for, or an error. */
export type UnmetSeverity = 'warning' | 'error'

/**
 * Figures of a run: `cases` that came to a state, or were started; `stuck` cases; `problems` of every
 * kind; `missed` deadlines of tasks; median `days` of a case, or of a stay in a state; the longest `queue` of a
 * role; days until nine of ten items of a role were begun (`wait`).
 */
export type ScenarioMeasure = 'cases' | 'stuck' | 'problems' | 'missed' | 'days' | 'queue' | 'wait'

/** A figure of a run that must lie within limits, both included. */
export interface MeasuredExpectation {
  measure: ScenarioMeasure
  /** Of `cases` and `days`, which need it; of `stuck`, `problems` and `missed`, absent: of all. */
  workflow?: string
  /** State id. Of `cases` and `days`; absent: the whole case. */
  state?: string
  /** Of `missed`; absent: of all tasks. */
  task?: string
  /** Programme role. Of `queue` and `wait`, which need it. */
  role?: string
  /** At least one of both limits is there. */
  least?: number
  most?: number
  /** Default `warning`. */
  unmet?: UnmetSeverity
}

/** Something else a run must show. */
export interface StatedExpectation {
  title: LocalText
  /** FEEL over `SimulationReport`; only `true` will do. */
  holds: Expression
  /** Default `warning`. */
  unmet?: UnmetSeverity
}

/** Something a run must show. */
export type Expectation = MeasuredExpectation | StatedExpectation
