import type { JsonObject, JsonValue } from '@splot/definition'
import type { Release } from '../definitions/release.ts'

/** Parameters as a snapshot keeps them. */
export interface StoredParameters {
  /** Values that the release of the case does not give; absent: it gives all. */
  ownParameters?: JsonObject
  /** All values: how they were kept once, and where the case lacks one of its release. */
  parameters?: JsonObject
}

/**
 * Returns what a snapshot keeps of the parameters of a case: a release is kept once under its checksum
 * and has the values its call froze, so that a case keeps only those of its own. Pure.
 */
export function toStoredParameters(
  parameters: JsonObject,
  release: Pick<Release, 'parameters'>,
): StoredParameters {
  const frozen = release.parameters
  if (parameters === frozen) return {}
  if (Object.keys(frozen).some((id) => !Object.hasOwn(parameters, id))) return { parameters }
  const own = Object.entries(parameters).filter(
    ([id, value]) => !Object.hasOwn(frozen, id) || !isSame(frozen[id] ?? null, value),
  )
  return own.length === 0 ? {} : { ownParameters: Object.fromEntries(own) }
}

/** Returns the parameters of a case from its snapshot and its release. Pure. */
export function parametersOf(
  { parameters, ownParameters }: StoredParameters,
  release: Pick<Release, 'parameters'>,
): JsonObject {
  if (parameters !== undefined) return parameters
  return ownParameters === undefined
    ? release.parameters
    : { ...release.parameters, ...ownParameters }
}

/** Values of parameters are small: texts, numbers, a list or two. */
function isSame(a: JsonValue, b: JsonValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
