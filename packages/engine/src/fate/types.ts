import type { Issue, JsonObject, LocalText, TaskDefinition } from '@splot/definition'
import type { AnswerRecord } from '../types.ts'

/**
 * Where those go on who are in a state: id of a state of the old version → id of a state of the new
 * one. A state that is not named goes on under its own id; one that is gone goes where the nearest state
 * around it is said to go. The id of the workflow stands for its initial states.
 */
export type StateMapping = Readonly<Record<string, string>>

/** What a case takes along into another version. */
export interface MigrationOptions {
  mapping?: StateMapping
  /** Parameters from now on; absent: those the case has. */
  parameters?: JsonObject
  /** Why a case around this one keeps its rules as they are; absent: none does. */
  frozen?: LocalText
  /** Says what is wrong with answers under the form as it is from now on; absent: nobody asks. */
  checkAnswers?: (task: TaskDefinition, record: AnswerRecord) => readonly Issue[]
  /** Kept in the history. */
  reason?: string
}

/** What becomes of one live case in another version of its workflow. Plain JSON. */
export interface Fate {
  /**
   * `stays`: in the same states. `moves`: to others. `mustDecide`: somebody must say where it goes on.
   * `blocked`: it cannot, or must not, change its version.
   */
  kind: 'stays' | 'moves' | 'mustDecide' | 'blocked'
  /** Ids of the active states now, outermost first. */
  from: string[]
  /** Ids of those after; empty where it is not decided or blocked. */
  to: string[]
  /** States that nobody says where to go on from. */
  undecided: Undecided[]
  /** Of `blocked`: `case.frozen`, `workflow.deleted`, or the code it was refused with. */
  blocked?: { code: string; reason: LocalText }
  timers: TimerFate[]
  tasks: TaskFate[]
  /** Answers given before that the form of the new version would not take. */
  answers: { task: string; item: string; issues: Issue[] }[]
  /** Context the new version declares and the case did not have, with the values it begins with. */
  added: JsonObject
  /** Names of `input` that the new version declares and the case was not started with. */
  missing: string[]
  /** What migrating asks of the outside: kind of effect → how many. */
  effects: Record<string, number>
  /**
   * Whether an end can be reached from where it goes on, conditions taken as they may turn out:
   * `unreachable` holds whatever happens; `unknown` where there was too much to look at.
   */
  end: 'reachable' | 'unreachable' | 'unknown'
  /** Nothing of it needs a look: it stays, loses nothing, no deadline comes sooner, an end is in reach. */
  safe: boolean
}

/** A state whose cases have no place yet. */
export interface Undecided {
  state: string
  /** `gone`: it is not in the new version. `apart`: it cannot be active together with the others. `unknown`: it is sent to a state that is none. */
  why: 'gone' | 'apart' | 'unknown'
}

/** What becomes of one deadline. */
export interface TimerFate {
  timer: string
  /** Id of its state after; of a lost one, before. */
  state: string
  change: 'kept' | 'gained' | 'lost'
  /** RFC 3339. */
  dueBefore?: string
  dueAfter?: string
  /** It is due at once after migrating. */
  overdue: boolean
}

/** What becomes of one task with open items before or after. */
export interface TaskFate {
  task: string
  /** `reopened`: it was finished before and is to be done again. */
  change: 'kept' | 'gained' | 'lost' | 'reopened'
  /** Open items. */
  before: number
  after: number
}
