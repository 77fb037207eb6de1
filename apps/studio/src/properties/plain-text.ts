import type { JsonValue } from '@splot/definition'

/** Returns a text, number or truth value as it is written; `''` for everything else. Pure. */
export function plainText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
