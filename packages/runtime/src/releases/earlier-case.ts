import type { JsonObject } from '@splot/definition'
import type { CaseRow } from '@splot/store'

/** What a case was before a release took it along. */
export interface EarlierCase {
  /** Number of the release. */
  release: number
  snapshot: JsonObject
  row: CaseRow
}

const key = 'earlier'
/** Releases in a row that a case can be taken back from without having moved in between. */
const deepest = 5

/** Returns a snapshot that carries what the case was before. The next step of the case drops it. Pure. */
export function withEarlier(snapshot: JsonObject, earlier: JsonObject): JsonObject {
  return { ...snapshot, [key]: cut(earlier, deepest) }
}

function cut(earlier: JsonObject, depth: number): JsonObject {
  const snapshot = earlier['snapshot'] as JsonObject
  const inner = snapshot[key] as JsonObject | undefined
  if (inner === undefined) return earlier
  const { [key]: _, ...bare } = snapshot
  return {
    ...earlier,
    snapshot: depth === 1 ? bare : { ...bare, [key]: cut(inner, depth - 1) },
  }
}

/** Returns a stored snapshot without what the case was before, and that; `null` where nothing is kept. Pure. */
export function splitEarlier(stored: JsonObject): {
  snapshot: JsonObject
  earlier: EarlierCase | null
} {
  const { [key]: earlier, ...snapshot } = stored
  return { snapshot, earlier: (earlier ?? null) as EarlierCase | null }
}
