import type { StateDefinition, TransitionDefinition, WorkflowDefinition } from '@splot/definition'
import type { Seeded } from './seeded.ts'

/** A state with the object that holds it. */
interface Place {
  holder: Record<string, StateDefinition>
  key: string
  state: StateDefinition
  parent: StateDefinition | null
}

/**
 * The next version of a random workflow, changed in one to four places as administrators do: states
 * come, go, move and turn into others, ways lead elsewhere, deadlines and tasks change. It may be one
 * that cannot run.
 */
export function changedWorkflow(seed: Seeded, before: WorkflowDefinition): WorkflowDefinition {
  const after = structuredClone(before)
  after.version = before.version + 1
  for (let left = 1 + seed.below(4); left > 0; left--) seed.pick(edits)(seed, after)
  return after
}

/** Gives states of a random workflow tasks, some for two. */
export function withTasks(seed: Seeded, definition: WorkflowDefinition): WorkflowDefinition {
  let number = 0
  for (const { state } of placesOf(definition)) {
    if (canAct(state) && seed.chance(0.4)) addTask(seed, state, `task${number++}`)
  }
  return definition
}

/** Leaves only guards that whoever sends an event can make hold or not: `event.n > 4`. */
export function withFreeGuards(definition: WorkflowDefinition): WorkflowDefinition {
  const root = definition as unknown as StateDefinition
  for (const state of [root, ...placesOf(definition).map((place) => place.state)]) {
    const byEvent = waysOf({ on: state.on ?? {} } as StateDefinition)
    for (const way of byEvent) if (way.guard !== undefined) way.guard = 'event.n > 4'
    for (const way of waysOf(state)) if (!byEvent.includes(way)) delete way.guard
  }
  return definition
}

type Edit = (seed: Seeded, definition: WorkflowDefinition) => void

const edits: Edit[] = [
  removeState,
  addState,
  moveState,
  renameState,
  turnState,
  redirect,
  redirect,
  changeTimers,
  changeTimers,
  changeTask,
  changeTask,
  (seed, { context }) => {
    context![seed.pick(['a', 'd', 'e'])] = seed.below(3)
  },
]

/** Every state, outer ones first. */
export function placesOf({ states }: WorkflowDefinition): Place[] {
  const inside = (
    holder: Record<string, StateDefinition>,
    parent: StateDefinition | null,
  ): Place[] =>
    Object.entries(holder).flatMap(([key, state]) => [
      { holder, key, state, parent },
      ...inside(state.states ?? {}, state),
    ])
  return inside(states, null)
}

function canAct({ type }: StateDefinition): boolean {
  return type !== 'final' && type !== 'history'
}

function removeState(seed: Seeded, definition: WorkflowDefinition): void {
  const { holder, key, parent } = seed.pick(placesOf(definition))
  if (Object.values(holder).filter(({ type }) => type !== 'history').length < 2) return
  delete holder[key]
  const first = Object.keys(holder).find((one) => holder[one]!.type !== 'history')!
  if (parent === null) {
    if (definition.initial === key) definition.initial = first
  } else if (parent.initial === key) parent.initial = first
  mend(seed, definition)
}

function addState(seed: Seeded, definition: WorkflowDefinition): void {
  const { holder, state } = seed.pick(placesOf(definition))
  const id = `${state.id}.new${seed.below(1_000)}`
  holder[`new${seed.below(1_000)}`] = {
    id,
    ...(seed.chance(0.3)
      ? { type: 'final' as const }
      : {
          on: { [seed.pick(['E1', 'E2', 'E3'])]: `#${seed.pick(placesOf(definition)).state.id}` },
        }),
  }
  if (canAct(state)) state.on = { ...state.on, [seed.pick(['E2', 'E4'])]: `#${id}` }
}

/** The same state under another parent. */
function moveState(seed: Seeded, definition: WorkflowDefinition): void {
  const moved = seed.pick(placesOf(definition))
  const inside = placesOf({ ...definition, states: { it: moved.state } })
  const homes = placesOf(definition).filter(
    ({ state }) => state.states !== undefined && !inside.some((one) => one.state === state),
  )
  const rest = Object.values(moved.holder).filter(({ type }) => type !== 'history')
  if (homes.length === 0 || rest.length < 2 || moved.state.type === 'history') return
  const home = seed.pick(homes).state
  delete moved.holder[moved.key]
  home.states![`moved${seed.below(1_000)}`] = moved.state
  const first = Object.keys(moved.holder).find((one) => moved.holder[one]!.type !== 'history')!
  if (moved.parent === null) {
    if (definition.initial === moved.key) definition.initial = first
  } else if (moved.parent.initial === moved.key) moved.parent.initial = first
}

