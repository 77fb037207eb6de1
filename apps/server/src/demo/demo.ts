import type { ProgrammeDefinition } from '@splot/definition'
import type { CaseSummary, Runtime, TaskSummary } from '@splot/runtime'
import type { MovableClock } from '../start/movable-clock.ts'
import { warsawDate } from '../start/warsaw-time.ts'
import { seedOperator } from './cast.ts'
import type { ApplicantRecord, DemoData } from './applicants.ts'
import type { Partnership } from './partnership.ts'
import { Play } from './play.ts'
import type { SignedIn } from './play.ts'

/** What a demonstration is played on. */
export interface DemoStage {
  runtime: Runtime
  clock: MovableClock
  /** When the next timer of the store is due. */
  nextDueAt: () => Promise<string | null>
  data: DemoData
  /** As its file has it, with what is confidential. */
  programme: ProgrammeDefinition
}

/** How long one act of a person takes. */
const actMs = 60_000

/** A programme that is played: its people, its partnerships and its clock. */
export class Demo extends Play {
  readonly clock: MovableClock
  readonly data: DemoData
  readonly programme: ProgrammeDefinition
  /** Partnerships by the id of their record. */
  readonly partnerships = new Map<string, Partnership>()
  /** Cases that belong to no partnership, such as `recruitmentCall`. */
  readonly cases = new Map<string, string>()
  private readonly nextDueAt: DemoStage['nextDueAt']
  private readonly cast: Map<string, SignedIn>

  private constructor(stage: DemoStage, cast: Map<string, SignedIn>) {
    super(stage.runtime)
    this.clock = stage.clock
    this.data = stage.data
    this.programme = stage.programme
    this.nextDueAt = stage.nextDueAt
    this.cast = cast
  }

  /** Opens the demonstration: makes the operator's people. */
  static async open(stage: DemoStage, startsAt: string): Promise<Demo> {
    stage.clock.set(Date.parse(startsAt))
    return new Demo(stage, await seedOperator(stage.runtime))
  }

  /** One of the operator's people, by the name before the `@` of their address. */
  staff(name: string): SignedIn {
    const found = this.cast.get(name)
    if (!found) throw new Error(`Expected ${name} among the operator's people`)
    return found
  }

  /** A partnership that has begun, by the id of its record. */
  partnership(id: string): Partnership {
    const found = this.partnerships.get(id)
    if (!found) throw new Error(`Expected ${id} to have applied`)
    return found
  }

  /** Partnerships whose record a rule takes, in the order of their ids. */
  those(rule: (record: ApplicantRecord) => boolean): Partnership[] {
    return this.data.applicants.filter(rule).map(({ id }) => this.partnership(id))
  }

  /** A case that belongs to no partnership. */
  caseOf(name: string): string {
    const found = this.cases.get(name)
    if (found === undefined) throw new Error(`Expected the case ${name}`)
    return found
  }

  /** Signs in somebody who is not of the operator. */
  async signIn(email: string, name: string): Promise<SignedIn> {
    const { id } = await this.runtime.ensurePerson({ email, name, locale: 'pl' })
    return { person: id, locale: 'pl' }
  }

  /** Child cases of a workflow that the reader sees, the newest first. */
  async childrenOf(reader: SignedIn, id: string, workflow: string): Promise<CaseSummary[]> {
    const filter = {
      parent: id,
      workflow,
      sort: 'createdAt',
      descending: true,
      limit: 200,
    } as const
    return (await this.runtime.listCases(reader, filter)).items
  }

  /** Newest child case of a workflow that the reader sees. */
  async childOf(reader: SignedIn, id: string, workflow: string): Promise<CaseSummary> {
    const [found] = await this.childrenOf(reader, id, workflow)
    if (!found) throw new Error(`Expected a ${workflow} in ${id}`)
    return found
  }

  /** Looks in the reader's list first: some may open a case only once they have work in it. */
  protected override async openTask(
    reader: SignedIn,
    id: string,
    task: string,
  ): Promise<TaskSummary> {
    const filter = { caseId: id, task, status: 'open', scope: 'all' } as const
    const [found] = (await this.runtime.listTasks(reader, filter)).items
    return found ?? super.openTask(reader, id, task)
  }

  /** Whoever asks for a task takes it. */
  override async task(reader: SignedIn, id: string, task: string): Promise<string> {
    return this.take(reader, id, task)
  }

  /** Who of some people was given a task of a case, such as by lot. */
  async assigneeOf(id: string, task: string, names: string[]): Promise<SignedIn> {
    for (const name of names) {
      const reader = this.staff(name)
      const filter = { caseId: id, task, status: 'open', scope: 'all' } as const
      const { items } = await this.runtime.listTasks(reader, filter)
      if (items.length > 0) return reader
    }
    throw new Error(`Expected one of ${names.join(', ')} to have "${task}" of ${id}`)
  }

  /** Today's date in Poland. */
  today(): string {
    return warsawDate(Date.parse(this.clock.now()))
  }

  /** Lets time pass to an instant; what falls due on the way fires at its own moment. */
  async walkTo(instant: string): Promise<void> {
    const goalMs = Date.parse(instant)
    for (;;) {
      const dueAt = await this.nextDueAt()
      if (dueAt === null || Date.parse(dueAt) > goalMs) break
      const nowMs = Date.parse(this.clock.now())
      this.clock.set(Math.max(nowMs, Date.parse(dueAt)))
      const { timers, effects } = await this.runtime.work()
      // what is set aside after a failure stays due; it must not hold time up
      if (timers + effects === 0) break
    }
    this.clock.set(Math.max(goalMs, Date.parse(this.clock.now())))
    await this.runtime.work()
  }

  /** What waits is delivered, and the act has taken its time. */
  override async goOn(): Promise<void> {
    await super.goOn()
    this.clock.set(Date.parse(this.clock.now()) + actMs)
  }
}
