import type { TimerRow } from '@splot/store'
import { instant } from '../cases/prepared-commit.ts'
import type { Database } from '../database.ts'

/** How long due timers are kept from other processes; who died lets them go after that. */
const holdSeconds = 20

interface DueTimer {
  timer: TimerRow
  dueMs: number
}

/** Running timers. Those of a case that are due are offered to one process at a time. */
export class DueTimers {
  readonly #database: Database
  readonly #holder: string

  /** `holder`: what this process is known by. */
  constructor(database: Database, holder: string) {
    this.#database = database
    this.#holder = holder
  }

  /**
   * Returns the first `limit` timers due at or before `now` that no other process holds. The earliest
   * ones are all in the first `limit` cases by their first timer.
   */
  async due(now: string, limit: number): Promise<TimerRow[]> {
    const until = instant(now)
    const found = await this.#database.rows<{ timers_json: string }>({
      name: 'due-timers',
      text: `with due as (
          select case_id, timers_json, holder, held_until from timers
          where next_due_at <= $1
            and (holder is null or holder = $2 or held_until < clock_timestamp())
          order by next_due_at, case_id || '/' collate "C" limit $3
          for update skip locked),
        held as (
          update timers t set holder = $2, held_until = clock_timestamp() + $4 * interval '1 second'
          from due where t.case_id = due.case_id and (due.holder is distinct from $2
            or due.held_until < clock_timestamp() + $4 / 2 * interval '1 second'))
        select timers_json from due`,
      values: [until, this.#holder, limit, holdSeconds],
    })
    const untilMs = Date.parse(until)
    return found
      .flatMap(({ timers_json: text }) => timersIn(text))
      .filter(({ dueMs }) => dueMs <= untilMs)
      .sort(byDue)
      .slice(0, limit)
      .map(({ timer }) => timer)
  }

  /** When the next timer is due, whoever holds it, or `null`. */
  async next(): Promise<string | null> {
    const [found] = await this.#database.rows<{ timers_json: string }>({
      name: 'next-due',
      text: `select timers_json from timers where next_due_at is not null
        order by next_due_at, case_id || '/' collate "C" limit 1`,
      values: [],
    })
    if (!found) return null
    return timersIn(found.timers_json).sort(byDue)[0]?.timer.dueAt ?? null
  }

  /** Lets go of all this process holds, so that another can go on at once. */
  async release(): Promise<void> {
    await this.#database.rows({
      text: 'update timers set holder = null, held_until = null where holder = $1',
      values: [this.#holder],
    })
  }
}

function timersIn(text: string): DueTimer[] {
  return (JSON.parse(text) as TimerRow[]).map((timer) => ({
    timer,
    dueMs: Date.parse(timer.dueAt),
  }))
}

function byDue(a: DueTimer, b: DueTimer): number {
  return a.dueMs - b.dueMs || (a.timer.id < b.timer.id ? -1 : a.timer.id > b.timer.id ? 1 : 0)
}
