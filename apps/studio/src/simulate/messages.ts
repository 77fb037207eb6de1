import type { Issue, Scenario } from '@splot/definition'
import type { Case, ExpectationResult, HistoryRecord, SimulationReport } from '@splot/engine'

/** What the page asks of the worker. */
export type LabRequest =
  /** Files that changed, `null` for those that are gone. */
  | { kind: 'put'; changes: { path: string; text: string | null }[] }
  | { kind: 'run'; run: number; scenarios: Scenario[] }
  | { kind: 'stop' }
  /** The way of one synthetic case of the last run. */
  | { kind: 'tell'; id: string }

/** How far a run is. */
export interface Progress {
  scenario: string
  /** Part of its days that is over, 0 to 1. */
  share: number
  steps: number
  until: string
}

/** A synthetic case in a list. */
export interface CaseLine {
  id: string
  workflow: string
  status: Case['status']
  states: string[]
}

/** What came out of one scenario. */
export interface ScenarioResult {
  scenario: Scenario
  report: SimulationReport
  expectations: ExpectationResult[]
  /** An issue for each expectation that is not met, at its place in the scenario. */
  unmet: Issue[]
  cases: CaseLine[]
}

/** One step of a synthetic case: what happened, and how it stood afterwards. */
export interface StoryStep {
  record: HistoryRecord
  states: string[]
  /** Tasks that were open then. */
  open: { task: string; assignee?: string; role?: string; dueAt?: string }[]
  timers: { timer: string; dueAt: string }[]
}

/** The way of a synthetic case from its start. */
export interface Story {
  id: string
  workflow: string
  steps: StoryStep[]
  /** False where the run was too long to remember every step. */
  whole: boolean
}

/** What the worker tells the page. */
export type LabReply =
  | { kind: 'progress'; run: number; progress: Progress }
  | { kind: 'result'; run: number; result: ScenarioResult; last: boolean }
  | { kind: 'stopped'; run: number }
  /** The draft or the scenario cannot be run: what is wrong with it. */
  | { kind: 'refused'; run: number; scenario: string | null; issues: Issue[] }
  | { kind: 'story'; story: Story | null }
