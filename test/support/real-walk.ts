import { SplotError } from '@splot/definition'
import type {
  CodeList,
  FormDefinition,
  JsonObject,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import {
  advanceCase,
  allowedEvents,
  comparedValues,
  compileWorkflow,
  createCalendar,
  startCase,
} from '@splot/engine'
import type {
  Case,
  Command,
  ComparedValues,
  CompiledWorkflow,
  StepEnvironment,
  StepResult,
} from '@splot/engine'
import type { ExpressionCompiler } from '@splot/definition'
import { Sampler } from './sampled-value.ts'
import { seeded } from './seeded.ts'
import type { Seeded } from './seeded.ts'

/** The definitions a walk goes through. */
export interface WalkedProgramme {
  programme: ProgrammeDefinition
  forms: ReadonlyMap<string, FormDefinition>
  codeLists: ReadonlyMap<string, CodeList>
}

/** A workflow ready to be walked many times. */
export interface WalkedWorkflow extends WalkedProgramme {
  definition: WorkflowDefinition
  compiled: CompiledWorkflow
  hints: ComparedValues
}

/** What a walk tells its watcher after every step. */
export interface WalkedStep {
  before: Case | null
  result: StepResult
  environment: StepEnvironment
}

/** Refused, not broken: what no guard lets through, data that does not fit, people who may not. */
const refusals = [
  'event.not-allowed',
  'payload.invalid',
  'task.excluded',
  'task.not-yours',
  'task.called-off',
  'task.not-open',
  'decision.invalid',
]

/** Other cases that send messages. */
const others = ['other-1', 'other-2', 'other-3']
/** Holders of every programme role, none of them a party: lots find somebody. */
const staff = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']
const people = ['olga', 'ewa', 'filip', 'jan', 'zosia', 'adam']
const steps = 25

/** A case that a walk came to, from which others may go on. */
export interface WalkPlace {
  case: Case
  nowMs: number
}

/** Prepares a workflow. */
export function walkedWorkflow(
  definition: WorkflowDefinition,
  world: WalkedProgramme,
  expressions: ExpressionCompiler,
): WalkedWorkflow {
  const { calendar, timeZone } = world.programme
  return {
    ...world,
    definition,
    compiled: compileWorkflow(definition, {
      expressions,
      calendar: createCalendar(calendar, timeZone),
    }),
    hints: comparedValues(definition),
  }
}

/** Walks a workflow at random, from its start or a place another walk came to, until it ends or nothing moves it; every step is watched. */
export class RealWalk {
  readonly #of: WalkedWorkflow
  readonly #seed: Seeded
  readonly #sampler: Sampler
  readonly #watch: (step: WalkedStep) => void
  #last = 0
  #now = Date.parse('2027-03-01T09:00:00Z')
  /** The case after JSON, and as it never left memory. */
  case: Case
  #kept: Case
  readonly commands: Command[] = []

  constructor(
    of: WalkedWorkflow,
    seed: number,
    { from, watch }: { from: WalkPlace | undefined; watch: (step: WalkedStep) => void },
  ) {
    this.#of = of
    this.#seed = seeded(seed)
    this.#watch = watch
    this.#sampler = new Sampler(this.#seed, of.hints, {
      now: () => new Date(this.#now).toISOString(),
      codeLists: of.codeLists,
      texts: [...people, 's1', ...others, from?.case.id ?? `case-${seed}`],
    })
    if (from) {
      this.#now = from.nowMs
      this.#last = from.case.step * 100
      this.#kept = this.case = from.case
      return
    }
    const options = {
      id: `case-${seed}`,
      input: this.#sampler.ofProperties(of.definition.input ?? {}),
      parameters: parametersOf(of.programme),
      members: this.#members(),
    }
    const environment = this.#environment('olga')
    const result = this.#numbered(environment, (given) => startCase(of.compiled, options, given))
    this.#kept = result.case
    this.case = stored(result.case)
    watch({ before: null, result, environment })
  }

  /** Where the walk is. */
  place(): WalkPlace {
    return { case: this.case, nowMs: this.#now }
  }

  /** Goes on until the case is done, or `steps` were tried. */
  run(visit: (place: WalkPlace) => void): void {
    visit(this.place())
    for (let at = 0; at < steps && this.case.status === 'active'; at += 1) {
      this.#step()
      if (this.case.status === 'active') visit(this.place())
    }
  }

  #step(): void {
    const kind = this.#seed.below(10)
    if (kind < 6) this.#complete()
    else if (kind < 8) this.#send()
    else this.#wait()
  }

  #complete(): void {
    const open = this.case.items.filter(({ status }) => status === 'open')
    if (open.length === 0) return this.#seed.chance(0.5) ? this.#send() : this.#wait()
    const owed = open.filter(({ offer }) => offer !== true)
    const item = this.#seed.pick(owed.length > 0 && this.#seed.chance(0.85) ? owed : open)
    const task = taskOf(this.#of.definition, item.task)
    const form = task?.form === undefined ? undefined : this.#of.forms.get(task.form)
    const actor =
      item.assignee ??
      item.candidates?.[0] ??
      [...people, ...staff].find((one) => !item.excluded?.includes(one)) ??
      'olga'
    this.#advance(
      form
        ? {
            type: 'complete',
            item: item.key,
            answers: this.#sampler.ofForm(form),
            form: { id: form.id, version: form.version },
          }
        : { type: 'complete', item: item.key },
      actor,
    )
  }

  #send(): void {
    const { definition } = this.#of
    const wanted = allowedEvents(this.#of.compiled, this.case, this.#environment('olga'))
    const names = wanted.length > 0 ? wanted : Object.keys(definition.events)
    const event = this.#seed.pick(names)
    const declared = definition.events[event]
    if (!declared) return
    const schema = declared.payload ?? {}
    const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : []
    const payload = this.#sampler.ofProperties((schema['properties'] ?? {}) as JsonObject, required)
    this.#advance(
      declared.message === true
        ? { type: 'message', event, payload, from: this.#seed.pick(others) }
        : { type: 'event', event, payload },
      'olga',
    )
  }

  #wait(): void {
    const { timers } = this.case
    if (timers.length === 0) return
    // a service that stood still finds several timers due, and may take any of them first
    const next = this.#seed.pick(timers)
    this.#now = Math.max(this.#now, Date.parse(next.dueAt))
    this.#advance({ type: 'fire', timer: next.key }, 'system')
  }

  #advance(command: Command, person: string): void {
    const environment = this.#environment(person)
    const { compiled } = this.#of
    let result: StepResult
    try {
      result = this.#numbered(environment, (given) =>
        advanceCase(compiled, this.case, command, given),
      )
    } catch (error) {
      if (error instanceof SplotError && refusals.includes(error.code)) return
      throw error
    }
    const unbroken = advanceCase(compiled, this.#kept, command, environment)
    const text = JSON.stringify(result.case)
    if (JSON.stringify(unbroken.case) !== text)
      throw new Error('Expected the case kept in memory to go as the one that was stored.')
    this.commands.push(command)
    this.#watch({ before: this.case, result, environment })
    this.#kept = unbroken.case
    this.case = JSON.parse(text) as Case
    this.#now += 60_000
  }

  /** Numbers are given on demand, as the runtime does. */
  #numbered(
    environment: StepEnvironment,
    step: (given: StepEnvironment) => StepResult,
  ): StepResult {
    for (;;)
      try {
        return step(environment)
      } catch (error) {
        const needed = error instanceof SplotError && error.code === 'case.number-needed'
        const sequence = needed ? error.details['sequence'] : undefined
        if (typeof sequence !== 'string') throw error
        environment.numbers = { ...environment.numbers, [sequence]: (this.#last += 1) }
      }
  }

  #members(): { person: string; role: string }[] {
    const { roles } = this.#of.programme
    return Object.entries(roles)
      .filter(([, { kind }]) => kind === 'case')
      .map(([role], at) => ({ person: people[at % people.length] ?? 'olga', role }))
  }

  #environment(person: string): StepEnvironment {
    const { roles } = this.#of.programme
    const held = this.#of.compiled.assignedRoles.map((role) => [
      role,
      staff.map((one, at) => ({ person: one, load: at })),
    ])
    return {
      now: new Date(this.#now).toISOString(),
      actor: { id: person, roles: Object.keys(roles) },
      staff: Object.fromEntries(held) as StepEnvironment['staff'] & object,
    }
  }
}

function parametersOf({ parameters }: ProgrammeDefinition): JsonObject {
  return Object.fromEntries(Object.entries(parameters).map(([id, { value }]) => [id, value]))
}

function taskOf(definition: WorkflowDefinition, id: string) {
  return tasksIn(definition).find((task) => task.id === id)
}

function tasksIn(
  node: Pick<WorkflowDefinition, 'meta' | 'states'>,
): { id: string; form?: string }[] {
  return [
    ...(node.meta?.tasks ?? []),
    ...Object.values(node.states ?? {}).flatMap((state) => tasksIn(state as typeof node)),
  ]
}

function stored(given: Case): Case {
  return JSON.parse(JSON.stringify(given)) as Case
}
