import { SplotError, type JsonValue, type WorkflowDefinition } from '@splot/definition'
import {
  advanceCase,
  checkWorkflow,
  compileWorkflow,
  createCalendar,
  startCase,
  type Case,
  type Command,
  type StepResult,
} from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { liveActor, type LiveActor } from '../support/live-actor.ts'
import { randomWorkflow } from '../support/random-workflow.ts'
import { seeded, type Seeded } from '../support/seeded.ts'

const expressions = createExpressionCompiler()
const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
const begin = Date.parse('2027-03-01T09:00:00Z')
const machines = 1_200
const stepsEach = 20

/** What all walks together came to, so that the test cannot pass by doing nothing. */
const totals = {
  machines: 0,
  steps: 0,
  taken: 0,
  refused: 0,
  timers: 0,
  history: 0,
  endless: 0,
  illegal: 0,
}

/** The durable engine beside the live actor; the case goes through JSON after every step. */
class Twins {
  readonly compiled
  readonly live: LiveActor
  readonly trace: JsonValue[] = []
  readonly history: unknown[] = []
  readonly visited = new Set<string>()
  now = begin
  case: Case

  constructor(definition: WorkflowDefinition, seed: number) {
    this.compiled = compileWorkflow(definition, { expressions, calendar })
    this.live = liveActor(definition)
    const options = { id: `case-${seed}`, input: {}, parameters: {} }
    this.case = this.keep(startCase(this.compiled, options, this.environment()))
  }

  environment() {
    return { now: new Date(this.now).toISOString(), actor: { id: 'olga', roles: ['officer'] } }
  }

  keep({ case: next, effects, history }: StepResult): Case {
    for (const effect of effects) this.trace.push(effect.params['people']!)
    this.history.push(...history)
    for (const state of next.states) this.visited.add(state)
    return JSON.parse(JSON.stringify(next)) as Case
  }

  advance(command: Command, twice: boolean): void {
    const before = JSON.stringify(this.case)
    const result = advanceCase(this.compiled, this.case, command, this.environment())
    if (twice) {
      const again = advanceCase(this.compiled, this.case, command, this.environment())
      expect(again).toEqual(result)
    }
    expect(JSON.stringify(this.case)).toBe(before)
    this.case = this.keep(result)
  }

  /** Sends the same event to both. */
  send(seed: Seeded): void {
    const type = seed.pick(['E1', 'E2', 'E3', 'E4', 'E5'])
    const payload = { n: seed.below(10) }
    const untouched = this.live.actor.getSnapshot() as unknown
    const traced = this.live.trace.length
    this.live.send({ ...payload, type })
    try {
      this.advance({ type: 'event', event: type, payload }, seed.chance(0.1))
      totals.taken++
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'event.not-allowed') throw error
      totals.refused++
      expect(this.live.actor.getSnapshot()).toBe(untouched)
      // XState runs the actions of an automatic transition to itself even then; we do nothing at all.
      this.live.trace.length = traced
    }
  }

  /** Lets time pass up to the next timer. */
  wait(): void {
    const due = Math.min(...this.case.timers.map((timer) => Date.parse(timer.dueAt)))
    if (!Number.isFinite(due)) return
    this.live.wait(due - this.now)
    this.now = due
    const ripe = this.case.timers.filter((timer) => Date.parse(timer.dueAt) === due)
    for (const { key } of ripe) {
      if (!this.case.timers.some((timer) => timer.key === key)) continue
      this.advance({ type: 'fire', timer: key }, false)
      totals.timers++
    }
  }

  compare(): void {
    expect(this.case.states).toEqual(this.live.states())
    expect(this.case.context).toEqual(this.live.context())
    expect(this.case.status).toBe(this.live.status())
    expect(this.trace).toEqual(this.live.trace)
  }
}

function isEndless(error: unknown): boolean {
  if (error instanceof SplotError) return error.code === 'workflow.loop'
  return error instanceof Error && error.message.startsWith('Infinite loop detected')
}

function isIllegal(error: unknown): boolean {
  return error instanceof SplotError && error.code === 'workflow.illegal-move'
}

function runSeed(seed: number): Twins | null {
  const random = seeded(seed)
  const definition = randomWorkflow(random)
  let twins: Twins
  try {
    twins = new Twins(definition, seed)
  } catch (error) {
    if (!isEndless(error)) throw error
    totals.endless++
    return null
  }
  totals.machines++
  twins.compare()
  for (let at = 0; at < stepsEach && twins.case.status === 'active'; at++) {
    const told = twins.history.length
    try {
      if (random.chance(0.2)) twins.wait()
      else twins.send(random)
    } catch (error) {
      if (isIllegal(error)) {
        // XState comes to such sets of nodes in rare targets of history; it stores them, we refuse.
        expect(twins.live.legal()).toBe(false)
        totals.illegal++
        return twins
      }
      if (!isEndless(error)) throw error
      totals.endless++
      return null
    }
    totals.steps++
    if (twins.case.historyValue !== undefined) totals.history++
    expect(twins.history.length - told).toBeGreaterThanOrEqual(0)
    twins.compare()
  }
  return twins
}

describe('random workflows', () => {
  it(
    '[EN2] [EN9] the engine, stopped after every step, does what a live actor does',
    { timeout: 180_000 },
    () => {
      for (let seed = 1; seed <= machines; seed++) {
        try {
          runSeed(seed)
        } catch (error) {
          throw new Error(`Seed ${seed}: ${(error as Error).message}`, { cause: error })
        }
      }
      expect(totals.machines).toBeGreaterThanOrEqual(1_000)
      expect(totals.taken).toBeGreaterThan(5_000)
      expect(totals.refused).toBeGreaterThan(500)
      expect(totals.timers).toBeGreaterThan(500)
      expect(totals.history).toBeGreaterThan(1_000)
      expect(totals.illegal).toBeLessThan(totals.machines / 50)
    },
  )

  it(
    '[EN51] the check calls no state unreachable that a case has been in',
    { timeout: 180_000 },
    () => {
      let judged = 0
      for (let seed = 1; seed <= 60; seed++) {
        const twins = runSeed(seed)
        if (twins === null) continue
        const { findings, capped } = checkWorkflow(twins.compiled, { cap: 200 })
        if (capped) continue
        judged++
        const lost = findings.filter(({ code }) => code === 'check.unreachable-state')
        expect(lost.filter(({ state }) => twins.visited.has(state))).toEqual([])
      }
      expect(judged).toBeGreaterThan(15)
    },
  )
})
