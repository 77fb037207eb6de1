import type { OutboxRow } from '@splot/store'
import { instant } from '../cases/prepared-commit.ts'
import type { Database } from '../database.ts'

const order = 'created_at, written_at, place, id'
const isFree = 'o.not_before <= $1 and o.held_until <= $1'

/**
 * The first rows of cases whose earlier ones are delivered, set aside for later, or held by this process;
 * and with them what else is free of these cases. So one process at a time delivers for a case, in the
 * order in which the case asked.
 */
const claim = `with firsts as (
    select o.case_id from outbox o
    where ${isFree} and not exists (
      select 1 from outbox e where e.case_id = o.case_id
        and (e.created_at, e.written_at, e.place, e.id) < (o.created_at, o.written_at, o.place, o.id)
        and e.not_before <= $1 and not (e.holder is not distinct from $4 and e.held_until > $1))
    order by o.created_at, o.written_at, o.place, o.id limit $3
    for update of o skip locked),
  claimed as (
    select o.* from outbox o join firsts f on f.case_id = o.case_id
    where ${isFree} order by o.created_at, o.written_at, o.place, o.id limit $3),
  held as (
    update outbox o set holder = $4, held_until = $2 from claimed c
    where o.case_id = c.case_id and o.id = c.id)
  select row_json from claimed order by ${order}`

/** What waits for delivery. Leases end by time: nobody can know whether another process still lives. */
export class Outbox {
  readonly #database: Database
  readonly #holder: string

  /** `holder`: what this process is known by. */
  constructor(database: Database, holder: string) {
    this.#database = database
    this.#holder = holder
  }

  async claim(now: string, limit: number, leaseMs: number): Promise<OutboxRow[]> {
    const at = Date.parse(instant(now))
    const found = await this.#database.rows<{ row_json: string }>({
      name: 'claim-outbox',
      text: claim,
      values: [
        new Date(at).toISOString(),
        new Date(at + leaseMs).toISOString(),
        limit,
        this.#holder,
      ],
    })
    return found.map(({ row_json: row }) => JSON.parse(row) as OutboxRow)
  }

  async ack({ caseId, id }: OutboxRow): Promise<void> {
    await this.#database.rows({
      name: 'ack-outbox',
      text: 'delete from outbox where case_id = $1 and id = $2',
      values: [caseId, id],
    })
  }

  async fail({ caseId, id }: OutboxRow, retryAt: string): Promise<void> {
    await this.#database.rows({
      name: 'fail-outbox',
      text: `update outbox set not_before = $3, holder = null, held_until = '-infinity'
        where case_id = $1 and id = $2`,
      values: [caseId, id, instant(retryAt)],
    })
  }

  /** Lets go of all this process holds, so that another can go on at once. */
  async release(): Promise<void> {
    await this.#database.rows({
      text: `update outbox set holder = null, held_until = '-infinity' where holder = $1`,
      values: [this.#holder],
    })
  }
}
