import { SplotError } from '@splot/definition'
import type { WorkflowDefinition } from '@splot/definition'
import {
  advanceCase,
  compileWorkflow,
  createCalendar,
  fateOf,
  migrateCase,
  startCase,
} from '@splot/engine'
import type {
  Case,
  Command,
  CompiledWorkflow,
  Fate,
  MigrationOptions,
  StepEnvironment,
  StepResult,
} from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { expect, it } from 'vitest'
import {
  changedWorkflow,
  placesOf,
  withFreeGuards,
  withTasks,
} from '../support/changed-workflow.ts'
import { randomWorkflow } from '../support/random-workflow.ts'
import { seeded } from '../support/seeded.ts'
import type { Seeded } from '../support/seeded.ts'

const expressions = createExpressionCompiler()
const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
const begin = Date.parse('2027-03-01T09:00:00Z')
/** Changes of definitions by which some case is migrated. */
const wanted = 1_000
/** Larger ones only take longer. */
const statesAtMost = 12
const casesEach = 3

function environment(now: number): StepEnvironment {
  return {
    now: new Date(now).toISOString(),
    actor: { id: 'olga', roles: ['officer'] },
    staff: { officer: [{ person: 'olga', load: 0 }] },
  }
}

function compiled(definition: WorkflowDefinition): CompiledWorkflow | null {
  return refusedOr(() => compileWorkflow(definition, { expressions, calendar }))
}

/** What was computed, or `null` where a random definition or command is refused. */
function refusedOr<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof SplotError && /^(?:workflow|event|task)\./u.test(error.code)) return null
    throw error
  }
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** A case some steps after its start. */
interface Walked {
  case: Case
  now: number
}

function walked(
  seed: Seeded,
  of: CompiledWorkflow,
  from: Walked | null,
  steps: number,
): Walked | null {
  let at = from
  if (at === null) {
    const started = refusedOr(() =>
      startCase(of, { id: 'c', input: {}, parameters: {} }, environment(begin)),
    )
    if (started === null) return null
    at = { case: throughJson(started.case), now: begin }
  }
  for (let left = steps; left > 0 && at.case.status === 'active'; left--) {
    const command: Command = seed.pick(commandsOf(at.case))
    at = stepped(of, at, command)?.walked ?? at
  }
  return at
}

/** All that could be done with a case by hand, and its deadlines. */
function commandsOf(given: Case): Command[] {
  const open = given.items.filter(({ status }) => status === 'open')
  return [
    ...['E1', 'E2', 'E3', 'E4', 'E5'].flatMap((event) =>
      [0, 9].map((n): Command => ({ type: 'event', event, payload: { n } })),
    ),
    ...given.timers.map(({ key }): Command => ({ type: 'fire', timer: key })),
    ...open.map(({ key }): Command => ({ type: 'complete', item: key })),
  ]
}

function stepped(
  of: CompiledWorkflow,
  at: Walked,
  command: Command,
): { result: StepResult; walked: Walked } | null {
  const due = at.case.timers.find(({ key }) => command.type === 'fire' && key === command.timer)
  const now = due ? Math.max(at.now, Date.parse(due.dueAt)) : at.now + 60_000
  const result = refusedOr(() => advanceCase(of, at.case, command, environment(now)))
  return result && { result, walked: { case: throughJson(result.case), now } }
}

/** The report, told again from what migration did. */
function toldBy(given: Case, { case: now, effects }: StepResult): Partial<Fate> {
  const counted: Record<string, number> = {}
  for (const { type } of effects) counted[type] = (counted[type] ?? 0) + 1
  const same =
    given.states.length === now.states.length && given.states.every((id) => now.states.includes(id))
  return {
    kind: same ? 'stays' : 'moves',
    from: given.states,
    to: now.states,
    effects: counted,
  }
}

function expectTold(fate: Fate, given: Case, result: StepResult, at: number): void {
  const now = result.case
  expect(fate).toMatchObject(toldBy(given, result))
  const due = (of: Case) =>
    of.timers
      .filter(({ kind }) => kind === 'due')
      .map(({ timer, dueAt }) => `${timer} ${dueAt}`)
      .toSorted()
  const dates = (which: 'dueBefore' | 'dueAfter') =>
    fate.timers
      .filter((one) => one[which] !== undefined)
      .map((one) => `${one.timer} ${one[which]}`)
      .toSorted()
  expect(dates('dueBefore')).toEqual(due(given))
  expect(dates('dueAfter')).toEqual(due(now))
  for (const { dueAfter, overdue } of fate.timers) {
    expect(overdue).toBe(dueAfter !== undefined && Date.parse(dueAfter) <= at)
  }
  const open = (of: Case, task: string) =>
    of.items.filter((item) => item.task === task && item.status === 'open')
  const tasks = new Set([...given.items, ...now.items].map(({ task }) => task))
  for (const task of tasks) {
    const [before, after] = [open(given, task), open(now, task)]
    const told = fate.tasks.find((one) => one.task === task)
    expect([told?.before ?? 0, told?.after ?? 0]).toEqual([before.length, after.length])
    const kept = before.filter(({ key }) => after.some((one) => one.key === key))
    if (told) expect(told.change === 'kept').toBe(kept.length > 0)
  }
}

