import TinyQueue from 'tinyqueue'
import { SplotError } from '@splot/definition'
import type {
  Arrival,
  FormDefinition,
  JsonObject,
  Scenario,
  Spread,
  TaskModel,
} from '@splot/definition'
import { allowedEvents } from '../explain/allowed-events.ts'
import { planOf, type Plan, type StatePlan, type TaskPlan, type TransitionPlan } from '../plan.ts'
import { seededNumbers } from '../seeded-numbers.ts'
import { activeStates } from '../step/active-states.ts'
import { advanceCase } from '../step/advance-case.ts'
import { startCase } from '../step/start-case.ts'
import { membersIn, withStarter } from '../tasks/members-in.ts'
import type {
  Actor,
  ArmedTimer,
  Case,
  Command,
  CompiledWorkflow,
  Effect,
  Member,
  StepEnvironment,
  StepResult,
  TaskItem,
} from '../types.ts'
import { caseVariables } from '../variables/case-variables.ts'
import { momentOf } from '../variables/moment-of.ts'
import { Office, type Begun, type Work } from './office.ts'
import { createAnswerSampler, type AnswerSampler } from './sample-answers.ts'
import { planScenario, valuesOf, type ScenarioPlan } from './scenario-plan.ts'
import { drawFrom } from './spread.ts'
import { Tally } from './tally.ts'
import type {
  SimulatedProgramme,
  SimulatedStep,
  Simulation,
  SimulationProblem,
  SimulationReport,
} from './types.ts'
import { textOf, World, type Subject } from './world.ts'

const dayMs = 86_400_000
/** Answers tried for one item: where the scenario says where it leads, and where it does not. */
const triesLimit = 24
const usualTries = 6
/** Steps at one instant after which nothing more is expected of it. */
const stepsAtOnce = 20_000
/** Days between looking at what has come back often, at most. */
const seldomDays = 14
/** Answers kept of those that led somewhere. */
const keptAnswers = 20

const ordinaryMinutes: Spread = { least: 20, usual: 30, most: 60 }
const ordinaryDays: Spread = { least: 1, usual: 3, most: 10 }
const ordinarySending: Spread = { least: 1, usual: 2, most: 3 }
const ordinaryStart: Spread = { least: 1, usual: 2, most: 5 }
/** Part of the time to a deadline after which a party is done. */
const ordinaryPart: Spread = { least: 0.05, usual: 0.6, most: 0.98 }

const system: Actor = { id: 'system', roles: [] }

/** Something that is to happen. */
interface Planned {
  atMs: number
  /** Order among what happens at one instant. */
  order: number
  happen: () => void
}

/**
 * Begins a simulation: synthetic cases of a programme from their start, with the real definitions, a
 * clock of its own and people as the scenario describes them. Nothing leaves it; the same programme
 * and scenario give the same run. `watch` is told every step. Runs in slices, so that whoever asks can
 * show how far it is and stop it.
 *
 * @throws SplotError `scenario.invalid` with issues whose paths point into the scenario.
 */
export function openSimulation(
  programme: SimulatedProgramme,
  scenario: Scenario,
  watch?: (step: SimulatedStep) => void,
): Simulation {
  const run = new Run(programme, planScenario(programme, scenario), watch)
  return {
    run: (steps) => run.run(steps),
    report: () => run.report(),
    caseIds: () => run.world.ids(),
    findCase: (id) => run.world.find(id)?.case ?? null,
  }
}

