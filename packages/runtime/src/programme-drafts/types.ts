import type { LocalText } from '@splot/definition'
import type { ProgrammeDifference } from '@splot/definition/diff'
import type { ReplayedDecision, ReplayedWay, StateMapping } from '@splot/engine'
import type { Page } from '@splot/store'
import type { AuditEntry, AuditQuery } from '../audit/types.ts'
import type { DefinitionCheck } from '../check/check-definitions.ts'
import type { ScenarioOutcome, ScenarioProgress } from '../check/run-scenarios.ts'
import type { CaseFate, CaseFateQuery, FateDraft, FateReport } from '../fate/types.ts'
import type { SourceFile } from '../ports.ts'
import type { ReleaseNotice, ReleasePolicy } from '../releases/types.ts'
import type { Reader } from '../types.ts'

/** Somebody as readers see them; `null` where they are no longer known. */
export type DraftPerson = { id: string; name: string } | null

/** Definition files in force. */
export interface DefinitionFiles {
  /** What they are known by: the same files have the same id. */
  release: string
  /** By path. */
  files: SourceFile[]
}

/** A draft of the programme in a list: all definition files as they would be. */
export interface ProgrammeDraftSummary {
  id: string
  title: string
  /** Id of the files it began from, as `DefinitionFiles.release`. */
  base: string
  /** These files are in force still; else the draft has to be brought up to date before it is published. */
  baseIsCurrent: boolean
  createdBy: DraftPerson
  createdAt: string
  changedBy: DraftPerson
  changedAt: string
  status: 'open' | 'proposed' | 'published' | 'discarded'
  /** Grows with every change. */
  revision: number
  /** Files that differ from what it began from, those added and removed included. */
  changedFiles: number
  /** Of `proposed`: how it is to be published. */
  proposal: {
    by: DraftPerson
    policy: ReleasePolicy
    /** Workflow id → state that is gone → state its cases go on in. */
    mapping: Readonly<Record<string, StateMapping>>
    reason: string
    /** Reasons given for warnings, by key of the finding. */
    warnings: Readonly<Record<string, string>>
    notice: ReleaseNotice | null
  } | null
}

/** A file of a draft. */
export interface ProgrammeDraftFile extends SourceFile {
  /** 1: nobody has changed it in this draft. */
  revision: number
  changedBy: DraftPerson
  changedAt: string | null
}

/** A draft with its files. */
export interface ProgrammeDraft extends ProgrammeDraftSummary {
  /** All files as they would be, by path. */
  files: ProgrammeDraftFile[]
  /** What it began from: files that are changed or removed in the draft. All others are the same in both. */
  baseFiles: SourceFile[]
}

/** A change of one file. */
export interface ProgrammeDraftChange {
  path: string
  /** The whole text; `null` removes the file. It need not be a definition yet, nor JSON. */
  text: string | null
  /** Revision of the file that the author changed; 0 for a new one. */
  base: number
}

/** A change of a draft, all of it or nothing. */
export interface ProgrammeDraftEdit {
  title?: string
  changes?: readonly ProgrammeDraftChange[]
  /** Why; kept in the audit log. */
  note?: string
}

/** What a change led to. */
export interface ProgrammeDraftEdited {
  draft: ProgrammeDraftSummary
  /** The files of the request as they are now; revision only, for their text was sent. */
  files: { path: string; revision: number }[]
}

/** A file that changed in the draft and in what is in force. */
export interface ProgrammeDraftClash {
  path: string
  /** `null`: it was not there, or was removed. */
  base: string | null
  draft: string | null
  inForce: string | null
  /** Revision of the file in the draft. */
  revision: number
}

/** What bringing a draft up to date led to. */
export interface ProgrammeDraftUpdate {
  draft: ProgrammeDraftSummary
  /** Nothing was changed where there are any: they have to be merged first. */
  clashes: ProgrammeDraftClash[]
}

