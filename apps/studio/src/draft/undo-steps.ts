import type { DefinitionFiles, EditCommand } from '@splot/definition/edit'
import type { JsonValue, LocalText } from '@splot/definition'

/** What one step changed: path → the file before and after; `undefined` where there was none. */
export interface UndoStep {
  label: LocalText
  together: string | undefined
  /** When it was done, in milliseconds since 1970. */
  at: number
  changes: Record<string, { before: JsonValue | undefined; after: JsonValue | undefined }>
}

/** Steps that can be taken back and those that can be done again, the newest last. */
export interface UndoSteps {
  done: readonly UndoStep[]
  undone: readonly UndoStep[]
}

/** More steps than anybody takes back; each holds only what it changed. */
const stepsKept = 500
/** A pause after which what is typed in the same place is a step of its own. */
const pauseMs = 2_000

/** No step yet. */
export const noSteps: UndoSteps = { done: [], undone: [] }

/** Returns the step between two versions of the files; `null` when nothing changed. Pure. */
export function stepBetween(
  before: DefinitionFiles,
  after: DefinitionFiles,
  { label, together }: Pick<EditCommand, 'label' | 'together'>,
  at: number,
): UndoStep | null {
  const changes: UndoStep['changes'] = {}
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[path] !== after[path]) changes[path] = { before: before[path], after: after[path] }
  return Object.keys(changes).length === 0 ? null : { label, together, at, changes }
}

/**
 * Returns the steps with one more; it joins the one before when both say so and no pause lay between
 * them. Pure.
 */
export function withStep({ done }: UndoSteps, step: UndoStep): UndoSteps {
  const last = done.at(-1)
  const same = last?.together !== undefined && last.together === step.together
  const joins = same && step.at - last.at < pauseMs
  const steps = joins ? [...done.slice(0, -1), joined(last, step)] : [...done, step]
  return { done: steps.slice(-stepsKept), undone: [] }
}

function joined(first: UndoStep, second: UndoStep): UndoStep {
  const changes = { ...first.changes }
  for (const [path, { before, after }] of Object.entries(second.changes))
    changes[path] = { before: changes[path] ? changes[path].before : before, after }
  return { ...second, changes }
}

/** Returns the files with one side of a step in place. Pure. */
export function withSide(
  files: DefinitionFiles,
  { changes }: UndoStep,
  side: 'before' | 'after',
): DefinitionFiles {
  const result: Record<string, JsonValue> = { ...files }
  for (const [path, change] of Object.entries(changes)) {
    const value = change[side]
    if (value === undefined) delete result[path]
    else result[path] = value
  }
  return result
}

/**
 * Returns the steps that can still be taken back when somebody else changed these files: none that
 * touch them, nor older ones that touch what such a step touches. Pure.
 */
export function stepsWithout({ done }: UndoSteps, paths: readonly string[]): UndoSteps {
  const touched = new Set(paths)
  const kept = done.toReversed().filter(({ changes }) => {
    const own = Object.keys(changes)
    if (!own.some((path) => touched.has(path))) return true
    for (const path of own) touched.add(path)
    return false
  })
  return { done: kept.toReversed(), undone: [] }
}
