/** What the service said it has done. Whatever stands here must be true after any kill. */
export interface Ledger {
  /** Idempotency key of a start → id of the parcel. */
  started: Map<string, string>
  /** Task → highest count saved in its draft. */
  drafted: Map<string, { count: number; revision: number; by: string }>
  /** Parcel → the count handed in, with the key it was handed in under. */
  submitted: Map<string, { count: number; task: string; key: string; by: string }>
  /** Task of a check → who claimed it. */
  claimed: Map<string, string>
  /** Parcels whose check was handed in. */
  checked: Set<string>
  /** Keys of ticks sent to the hub. */
  ticked: Set<string>
  /** All acknowledged writes, counted. */
  acknowledgements: number
  /** Replies that should never come: incidents, and refusals nobody expected. */
  surprises: string[]
}

/** Returns an empty ledger. */
export function createLedger(): Ledger {
  return {
    started: new Map(),
    drafted: new Map(),
    submitted: new Map(),
    claimed: new Map(),
    checked: new Set(),
    ticked: new Set(),
    acknowledgements: 0,
    surprises: [],
  }
}
