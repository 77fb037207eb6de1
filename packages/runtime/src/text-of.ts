import type { JsonValue } from '@splot/definition'

/** Returns a text as it is, a number as text, and `''` for everything else. Pure. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
