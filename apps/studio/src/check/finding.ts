import type { DefinitionIssue } from '@splot/definition'

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
  found: Record<string, StudioFinding[]>
  /** True when every file was looked at. */
  done: boolean
}
