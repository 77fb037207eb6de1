import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { StateMapping } from '@splot/engine'
import type { AuditNote, AuditType } from '../audit/types.ts'
import type { FileSet } from '../definitions/file-set.ts'
import { loadFileSet, textHash } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import type { ReleaseNotice, ReleasePolicy } from '../releases/types.ts'
import type { ProgrammeDraftSummary } from './types.ts'

/** Kind of the documents that hold drafts. */
export const draftKind = 'programmeDraft'

const attempts = 5

/** A file that somebody changed in a draft. */
export interface DraftEntry {
  /** Grows with each change; the file as it began has 1. */
  revision: number
  by: string
  at: string
  /** `null`: removed. Absent: as in what the draft began from. */
  text?: string | null
}

/** A draft as it is stored: what differs from the files it began from. */
export interface DraftRecord {
  title: string
  /** Id of the set of files it began from. */
  base: string
  createdBy: string
  createdAt: string
  changedBy: string
  changedAt: string
  status: ProgrammeDraftSummary['status']
  files: Record<string, DraftEntry>
  /** Of `proposed`: how it is to be published. */
  proposal?: DraftProposal
  /** Of `published`: id of the release. */
  release?: string
  /** What the audit log says of the last change. */
  lastNote: AuditNote
}

/** How somebody wants a draft to be published. */
export interface DraftProposal {
  by: string
  at: string
  policy: ReleasePolicy
  mapping: Record<string, StateMapping>
  reason: string
  warnings: Record<string, string>
  notice?: ReleaseNotice
}

/** A draft with what it began from. */
export interface LoadedDraft {
  id: string
  revision: number
  record: DraftRecord
  base: FileSet
}

/** A change of a draft and what the audit log says of it. */
export interface DraftStep {
  record: Omit<DraftRecord, 'changedBy' | 'changedAt' | 'lastNote'>
  type: AuditType
  data: JsonObject
}

/** Returns a draft. @throws SplotError programme-draft.not-found */
export async function loadDraft(deps: Deps, id: string): Promise<LoadedDraft> {
  const document = await deps.store.getDocument<JsonObject>(draftKind, id)
  if (!document)
    throw new SplotError('programme-draft.not-found', `Expected a draft but "${id}" is none.`)
  const record = document.value as unknown as DraftRecord
  const base = await loadFileSet(deps.store, record.base)
  if (base === null) throw new Error(`The files the draft ${id} began from are missing.`)
  return { id, revision: document.revision, record, base }
}

/**
 * Changes a draft that is open, or of another status where `of` says so; tried again where somebody else
 * changed it meanwhile. `null`: nothing to change. Returns the draft as it is then.
 *
 * @throws SplotError programme-draft.not-found, programme-draft.closed, store.conflict
 */
export async function stepDraft(
  deps: Deps,
  id: string,
  by: string,
  decide: (draft: LoadedDraft) => Promise<DraftStep | null> | DraftStep | null,
  of: DraftRecord['status'] = 'open',
): Promise<LoadedDraft> {
  for (let attempt = 1; ; attempt++) {
    const draft = await loadDraft(deps, id)
    if (draft.record.status !== of) throw notNow(draft, of)
    const step = await decide(draft)
    if (step === null) return draft
    // the line of the change before, where its process died before it was written
    await deps.audit.add(draft.record.lastNote)
    try {
      return await writeDraft(deps, { id, by, step, revision: draft.revision })
    } catch (error) {
      const isLost = error instanceof SplotError && error.code === 'store.conflict'
      if (!isLost || attempt === attempts) throw error
    }
  }
}

/** Writes a draft over the revision it was computed from; 0 begins one. @throws SplotError store.conflict */
export async function writeDraft(
  deps: Deps,
  { id, by, step, revision }: { id: string; by: string; step: DraftStep; revision: number },
): Promise<LoadedDraft> {
  const at = deps.clock.now()
  const lastNote: AuditNote = {
    key: `draft/${id}/${revision + 1}`,
    at,
    actor: by,
    type: step.type,
    data: { draft: { id, title: step.record.title }, ...step.data },
  }
  const record: DraftRecord = { ...step.record, changedBy: by, changedAt: at, lastNote }
  const done = await deps.store.putDocument(
    draftKind,
    id,
    record as unknown as JsonObject,
    revision,
  )
  await deps.audit.add(lastNote)
  const base = (await loadFileSet(deps.store, record.base)) ?? {}
  return { id, revision: done.revision, record, base }
}

function notNow({ id, record }: LoadedDraft, wanted: string): SplotError {
  return new SplotError(
    'programme-draft.closed',
    `Expected the draft "${id}" to be ${wanted} but it is ${record.status}.`,
  )
}

/** Returns the paths of a draft that differ from what it began from, with how. Pure. */
export function changesOf({
  record,
  base,
}: Pick<LoadedDraft, 'record' | 'base'>): DraftDifference[] {
  return Object.entries(record.files).flatMap(([path, { text }]): DraftDifference[] => {
    const before = base[path]
    if (text === undefined) return []
    if (text === null) return before === undefined ? [] : [{ path, change: 'removed' }]
    if (before === undefined) return [{ path, change: 'added' }]
    return before === textHash(text) ? [] : [{ path, change: 'changed' }]
  })
}

/** How a file of a draft differs. */
export interface DraftDifference {
  path: string
  change: 'added' | 'changed' | 'removed'
}

/** Returns the revision of a file in a draft; 0 where it is not there. Pure. */
export function fileRevision({ record, base }: LoadedDraft, path: string): number {
  const entry = record.files[path]
  const isThere = entry?.text === undefined ? base[path] !== undefined : entry.text !== null
  return isThere ? (entry?.revision ?? 1) : 0
}
