import type { JsonValue } from '@splot/definition'
import type { Plan, StatePlan } from '../plan.ts'
import type { StateMapping, Undecided } from './types.ts'

/** Where a case goes on in another version of its workflow. */
export interface Target {
  /** Every state it goes on in, the root included, in document order. */
  active: readonly StatePlan[]
  /** The same as a set. */
  way: ReadonlySet<StatePlan>
  /** Those of `active` that it is in already. */
  kept: ReadonlySet<StatePlan>
  /** Active state of the old version → where what belongs to it goes on. */
  image: ReadonlyMap<string, StatePlan>
  value: JsonValue
}

/**
 * Returns where a case in the `active` states of the old version goes on in `plan`, or which of them
 * lack a place. It goes on in the fewest states that hold all it is sent to; beside and inside them in
 * the initial ones. Pure.
 */
export function targetOf(
  plan: Plan,
  active: readonly StatePlan[],
  mapping: StateMapping,
): Target | Undecided[] {
  const undecided: Undecided[] = []
  const sent = new Map<StatePlan, StatePlan>()
  for (const leaf of active.filter(isLeaf)) {
    const place = placeOf(plan, leaf, mapping)
    if (typeof place === 'string') undecided.push({ state: leaf.id, why: place })
    else sent.set(leaf, place)
  }
  const wanted = new Set([...sent.values()].flatMap(around))
  const apart = new Set([...wanted].filter((state) => isTorn(state, wanted)))
  for (const [leaf, place] of sent) {
    const torn = around(place).some((state) => state !== place && apart.has(state))
    if (torn) undecided.push({ state: leaf.id, why: 'apart' })
  }
  if (undecided.length > 0) return undecided
  const all = filled(plan.root, wanted)
  const way = new Set(all)
  const image = imageOf(plan, active, mapping, way)
  const kept = new Set(all.filter((state) => image.get(state.id) === state))
  return { active: all, way, kept, image, value: valueOf(plan.root, way) }
}

function isLeaf({ type }: StatePlan): boolean {
  return type === 'atomic' || type === 'final'
}

/** The nearest choice that somebody made, or the state of the same id. */
function placeOf(plan: Plan, leaf: StatePlan, mapping: StateMapping): StatePlan | Undecided['why'] {
  for (const state of around(leaf)) {
    const chosen = Object.hasOwn(mapping, state.id) ? mapping[state.id] : undefined
    if (chosen !== undefined) return enterable(plan, chosen) ?? 'unknown'
    const same = state === leaf ? enterable(plan, leaf.id) : null
    if (same) return same
  }
  return 'gone'
}

function enterable(plan: Plan, id: string): StatePlan | null {
  const state = plan.states.get(id)
  return state === undefined || state.type === 'history' ? null : state
}

/** The state and all around it, outwards. */
export function around(state: StatePlan): StatePlan[] {
  const states: StatePlan[] = []
  for (let at: StatePlan | null = state; at !== null; at = at.parent) states.push(at)
  return states
}

/** Of a state that is in one of its children at a time, more than one is wanted. */
function isTorn({ type, children }: StatePlan, wanted: ReadonlySet<StatePlan>): boolean {
  return type === 'compound' && children.filter((child) => wanted.has(child)).length > 1
}

/** The states of a whole configuration of `state` that holds those wanted, in document order. */
export function filled(state: StatePlan, wanted: ReadonlySet<StatePlan>): StatePlan[] {
  const { type, children } = state
  const inner = children.filter(
    (child) => child.type !== 'history' && (type === 'parallel' || child === chosen(state, wanted)),
  )
  return [state, ...inner.flatMap((child) => filled(child, wanted))]
}

function chosen(
  { children, definition }: StatePlan,
  wanted: ReadonlySet<StatePlan>,
): StatePlan | undefined {
  return (
    children.find((child) => wanted.has(child)) ??
    children.find((child) => child.key === definition.initial)
  )
}

/** Where the old states themselves go on: only where the case goes on too. */
function imageOf(
  plan: Plan,
  active: readonly StatePlan[],
  mapping: StateMapping,
  way: ReadonlySet<StatePlan>,
): Map<string, StatePlan> {
  const image = new Map<string, StatePlan>()
  for (const state of active) {
    const { id } = state
    const chosen = Object.hasOwn(mapping, id) ? enterable(plan, mapping[id]!) : null
    const same = enterable(plan, id)
    // What is sent into itself, or only says where its gone inner states go, stays what it is.
    const stays = chosen === null || !isLeaf(state) || around(chosen).some((one) => one === same)
    const place = same && stays && way.has(same) ? same : chosen
    if (place && way.has(place)) image.set(id, place)
  }
  return image
}

/** The state value as XState writes it. */
function valueOf(state: StatePlan, way: ReadonlySet<StatePlan>): JsonValue {
  const inner = state.children.filter((child) => way.has(child))
  const [only] = inner
  if (state.type === 'compound' && only && only.children.length === 0) return only.key
  return Object.fromEntries(inner.map((child) => [child.key, valueOf(child, way)]))
}
