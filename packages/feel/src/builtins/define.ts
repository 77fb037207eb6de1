import type { Run } from '../run.ts'
import type { Value } from '../values/value.ts'
import { type BuiltIn, readSignature } from './signature.ts'

/**
 * The arguments have been fitted to the signature before the call, so an implementation names the
 * types that its signature promises.
 */
type Implementation = (run: Run, ...args: never[]) => Value

/** Returns a built-in from its descriptions and its pairs of signature and implementation. Pure. */
export function define(
  pl: string,
  en: string,
  overloads: readonly (readonly [signature: string, implementation: Implementation])[],
): BuiltIn {
  const read = overloads.map(([text, implementation]) => {
    const call = implementation as (run: Run, ...args: readonly Value[]) => Value
    return { ...readSignature(text), run: (run: Run, args: readonly Value[]) => call(run, ...args) }
  })
  return { name: read[0]?.name ?? '', overloads: read, description: { pl, en } }
}
