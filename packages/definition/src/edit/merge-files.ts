import type { JsonObject, JsonValue } from '../json.ts'
import { joinPointer } from '../source/pointer.ts'
import type { DefinitionFiles } from './files.ts'
import { setAt } from './set-at.ts'

/** A place that two people changed in different ways; the merged file holds what `mine` says. */
export interface MergeConflict {
  file: string
  /** JSON Pointer in the merged file. */
  at: string
  /** `undefined`: it was not there, or was taken away. */
  base: JsonValue | undefined
  mine: JsonValue | undefined
  theirs: JsonValue | undefined
}

/** What two people’s changes come to. */
export interface Merged {
  files: DefinitionFiles
  conflicts: MergeConflict[]
}

/**
 * Joins two people’s changes of the same files. Objects are joined key by key; lists whose elements have stable
 * ids element by element, wherever they were moved. What only one of them changed is taken; what both changed in
 * different ways is a conflict, and stays as in `mine`. Pure.
 */
export function mergeFiles(
  base: DefinitionFiles,
  mine: DefinitionFiles,
  theirs: DefinitionFiles,
): Merged {
  const conflicts: MergeConflict[] = []
  const files: Record<string, JsonValue> = {}
  for (const file of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const found = mergeFile(base[file], mine[file], theirs[file])
    if (found.merged !== undefined) files[file] = found.merged
    conflicts.push(...found.conflicts.map((one) => ({ file, ...one })))
  }
  return { files, conflicts }
}

/** Joins two people’s changes of one file; `undefined` stands for no file. Pure. */
export function mergeFile(
  base: JsonValue | undefined,
  mine: JsonValue | undefined,
  theirs: JsonValue | undefined,
): { merged: JsonValue | undefined; conflicts: Omit<MergeConflict, 'file'>[] } {
  const conflicts: Omit<MergeConflict, 'file'>[] = []
  const merged = merge({ base, mine, theirs }, '', conflicts)
  return { merged, conflicts }
}

/**
 * Returns a joined file with conflicts settled as `saying` has it: with what the first, the second or none of the
 * two made of each place. Pure.
 */
export function settled(
  merged: JsonValue | undefined,
  conflicts: readonly Omit<MergeConflict, 'file'>[],
  saying: (conflict: Omit<MergeConflict, 'file'>) => 'mine' | 'theirs' | 'base',
): JsonValue | undefined {
  // the last one first: what is taken out of a list moves only places behind it
  return conflicts.reduceRight<JsonValue | undefined>((file, conflict) => {
    const value = conflict[saying(conflict)]
    return conflict.at === '' || file === undefined ? value : setAt(file, conflict.at, value)
  }, merged)
}

interface Three {
  base: JsonValue | undefined
  mine: JsonValue | undefined
  theirs: JsonValue | undefined
}

type Conflicts = Omit<MergeConflict, 'file'>[]

function merge(three: Three, at: string, conflicts: Conflicts): JsonValue | undefined {
  const { base, mine, theirs } = three
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (isObject(mine) && isObject(theirs) && (isObject(base) || base === undefined))
    return mergeObjects(base ?? {}, mine, theirs, at, conflicts)
  if (Array.isArray(mine) && Array.isArray(theirs) && (Array.isArray(base) || base === undefined)) {
    const lists = [base ?? [], mine, theirs].map(keyed)
    const [was, ours, others] = lists
    if (was && ours && others) return mergeLists(was, ours, others, at, conflicts)
  }
  conflicts.push({ at, base, mine, theirs })
  return mine ?? theirs
}

function mergeObjects(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  at: string,
  conflicts: Conflicts,
): JsonObject {
  const keys = ordered(Object.keys(base), Object.keys(mine), Object.keys(theirs))
  const entries = keys.flatMap((key): [string, JsonValue][] => {
    const three = { base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }
    const merged = merge(three, joinPointer(at, key), conflicts)
    return merged === undefined ? [] : [[key, merged]]
  })
  return Object.fromEntries(entries)
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function mergeLists(
  base: ReadonlyMap<string, JsonValue>,
  mine: ReadonlyMap<string, JsonValue>,
  theirs: ReadonlyMap<string, JsonValue>,
  at: string,
  conflicts: Conflicts,
): JsonValue[] {
  const merged: JsonValue[] = []
  for (const key of ordered([...base.keys()], [...mine.keys()], [...theirs.keys()])) {
    const three = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) }
    const value = merge(three, joinPointer(at, merged.length), conflicts)
    if (value !== undefined) merged.push(value)
  }
  return merged
}

/**
 * Returns all keys in one order: that of `theirs` where only they changed the order, else that of `mine`, each
 * new key of the other behind the one it stands behind there.
 */
function ordered(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const kept = (keys: readonly string[], among: readonly string[]) => {
    const all = new Set(among)
    return keys.filter((key) => all.has(key))
  }
  const isMoved = kept(base, mine).join('\n') !== kept(mine, base).join('\n')
  const [first, second] = isMoved ? [mine, theirs] : [theirs, mine]
  const result = [...first]
  second.forEach((key, n) => {
    if (result.includes(key)) return
    const before = second.slice(0, n).findLast((one) => result.includes(one))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key)
  })
  return result
}

/** Properties by which elements of lists are known wherever they stand. */
const identities = ['id', 'key', 'code', 'workflow'] as const

/** Elements by what tells them apart; `undefined` where something is told by nothing, or twice. */
function keyed(list: readonly JsonValue[]): ReadonlyMap<string, JsonValue> | undefined {
  const elements = new Map<string, JsonValue>()
  for (const element of list) {
    const key = identityOf(element)
    if (key === undefined || elements.has(key)) return undefined
    elements.set(key, element)
  }
  return elements
}

function identityOf(element: JsonValue): string | undefined {
  if (typeof element === 'string') return `text ${element}`
  if (!isObject(element)) return undefined
  for (const property of identities) {
    const value = element[property]
    if (typeof value === 'string') return `${property} ${value}`
  }
  return undefined
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, n) => same(one, b[n]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.join('\n') === Object.keys(b).join('\n') &&
    keys.every((key) => same(a[key], b[key]))
  )
}
