/** A message that asks for a statement to be run: `Q` a simple one, `E` (Execute) one that was prepared. */
const asks = new Set(['Q', 'E'].map((kind) => kind.charCodeAt(0)))

/**
 * Returns a function that takes what a client says to PostgreSQL, piece by piece, and tells how many
 * statements the piece asks to run.
 *
 * @see https://www.postgresql.org/docs/15/protocol-message-formats.html
 */
export function createStatementCounter(): (bytes: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0)
  // the first message of a connection has no kind
  let kindLength = 0
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    let statements = 0
    while (rest.length >= kindLength + 4) {
      const length = kindLength + rest.readInt32BE(kindLength)
      if (rest.length < length) break
      if (kindLength === 1 && asks.has(rest[0] ?? 0)) statements += 1
      rest = rest.subarray(length)
      kindLength = 1
    }
    return statements
  }
}
