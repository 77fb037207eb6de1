import type { OutboxRow } from '@splot/store'
import { instant } from '../cases/prepared-commit.ts'
import type { Database } from '../database.ts'

/** What waits for delivery. Leases end by time: nobody can know whether another process still lives. */
export class Outbox {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async claim(now: string, limit: number, leaseMs: number): Promise<OutboxRow[]> {
    const at = Date.parse(instant(now))
    const found = await this.#database.rows<{ row_json: string }>({
      name: 'claim-outbox',
      text: `with waiting as (
          select case_id, id, row_json, created_at, written_at, place from outbox
          where not_before <= $1
          order by created_at, written_at, place, case_id, id limit $3 for update skip locked),
        leased as (
          update outbox o set not_before = $2 from waiting w
          where o.case_id = w.case_id and o.id = w.id)
        select row_json from waiting order by created_at, written_at, place, case_id, id`,
      values: [new Date(at).toISOString(), new Date(at + leaseMs).toISOString(), limit],
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
      text: 'update outbox set not_before = $3 where case_id = $1 and id = $2',
      values: [caseId, id, instant(retryAt)],
    })
  }
}
