import { isLocalText, kindOfPath, locales, type JsonValue } from '@splot/definition'
import { mergeFile, settled, valueAt, type MergeConflict } from '@splot/definition/edit'
import type { ProgrammeDraftChange, ProgrammeDraftClash } from '@splot/runtime'
import { readText, writeText } from '../draft/json-text.ts'

/** Whose version of a place stays: the draft’s, or the one that came into force. */
export type Side = 'mine' | 'theirs'

/** A place that the draft and what came into force say differently; both languages of a text are one. */
export interface Disagreement {
  /** Told apart by the place and by what both say, so that a choice never counts for anything else. */
  key: string
  conflicts: readonly Omit<MergeConflict, 'file'>[]
}

/** A file that changed on both sides, joined; the draft’s version stands where the two disagree. */
export interface JoinedClash {
  path: string
  /** Revision of the file in the draft. */
  revision: number
  merged: JsonValue | undefined
  disagreements: readonly Disagreement[]
}

/** Joins what the draft and what came into force made of a file. Pure. */
export function joinClash({ path, revision, ...texts }: ProgrammeDraftClash): JoinedClash {
  const [base, mine, theirs] = [texts.base, texts.draft, texts.inForce].map(valueIn)
  const { merged, conflicts } = mergeFile(base, mine, theirs)
  // which translations were noted is no definition: nobody is asked, the draft goes on from its own notes
  const asked = kindOfPath(path) === undefined ? [] : conflicts
  const places = new Map<string, typeof conflicts>()
  for (const conflict of asked) {
    const place = placeOf(merged, conflict.at)
    places.set(place, [...(places.get(place) ?? []), conflict])
  }
  const disagreements = [...places.values()].map((own) => ({
    key: JSON.stringify([path, ...own.flatMap(({ at, mine: a, theirs: b }) => [at, a, b])]),
    conflicts: own,
  }))
  return { path, revision, merged, disagreements }
}

/** Returns what a joined file is once each disagreement is settled as chosen, else as in the draft. Pure. */
export function settledClash(
  { path, revision, merged, disagreements }: JoinedClash,
  chosen: Readonly<Record<string, Side>>,
): ProgrammeDraftChange {
  const sides = new Map(
    disagreements.flatMap(({ key, conflicts }) =>
      conflicts.map((conflict) => [conflict, chosen[key] ?? 'mine'] as const),
    ),
  )
  const value = settled(merged, [...sides.keys()], (conflict) => sides.get(conflict) ?? 'mine')
  return { path, base: revision, text: value === undefined ? null : textOf(value) }
}

/** What is no JSON is joined as one text. */
function valueIn(text: string | null): JsonValue | undefined {
  return text === null ? undefined : (readText(text) ?? text)
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : writeText(value)
}

function placeOf(merged: JsonValue | undefined, at: string): string {
  const cut = at.lastIndexOf('/')
  const isLanguage = (locales as readonly string[]).includes(at.slice(cut + 1))
  return isLanguage && isLocalText(valueAt(merged, at.slice(0, cut))) ? at.slice(0, cut) : at
}
