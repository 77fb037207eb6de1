import type { SourceFile } from '@splot/definition'

/** Somebody as readers see them; `null` where they are no longer known. */
export type DraftPerson = { id: string; name: string } | null

/** A draft in a list. */
export interface DraftSummary {
  id: string
  title: string
  /** Id of the release it was made from. */
  base: string
  /** False when something was published since. */
  baseIsCurrent: boolean
  createdBy: DraftPerson
  createdAt: string
  changedBy: DraftPerson
  changedAt: string
  status: 'open' | 'proposed' | 'published' | 'discarded'
  revision: number
  changedFiles: number
}

/** A file of a draft. */
export interface DraftFile extends SourceFile {
  /** Counts the changes of this file; 1: nobody has changed it in this draft. */
  revision: number
  changedBy: DraftPerson
  /** `null`: nobody has. */
  changedAt: string | null
}

/** A draft with all its files, and all files it was made from. */
export interface Draft extends DraftSummary {
  files: DraftFile[]
  baseFiles: SourceFile[]
}

/** One file as somebody leaves it; `null` removes it. */
export interface FileChange {
  path: string
  text: string | null
  /** Revision of the file that was edited; 0 for a new one. */
  base: number
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
  { draft: DraftSummary; revisions: Record<string, number> } | { conflicts: FileConflict[] }

/** Drafts as the server keeps them. Everything but a conflict that is refused is an `ApiError`. */
export interface DraftService {
  list(): Promise<DraftSummary[]>
  create(title: string): Promise<Draft>
  get(id: string): Promise<Draft>
  /** All of the changes are kept, or none. `note` says in words what was done. */
  change(
    id: string,
    change: { title?: string; changes: FileChange[]; note?: string },
  ): Promise<ChangeResult>
  discard(id: string): Promise<void>
}
