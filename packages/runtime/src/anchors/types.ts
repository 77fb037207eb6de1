import type { Reader } from '../types.ts'

/** Where every history stood on one day, without the list itself. */
export interface AnchorView {
  /** Day of the programme, ISO date; names the anchor. */
  day: string
  /** RFC 3339. */
  at: string
  cases: number
  /** Of the list, as its last line says it: enough to be written down elsewhere. */
  sha256: string
  sizeBytes: number
}

/** Anchors: lists of where every history and the audit log stood, by which it is proven that nothing is gone. */
export interface AnchorCases {
  /**
   * Writes the anchor of this day unless it is there; returns whether it did. Older ones are kept for 35
   * days, and of each month the first. For the service itself: it asks no permission.
   */
  writeDailyAnchor(): Promise<boolean>
  /** Newest first. @throws SplotError auth.required, person.not-admin */
  listAnchors(reader: Reader): Promise<AnchorView[]>
  /** As `splot verify --anchor` reads it. @throws SplotError auth.required, person.not-admin, anchor.not-found */
  anchorFile(
    reader: Reader,
    day: string,
  ): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }>
}
