import type { JsonObject } from '@splot/definition'

/** What was done to the definitions of a programme, by publishing them, to its people or with their data. */
export type AuditType =
  | 'case-held'
  | 'case-hold-ended'
  | 'draft-created'
  | 'draft-changed'
  | 'draft-renamed'
  | 'draft-updated'
  | 'draft-discarded'
  | 'draft-proposed'
  | 'draft-rejected'
  | 'draft-published'
  | 'draft-reopened'
  | 'erasure-approved'
  | 'erasure-proposed'
  | 'erasure-rejected'
  | 'released'
  | 'release-undone'
  | 'cases-moved'
  | 'cases-returned'
  | 'organisation-saved'
  | 'person-blocked'
  | 'person-changed'
  | 'person-copied'
  | 'person-invited'
  | 'person-sessions-ended'
  | 'person-sign-in-reset'
  | 'person-unblocked'
  | 'substitution-begun'
  | 'substitution-ended'

/** A line of the audit log before it is chained. `key` is written once, however often it is tried. */
export interface AuditNote {
  key: string
  at: string
  /** Person id, or `system`. */
  actor: string
  type: AuditType
  data: JsonObject
}

/** A line of the audit log as readers see it. */
export interface AuditEntry {
  /** From 1 without gaps. */
  seq: number
  at: string
  /** `null`: the service itself. */
  by: { id: string; name: string } | null
  type: AuditType
  draft: { id: string; title: string } | null
  /** Id of a release. */
  release: string | null
  /** The person it was about. */
  person: { id: string; name: string } | null
  /** Definition files it changed. */
  files: { path: string; change: 'added' | 'changed' | 'removed' }[]
  /** Why, as they wrote. */
  reason: string | null
  /** What else belongs to it. */
  details: JsonObject
  /** SHA-256 of the canonical JSON of the line with the hash of the one before. */
  hash: string
}

/** Which lines. */
export interface AuditQuery {
  /** Id of a draft. */
  draft?: string
  /** Path of a definition file. */
  file?: string
  /** Id of a person it was about. */
  person?: string
  cursor?: string
}