class Run {
  readonly world: World
  readonly #programme: SimulatedProgramme
  readonly #plan: ScenarioPlan
  readonly #watch: ((step: SimulatedStep) => void) | undefined
  readonly #next: () => number
  readonly #queue = new TinyQueue<Planned>([], (a, b) => a.atMs - b.atMs || a.order - b.order)
  readonly #office: Office
  readonly #tally = new Tally()
  readonly #forms: ReadonlyMap<string, FormDefinition>
  readonly #samplers = new Map<string, AnswerSampler>()
  /** Workflow → roles in the case that it names. */
  readonly #partyRoles = new Map<string, readonly string[]>()
  /** Case id → timer key → the due date that is planned. */
  readonly #timers = new Map<string, Map<string, string>>()
  /** Items somebody is to do, by case id and key. */
  readonly #taken = new Set<string>()
  /** What was decided once: an offer of a parent, an event of a place. */
  readonly #decided = new Set<string>()
  /** Person → open items of their own. */
  readonly #loads = new Map<string, number>()
  /** Workflow → who works on it, with the loads of now. */
  readonly #staff = new Map<CompiledWorkflow, NonNullable<StepEnvironment['staff']>>()
  readonly #numbers = new Map<string, number>()
  /** Workflow → the sequence it last took a number from, which the next step is offered at once. */
  readonly #lastSequence = new Map<string, string>()
  readonly #sendable = new Map<StatePlan, readonly string[]>()
  /** Task and state → answers that led there. */
  readonly #leading = new Map<string, JsonObject[]>()
  readonly #endMs: number
  #nowMs: number
  /** The clock as it was last written. */
  #written = { atMs: NaN, text: '' }
  #order = 0
  #steps = 0
  #atOnce = 0
  #endless = false

  constructor(
    programme: SimulatedProgramme,
    plan: ScenarioPlan,
    watch: ((step: SimulatedStep) => void) | undefined,
  ) {
    const { seed, startsAt, days, staff = {}, arrivals } = plan.scenario
    this.#programme = programme
    this.#plan = plan
    this.#watch = watch
    this.#forms = new Map(programme.forms.map((form) => [form.id, form]))
    this.#next = seededNumbers(String(seed))
    this.#nowMs = Date.parse(startsAt)
    this.#endMs = this.#nowMs + days * dayMs
    this.#office = new Office(programme.calendar, staff, this.#nowMs)
    this.world = new World(programme.workflows)
    for (const arrival of arrivals) this.#planArrivals(arrival)
  }

  run(steps: number): boolean {
    const last = this.#steps + steps
    while (this.#steps < last) {
      const next = this.#queue.peek()
      if (next === undefined || next.atMs > this.#endMs || this.#endless) return false
      this.#queue.pop()
      if (next.atMs > this.#nowMs) {
        this.#nowMs = next.atMs
        this.#atOnce = 0
      }
      next.happen()
    }
    return true
  }

  report(): SimulationReport {
    const { id, seed, startsAt } = this.#plan.scenario
    const next = this.#queue.peek()
    const over = next !== undefined && next.atMs > this.#endMs
    const untilMs = over ? this.#endMs : this.#nowMs
    const quiet = next === undefined
    const workflows = this.#programme.workflows.map(({ definition }) => definition.id)
    const { problems, ...figures } = this.#tally.figures(workflows)
    return {
      scenario: id,
      seed,
      startsAt,
      until: new Date(untilMs).toISOString(),
      ended: over ? 'days' : quiet || this.#endless ? 'quiet' : 'running',
      steps: this.#steps,
      roles: this.#office.figures(untilMs),
      ...figures,
      problems: quiet ? [...problems, ...stuckIn(this.world)] : problems,
    }
  }

  get #now(): string {
    if (this.#written.atMs !== this.#nowMs)
      this.#written = { atMs: this.#nowMs, text: new Date(this.#nowMs).toISOString() }
    return this.#written.text
  }

  #at(atMs: number, happen: () => void): void {
    this.#queue.push({ atMs, order: (this.#order += 1), happen })
  }

