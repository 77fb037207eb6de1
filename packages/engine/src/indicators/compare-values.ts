import type { JsonValue } from '@splot/definition'

/** Orders values as rows are sorted: numbers by size, texts by the Polish alphabet, nothing last. Pure. */
export function compareValues(a: JsonValue, b: JsonValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return collator.compare(textOf(a), textOf(b))
}

const collator = new Intl.Collator('pl')

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
