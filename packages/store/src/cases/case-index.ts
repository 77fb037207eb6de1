import { firstOf } from '../lists/first-of.ts'
import { SortedList } from '../lists/sorted-list.ts'
import type { CaseFilter, CaseRow, OutboxRow, TaskFilter, TaskRow, TimerRow } from '../types.ts'
import type { CaseDocument } from './case-document.ts'
import { isInCaseList, searchedText } from './case-filter.ts'
import type { CaseSurroundings } from './case-filter.ts'
import { caseOrder, casePlace, defaultCaseSort } from './case-order.ts'
import type { CasePlace } from './case-order.ts'
import { OutboxList } from './outbox-list.ts'
import { Workplaces } from './workplaces.ts'
import { isInTaskList, taskOrder, taskPlace } from './task-list.ts'
import type { TaskPlace } from './task-list.ts'

interface Listed {
  row: CaseRow
  /** 0 while nobody knows which one is stored. */
  revision: number
  searched: string
  tasks: TaskRow[]
  timers: DueTimer[]
  outbox: OutboxRow[]
}

interface DueTimer {
  row: TimerRow
  dueMs: number
}

const timerOrder = (a: DueTimer, b: DueTimer): number =>
  a.dueMs - b.dueMs || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0)

/** What lists need of every case, in memory: rows, items, timers and what waits for delivery. */
export class CaseIndex {
  readonly #cases = new Map<string, Listed>()
  /** Children of each case. */
  readonly #children = new Map<string, Set<string>>()
  readonly #timers = new SortedList<DueTimer>(timerOrder)
  readonly #workplaces = new Workplaces()
  readonly outbox = new OutboxList()

  get size(): number {
    return this.#cases.size
  }

  /** Returns the ids of all cases. */
  ids(): string[] {
    return [...this.#cases.keys()]
  }

  /** Returns the revision that is stored, or 0 where nobody knows. */
  revisionOf(id: string): number {
    return this.#cases.get(id)?.revision ?? 0
  }

  /** Says that nobody knows which revision of a case is stored. */
  doubt(id: string): void {
    const listed = this.#cases.get(id)
    if (listed) listed.revision = 0
  }

  /** Takes the place of what was listed for this case. `waiting` = outbox rows not delivered yet. */
  put(document: CaseDocument, waiting: OutboxRow[] = document.outbox): void {
    for (const timer of this.#cases.get(document.id)?.timers ?? []) this.#timers.remove(timer)
    for (const timer of this.#list(document, waiting)) this.#timers.add(timer)
  }

  /** Fills an empty index: one sort of all timers at the end. */
  async fill(
    documents: AsyncIterable<CaseDocument>,
    waitingOf: (document: CaseDocument) => OutboxRow[],
  ): Promise<void> {
    const timers: DueTimer[] = []
    for await (const document of documents)
      timers.push(...this.#list(document, waitingOf(document)))
    this.#timers.addAll(timers)
  }

  #list(document: CaseDocument, waiting: OutboxRow[]): DueTimer[] {
    const { id, row, revision, tasks } = document
    const kept = new Set(waiting.map((item) => item.id))
    for (const old of this.#cases.get(id)?.outbox ?? [])
      if (!kept.has(old.id)) this.outbox.remove(old)
    for (const item of waiting) this.outbox.add(item)
    this.#workplaces.put(row, tasks)
    const timers = document.timers.map((timer) => ({ row: timer, dueMs: Date.parse(timer.dueAt) }))
    this.#putChild(row, this.#cases.get(id)?.row.parent ?? null)
    const searched = searchedText(row)
    this.#cases.set(id, { row, revision, searched, tasks, timers, outbox: waiting })
    return timers
  }

  #putChild({ id, parent }: CaseRow, before: string | null): void {
    if (parent === before) return
    if (before !== null) this.#children.get(before)?.delete(id)
    if (parent === null) return
    const children = this.#children.get(parent) ?? new Set()
    this.#children.set(parent, children.add(id))
  }

  /** The cases that a filter can want: few where it names their parent. */
  #candidates({ parent }: Pick<CaseFilter, 'parent'>): Iterable<Listed> {
    return parent === undefined
      ? this.#cases.values()
      : this.#listed(this.#children.get(parent) ?? [])
  }

  #listed(ids: Iterable<string>): Listed[] {
    return [...ids].flatMap((id) => this.#cases.get(id) ?? [])
  }

  /** Returns the first cases of a list after a place. */
  cases(filter: CaseFilter, after: CasePlace | null, limit: number): [CasePlace, CaseRow][] {
    const sort = filter.sort ?? defaultCaseSort
    const order = caseOrder(sort)
    const around = this.#surroundings()
    const found = (function* (cases: Iterable<Listed>): Generator<[CasePlace, CaseRow]> {
      for (const listed of cases) {
        if (!isInCaseList(listed, filter, around)) continue
        const { row } = listed
        const place = casePlace(row, sort)
        if (after === null || order(place, after) > 0) yield [place, row]
      }
    })(this.#candidates(filter))
    return firstOf(found, ([a], [b]) => order(a, b), limit)
  }

  /** Returns how many cases belong to a list. */
  count(filter: CaseFilter): number {
    const around = this.#surroundings()
    let count = 0
    for (const listed of this.#candidates(filter))
      if (isInCaseList(listed, filter, around)) count += 1
    return count
  }

  /** For one question: the places of a person are gathered once. */
  #surroundings(): CaseSurroundings {
    const known = new Map<string, ReadonlySet<string>>()
    return {
      find: (id) => this.#cases.get(id),
      workplacesOf: (person) => {
        const places = known.get(person) ?? this.#workplaces.withParents(person)
        known.set(person, places)
        return places
      },
    }
  }

  /** Returns the first items of a list after a place. */
  tasks(filter: TaskFilter, after: TaskPlace | null, limit: number): [TaskPlace, TaskRow][] {
    const cases = this.#casesWithTasks(filter)
    const found = (function* (): Generator<[TaskPlace, TaskRow]> {
      for (const { row, tasks } of cases)
        for (const task of tasks) {
          if (!isInTaskList(task, row, filter)) continue
          const place = taskPlace(task)
          if (after === null || taskOrder(place, after) > 0) yield [place, task]
        }
    })()
    return firstOf(found, ([a], [b]) => taskOrder(a, b), limit)
  }

  /** The cases whose items a filter can want: few where it says which. */
  #casesWithTasks({ caseId, parent, worker }: TaskFilter): Iterable<Listed> {
    if (caseId !== undefined) return this.#listed([caseId])
    if (parent !== undefined) return this.#candidates({ parent })
    return worker === undefined ? this.#cases.values() : this.#listed(this.#workplaces.of(worker))
  }

  /** Returns the first `limit` timers due at or before an instant, earliest first. */
  dueTimers(nowMs: number, limit: number): TimerRow[] {
    const due: TimerRow[] = []
    for (const timer of this.#timers) {
      if (timer.dueMs > nowMs || due.length >= limit) break
      due.push(timer.row)
    }
    return due
  }

  nextDueAt(): string | null {
    return this.#timers.first()?.row.dueAt ?? null
  }
}