/** Another id for what is the same to people. */
function renameState(seed: Seeded, definition: WorkflowDefinition): void {
  const { state } = seed.pick(placesOf(definition))
  state.id = `${state.id}.renamed${seed.below(1_000)}`
  mend(seed, definition)
}

function turnState(seed: Seeded, definition: WorkflowDefinition): void {
  const { state } = seed.pick(placesOf(definition))
  if (state.type === 'parallel') {
    delete state.type
    state.initial = Object.keys(state.states!).find(
      (key) => state.states![key]!.type !== 'history',
    )!
  } else if (state.states !== undefined && Object.values(state.states).every(canAct)) {
    state.type = 'parallel'
    delete state.initial
  } else if (state.states === undefined && state.type === undefined) {
    state.states = {
      inner: { id: `${state.id}.inner`, on: { E1: `#${state.id}.other` } },
      other: { id: `${state.id}.other` },
    }
    state.initial = 'inner'
  }
}

function redirect(seed: Seeded, definition: WorkflowDefinition): void {
  const ways = placesOf(definition).flatMap(({ state }) => waysOf(state))
  if (ways.length === 0) return
  const way = seed.pick(ways)
  if (way.target !== undefined) way.target = `#${seed.pick(placesOf(definition)).state.id}`
  if (seed.chance(0.3)) delete way.guard
}

function changeTimers(seed: Seeded, definition: WorkflowDefinition): void {
  const places = placesOf(definition).filter((place) => canAct(place.state))
  if (places.length === 0) return
  const { state } = seed.pick(places)
  const name = seed.pick(['t1', 't2', 't3'])
  if (seed.chance(0.4)) definition.timers![name] = { minutes: 1 + seed.below(30) }
  else if (state.after?.[name] !== undefined) delete state.after[name]
  else state.after = { ...state.after, [name]: `#${seed.pick(placesOf(definition)).state.id}` }
}

function changeTask(seed: Seeded, definition: WorkflowDefinition): void {
  const places = placesOf(definition).filter(({ state }) => canAct(state))
  if (places.length === 0) return
  const having = places.filter(({ state }) => (state.meta?.tasks?.length ?? 0) > 0)
  if (having.length === 0 || seed.chance(0.2)) {
    return addTask(seed, seed.pick(places).state, `added${seed.below(1_000)}`)
  }
  const { state } = seed.pick(having)
  const tasks = state.meta!.tasks!
  if (seed.chance(0.3)) return void tasks.shift()
  if (seed.chance(0.4)) {
    const target = seed.pick(places).state
    const [moved] = tasks.splice(0, 1)
    target.meta = { ...target.meta, tasks: [...(target.meta?.tasks ?? []), moved!] }
    return
  }
  tasks[0]!.assign = { ...tasks[0]!.assign, count: 1 + seed.below(3) }
}

function addTask(seed: Seeded, state: StateDefinition, id: string): void {
  const task = {
    id,
    assign: { role: 'officer', count: seed.chance(0.3) ? 2 : 1 },
    submit: seed.pick(['E1', 'E2', 'E3']),
  }
  state.meta = { ...state.meta, tasks: [...(state.meta?.tasks ?? []), task] }
}

/** Sends what led to a state that is gone to another one. */
function mend(seed: Seeded, definition: WorkflowDefinition): void {
  const ids = placesOf(definition).flatMap(({ state }) => state.id)
  const known = new Set(ids.map((id) => `#${id}`))
  const root = definition as unknown as StateDefinition
  for (const state of [root, ...placesOf(definition).map((place) => place.state)]) {
    for (const way of waysOf(state)) {
      if (typeof way.target === 'string' && !known.has(way.target))
        way.target = `#${seed.pick(ids)}`
    }
  }
}

/** The transitions of a state, made objects where they were texts. */
function waysOf(state: StateDefinition): TransitionDefinition[] {
  const listed = [state.on, state.after].flatMap((all) => Object.values(all ?? {}))
  return [...listed, state.always ?? [], state.onDone ?? []]
    .flat()
    .filter((way): way is TransitionDefinition => typeof way === 'object')
}
