import { isDeepStrictEqual } from 'node:util'
import type { Issue, JsonObject, JsonValue } from '@splot/definition'
import type { DraftChange, DraftResult } from '../types.ts'
import type { Draft } from './draft-document.ts'
import { valueAt, withValueAt } from './value-at.ts'

/** What became of a list of changes. */
export interface AppliedChanges {
  answers: JsonObject
  writes: Draft['writes']
  /** As told to the reader, but with the id of who wrote. */
  merged: (Omit<DraftResult['merged'][number], 'by'> & { by: string })[]
  issues: Issue[]
}

/**
 * Puts changes into a draft, one field at a time, so that people in different fields lose nothing.
 *
 * - Another field written meanwhile: nothing to say.
 * - The same field written since `base`, by somebody else or by the same person in another window: the
 *   newer write, this one, is kept and both values are told in `merged`.
 * - A cell of a table that was written as a whole since `base` (a row added or removed): row
 *   numbers may have moved, so the cell is not written; both values are told in `merged`.
 */
export function applyChanges(
  answers: JsonObject,
  writes: Draft['writes'],
  changes: readonly DraftChange[],
  writer: { person: string; revision: number },
): AppliedChanges {
  const applied: AppliedChanges = { answers, writes: { ...writes }, merged: [], issues: [] }
  for (const change of changes) applyOne(applied, change, writer)
  return applied
}

function applyOne(
  applied: AppliedChanges,
  change: DraftChange,
  writer: { person: string; revision: number },
): void {
  const { path, value } = change
  const before = valueAt(applied.answers, path)
  const other = otherWrite(applied.writes, change, writer.revision)
  const clash = other !== null && !isDeepStrictEqual(before, value)
  if (clash)
    applied.merged.push({ path, mine: toJson(value), theirs: toJson(before), by: other.by })
  if (clash && other.isAbove) return
  const answers = withValueAt(applied.answers, path, value)
  if (!answers) {
    applied.issues.push(rowGone(path))
    return
  }
  applied.answers = answers
  forgetBelow(applied.writes, path)
  applied.writes[path] = { revision: writer.revision, by: writer.person }
}

/** The newest write since the writer last looked that touches the same value. */
function otherWrite(
  writes: Draft['writes'],
  { path, base }: DraftChange,
  ownRevision: number,
): { by: string; isAbove: boolean } | null {
  let newest: { by: string; isAbove: boolean; revision: number } | null = null
  for (const [at, { revision, by }] of Object.entries(writes)) {
    const isAbove = path.startsWith(`${at}/`)
    const touches = at === path || isAbove || at.startsWith(`${path}/`)
    if (!touches || revision <= base || revision === ownRevision) continue
    if (!newest || revision > newest.revision) newest = { by, isAbove, revision }
  }
  return newest
}

/** A value written as a whole says nothing more about who wrote its parts. */
function forgetBelow(writes: Draft['writes'], path: string): void {
  for (const at of Object.keys(writes)) if (at.startsWith(`${path}/`)) delete writes[at]
}

function toJson(value: JsonValue | undefined): JsonValue {
  return value ?? null
}

function rowGone(path: string): Issue {
  return {
    path,
    code: 'draft.row-gone',
    message: {
      pl: 'Tego wiersza już nie ma: usunięto go w międzyczasie.',
      en: 'This row is gone: it was removed meanwhile.',
    },
  }
}
