import type { CaseShelf } from '../store-parts.ts'

/** Segment that holds a message id or a request key. */
export interface ArchivedKeys {
  inbox: Map<string, number>
  replies: Map<string, number>
  /** Segments taken in so far. */
  segments: number
}

const casesRemembered = 64

/**
 * Message ids and request keys that have left the documents. Read from the segments on first need,
 * kept for the cases asked for last.
 */
export class ArchivedKeyCache {
  readonly #shelf: CaseShelf
  readonly #cases = new Map<string, ArchivedKeys>()

  constructor(shelf: CaseShelf) {
    this.#shelf = shelf
  }

  /** Returns what the first `segments` segments of a case hold. */
  async of(id: string, segments: number): Promise<ArchivedKeys> {
    const keys = this.#cases.get(id) ?? { inbox: new Map(), replies: new Map(), segments: 0 }
    while (keys.segments < segments) {
      const next = await this.#shelf.readSegment(id, keys.segments + 1)
      for (const message of next.inbox) keys.inbox.set(message, next.segment)
      for (const { key } of next.replies) keys.replies.set(key, next.segment)
      keys.segments += 1
    }
    this.#cases.delete(id)
    this.#cases.set(id, keys)
    const oldest = this.#cases.keys().next().value
    if (this.#cases.size > casesRemembered && oldest !== undefined) this.#cases.delete(oldest)
    return keys
  }
}
