import type { StaffModel } from '@splot/definition'
import type { Calendar } from '../calendar/calendar.ts'
import { rounded, summaryOf } from './summary.ts'
import type { RoleFigures } from './types.ts'
import { hoursBetween, workedFrom } from './working-time.ts'

/** A role nobody described. */
const ordinary: StaffModel = { people: 3, hoursPerDay: 6 }

const dayMs = 86_400_000

/** An item that waits for one of the operator’s people. */
export interface Work {
  caseId: string
  item: string
  minutes: number
  openedMs: number
  /** Who may do it; `null`: whoever has the role. */
  only: readonly string[] | null
  excluded: readonly string[]
}

/** Work somebody has begun. */
export interface Begun {
  work: Work
  person: string
  endsMs: number
}

interface Person {
  id: string
  busy: boolean
}

interface Desk {
  role: string
  model: StaffModel
  people: Person[]
  waiting: Work[]
  /** Keys of what waits though it was done or cancelled elsewhere. */
  closed: Set<string>
  finished: number
  workedMs: number
  waitDays: number[]
  /** Length of the queue over time, in items × milliseconds, up to `sinceMs`. */
  queueMs: number
  sinceMs: number
  mostQueue: number
  mostQueueMs: number
}

/** The operator’s people: each does one thing at a time, the oldest first. */
export class Office {
  readonly #calendar: Calendar
  readonly #startMs: number
  readonly #desks = new Map<string, Desk>()
  readonly #roleOf = new Map<string, string>()
  /** Case id and item key of work that waits → its desk. */
  readonly #waitingAt = new Map<string, Desk>()
  readonly #staff: Readonly<Record<string, StaffModel>>

  constructor(calendar: Calendar, staff: Readonly<Record<string, StaffModel>>, startMs: number) {
    this.#calendar = calendar
    this.#staff = staff
    this.#startMs = startMs
  }

  /** Ids of the people of a role. */
  peopleOf(role: string): string[] {
    return this.#desk(role).people.map(({ id }) => id)
  }

  /** The role somebody works in, or `null` for who is no one of the operator’s. */
  roleOf(person: string): string | null {
    return this.#roleOf.get(person) ?? null
  }

  /** Lets work wait at a role. */
  add(role: string, work: Work, nowMs: number): void {
    const desk = this.#desk(role)
    passed(desk, nowMs)
    desk.waiting.push(work)
    this.#waitingAt.set(keyOf(work), desk)
    if (desk.waiting.length <= desk.mostQueue) return
    desk.mostQueue = desk.waiting.length
    desk.mostQueueMs = nowMs
  }

  /** Notes that an item is no longer to do; where it waits it is dropped before anything is begun. */
  closed(caseId: string, item: string): void {
    const key = keyOf({ caseId, item })
    this.#waitingAt.get(key)?.closed.add(key)
  }

  /** Lets everybody idle of a role begin what waits. */
  begin(role: string, nowMs: number): Begun[] {
    const desk = this.#desk(role)
    passed(desk, nowMs)
    if (desk.closed.size > 0) this.#dropClosed(desk)
    const begun: Begun[] = []
    for (const person of desk.people) {
      if (desk.waiting.length === 0) break
      if (person.busy) continue
      const at = desk.waiting.findIndex((work) => mayDo(work, person.id))
      const work = desk.waiting[at]
      if (work === undefined) continue
      desk.waiting.splice(at, 1)
      this.#waitingAt.delete(keyOf(work))
      const { hoursPerDay } = desk.model
      const { beginsMs, endsMs } = workedFrom(this.#calendar, nowMs, work.minutes, hoursPerDay)
      person.busy = true
      desk.waitDays.push((beginsMs - work.openedMs) / dayMs)
      begun.push({ work, person: person.id, endsMs })
    }
    return begun
  }

  /** Notes that somebody is done with something. */
  end({ person, work }: Begun): void {
    const desk = this.#desk(this.#roleOf.get(person) ?? '')
    desk.finished += 1
    desk.workedMs += work.minutes * 60_000
    for (const one of desk.people) if (one.id === person) one.busy = false
  }

  /** Whether anybody of a role may ever do this. */
  canBeDone(role: string, work: Work): boolean {
    return this.#desk(role).people.some(({ id }) => mayDo(work, id))
  }

  /** Load of every role that was asked for, by role. */
  figures(nowMs: number): RoleFigures[] {
    const desks = [...this.#desks.values()].sort((a, b) => (a.role < b.role ? -1 : 1))
    return desks.map((desk) => {
      passed(desk, nowMs)
      const { people, hoursPerDay } = desk.model
      const hours = hoursBetween(this.#calendar, this.#startMs, nowMs, hoursPerDay) * people
      return {
        role: desk.role,
        people,
        finished: desk.finished,
        utilisation: rounded(hours === 0 ? 0 : desk.workedMs / 3_600_000 / hours),
        meanQueue: rounded(desk.queueMs / Math.max(nowMs - this.#startMs, 1)),
        mostQueue: desk.mostQueue,
        mostQueueAt: desk.mostQueue === 0 ? null : new Date(desk.mostQueueMs).toISOString(),
        waitDays: summaryOf(desk.waitDays),
      }
    })
  }

  #dropClosed({ closed, waiting }: Desk): void {
    for (let at = waiting.length - 1; at >= 0 && closed.size > 0; at--) {
      const key = keyOf(waiting[at]!)
      if (!closed.delete(key)) continue
      waiting.splice(at, 1)
      this.#waitingAt.delete(key)
    }
  }

  #desk(role: string): Desk {
    const known = this.#desks.get(role)
    if (known) return known
    const model = this.#staff[role] ?? ordinary
    const people = Array.from({ length: model.people }, (_, at) => ({
      id: `${role}-${at + 1}`,
      busy: false,
    }))
    for (const { id } of people) this.#roleOf.set(id, role)
    const desk: Desk = {
      role,
      model,
      people,
      waiting: [],
      closed: new Set(),
      finished: 0,
      workedMs: 0,
      waitDays: [],
      queueMs: 0,
      sinceMs: this.#startMs,
      mostQueue: 0,
      mostQueueMs: 0,
    }
    this.#desks.set(role, desk)
    return desk
  }
}

/** Counts the queue as long as it was. */
function passed(desk: Desk, nowMs: number): void {
  desk.queueMs += desk.waiting.length * (nowMs - desk.sinceMs)
  desk.sinceMs = nowMs
}

function keyOf({ caseId, item }: Pick<Work, 'caseId' | 'item'>): string {
  return `${caseId} ${item}`
}

function mayDo({ only, excluded }: Work, person: string): boolean {
  return (only === null || only.includes(person)) && !excluded.includes(person)
}
