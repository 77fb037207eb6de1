import type { Deps } from './deps.ts'
import { decodeCase } from './cases/loaded-case.ts'
import { inboxOf } from './notifications/inbox-of.ts'
import { isAdmin } from './permission/require-admin.ts'
import { relationTo, viewerOf } from './permission/relation.ts'
import { draftKind } from './programme-drafts/draft-record.ts'
import { releaseKind } from './releases/release-record.ts'
import type { Reader } from './types.ts'

/** A case that changed. */
export interface CaseChange {
  caseId: string
  revision: number
}

/** A draft of the programme that changed. */
export interface DraftNews {
  draftId: string
  revision: number
}

/** A release that changed: its definitions came into force, or its cases are on their way. */
export interface ReleaseNews {
  releaseId: string
  revision: number
}

/** A message to the reader that came into their inbox or was read. */
export interface NoticeNews {
  noticeId: string
  revision: number
}

/** What a reader is told of as it happens. Hints: they carry no data. */
export type LiveChange = CaseChange | NoticeNews | DraftNews | ReleaseNews

/**
 * Calls back when a case changes that the reader may know, when a message to them comes, and programme
 * administrators when a draft or a release changes. Returns what ends it.
 */
export function subscribe(
  deps: Deps,
  reader: Reader,
  listener: (change: LiveChange) => void,
): () => void {
  let ended = false
  const inbox = reader === null ? null : inboxOf(reader.person)
  const tell = (change: LiveChange, allowed: Promise<boolean>): void => {
    allowed.then(
      (is) => {
        if (is && !ended) listener(change)
      },
      // A hint that could not be checked is dropped; readers look again when they next do.
      () => undefined,
    )
  }
  const ends = [
    deps.store.subscribe((caseId, revision) =>
      tell({ caseId, revision }, mayKnow(deps, reader, caseId)),
    ),
    deps.store.subscribeDocuments((kind, id, revision) => {
      if (inbox !== null && kind === inbox) tell({ noticeId: id, revision }, Promise.resolve(true))
      if (kind === draftKind) tell({ draftId: id, revision }, isAdmin(deps, reader))
      if (kind === releaseKind) tell({ releaseId: id, revision }, isAdmin(deps, reader))
    }),
  ]
  return () => {
    ended = true
    for (const end of ends) end()
  }
}

async function mayKnow(deps: Deps, reader: Reader, caseId: string): Promise<boolean> {
  const viewer = await viewerOf(deps, reader)
  const stored = viewer.person === null ? null : await deps.cases.read(caseId)
  if (stored === null) return false
  return (await relationTo(deps, viewer, await decodeCase(deps, stored))).reach !== 'none'
}