/** The case is one its new version could have, and has lost nothing that was done. */
function expectWhole(after: CompiledWorkflow, given: Case, now: Case): void {
  expect(now.workflow).toEqual({ id: after.definition.id, version: after.definition.version })
  const { answers, members, input, startedAt } = given
  expect(now).toMatchObject({ members, input, startedAt, step: given.step + 1 })
  for (const [task, records] of Object.entries(answers)) expect(now.answers[task]).toEqual(records)
  for (const name of Object.keys(after.definition.context!)) {
    expect(Object.hasOwn(now.context, name)).toBe(true)
  }
  expectKeysApart(now)
  const states = new Map(placesOf(after.definition).map(({ state }) => [state.id, state]))
  for (const { state, timer } of now.timers) {
    expect(now.states).toContain(state)
    expect(Object.keys(states.get(state)?.after ?? {})).toContain(timer)
  }
  for (const { state, task, visit, status } of now.items) {
    if (status !== 'open') continue
    expect(now.states).toContain(state)
    expect(states.get(state)?.meta?.tasks?.map(({ id }) => id)).toContain(task)
    expect(visit).toBe(now.visits[state]?.count)
  }
}

function expectKeysApart({ items, timers }: Case): void {
  for (const list of [items, timers]) {
    expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
  }
}

const searchedAtMost = 200

/** Looks for an end by every way there is; `null` when there was too much to look at. */
function reachesEnd(of: CompiledWorkflow, from: Walked): boolean | null {
  const keyOf = ({ case: given }: Walked): string =>
    JSON.stringify([
      given.value,
      given.historyValue ?? {},
      given.timers.map(({ key }) => key.replace(/\d+$/, '')),
    ])
  const seen = new Set([keyOf(from)])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at.case.status === 'done') return true
    if (seen.size > searchedAtMost) return null
    for (const command of commandsOf(at.case)) {
      const next = command.type === 'complete' ? null : stepped(of, at, command)?.walked
      if (!next || seen.has(keyOf(next))) continue
      seen.add(keyOf(next))
      queue.push(next)
    }
  }
  return false
}

/** Sends every state without a place to some state, or all to the start. */
function decided(seed: Seeded, fate: Fate, after: WorkflowDefinition): Record<string, string> {
  const ids = placesOf(after).flatMap(({ state }) => (state.type === 'history' ? [] : state.id))
  if (seed.chance(0.2)) return { [after.id]: after.id }
  return Object.fromEntries(fate.undecided.map(({ state }) => [state, seed.pick(ids)]))
}

it(
  '[EN81] [EN88] what the report says is what migration does, for random changes of random cases',
  { timeout: 600_000 },
  () => {
    const totals = {
      stays: 0,
      moves: 0,
      mustDecide: 0,
      blocked: 0,
      steps: 0,
      ended: 0,
      reached: 0,
      unreachable: 0,
    }
    const kinds = { kept: 0, gained: 0, lost: 0, reopened: 0 }
    let changes = 0
    for (let number = 1; changes < wanted; number++) {
      const seed = seeded(number)
      const isFree = seed.chance(0.5)
      const random = withTasks(seed, randomWorkflow(seed))
      const definition = isFree ? withFreeGuards(random) : random
      if (placesOf(definition).length > statesAtMost) continue
      const before = compiled(definition)
      const changed = changedWorkflow(seed, definition)
      const after = before && compiled(changed)
      if (!before || !after) continue
      let migrations = 0
      for (let left = casesEach; left > 0; left--) {
        const live = walked(seed, before, null, seed.below(12))
        if (!live || live.case.status === 'done') continue
        const now = live.now + 60_000
        const given = throughJson(live.case)
        let options: MigrationOptions = {}
        let fate = fateOf(before, after, live.case, options, environment(now))
        totals[fate.kind]++
        if (fate.kind === 'mustDecide') {
          expect(fate.undecided.length).toBeGreaterThan(0)
          options = { mapping: decided(seed, fate, changed) }
          fate = fateOf(before, after, live.case, options, environment(now))
        }
        const migrate = () => migrateCase(before, after, live.case, options, environment(now))
        if (fate.kind === 'mustDecide' || fate.kind === 'blocked') {
          const code = fate.blocked?.code ?? 'case.undecided'
          expect(migrate).toThrow(expect.objectContaining({ code }))
          continue
        }
        const result = migrate()
        migrations++
        try {
          expect(migrateCase(before, after, given, options, environment(now))).toEqual(result)
          expect(live.case).toEqual(given)
          expectTold(fate, given, result, now)
          expectWhole(after, given, result.case)
          for (const { change } of [...fate.tasks, ...fate.timers]) kinds[change]++
          if (isFree && fate.end === 'reachable') {
            const found = reachesEnd(after, { case: result.case, now })
            expect(found).not.toBe(false)
            if (found) totals.reached++
          }
          if (fate.end === 'unreachable') totals.unreachable++
          // it goes on as any case of its version
          const later = walked(seed, after, { case: throughJson(result.case), now }, 8)!
          totals.steps += later.case.step - result.case.step
          expectKeysApart(later.case)
          if (later.case.status === 'done') {
            totals.ended++
            expect(fate.end).not.toBe('unreachable')
          }
        } catch (error) {
          throw new Error(`seed ${number}: ${(error as Error).message}`, { cause: error })
        }
      }
      if (migrations > 0) changes++
    }
    for (const count of Object.values({ ...totals, ...kinds })) expect(count).toBeGreaterThan(5)
  },
)
