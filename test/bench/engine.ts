import type { StateDefinition, WorkflowDefinition } from '@splot/definition'
import {
  advanceCase,
  checkWorkflow,
  compileWorkflow,
  createCalendar,
  startCase,
  type Case,
  type CompiledWorkflow,
} from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { Engine } from 'bpmn-engine'

/** One figure: median microseconds (or milliseconds where said), ratio to the baseline, and the bar. */
export interface BenchRow {
  what: string
  /** Median of the runs, with its unit. */
  median: string
  /** To the baseline named in `what`; above 1 is faster than it. */
  ratio: number | null
  bar: string
}

const title = { pl: 'Pomiar', en: 'Bench' }
const now = '2027-03-01T09:00:00Z'
const environment = { now, actor: { id: 'system', roles: [] } }
const calendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
const expressions = createExpressionCompiler()

/** A ring of states, each with a guard, a `set` and a timer in working days. */
function ring(size: number): WorkflowDefinition {
  const states: Record<string, StateDefinition> = {}
  for (let at = 0; at < size; at++) {
    states[`s${at}`] = {
      id: `ring.s${at}`,
      on: {
        NEXT: {
          target: `s${(at + 1) % size}`,
          guard: 'context.steps >= 0 and event.amount > 10',
          actions: [{ type: 'set', params: { steps: 'context.steps + 1' } }],
        },
        END: 'end',
      },
      after: { late: 'end' },
    }
  }
  states['end'] = { id: 'ring.end', type: 'final' }
  return {
    id: 'ring',
    version: 1,
    title,
    context: { steps: 0 },
    events: {
      NEXT: { title, roles: ['officer'], payload: {} },
      END: { title, roles: ['officer'] },
    },
    timers: { late: { days: 5, count: 'working' } },
    access: { read: ['officer'] },
    initial: 's0',
    states,
  }
}

/** What a programmer would write by hand for the same ring: same JSON in, same JSON out. */
function handWritten(size: number): (text: string, amount: number) => string {
  const dueAt = calendar.endOfDay(calendar.addWorkingDays('2027-03-01', 5))
  return (text, amount) => {
    const given = JSON.parse(text) as Case
    const context = given.context as { steps: number }
    const here = given.value as string
    const values = { 'context.steps': context.steps, 'event.amount': amount }
    const from = given.states
    switch (here) {
      case 'end':
        throw new Error('finished')
      default: {
        if (!(context.steps >= 0 && amount > 10)) throw new Error('refused')
        const key = `s${(Number(here.slice(1)) + 1) % size}`
        const id = `ring.${key}`
        context.steps++
        given.value = key
        given.states = [id]
        const count = (given.visits[id]?.count ?? 0) + 1
        given.visits[id] = { at: now, count }
        given.timers = [
          {
            key: `late:${id}:${count}`,
            timer: 'late',
            state: id,
            visit: count,
            kind: 'due',
            anchoredAt: now,
            dueAt,
          },
        ]
        given.step++
      }
    }
    const guards = [
      { expression: 'context.steps >= 0 and event.amount > 10', values, result: true },
    ]
    given.because = guards
    const record = {
      at: now,
      actor: 'system',
      type: 'event',
      event: 'NEXT',
      data: { amount },
      from,
      to: given.states,
      guards,
    }
    return JSON.stringify({ case: given, effects: [], history: [record] })
  }
}

function durable(compiled: CompiledWorkflow): (text: string, amount: number) => string {
  return (text, amount) =>
    JSON.stringify(
      advanceCase(
        compiled,
        JSON.parse(text) as Case,
        { type: 'event', event: 'NEXT', payload: { amount } },
        environment,
      ),
    )
}

type Step = (text: string, amount: number) => string

