import type {
  CalendarDefinition,
  DefinitionIssue,
  LocalText,
  TimerDefinition,
} from '@splot/definition'
import type { ExampleDeadline } from '@splot/engine'

/** One thing wrong with a draft: a sentence, its place, how to mend it. */
export type StudioFinding = Omit<DefinitionIssue, 'line' | 'column'>

/** What the page tells the worker: files that changed, `null` for those that are gone. */
export interface CheckRequest {
  run: number
  changes: { path: string; text: string | null }[]
}

/** What the worker tells the page, as soon as it knows it. */
export interface CheckReply {
  run: number
  /** Path → all findings of that file. */
  found: Record<string, readonly StudioFinding[]>
  /** Path → why not every way through it was looked at; `null`: it was, or it is no workflow. */
  unexplored: Record<string, LocalText | null>
  /** True when every file was looked at. */
  done: boolean
}

/** A deadline as it would be, counted from a day. */
export interface ExampleQuestion {
  timer: TimerDefinition
  /** ISO date; counted from ten in the morning there. */
  day: string
  /** Stands for a length that is an expression. */
  amount: number
  calendar: CalendarDefinition
  timeZone: string
}

/** The worker that knows the days off of all countries is asked beside its check. */
export interface ExampleRequest {
  example: number
  question: ExampleQuestion
}

/** What it comes to; `null` for a rule that takes a date from data. */
export interface ExampleReply {
  example: number
  answer: ExampleDeadline | null
}
