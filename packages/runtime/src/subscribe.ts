import type { Deps } from './deps.ts'
import { decodeCase } from './cases/loaded-case.ts'
import { relationTo, viewerOf } from './permission/relation.ts'
import type { Reader } from './types.ts'

/** A case that changed. */
export interface CaseChange {
  caseId: string
  revision: number
}

/** Calls back when a case changes that the reader may know. Returns what ends it. */
export function subscribe(
  deps: Deps,
  reader: Reader,
  listener: (change: CaseChange) => void,
): () => void {
  let ended = false
  const end = deps.store.subscribe((caseId, revision) => {
    mayKnow(deps, reader, caseId).then(
      (allowed) => {
        if (allowed && !ended) listener({ caseId, revision })
      },
      // A hint that could not be checked is dropped; readers load the case when they next look.
      () => undefined,
    )
  })
  return () => {
    ended = true
    end()
  }
}

async function mayKnow(deps: Deps, reader: Reader, caseId: string): Promise<boolean> {
  const viewer = await viewerOf(deps, reader)
  const stored = viewer.person === null ? null : await deps.cases.read(caseId)
  if (stored === null) return false
  return (await relationTo(deps, viewer, await decodeCase(deps, stored))).reach !== 'none'
}
