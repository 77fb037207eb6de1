import type { JsonValue } from '../json.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import type { Use } from '../references/names-of.ts'
import { readFiles } from '../references/read-files.ts'
import { joinPointer, splitPointer } from '../source/pointer.ts'
import type { DefinitionFiles } from './files.ts'
import { changeAt, setAt, valueAt } from './set-at.ts'
import { actionKinds } from '../workflow/actions.ts'

/** A part of a file that may have no name, such as a page of a form; `at` is `''` for the file itself. */
export interface FilePart {
  file: string
  /** JSON Pointer. */
  at: string
}

/** Tells whether a place lies in a part. Pure. */
export function stands({ file, at }: FilePart, place: FilePart): boolean {
  return file === place.file && (at === place.at || at.startsWith(`${place.at}/`))
}

/**
 * Returns the part that a name is declared by: of `/states/draft` that state, of `/id` the file, of
 * `/pages/0/…/key` the field. Pure.
 */
export function declaredPart(files: DefinitionFiles, { file, at, key }: Use): FilePart {
  if (key) return { file, at }
  const around = joinPointer('', ...splitPointer(at).slice(0, -1))
  return { file, at: around === '' && kindOfPath(file) !== undefined ? '' : around }
}

/**
 * Returns the smallest part around a use without which the file is still as it should be. What a transition leads to goes
 * with the transition: without it the case would stay where it is. Pure.
 */
export function removable(files: DefinitionFiles, use: FilePart): string | undefined {
  const steps = splitPointer(use.at)
  const target = steps.findLastIndex((step) => step === 'target')
  let size = target > 0 ? target : steps.length
  for (; size > 0; size -= 1) {
    const at = joinPointer('', ...steps.slice(0, size))
    const before = valueAt(files[use.file], at)
    if (before === undefined || typeof valueAt(files[use.file], parentOf(at)) !== 'object') continue
    if (isNeededParameter(files[use.file], at)) continue
    const after = withoutPlaces(files, [{ file: use.file, at }])
    if (readFiles(after).unread.includes(use.file)) continue
    return at
  }
  return mayGoWhole.has(kindOfPath(use.file) ?? '') ? '' : undefined
}

/** Without such a parameter, or without all of them, an action would say nothing: it goes as a whole. */
function isNeededParameter(root: JsonValue | undefined, at: string): boolean {
  const [name = '', around] = splitPointer(at).toReversed()
  const isAll = name === 'params'
  if (!isAll && around !== 'params') return false
  const action = valueAt(root, isAll ? parentOf(at) : parentOf(parentOf(at)))
  if (typeof action !== 'object' || action === null || Array.isArray(action)) return false
  const needed = neededOf(action['type'])
  return isAll ? needed.length > 0 : needed.includes(name)
}

function neededOf(type: JsonValue | undefined): readonly string[] {
  const kind = Object.entries(actionKinds).find(([id]) => id === type)?.[1]
  if (kind === undefined) return []
  // of `to`, `cases` and `workflow` an action that sends has one
  const { anyOf = [], oneOf = [] } = kind.schema as { anyOf?: OneNeeded[]; oneOf?: OneNeeded[] }
  return [...kind.required, ...[...anyOf, ...oneOf].flatMap(({ required = [] }) => required)]
}

interface OneNeeded {
  required?: string[]
}

/** Kinds of files that tell of others: about nothing they are nothing. */
const mayGoWhole = new Set(['dashboard', 'indicators', 'export'])

function parentOf(at: string): string {
  return joinPointer('', ...splitPointer(at).slice(0, -1))
}

/** Returns the files without parts of them; the last of a list first, so that pointers hold. Pure. */
export function withoutPlaces(
  files: DefinitionFiles,
  places: readonly FilePart[],
): DefinitionFiles {
  const outer = places.filter(
    (place) =>
      !places.some((other) => other !== place && other.at !== place.at && stands(place, other)),
  )
  const once = [...new Map(outer.map((place) => [`${place.file} ${place.at}`, place])).values()]
  return once
    .toSorted((a, b) => compareFromEnd(a.at, b.at))
    .reduce<DefinitionFiles>((all, { file, at }) => {
      const value = all[file]
      if (value === undefined) return all
      if (at !== '') return { ...all, [file]: withoutPart(value, at) }
      const { [file]: _gone, ...kept } = all
      return kept
    }, files)
}

/**
 * An object that is empty now because its only entry went goes with it, as `on` and `prefill` do; of several
 * alternatives of a transition the last one left is written alone.
 */
function withoutPart(value: JsonValue, at: string): JsonValue {
  const after = setAt(value, at, undefined)
  const around = parentOf(at)
  const holder = valueAt(after, around)
  if (typeof holder !== 'object' || holder === null) return after
  const left = Object.keys(holder).length
  const isWay = Array.isArray(holder) && leadsOn(splitPointer(around))
  if (isWay && left === 1) return setAt(after, around, holder[0])
  if (left > 0) return after
  if (isWay) return withoutPart(after, around)
  return mayGoEmpty.has(splitPointer(around).at(-1) ?? '')
    ? changeAt(after, around, () => undefined)
    : after
}

/** Whether steps lead to the alternatives of a transition. */
function leadsOn(steps: readonly string[]): boolean {
  const [around = '', last = ''] = steps.slice(-2)
  return ['always', 'onDone'].includes(last) || ['on', 'after'].includes(around)
}

const mayGoEmpty = new Set([
  'on',
  'after',
  'prefill',
  'actions',
  'sections',
  'notWho',
  'tasks',
  'timers',
  'answers',
])

function compareFromEnd(a: string, b: string): number {
  const [left, right] = [splitPointer(a), splitPointer(b)]
  for (let n = 0; n < Math.min(left.length, right.length); n += 1) {
    const difference = Number(right[n]) - Number(left[n])
    if (left[n] !== right[n])
      return Number.isNaN(difference) ? (left[n]! < right[n]! ? 1 : -1) : difference
  }
  return right.length - left.length
}
