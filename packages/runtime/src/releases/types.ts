import type { LocalText } from '@splot/definition'
import type { StateMapping } from '@splot/engine'
import type { FrozenCase, LiveCases } from '../fate/types.ts'
import type {
  DraftPerson,
  ProgrammeDraftDifference,
  ProgrammeDraftSummary,
} from '../programme-drafts/types.ts'
import type { Reader } from '../types.ts'

/**
 * What becomes of live cases. `pinned`: they go on as they began. `follow`: those go along of whom
 * nobody needs to look at anything. `mapped`: all that can, where the mapping says.
 */
export type ReleasePolicy = 'pinned' | 'follow' | 'mapped'

/** How a draft is published. */
export interface PublishRequest {
  policy: ReleasePolicy
  /** Workflow id → state that is gone → state to go on in. */
  mapping?: Readonly<Record<string, StateMapping>>
  /** Why; kept with the release and in the audit log. */
  reason: string
  /** Key of a warning → why it is no fault. */
  warnings?: Readonly<Record<string, string>>
  /** Absent: nobody is written to. */
  notice?: ReleaseNotice
}

/** What participants of the cases that go along are told, once each and in their language. */
export interface ReleaseNotice {
  subject: LocalText
  /** Paragraphs between blank lines; the address of the case follows them. */
  body: LocalText
  /** Ids of the workflows whose cases it is about. */
  workflows: readonly string[]
}

/** A case that did not go along, or did not go back. */
export interface ReleaseCase {
  case: string
  title: LocalText
  number: string | null
  /** Code, and the sentence people read. */
  why: { code: string; text: LocalText }
}

/** How far the cases are. */
export interface ReleaseMigration {
  status: 'waiting' | 'running' | 'done' | 'undoing' | 'undone'
  /** Live cases when it began. */
  total: number
  /** Of these: looked at. */
  done: number
  /** Of these: have the definitions of the release now. */
  moved: number
  /** Of these: stayed with the ones they had, or had the new ones already. */
  stayed: number
  /** Could not go along; the first of many. */
  refused: ReleaseCase[]
  /** How many they are. */
  refusedCount: number
}

/** How far taking back is. */
export interface ReleaseUndo {
  at: string
  by: DraftPerson
  reason: string
  total: number
  done: number
  /** Cases that are again as they were. */
  returned: number
  /** Cases that stay with the release, and why; the first of many. */
  kept: ReleaseCase[]
  keptCount: number
}

/** What was published together, by whom and why, and what became of the cases. */
export interface ProgrammeRelease {
  id: string
  /** From 1. */
  number: number
  title: string
  /** Id of the draft it came from. */
  draft: string
  publishedAt: string
  by: DraftPerson
  approvedBy: DraftPerson
  reason: string
  policy: ReleasePolicy
  /** Reasons given for warnings, by key. */
  warnings: Readonly<Record<string, string>>
  /** What participants of cases that went along are told; `null`: nothing. */
  notice: ReleaseNotice | null
  /** Definition files it changed. */
  files: { path: string; change: 'added' | 'changed' | 'removed' }[]
  isInForce: boolean
  migration: ReleaseMigration
  undo: ReleaseUndo | null
}

/** What publishing led to: a release, or a proposal that somebody else has to approve. */
export interface PublishResult {
  draft: ProgrammeDraftSummary
  release: ProgrammeRelease | null
}

/** What administrators do with releases. Part of `Runtime`; all need `programmeAdmin`. */
export interface ReleaseCases {
  /**
   * Publishes a draft, or proposes it where the programme asks for a second person.
   *
   * @throws SplotError programme-draft.not-found, programme-draft.closed, programme-draft.outdated,
   * programme-draft.unchanged, programme-draft.has-errors, programme-draft.warning-needs-reason,
   * programme-draft.live-cases, reason.missing, release.busy
   */
  publishProgrammeDraft(reader: Reader, id: string, request: PublishRequest): Promise<PublishResult>
  /**
   * Publishes what another administrator proposed.
   *
   * @throws SplotError programme-draft.own-proposal, and as `publishProgrammeDraft`
   */
  approveProgrammeDraft(reader: Reader, id: string, reason: string): Promise<PublishResult>
  /** Lets what was proposed be changed again. @throws SplotError as `approveProgrammeDraft` */
  rejectProgrammeDraft(reader: Reader, id: string, reason: string): Promise<ProgrammeDraftSummary>
  /** All releases, the last first. */
  listReleases(reader: Reader): Promise<{ items: ProgrammeRelease[] }>
  /**
   * What one version of the programme says otherwise than another, in words: `start` (before anything was
   * published), `release:<id>` or `draft:<id>`.
   *
   * @throws SplotError release.not-found, programme-draft.not-found
   */
  programmeDifference(
    reader: Reader,
    versions: { from: string; to: string },
  ): Promise<ProgrammeDraftDifference>
  /** `programmeDifference` for the operator's own tools. */
  reportDifference(versions: { from: string; to: string }): Promise<ProgrammeDraftDifference>
  /** Live cases that keep their rules for now, and why: no release takes them along. */
  listFrozenCases(reader: Reader): Promise<{ items: FrozenCase[] }>
  /** How many cases of each workflow in force are live: such a workflow is not deleted. */
  listLiveCases(reader: Reader): Promise<{ items: LiveCases[] }>
  /** @throws SplotError release.not-found */
  getRelease(reader: Reader, id: string): Promise<ProgrammeRelease>
  /**
   * Takes the release in force back: the definitions before come into force again, and cases that have
   * not moved since are again as they were.
   *
   * @throws SplotError release.not-found, release.not-last, release.busy, reason.missing
   */
  undoRelease(reader: Reader, id: string, reason: string): Promise<ProgrammeRelease>
}
