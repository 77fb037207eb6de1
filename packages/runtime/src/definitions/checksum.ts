import { createHash } from 'node:crypto'
import canonicalizeModule from 'canonicalize'
import type { JsonValue } from '@splot/definition'

// The package is CommonJS; its types describe an ES default export it does not have.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/** Returns the SHA-256, in hex, of the canonical JSON (RFC 8785) of a value. Pure. */
export function checksumOf(value: JsonValue): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex')
}
