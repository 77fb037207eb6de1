import type { LocalText } from '@splot/definition'
import type { Fate, StateMapping } from '@splot/engine'
import type { DefinitionProblem } from '../definitions/read-definitions.ts'
import type { SourceFile } from '../ports.ts'

/** Definitions that may come into force, and where their live cases would go on. */
export interface FateDraft {
  /** All definition files as they would be, as a folder holds them. */
  files: readonly SourceFile[]
  /** Workflow id → where those go on whose states are gone. */
  mapping?: Readonly<Record<string, StateMapping>>
}

/** What would become of every live case were a draft published and all cases taken along. */
export interface FateReport {
  /** RFC 3339 instant it was worked out at. */
  at: string
  /** What is wrong with the draft's files; those named would not come into force. */
  problems: DefinitionProblem[]
  /** Live cases by what becomes of them. */
  counts: FateCounts
  /** Cases alike in workflow, states and fate, the ones somebody must look at first. */
  groups: FateGroup[]
}

/** Cases by kind of fate; `untouched` have the draft's definitions already. */
export type FateCounts = Record<Fate['kind'] | 'untouched', number>

/** Cases that share workflow, version, states now, fate and states after. */
export interface FateGroup extends Pick<Fate, 'kind' | 'from' | 'to' | 'undecided' | 'blocked'> {
  workflow: string
  version: { before: number; after: number }
  /** How many they are. */
  cases: number
  /** Of these: nobody needs to look at them. */
  safe: number
  /** Of these: an end is out of reach. */
  endless: number
  /** Deadlines of them all. */
  timers: { gained: number; lost: number; overdue: number }
  /** Tasks of them all. */
  tasks: { gained: number; lost: number; reopened: number }
  /** Cases with answers the new form would not take. */
  answers: number
}

/** Which cases to list one by one. */
export interface CaseFateQuery {
  workflow?: string
  kind?: Fate['kind']
  /** Id of a state they are in now. */
  state?: string
  cursor?: string
}

/** The fate of one case. */
export interface CaseFate {
  id: string
  title: LocalText
  number: string | null
  workflow: string
  version: { before: number; after: number }
  fate: Fate
}

/** A live case whose rules, and those of all cases under it, no release changes for now. */
export interface FrozenCase {
  id: string
  title: LocalText
  number: string | null
  workflow: string
  /** As the version it has says. */
  reason: LocalText
  /** Workflow id → how many live cases keep their rules because of it; itself counts, and no case twice. */
  workflows: Record<string, number>
}

/** How many cases of a workflow are live. */
export interface LiveCases {
  workflow: string
  cases: number
}
