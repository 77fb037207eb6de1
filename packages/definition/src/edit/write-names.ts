import type { JsonValue } from '../json.ts'
import { joinPointer, splitPointer } from '../source/pointer.ts'
import { wordOf } from '../references/name.ts'
import type { Name, Writing } from '../references/name.ts'
import type { Use } from '../references/names-of.ts'
import type { DefinitionFiles } from './files.ts'
import { changeAt } from './set-at.ts'

/** A use of a name, and the name to be written instead. */
export interface Rewriting {
  use: Use
  was: Name
  by: Name
  /** The key of the other, where it is a state whose key is not the end of its id. */
  key?: string
}

/** Returns the files with uses written anew; files, and parts of them, without one stay the same. Pure. */
export function rewritten(
  files: DefinitionFiles,
  rewritings: readonly Rewriting[],
): DefinitionFiles {
  const changed: Record<string, JsonValue> = {}
  for (const [file, all] of grouped(rewritings, ({ use }) => use.file)) {
    const before = files[file]
    if (before === undefined) continue
    const places = grouped(all, ({ use }) => `${use.key ? 'key' : 'value'} ${use.at}`)
    const texts = [...places.values()].filter(([first]) => first?.use.key === false)
    const keys = [...places.values()].filter(([first]) => first?.use.key === true)
    const withTexts = texts.reduce<JsonValue>(
      (value, one) =>
        changeAt(value, one[0]!.use.at, (text) =>
          typeof text === 'string' ? spliced(text, one) : text,
        ),
      before,
    )
    // the deepest first, so that the pointers of others still lead there
    changed[file] = keys
      .toSorted((a, b) => depth(b) - depth(a))
      .reduce<JsonValue>((value, one) => withKey(value, one), withTexts)
  }
  return Object.keys(changed).length === 0 ? files : { ...files, ...changed }
}

function depth([first]: readonly Rewriting[]): number {
  return splitPointer(first?.use.at ?? '').length
}

function withKey(root: JsonValue, rewritings: readonly Rewriting[]): JsonValue {
  const steps = splitPointer(rewritings[0]!.use.at)
  const key = steps.at(-1) ?? ''
  const after = spliced(key, rewritings)
  return changeAt(root, joinPointer('', ...steps.slice(0, -1)), (object) =>
    typeof object !== 'object' || object === null || Array.isArray(object)
      ? object
      : Object.fromEntries(
          Object.entries(object).map(([name, value]) => [name === key ? after : name, value]),
        ),
  )
}

function spliced(text: string, rewritings: readonly Rewriting[]): string {
  const seen = new Set<number>()
  return rewritings
    .filter(({ use }) => !seen.has(use.from) && seen.add(use.from))
    .toSorted((a, b) => b.use.from - a.use.from)
    .reduce((all, { use, was, by, key }) => {
      const word = writtenAs(by, use.writing, { was, text: all.slice(use.from, use.to) }, key)
      return all.slice(0, use.from) + word + all.slice(use.to)
    }, text)
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}

/** Returns the name that something bears once its word is another. Pure. */
export function renamed(name: Name, word: string): Name {
  if (name.kind !== 'state' && name.kind !== 'field') return { ...name, id: word }
  return { ...name, id: name.id.slice(0, name.id.lastIndexOf('.') + 1) + word }
}

/**
 * How a name is written in place of what stands there. The key of a state whose id ends otherwise stays as it is:
 * only its id is renamed.
 */
function writtenAs(
  by: Name,
  writing: Writing,
  before: { was: Name; text: string },
  key: string | undefined,
): string {
  if (writing.as === 'id' || writing.as === 'prefix') return by.id
  const prefix = `${by.inside}.`
  if (writing.as === 'short') return by.id.startsWith(prefix) ? by.id.slice(prefix.length) : by.id
  if (by.kind !== 'state') return wordOf(by)
  if (key !== undefined) return key
  return wordOf(before.was) === before.text ? wordOf(by) : before.text
}
