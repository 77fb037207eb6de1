import type { ProgrammeDefinition, StateDefinition, WorkflowDefinition } from '@splot/definition'
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
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { processorMs, measureInTurns, medianOf } from './measure/in-turns.ts'

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

/** JSON in, JSON out. */
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

/** Steps of both in the comparison with bpmn-engine, which is too slow for more. */
const bpmnSteps = 9

/** The same walk as a BPMN process: at each step a task, a condition on the way on, and a timer. */
function bpmnSource(size: number): string {
  const steps = Array.from({ length: size }, (_, at) => {
    const source = at === 0 ? 'start' : `t${at - 1}`
    const condition =
      at === 0
        ? ''
        : '<conditionExpression xsi:type="tFormalExpression">${environment.variables.open}</conditionExpression>'
    return [
      `<userTask id="t${at}" />`,
      `<boundaryEvent id="b${at}" attachedToRef="t${at}"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P5D</timeDuration></timerEventDefinition></boundaryEvent>`,
      `<sequenceFlow id="f${at}" sourceRef="${source}" targetRef="t${at}">${condition}</sequenceFlow>`,
      `<sequenceFlow id="l${at}" sourceRef="b${at}" targetRef="end" />`,
    ].join('')
  })
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="bench"><process id="p" isExecutable="true"><startEvent id="start" /><endEvent id="end" />${steps.join('')}</process></definitions>`
}

/** Median microseconds of recover, resume, signal and store. */
async function bpmnMicroseconds(size: number, steps: number): Promise<number> {
  const engine = new Engine({
    name: 'bench',
    source: bpmnSource(size),
    variables: { open: true },
  })
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

const sizes = [10, 50, 200]

/** A durable step beside a switch written by hand and beside bpmn-engine, and the exhaustive check. */
export async function measure(options: BenchOptions): Promise<BenchRow[]> {
  return [
    ...(await durableSteps(options)),
    await growthRow(options),
    ...(await besideBpmnEngine(options)),
    ...(await checkRows(options)),
  ]
}

function prepared(size: number): { compiled: CompiledWorkflow; first: string } {
  const compiled = compileWorkflow(ring(size), { expressions, calendar })
  const { case: started } = startCase(compiled, { id: 'c', input: {}, parameters: {} }, environment)
  return { compiled, first: JSON.stringify(started) }
}

// all sizes and both kinds in the same rounds, so that the sizes can be compared too
async function durableSteps({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  progress('durable step beside a hand-written switch')
  const variants = Object.fromEntries(
    sizes.flatMap((size) => {
      const { compiled, first } = prepared(size)
      const [ours, hand] = [durable(compiled), handWritten(size)]
      return [
        [`ours ${size}`, () => microseconds(ours, first)],
        [`hand ${size}`, () => microseconds(hand, first)],
      ]
    }),
  )
  const { median, ratio } = await measureInTurns(variants, { rounds: quick ? 10 : 40, warmUp: 10 })
  return sizes.map((size): BenchRow => {
    return {
      what: `durable step, ${size} states`,
      median: median(`ours ${size}`),
      unit: 'µs',
      reference: { what: 'switch by hand with JSON', median: median(`hand ${size}`) },
      ratio: ratio(`hand ${size}`, `ours ${size}`),
      bar: { of: 'ratio', bound: 'least', value: 0.5 },
    }
  })
}

// A case remembers which states it has visited, so it grows with the walk. Machine size alone is seen
// where each walk is equally long.
async function growthRow({ quick, progress }: BenchOptions): Promise<BenchRow> {
  progress('durable step by machine size')
  const [small = 0, large = 0] = [sizes.at(0), sizes.at(-1)]
  const { median, ratio } = await measureInTurns(
    { small: shortWalks(small), large: shortWalks(large) },
    { rounds: quick ? 10 : 40, warmUp: 5 },
  )
  return {
    what: `durable step, ${large} states to ${small}, walks of ${bpmnSteps} steps`,
    median: median('large'),
    unit: 'µs',
    reference: { what: `${small} states`, median: median('small') },
    ratio: ratio('large', 'small'),
    bar: { of: 'ratio', bound: 'most', value: 1.25 },
  }
}

/** Microseconds of one of our steps, over several walks of the same few steps. */
function shortWalks(size: number): () => number {
  const { compiled, first } = prepared(size)
  const ours = durable(compiled)
  return () => medianOf(Array.from({ length: 50 }, () => microseconds(ours, first, bpmnSteps)))
}

async function besideBpmnEngine({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of quick ? sizes.slice(0, 1) : sizes) {
    progress(`durable step beside bpmn-engine, ${size} states`)
    const { median, ratio } = await measureInTurns(
      {
        ours: shortWalks(size),
        bpmn: () => bpmnMicroseconds(size, bpmnSteps),
      },
      { rounds: quick ? 1 : 3, warmUp: quick ? 0 : 1 },
    )
    rows.push({
      what: `durable step, ${size} states, ${bpmnSteps} steps`,
      median: median('ours'),
      unit: 'µs',
      reference: { what: 'bpmn-engine', median: median('bpmn') },
      ratio: ratio('bpmn', 'ours'),
      bar: { of: 'ratio', bound: 'least', value: 500 },
    })
  }
  return rows
}

/** A workflow as the exhaustive check takes it. */
interface Checked {
  name: string
  check: () => unknown
}

async function checkRows(options: BenchOptions): Promise<BenchRow[]> {
  const { quick, progress, projectFolder } = options
  progress('exhaustive check of every workflow')
  const rounds = quick ? 3 : 9
  const rings = sizes.map((size): Checked => {
    const { compiled } = prepared(size)
    return { name: `ring of ${size} states`, check: () => checkWorkflow(compiled) }
  })
  const ours = referenceWorkflows(projectFolder)
  const rows: BenchRow[] = []
  for (const { name, check } of [...rings, ...ours]) {
    const { median } = await measureInTurns({ check: () => processorMs(check) }, { rounds })
    rows.push({
      what: `exhaustive check, processor time, ${name}`,
      median: median('check'),
      unit: 'ms',
      bar: { of: 'median', bound: 'most', value: 100 },
    })
  }
  const whole = () => ours.forEach(({ check }) => void check())
  const { median } = await measureInTurns({ whole: () => processorMs(whole) }, { rounds })
  rows.push({
    what: `exhaustive check, processor time, all ${ours.length} workflows of the programme`,
    median: median('whole'),
    unit: 'ms',
    bar: { of: 'median', bound: 'most', value: 1000 },
  })
  return rows
}

function referenceWorkflows(projectFolder: string): Checked[] {
  const folder = join(projectFolder, 'workflows')
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const programme = read('programme.json') as ProgrammeDefinition
  const parts = {
    expressions,
    calendar: createCalendar(programme.calendar, programme.timeZone),
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'programme.json')
    .map((file) => {
      const compiled = compileWorkflow(read(file) as WorkflowDefinition, parts)
      const check = () => checkWorkflow(compiled, { roles: programme.roles })
      return { name: file.slice(0, -5), check }
    })
}