  #later(days: Spread, happen: () => void): void {
    this.#at(this.#nowMs + drawFrom(days, this.#next) * dayMs, happen)
  }

  // --- who comes

  #planArrivals(arrival: Arrival): void {
    const { count = arrival.chance === undefined ? 1 : 0, fromDay = 0, overDays = 0 } = arrival
    for (let n = 1; n <= count; n++) {
      const atMs = this.#nowMs + (fromDay + this.#next() * overDays) * dayMs
      this.#at(atMs, () => this.#arrive(arrival, n))
    }
  }

  #arrive(arrival: Arrival, n: number): void {
    const { workflow, under } = arrival
    if (under === undefined) return this.#startByHand(workflow, null, `${workflow}-${n}`)
    const parent = this.world.activeOf(under).find((one) => this.#offers(one, workflow))
    if (parent) this.#startByHand(workflow, parent, `${parent.id}/${workflow}-${n}`)
    else this.#tally.failed({ code: 'turned-away', workflow, at: under })
  }

  /** Lets chance decide, once for each parent whose offer is open. */
  #mayBeStarted(parent: Subject): void {
    for (const { workflow, under, chance, days = ordinaryStart } of this.#plan.scenario.arrivals) {
      if (chance === undefined || under !== parent.plan.definition.id) continue
      const key = `${parent.id} offers ${workflow}`
      if (this.#decided.has(key) || !this.#offers(parent, workflow)) continue
      this.#decided.add(key)
      if (this.#next() >= chance) continue
      this.#later(days, () => {
        if (this.#offers(parent, workflow))
          this.#startByHand(workflow, parent, `${parent.id}/${workflow}`)
      })
    }
  }

  #offers({ case: given, compiled, plan: { definition } }: Subject, workflow: string): boolean {
    const offer = definition.offers?.[workflow]
    if (given.status === 'done' || offer === undefined) return false
    return this.#evaluate(offer.when, compiled, given) === true
  }

  #evaluate(source: string, compiled: CompiledWorkflow, given: Case) {
    const result = this.#programme.expressions.compile(source)
    // an expression that does not compile is told by the lint; here it gives what a wrong one gives
    if (!('expression' in result)) return null
    const moment = momentOf(planOf(compiled), this.#now)
    return result.expression.evaluate(caseVariables(compiled, given), moment)
  }

  #startByHand(workflow: string, parent: Subject | null, id: string): void {
    const compiled = this.world.workflow(workflow)
    if (compiled === null) return
    const { start = [], starter } = compiled.definition.access
    const offer = parent?.plan.definition.offers?.[workflow]
    const told = (source: string) => this.#evaluate(source, parent!.compiled, parent!.case)
    const given = Object.entries(offer?.input ?? {}).map(([name, source]) => [name, told(source)])
    const others =
      offer?.members === undefined ? this.#partyOf(compiled, id) : membersIn(told(offer.members))
    // a party of the parent who may, else somebody new
    const person =
      parent?.case.members.find(({ role }) => start.includes(role))?.person ?? `${id}:${starter}`
    this.#start({
      compiled,
      id,
      input: Object.fromEntries(given) as JsonObject,
      members: withStarter(others, person, starter),
      actor: { id: person, roles: starter === undefined ? [] : [starter] },
      parent,
    })
  }

  /** One person for each role in the case that the workflow names. */
  #partyOf({ definition }: CompiledWorkflow, id: string): Member[] {
    let roles = this.#partyRoles.get(definition.id)
    if (roles === undefined) {
      const text = JSON.stringify(definition)
      roles = Object.entries(this.#programme.programme.roles)
        .filter(([role, { kind }]) => kind === 'case' && text.includes(`"${role}"`))
        .map(([role]) => role)
      this.#partyRoles.set(definition.id, roles)
    }
    return roles.map((role) => ({ person: `${id}:${role}`, role }))
  }

  #start(made: {
    compiled: CompiledWorkflow
    id: string
    input: JsonObject
    members: Member[]
    actor: Actor
    parent: Subject | null
  }): void {
    const { compiled, id, input, members, actor, parent } = made
    if (this.world.find(id) !== null) return
    const { programme } = this.#programme
    const ownParameters = Object.entries(programme.parameters).map(([name, { value }]) => [
      name,
      value,
    ])
    const parameters = {
      ...(Object.fromEntries(ownParameters) as JsonObject),
      ...parent?.case.parameters,
    }
    const result = this.#attempt(compiled, actor, (environment) =>
      startCase(compiled, { id, input, parameters, members }, environment),
    )
    if (result instanceof SplotError) {
      const workflow = compiled.definition.id
      this.#tally.failed({
        code: 'refused',
        workflow,
        at: 'start',
        reason: result.code,
        example: id,
      })
      return
    }
    const subject = this.world.add(compiled, result.case, parent?.id ?? null)
    this.#accepted(subject, null, result)
  }

  // --- steps

  #attempt(
    compiled: CompiledWorkflow,
    actor: Actor,
    step: (environment: StepEnvironment) => StepResult,
  ): StepResult | SplotError {
    // parties are members of the case; the operator's people hold roles in the programme
    const environment: StepEnvironment = { now: this.#now, actor, staff: this.#staffFor(compiled) }
    const workflow = compiled.definition.id
    let offered = this.#lastSequence.get(workflow)
    for (;;) {
      const taken = new Map<string, number>()
      if (offered !== undefined) environment.numbers = this.#offer(offered, taken)
      try {
        const result = step(environment)
        for (const [sequence, number] of taken) this.#numbers.set(sequence, number)
        return result
      } catch (error) {
        if (!(error instanceof SplotError)) throw error
        const { sequence } = error.details
        if (error.code !== 'case.number-needed' || typeof sequence !== 'string') return error
        this.#lastSequence.set(workflow, sequence)
        offered = sequence
      }
    }
  }

  /** Who of the operator holds the roles of a workflow, with what they have to do. */
  #staffFor(compiled: CompiledWorkflow): NonNullable<StepEnvironment['staff']> {
    let staff = this.#staff.get(compiled)
    if (staff === undefined) {
      staff = {}
      for (const role of compiled.assignedRoles)
        if (this.#isStaffed(role))
          staff[role] = this.#office
            .peopleOf(role)
            .map((person) => ({ person, load: this.#loads.get(person) ?? 0 }))
      this.#staff.set(compiled, staff)
    }
    return staff
  }

  /** The next number of a sequence, noted in `taken` when a step takes it. */
  #offer(sequence: string, taken: Map<string, number>): Record<string, number> {
    const number = (this.#numbers.get(sequence) ?? 0) + 1
    const get = () => {
      taken.set(sequence, number)
      return number
    }
    return Object.defineProperty({}, sequence, { enumerable: true, get })
  }

  #isStaffed(role: string): boolean {
    return this.#programme.programme.roles[role]?.kind === 'programme'
  }

  #advance(subject: Subject, actor: Actor, command: Command): StepResult | SplotError {
    return this.#attempt(subject.compiled, actor, (environment) =>
      advanceCase(subject.compiled, subject.case, command, environment),
    )
  }

  /** Takes a step and plans what follows from it. */
  #accepted(subject: Subject, before: Case | null, result: StepResult): void {
    this.#steps += 1
    this.#atOnce += 1
    if (this.#atOnce > stepsAtOnce) this.#stopEndless(subject)
    subject.case = result.case
    this.world.note(subject)
    this.#tally.moved(before, result.case, this.#nowMs)
    this.#watch?.({ case: result.case, parent: subject.parent, history: result.history })
    this.#countLoads(before, result.case)
    for (const effect of result.effects) {
      this.#tally.asked(effect.type)
      if (effect.type === 'startCase' || effect.type === 'send')
        this.#at(this.#nowMs, () => this.#deliver(subject, effect))
    }
    // what becomes of the answers of a case that is over is no part of its course
    if (result.case.status === 'done') return
    this.#planTimers(subject)
    this.#planItems(subject)
    this.#planEvents(subject)
    this.#mayBeStarted(subject)
  }

  #stopEndless({ id, plan, case: given }: Subject): void {
    this.#endless = true
    const at = given.states.join(', ')
    this.#tally.failed({ code: 'endless', workflow: plan.definition.id, at, example: id })
  }

  #countLoads(before: Case | null, after: Case): void {
    if (before?.items === after.items) return
    const add = (items: readonly TaskItem[], by: number) => {
      for (const { status, assignee } of items)
        if (status === 'open' && assignee !== undefined)
          this.#loads.set(assignee, (this.#loads.get(assignee) ?? 0) + by)
    }
    this.#staff.clear()
    add(before?.items ?? [], -1)
    add(after.items, 1)
    for (const { key, status } of after.items)
      if (status !== 'open') this.#office.closed(after.id, key)
  }

  #deliver(sender: Subject, effect: Effect): void {
    const { workflow, input, members, payload } = effect.params
    const event = textOf(effect.params['event'])
    if (effect.type === 'startCase') {
      const compiled = this.world.workflow(textOf(workflow))
      if (compiled === null) return
      this.#start({
        compiled,
        id: effect.key,
        input: (input ?? {}) as JsonObject,
        members: membersIn(members ?? []),
        actor: system,
        parent: sender,
      })
      return
    }
    for (const receiver of this.world.receiversOf(sender, effect)) {
      const before = receiver.case
      const result = this.#advance(receiver, system, {
        type: 'message',
        event,
        payload: (payload ?? {}) as JsonObject,
        from: sender.id,
      })
      if (!(result instanceof SplotError)) this.#accepted(receiver, before, result)
      else
        this.#tally.failed({
          code: 'undelivered',
          workflow: receiver.plan.definition.id,
          at: event,
          reason: result.code,
          example: receiver.id,
        })
    }
  }

  // --- deadlines

  #planTimers(subject: Subject): void {
    const planned = this.#timers.get(subject.id) ?? new Map<string, string>()
    this.#timers.set(subject.id, planned)
    for (const { key, dueAt } of subject.case.timers) {
      if (planned.get(key) === dueAt) continue
      planned.set(key, dueAt)
      this.#at(Math.max(Date.parse(dueAt), this.#nowMs), () => this.#fire(subject, key, dueAt))
    }
  }

  #fire(subject: Subject, key: string, dueAt: string): void {
    const before = subject.case
    const timer: ArmedTimer | undefined = before.timers.find((one) => one.key === key)
    if (timer?.dueAt !== dueAt) return
    this.#timers.get(subject.id)?.delete(key)
    this.#tally.fired(before, timer)
    const result = this.#advance(subject, system, { type: 'fire', timer: key })
    if (result instanceof SplotError) this.#refused(subject, timer.timer, result)
    else this.#accepted(subject, before, result)
  }

  // --- work

  #planItems(subject: Subject): void {
    for (const item of subject.case.items) {
      const taken = `${subject.id} ${item.key}`
      if (item.status !== 'open' || this.#taken.has(taken)) continue
      this.#taken.add(taken)
      this.#planItem(subject, item)
    }
  }

  #planItem(subject: Subject, item: TaskItem): void {
    const model = this.#modelOf(subject, item)
    const party = partyFor(subject.case, item)
    if (this.#next() >= (model.chance ?? (item.offer === true ? 0 : party === null ? 1 : 0.97)))
      return
    if (party !== null) {
      const done = () => this.#complete(subject, item.key, party)
      if (model.days) this.#later(model.days, done)
      else this.#at(this.#usualTime(item), done)
      return
    }
    const person = item.assignee ?? item.candidates?.[0]
    const role = item.role ?? (person === undefined ? null : this.#office.roleOf(person))
    const work: Work = {
      caseId: subject.id,
      item: item.key,
      minutes: drawFrom(model.minutes ?? ordinaryMinutes, this.#next),
      openedMs: this.#nowMs,
      only: item.assignee === undefined ? (item.candidates ?? null) : [item.assignee],
      excluded: item.excluded ?? [],
    }
    if (role === null || !this.#isStaffed(role) || !this.#office.canBeDone(role, work)) {
      const workflow = subject.plan.definition.id
      this.#tally.failed({ code: 'nobody', workflow, at: item.task, example: subject.id })
      return
    }
    const begin = () => {
      this.#office.add(role, { ...work, openedMs: this.#nowMs }, this.#nowMs)
      if (!this.#isOpen(work)) this.#office.closed(work.caseId, work.item)
      this.#begin(role)
    }
    // what comes back again and again is looked at more and more seldom, as people do
    const days = Math.min(item.visit - 2, seldomDays)
    if (days > 0) this.#at(this.#nowMs + days * dayMs, begin)
    else begin()
  }

  /** When a party is done that is in no hurry. */
  #usualTime({ dueAt }: TaskItem): number {
    const leftMs = dueAt === undefined ? 0 : Date.parse(dueAt) - this.#nowMs
    return leftMs > 0
      ? this.#nowMs + leftMs * drawFrom(ordinaryPart, this.#next)
      : this.#nowMs + drawFrom(ordinaryDays, this.#next) * dayMs
  }

  #begin(role: string): void {
    for (const begun of this.#office.begin(role, this.#nowMs))
      this.#at(begun.endsMs, () => this.#end(role, begun))
  }

  #isOpen({ caseId, item }: Work): boolean {
    const items = this.world.find(caseId)?.case.items ?? []
    return items.some(({ key, status }) => key === item && status === 'open')
  }

  #end(role: string, begun: Begun): void {
    this.#office.end(begun)
    const { work, person } = begun
    const subject = this.world.find(work.caseId)
    if (subject) this.#complete(subject, work.item, { id: person, roles: [role] })
    this.#begin(role)
  }

  #complete(subject: Subject, key: string, actor: Actor): void {
    const before = subject.case
    const item = before.items.find((one) => one.key === key)
    if (item?.status !== 'open') return
    const task = subject.plan.tasks.get(item.task)
    if (task === undefined) return
    const { wanted, tries } = this.#wantedOf(subject, task)
    let taken: StepResult | null = null
    let refusal: SplotError | null = null
    for (let left = tries; left > 0; left--) {
      const command = this.#handIn(subject, task, key, { wanted, first: left === tries })
      const result = this.#advance(subject, actor, command)
      if (result instanceof SplotError) {
        refusal = result
        continue
      }
      taken = result
      const reached = enteredIn(before, result.case)
      this.#remember(subject, task, command, reached)
      if (wanted === null || !raises(result) || reached.includes(wanted)) break
    }
    if (taken) this.#accepted(subject, before, taken)
    else if (refusal) this.#refused(subject, item.task, refusal)
  }

  /** The state this completion shall lead to, `null` where that is open, and how often to try. */
  #wantedOf(subject: Subject, task: TaskPlan): { wanted: string | null; tries: number } {
    const { outcomes = {} } = this.#plan.scenario.tasks?.[nameOf(subject, task)] ?? {}
    const described = Object.entries(outcomes)
    const tries = described.length > 0 ? triesLimit : usualTries
    const ways = described.length > 0 ? described : usualOutcomes(subject, task)
    const sum = ways.reduce((total, [, weight]) => total + Math.max(weight, 0), 0)
    let left = this.#next() * sum
    for (const [state, weight] of ways) {
      left -= Math.max(weight, 0)
      if (left < 0) return { wanted: state, tries }
    }
    return { wanted: null, tries }
  }

  /** Answers that led there before, mostly; else fresh ones. */
  #handIn(
    subject: Subject,
    task: TaskPlan,
    item: string,
    { wanted, first }: { wanted: string | null; first: boolean },
  ): Command {
    const { form: formId, submit } = task.definition
    const form = this.#forms.get(formId ?? '')
    const payload = subject.plan.definition.events[submit]?.payload
    if (form === undefined && payload === undefined) return { type: 'complete', item }
    const sampler = this.#samplerOf(subject.compiled)
    const kept = this.#leading.get(leadingKey(subject, task, wanted)) ?? []
    const again = this.#next() < (first ? kept.length / keptAnswers : 0.5)
    const fresh = () =>
      form ? sampler.ofForm(form, this.#now) : sampler.ofPayload(payload ?? {}, this.#now)
    const answers = {
      ...((again ? kept[Math.floor(this.#next() * kept.length)] : undefined) ?? fresh()),
      ...valuesOf(this.#plan.answers.get(nameOf(subject, task)), subject, this.#now),
    }
    return form
      ? { type: 'complete', item, answers, form: { id: form.id, version: form.version } }
      : { type: 'complete', item, answers }
  }

  #remember(subject: Subject, task: TaskPlan, command: Command, reached: readonly string[]): void {
    if (command.type !== 'complete' || !command.answers) return
    for (const state of reached) {
      const key = leadingKey(subject, task, state)
      const kept = this.#leading.get(key) ?? []
      if (kept.length < keptAnswers) this.#leading.set(key, [...kept, command.answers])
    }
  }

  #samplerOf({ definition }: CompiledWorkflow): AnswerSampler {
    const known = this.#samplers.get(definition.id)
    if (known) return known
    const made = createAnswerSampler(definition, this.#programme.codeLists, this.#next)
    this.#samplers.set(definition.id, made)
    return made
  }

  #modelOf({ plan }: Subject, { task }: TaskItem): TaskModel {
    return this.#plan.scenario.tasks?.[`${plan.definition.id}.${task}`] ?? {}
  }

  #refused({ id, plan }: Subject, at: string, { code }: SplotError): void {
    const workflow = plan.definition.id
    this.#tally.failed({ code: 'refused', workflow, at, reason: code, example: id })
  }

  // --- what people send by hand

  #planEvents(subject: Subject): void {
    const { plan, case: given } = subject
    const models = this.#plan.scenario.events ?? {}
    const sendable = new Set<string>()
    for (const state of activeStates(plan, given.value))
      for (const event of this.#sendableIn(plan, state)) sendable.add(event)
    if (sendable.size === 0) return
    const place = placeOf(given)
    const described = [...sendable].filter((event) => `${plan.definition.id}.${event}` in models)
    const only = described.length === 0 ? this.#onlyWay(subject, sendable) : null
    for (const event of only === null ? described : [only]) {
      const { chance = 1, days = ordinarySending } = models[`${plan.definition.id}.${event}`] ?? {}
      const key = `${subject.id} ${event} ${place}`
      if (this.#decided.has(key)) continue
      // a guard may open later in the same place; then it is asked again
      if (
        !allowedEvents(subject.compiled, given, { now: this.#now, actor: system }).includes(event)
      )
        continue
      this.#decided.add(key)
      if (this.#next() >= chance) continue
      this.#later(days, () => this.#send(subject, event, place))
    }
  }

  /** Events of a state that people send by hand. */
  #sendableIn({ definition }: Plan, state: StatePlan): readonly string[] {
    let events = this.#sendable.get(state)
    if (events === undefined) {
      const named = state.transitions.flatMap(({ trigger }) => eventOf(trigger) ?? [])
      events = named.filter((event) => definition.events[event]?.roles !== undefined)
      this.#sendable.set(state, events)
    }
    return events
  }

  /** What somebody has to send because nothing else can ever come; rather what ends nothing. */
  #onlyWay({ plan, case: given }: Subject, sendable: ReadonlySet<string>): string | null {
    const owed = given.items.some(({ status, offer }) => status === 'open' && offer !== true)
    const active = activeStates(plan, given.value)
    const waits = active
      .flatMap(({ transitions }) => transitions)
      .some(
        ({ trigger }) =>
          trigger.kind === 'event' && plan.definition.events[trigger.event]?.message === true,
      )
    if (owed || waits || given.timers.some(({ kind }) => kind === 'due')) return null
    const leads = (event: string) =>
      active
        .flatMap(({ transitions }) => transitions)
        .some(({ trigger, targets }) => eventOf(trigger) === event && targets.every(goesOn))
    const events = [...sendable]
    return events.find(leads) ?? events[0] ?? null
  }

  #send(subject: Subject, event: string, place: string): void {
    const before = subject.case
    if (before.status === 'done' || placeOf(before) !== place) return
    const { definition } = subject.plan
    const declared = definition.events[event]
    const roles = declared?.roles ?? []
    const sampler = this.#samplerOf(subject.compiled)
    const payload = {
      ...(declared?.payload ? sampler.ofPayload(declared.payload, this.#now) : {}),
      ...valuesOf(this.#plan.payloads.get(`${definition.id}.${event}`), subject, this.#now),
    }
    const member = before.members.find(({ role }) => roles.includes(role))
    const actor = { id: member?.person ?? this.#staffOf(roles), roles }
    const result = this.#advance(subject, actor, { type: 'event', event, payload })
    if (result instanceof SplotError) this.#refused(subject, event, result)
    else this.#accepted(subject, before, result)
  }

  #staffOf(roles: readonly string[]): string {
    const role = roles.find((one) => this.#isStaffed(one))
    return (role === undefined ? undefined : this.#office.peopleOf(role)[0]) ?? 'system'
  }
}

/** Cases that are not finished though nothing is to come, by workflow and states. */
function stuckIn(world: World): SimulationProblem[] {
  const stuck = new Map<string, SimulationProblem>()
  for (const id of world.ids()) {
    const { status, workflow, states } = world.find(id)!.case
    if (status === 'done') continue
    const at = states.join(', ')
    const known = stuck.get(`${workflow.id} ${at}`)
    if (known) known.count += 1
    else
      stuck.set(`${workflow.id} ${at}`, {
        code: 'stuck',
        workflow: workflow.id,
        at,
        count: 1,
        example: id,
      })
  }
  return [...stuck.values()].sort((a, b) => b.count - a.count)
}

/** The member of the case who is to do an item, or `null` when it is for the operator’s people. */
function partyFor(
  { members }: Case,
  { assignee, role, candidates, excluded }: TaskItem,
): Actor | null {
  const may = ({ person, role: held }: Member): boolean => {
    if (excluded?.includes(person) === true) return false
    if (assignee !== undefined) return person === assignee
    return candidates?.includes(person) ?? held === role
  }
  const member = members.find(may)
  if (member === undefined) return null
  const roles = members.filter(({ person }) => person === member.person).map((one) => one.role)
  return { id: member.person, roles }
}

/** Where a task usually leads: each later alternative half as often as the one before. */
function usualOutcomes({ case: given, plan }: Subject, task: TaskPlan): [string, number][] {
  const ways = activeStates(plan, given.value)
    .flatMap(({ transitions }) => transitions)
    .filter(({ trigger }) => eventOf(trigger) === task.definition.submit)
    .flatMap(({ targets }) => targets.slice(0, 1))
  const states = [...new Set(ways.map(({ id }) => id))]
  return states.map((state, at) => [state, 2 ** -at])
}

function eventOf(trigger: TransitionPlan['trigger']): string | null {
  return trigger.kind === 'event' ? trigger.event : null
}

function goesOn({ type }: StatePlan): boolean {
  return type !== 'final'
}

/** Whether the item was the last of its task, so that the task’s event was raised. */
function raises({ history }: StepResult): boolean {
  return history.some(({ event }) => event !== undefined)
}

function enteredIn(before: Case, after: Case): string[] {
  return Object.entries(after.visits)
    .filter(([state, { count }]) => count > (before.visits[state]?.count ?? 0))
    .map(([state]) => state)
}

/** Tells one stay of a case in its states from every other. */
function placeOf({ states, visits }: Case): string {
  return states.map((state) => `${state}:${visits[state]?.count ?? 0}`).join(' ')
}

function nameOf({ plan }: Subject, { id }: TaskPlan): string {
  return `${plan.definition.id}.${id}`
}

function leadingKey(subject: Subject, task: TaskPlan, wanted: string | null): string {
  return `${nameOf(subject, task)} ${wanted ?? ''}`
}