/** What administrators do with drafts. Part of `Runtime`; all need `programmeAdmin`. */
export interface ProgrammeDraftCases {
  /** @throws SplotError auth.required, person.not-admin */
  definitionFiles(reader: Reader): Promise<DefinitionFiles>
  /** All drafts, those changed last first. */
  listProgrammeDrafts(reader: Reader): Promise<{ items: ProgrammeDraftSummary[] }>
  /** Begins a draft from what is in force. @throws SplotError programme-draft.invalid */
  createProgrammeDraft(
    reader: Reader,
    input: { title: string; idempotencyKey?: string },
  ): Promise<ProgrammeDraft>
  /** @throws SplotError programme-draft.not-found */
  getProgrammeDraft(reader: Reader, id: string): Promise<ProgrammeDraft>
  /**
   * Changes title or files.
   *
   * @throws SplotError programme-draft.not-found, programme-draft.closed, programme-draft.invalid,
   * programme-draft.conflict (details: `conflicts`, each with path, revision, text and changedBy)
   */
  changeProgrammeDraft(
    reader: Reader,
    id: string,
    edit: ProgrammeDraftEdit,
  ): Promise<ProgrammeDraftEdited>
  /**
   * Lets a draft go on from what is in force now: files it did not change follow; `merged` are the texts
   * for those that changed on both sides. @throws SplotError as `changeProgrammeDraft`
   */
  updateProgrammeDraft(
    reader: Reader,
    id: string,
    merged?: readonly ProgrammeDraftChange[],
  ): Promise<ProgrammeDraftUpdate>
  /** @throws SplotError programme-draft.not-found, programme-draft.closed */
  discardProgrammeDraft(reader: Reader, id: string, reason?: string): Promise<void>
  /** Who changed what, when and why, newest first. */
  listAudit(reader: Reader, query?: AuditQuery): Promise<Page<AuditEntry>>
}

/** What a draft says otherwise than what it is compared with, in words. */
export interface ProgrammeDraftDifference extends ProgrammeDifference {
  /** Files that cannot be read yet; what they say is not told. */
  unread: string[]
}

/** A case with decisions that a draft would have made differently. */
export interface ReplayedCase {
  id: string
  title: LocalText
  number: string | null
  workflow: string
  status: 'active' | 'done'
  decisions: ReplayedDecision[]
  /** The first way it would not have taken; `[]`: all of them. */
  ways: ReplayedWay[]
}

/** Which cases to look at. */
export interface ReplayQuery {
  workflow?: string
  status?: 'active' | 'done'
  cursor?: string
}

/**
 * What administrators try out with a draft: its files as publishing would put them in force. Part of
 * `Runtime`; all need `programmeAdmin`, and @throws SplotError programme-draft.not-found.
 */
export interface DraftTrialCases {
  /** What is wrong with it: errors keep it from being published, warnings need a reason. */
  checkProgrammeDraft(reader: Reader, id: string): Promise<DefinitionCheck>
  /** What would become of every live case. */
  programmeDraftFate(
    reader: Reader,
    id: string,
    mapping?: FateDraft['mapping'],
  ): Promise<FateReport>
  /** Live cases with their fates, page by page. */
  programmeDraftFates(
    reader: Reader,
    id: string,
    query: CaseFateQuery & { mapping?: FateDraft['mapping'] },
  ): Promise<Page<CaseFate>>
  /**
   * What it says otherwise than what it began from, or than a release (`from`, its id).
   *
   * @throws SplotError release.not-found
   */
  programmeDraftDifference(
    reader: Reader,
    id: string,
    from?: string,
  ): Promise<ProgrammeDraftDifference>
  /**
   * Runs its saved scenarios, once for the same files; `tell` hears how far they are.
   *
   * @throws SplotError programme-draft.has-errors
   */
  simulateProgrammeDraft(
    reader: Reader,
    id: string,
    tell?: (progress: ScenarioProgress) => void,
  ): Promise<ScenarioOutcome[]>
  /** Decisions of the past that it would have made differently, case by case. */
  replayProgrammeDraft(reader: Reader, id: string, query: ReplayQuery): Promise<Page<ReplayedCase>>
}
