import { diffArrays } from 'diff'
import type { JsonValue } from '../json.ts'
import type { DefinitionParts, Part, PartKind } from './part.ts'

/** One difference between two versions of a definition file. */
export interface Difference {
  /**
   * `added`, `removed`: a part with all in it. `moved`: to another place, or among its siblings.
   * `changed`: one setting of a part.
   */
  change: 'added' | 'removed' | 'moved' | 'changed'
  /** As it is now; of what is gone, as it was. */
  part: Part
  /** As it was; `null` for what is new. */
  earlier: Part | null
  /** Of `changed`: the setting, and what it was and is; `undefined` where it was or is not said. */
  setting?: string
  before?: JsonValue | undefined
  after?: JsonValue | undefined
}

/** Kinds whose key tells them in the whole file, so that they stay the same wherever they go. */
const known: ReadonlySet<PartKind> = new Set(['state', 'task', 'page', 'section', 'field'])

/** Kinds whose order people see. */
const ordered: ReadonlySet<PartKind> = new Set([
  'page',
  'section',
  'field',
  'item',
  'decisionStep',
  'rankingKey',
  'checklistItem',
  'stage',
  'panel',
  'indicator',
])

/**
 * Returns every difference between two versions of a file, in the order of the newer one; what is gone
 * stands at the end of what it was in. Pure; `[]` exactly when both say the same.
 */
export function differencesOf(before: DefinitionParts, after: DefinitionParts): Difference[] {
  const earlier = indexOf(before.root)
  const later = indexOf(after.root)
  const found: Difference[] = []

  const compare = (old: Part, part: Part): void => {
    found.push(...changedSettings(old, part))
    const moved = outOfOrder(old, part)
    for (const child of part.parts.filter(({ key }) => key !== null)) {
      const match = earlier.get(identity(child))
      if (match === undefined) {
        found.push({ change: 'added', part: child, earlier: null })
        broughtAlong(child)
        continue
      }
      const elsewhere = identity(match.parent!) !== identity(part)
      if (elsewhere || moved.has(nameOf(child)))
        found.push({ change: 'moved', part: child, earlier: match })
      compare(match, child)
    }
    const nameless = ({ parts }: Part): Part[] => parts.filter(({ key }) => key === null)
    for (const [one, other] of pairs(nameless(old), nameless(part))) {
      if (one && other) compare(one, other)
      else if (other) found.push({ change: 'added', part: other, earlier: null })
      else if (one) found.push({ change: 'removed', part: one, earlier: one })
    }
    for (const gone of old.parts) {
      if (gone.key !== null && !later.has(identity(gone)))
        found.push({ change: 'removed', part: gone, earlier: gone })
    }
  }

  // Parts that were elsewhere and now stand in a new one.
  const broughtAlong = (fresh: Part): void => {
    for (const child of fresh.parts) {
      const match = child.key === null ? undefined : earlier.get(identity(child))
      if (match === undefined) broughtAlong(child)
      else {
        found.push({ change: 'moved', part: child, earlier: match })
        compare(match, child)
      }
    }
  }

  compare(before.root, after.root)
  return found
}

function indexOf(root: Part): Map<string, Part> {
  const index = new Map<string, Part>()
  const add = (part: Part): void => {
    if (part.key !== null) index.set(identity(part), part)
    part.parts.forEach(add)
  }
  add(root)
  return index
}

/** Text that two versions of the same part have in common. */
function identity(part: Part): string {
  const own = nameOf(part)
  return part.parent === null || known.has(part.kind) ? own : `${identity(part.parent)} / ${own}`
}

/** Two parts of one place may bear one key if they are of different kinds. */
function nameOf({ kind, key }: Part): string {
  return `${kind} ${key ?? ''}`
}

function changedSettings(old: Part, part: Part): Difference[] {
  const names = new Set([...old.settings.keys(), ...part.settings.keys()])
  return [...names].flatMap((setting): Difference[] => {
    const [before, after] = [old.settings.get(setting), part.settings.get(setting)]
    return canonical(before) === canonical(after)
      ? []
      : [{ change: 'changed', part, earlier: old, setting, before, after }]
  })
}

/** Children that changed places with their siblings: those outside the longest common order. */
function outOfOrder(old: Part, part: Part): Set<string> {
  const keys = ({ parts }: Part): string[] =>
    parts.filter(({ kind, key }) => key !== null && ordered.has(kind)).map(nameOf)
  const [was, is] = [keys(old), keys(part)]
  const both = (one: string[], other: string[]): string[] =>
    one.filter((key) => other.includes(key))
  const moved = diffArrays(both(was, is), both(is, was)).flatMap(({ added, value }) =>
    added ? value : [],
  )
  return new Set(moved)
}

/** Parts without a key: the same ones first, then those of one place and kind, then what is new or gone. */
function pairs(before: Part[], after: Part[]): [Part | undefined, Part | undefined][] {
  const found: [Part | undefined, Part | undefined][] = []
  const same = (one: Part, other: Part): boolean => contents(one) === contents(other)
  let gone: Part[] = []
  for (const { added, removed, value } of diffArrays(before, after, { comparator: same })) {
    if (removed) gone.push(...value)
    else if (added) {
      for (const part of value) {
        const at = gone.findIndex((one) => likeness(one) === likeness(part))
        found.push([at < 0 ? undefined : gone[at], part])
        gone = gone.filter((_, n) => n !== at)
      }
    } else {
      found.push(...gone.map((one) => [one, undefined] as [Part, undefined]))
      gone = []
    }
  }
  return [...found, ...gone.map((one) => [one, undefined] as [Part, undefined])]
}

/** What makes two parts without key versions of one: what a transition waits for, what an action does. */
function likeness({ kind, settings }: Part): string {
  const told = settings.get('trigger') ?? settings.get('type') ?? ''
  return `${kind} ${canonical(told)}`
}

function contents(part: Part): string {
  const settings = [...part.settings].map(([name, value]) => `${name}=${canonical(value)}`).sort()
  return `${part.kind} ${settings.join(' ')} [${part.parts.map(contents).join(', ')}]`
}

function canonical(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
