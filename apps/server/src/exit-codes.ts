/** What a command tells the shell. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const

/** A failure whose sentence is all the reader needs; no trace is shown. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
}
