import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { type Value, isContext } from '../values/value.ts'
import type { Code } from './code.ts'

/** What part of a condition gave, and the names it looked for in the item and did not find there. */
interface Remembered {
  value: Value
  missed: ReadonlySet<string>
}

/** What has been noted of looking at one item: a name found in it, and those that were not. */
export interface Watch {
  found: boolean
  readonly missed: Set<string>
}

/** One run of a filter over its list. */
export interface FilterRun {
  readonly known: Map<Code, Remembered | 'depends'>
  watch: Watch | null
}

/** Begins a run of the filter whose item lies in `slot`; returns the run it happens in. */
export function enterFilter(run: Run, slot: number): FilterRun | undefined {
  const outer = run.filters[slot]
  run.filters[slot] = { known: new Map(), watch: null }
  return outer
}

/** Ends a run of a filter. */
export function leaveFilter(run: Run, slot: number, outer: FilterRun | undefined): void {
  run.filters[slot] = outer
}

/** Notes that a name was looked for in the item of a filter. */
export function noteLook(run: Run, slot: number, name: string, found: boolean): void {
  const watch = run.filters[slot]?.watch
  if (watch === null || watch === undefined) return
  if (found) watch.found = true
  else watch.missed.add(name)
}

/**
 * Returns code that computes part of a condition once for all items as long as it does not look at the
 * item: `list[id = other[key = name].id]` goes through `other` once, not once for each of `list`, and
 * takes a step of the budget for each of the others.
 */
export function remembering(code: Code, slot: number): Code {
  return (run) => {
    const filter = run.filters[slot]
    if (filter === undefined) return code(run)
    const known = filter.known.get(code)
    if (known === 'depends') return code(run)
    if (known !== undefined && sameFor(run.locals[slot] ?? null, known)) {
      run.charge(1)
      for (const name of known.missed) filter.watch?.missed.add(name)
      return known.value
    }
    const outer = filter.watch
    const watch: Watch = { found: false, missed: new Set() }
    filter.watch = watch
    const value = code(run)
    filter.watch = outer
    filter.known.set(code, watch.found ? 'depends' : { value, missed: watch.missed })
    if (outer !== null) {
      outer.found ||= watch.found
      for (const name of watch.missed) outer.missed.add(name)
    }
    return value
  }
}

/** What was not found in one item is not in this one either. */
function sameFor(item: Value, { missed }: Remembered): boolean {
  if (!isContext(item)) return true
  for (const name of missed) if (Object.hasOwn(item, name)) return false
  return true
}

/** Whether a part of a condition is worth remembering: it goes through a list, and makes no function. */
export function isWorthRemembering(node: Expression): boolean {
  const kinds = kindsIn(node)
  return loops.some((kind) => kinds.has(kind)) && !kinds.has('function')
}

const loops = ['filter', 'for', 'some', 'every'] as const

function kindsIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  if ('type' in node && typeof node.type === 'string') found.add(node.type)
  for (const part of Object.values(node)) kindsIn(part, found)
  return found
}
