/** Returns things by what `keyOf` tells of them, in the order in which keys first come. Pure. */
export function groupedBy<One>(
  all: readonly One[],
  keyOf: (one: One) => string,
): [string, One[]][] {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups]
}
