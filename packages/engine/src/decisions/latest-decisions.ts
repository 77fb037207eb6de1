import type { JsonObject, JsonValue } from '@splot/definition'
import type { DecisionRecord } from '../types.ts'

/** What expressions see as `decisions`: the latest of each. Pure. */
export function latestDecisions(
  decisions: Readonly<Record<string, DecisionRecord[]>> = {},
): JsonObject {
  const latest: Record<string, JsonValue> = {}
  for (const [id, records] of Object.entries(decisions)) {
    const last = records.at(-1)
    if (last !== undefined) latest[id] = last.values
  }
  return latest
}