/** Microseconds of one step over a walk; parsing and writing between steps is taken off. */
function microseconds(step: Step, first: string, steps = 200): number {
  let text = first
  let spent = 0
  for (let at = 0; at < steps; at++) {
    const began = performance.now()
    const told = step(text, 20 + at)
    spent += performance.now() - began
    text = JSON.stringify((JSON.parse(told) as { case: Case }).case)
  }
  return (spent * 1_000) / steps
}

/** Medians of runs in turns, so that what else the machine does falls on both alike. */
function compare(ours: Step, hand: Step, first: string): Record<'ours' | 'hand' | 'ratio', number> {
  const runs = Array.from({ length: 40 }, () => {
    const byHand = microseconds(hand, first)
    const byEngine = microseconds(ours, first)
    return { byHand, byEngine }
  }).slice(10)
  return {
    ours: medianOf(runs.map((run) => run.byEngine)),
    hand: medianOf(runs.map((run) => run.byHand)),
    ratio: medianOf(runs.map((run) => run.byHand / run.byEngine)),
  }
}

function medianOf(list: number[]): number {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!
}

/** Steps of both in the comparison with bpmn-engine, which is too slow for more. */
const bpmnSteps = 9

function bpmnSource(size: number): string {
  const tasks = Array.from({ length: size }, (_, at) => `<userTask id="t${at}" />`).join('')
  const flows = Array.from({ length: size }, (_, at) => {
    const source = at === 0 ? 'start' : `t${at - 1}`
    return `<sequenceFlow id="f${at}" sourceRef="${source}" targetRef="t${at}" />`
  }).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench"><process id="p" isExecutable="true"><startEvent id="start" />${tasks}${flows}</process></definitions>`
}

/** Median microseconds of recover, resume, signal and store. */
async function bpmnMicroseconds(size: number, steps: number): Promise<number> {
  const engine = new Engine({ name: 'bench', source: bpmnSource(size) })
  await engine.execute()
  let text = JSON.stringify(await engine.getState())
  await engine.stop()
  const runs: number[] = []
  for (let at = 0; at < Math.min(steps, size - 1); at++) {
    const began = performance.now()
    const restored = new Engine({ name: 'bench' }).recover(JSON.parse(text) as never)
    const execution = await restored.resume()
    execution.signal({ id: `t${at}` })
    text = JSON.stringify(await restored.getState())
    runs.push((performance.now() - began) * 1_000)
    await restored.stop()
  }
  return medianOf(runs)
}

/** Measures the engine beside a hand-written switch and bpmn-engine, in one process. */
export async function benchEngine(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of [10, 50, 200]) {
    const compiled = compileWorkflow(ring(size), { expressions, calendar })
    const { case: started } = startCase(
      compiled,
      { id: 'c', input: {}, parameters: {} },
      environment,
    )
    const first = JSON.stringify(started)
    const { ours, hand, ratio } = compare(durable(compiled), handWritten(size), first)
    rows.push({
      what: `durable step, ${size} states, to a hand-written switch with JSON`,
      median: `${ours.toFixed(1)} µs (by hand ${hand.toFixed(1)} µs)`,
      ratio,
      bar: '≥ 0.5',
    })
    const bpmn = await bpmnMicroseconds(size, bpmnSteps)
    const early = medianOf(
      Array.from({ length: 200 }, () => microseconds(durable(compiled), first, bpmnSteps)),
    )
    rows.push({
      what: `durable step, ${size} states, to bpmn-engine`,
      median: `${early.toFixed(1)} µs (bpmn-engine ${(bpmn / 1_000).toFixed(1)} ms)`,
      ratio: bpmn / early,
      bar: '≥ 500',
    })
    rows.push(checkRow(size, compiled))
  }
  return rows
}

function checkRow(size: number, compiled: CompiledWorkflow): BenchRow {
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now()
    checkWorkflow(compiled)
    return performance.now() - began
  })
  return {
    what: `exhaustive check, ${size} states`,
    median: `${medianOf(runs).toFixed(1)} ms`,
    ratio: null,
    bar: '< 100 ms',
  }
}
