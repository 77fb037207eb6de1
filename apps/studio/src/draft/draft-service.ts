import type { SourceFile } from '@splot/definition'
import type {
  DraftPerson,
  ProgrammeDraftChange,
  ProgrammeDraftFile,
  ProgrammeDraftSummary,
} from '@splot/runtime'

/** A draft in a list. */
export type DraftSummary = ProgrammeDraftSummary

/** A draft with all its files, and all files it was made from. */
export interface Draft extends DraftSummary {
  files: ProgrammeDraftFile[]
  baseFiles: SourceFile[]
}

/** A file that somebody else changed meanwhile; `text` is `null` where they removed it. */
export interface FileConflict {
  path: string
  revision: number
  text: string | null
  changedBy: DraftPerson
}

/** What became of a change: the new revisions, or the files that others changed meanwhile. */
export type ChangeResult =
  | { draft: DraftSummary; revisions: Record<string, number> }
  | { conflicts: readonly FileConflict[] }

/** Drafts as the server keeps them. What is refused, but for a conflict, is an `ApiError`. */
export interface DraftService {
  list(): Promise<DraftSummary[]>
  create(title: string): Promise<Draft>
  get(id: string): Promise<Draft>
  /** All of the changes are kept, or none. `note` says in words what was done. */
  change(
    id: string,
    change: { title?: string; changes: ProgrammeDraftChange[]; note?: string },
  ): Promise<ChangeResult>
  discard(id: string): Promise<void>
}
