import type { JsonValue } from '@splot/definition'

/** Last part of a path → values that expressions compare it with. */
export type ComparedValues = ReadonlyMap<string, readonly JsonValue[]>

const literal = String.raw`("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)`
const comparisons = [
  new RegExp(String.raw`(\w+)\s*(?:!=|<=|>=|=|<|>)\s*${literal}`, 'g'),
  new RegExp(String.raw`list contains\(\s*[\w.]*?(\w+)\s*,\s*${literal}`, 'g'),
]

/** Returns what the expressions of a definition compare each name with, so that drawn values take every way. Pure. */
export function comparedValues(definition: object): ComparedValues {
  const compared = new Map<string, JsonValue[]>()
  for (const source of textsIn(definition))
    for (const pattern of comparisons)
      for (const [, name = '', text = ''] of source.matchAll(pattern))
        compared.set(name, [...(compared.get(name) ?? []), ...near(JSON.parse(text) as JsonValue)])
  return compared
}

/** Returns every text of a definition, in order. Pure. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Numbers are met from both sides. */
function near(value: JsonValue): JsonValue[] {
  return typeof value === 'number' ? [value - 1, value, value + 1] : [value]
}
