import { SortedList } from '../lists/sorted-list.ts'
import type { OutboxRow } from '../types.ts'

interface Waiting {
  row: OutboxRow
  createdMs: number
  /** Arrival in this process: keeps the order of rows written in one step. */
  arrival: number
  /** Not offered before this instant. */
  notBeforeMs: number
}

const keyOf = (row: OutboxRow) => JSON.stringify([row.caseId, row.id])

/** What waits for delivery, oldest first. Leases live here only: after a restart all is offered again. */
export class OutboxList {
  readonly #rows = new Map<string, Waiting>()
  readonly #order = new SortedList<Waiting>(
    (a, b) => a.createdMs - b.createdMs || a.arrival - b.arrival,
  )
  #arrivals = 0

  has(row: OutboxRow): boolean {
    return this.#rows.has(keyOf(row))
  }

  add(row: OutboxRow): void {
    if (this.has(row)) return
    this.#arrivals += 1
    const createdMs = Date.parse(row.createdAt) || 0
    const waiting = { row, createdMs, arrival: this.#arrivals, notBeforeMs: -Infinity }
    this.#rows.set(keyOf(row), waiting)
    this.#order.add(waiting)
  }

  remove(row: OutboxRow): void {
    const waiting = this.#rows.get(keyOf(row))
    if (!waiting) return
    this.#rows.delete(keyOf(row))
    this.#order.remove(waiting)
  }

  /** Returns at most `limit` rows that are offered at `nowMs` and holds them back for `leaseMs`. */
  claim(nowMs: number, limit: number, leaseMs: number): OutboxRow[] {
    const claimed: OutboxRow[] = []
    for (const waiting of this.#order) {
      if (claimed.length >= limit) break
      if (waiting.notBeforeMs > nowMs) continue
      waiting.notBeforeMs = nowMs + leaseMs
      claimed.push(waiting.row)
    }
    return claimed
  }

  /** Offers a row again at `retryMs`. */
  postpone(row: OutboxRow, retryMs: number): void {
    const waiting = this.#rows.get(keyOf(row))
    if (waiting) waiting.notBeforeMs = retryMs
  }
}
