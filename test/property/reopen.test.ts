import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import { SplotError } from '@splot/definition'
import { advanceCase, compileWorkflow, createCalendar, startCase } from '@splot/engine'
import type { Case, Command, CompiledWorkflow, HistoryRecord } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { expect, it } from 'vitest'
import { randomWorkflow } from '../support/random-workflow.ts'
import { seeded } from '../support/seeded.ts'
import type { Seeded } from '../support/seeded.ts'

const expressions = createExpressionCompiler()
const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
const begin = Date.parse('2027-03-01T09:00:00Z')
const machines = 200
const stepsEach = 25

/** A random workflow whose finished cases may go on in any state that is no end. */
function reopenable(seed: Seeded): WorkflowDefinition {
  const definition = randomWorkflow(seed)
  const to = idsOf(definition.states)
  return { ...definition, access: { ...definition.access, reopen: { roles: ['officer'], to } } }
}

function idsOf(states: Record<string, StateDefinition>): string[] {
  return Object.values(states).flatMap(({ id, type, states: inner }) => [
    ...(type === 'final' || type === 'history' ? [] : [id]),
    ...idsOf(inner ?? {}),
  ])
}

/** One case that goes through JSON after every step, and one that never does. */
interface Pair {
  compiled: CompiledWorkflow
  stored: Case
  kept: Case
  history: HistoryRecord[]
  now: number
}

function begun(seed: Seeded): Pair | null {
  try {
    const compiled = compileWorkflow(reopenable(seed), { expressions, calendar })
    const { case: kept, history } = startCase(
      compiled,
      { id: 'c', input: {}, parameters: {} },
      environment(begin),
    )
    return { compiled, kept, stored: throughJson(kept), history, now: begin }
  } catch (error) {
    if (isRandomFault(error)) return null
    throw error
  }
}

function environment(now: number) {
  return { now: new Date(now).toISOString(), actor: { id: 'olga', roles: ['officer'] } }
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** Random machines run in circles, or into sets of states that are none; both are refused. */
function isRandomFault(error: unknown): boolean {
  return (
    error instanceof SplotError && /^workflow\.(?:loop|illegal-move|invalid)$/u.test(error.code)
  )
}

function nextCommand(seed: Seeded, { kept }: Pair, to: readonly string[]): Command {
  if (kept.status === 'done') return { type: 'reopen', to: seed.pick([...to]), reason: 'powód' }
  const timer = kept.timers.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
  if (timer && seed.chance(0.2)) return { type: 'fire', timer: timer.key }
  const event = seed.pick(['E1', 'E2', 'E3', 'E4', 'E5'])
  return { type: 'event', event, payload: { n: seed.below(10) } }
}

/** Does the same to both; a refusal must be the same for both and change nothing. */
function step(pair: Pair, command: Command): boolean {
  const due = pair.kept.timers.find(({ key }) => command.type === 'fire' && key === command.timer)
  const now = due ? Math.max(pair.now, Date.parse(due.dueAt)) : pair.now + 60_000
  const ask = (given: Case) => advanceCase(pair.compiled, given, command, environment(now))
  let after
  try {
    after = ask(pair.kept)
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    expect(() => ask(pair.stored)).toThrowError(expect.objectContaining({ code: error.code }))
    return false
  }
  const beside = ask(pair.stored)
  expect(beside).toEqual(after)
  Object.assign(pair, {
    kept: after.case,
    stored: throughJson(beside.case),
    history: [...pair.history, ...after.history],
    now,
  })
  return true
}

it(
  '[EN60] [EN2] reopened cases go on the same whether they were stored or not',
  { timeout: 120_000 },
  () => {
    const totals = { reopened: 0, again: 0, steps: 0 }
    for (let number = 1; number <= machines; number++) {
      const seed = seeded(number)
      const pair = begun(seed)
      if (!pair) continue
      const to = pair.compiled.definition.access.reopen?.to ?? []
      const timerKeys = new Set(pair.kept.timers.map(({ key }) => key))
      let reopenings = 0
      for (let at = 0; at < stepsEach; at++) {
        const command = nextCommand(seed, pair, to)
        const before = pair.kept
        if (!step(pair, command)) continue
        totals.steps++
        const armed = pair.kept.timers.filter(
          ({ key }) => !before.timers.some((timer) => timer.key === key),
        )
        for (const { key } of armed) {
          // a timer is armed under a key of its own, or nothing could tell it from an earlier one
          expect([number, key, timerKeys.has(key)]).toEqual([number, key, false])
          timerKeys.add(key)
        }
        if (command.type !== 'reopen') continue
        reopenings++
        totals.reopened++
        const told = pair.history.at(-1)
        expect(told).toMatchObject({ type: 'reopened', actor: 'olga', from: before.states })
        expect(told?.data).toEqual({ to: command.to, reason: 'powód' })
        expect(pair.kept.visits[command.to]?.count).toBe(
          (before.visits[command.to]?.count ?? 0) + 1,
        )
        if (pair.kept.status === 'active') expect(pair.kept).not.toHaveProperty('endedAt')
        expect(pair.kept.context).toBeTypeOf('object')
      }
      if (reopenings > 1) totals.again++
    }
    expect(totals.reopened).toBeGreaterThan(40)
    expect(totals.again).toBeGreaterThan(5)
    expect(totals.steps).toBeGreaterThan(500)
  },
)
