import type { JsonValue } from '@splot/definition'
import { writeDefinition } from '@splot/definition/edit'

/** Texts as they were read, so that a file that was changed back is written back as it was. */
const written = new WeakMap<object, string>()

/** Returns what a file's text holds; `undefined` when it is no JSON. */
export function readText(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue
    if (typeof value === 'object' && value !== null) written.set(value, text)
    return value
  } catch {
    return undefined
  }
}

/** Returns a value as the text of a file: as it was read, else as files of a programme are kept. */
export function writeText(value: JsonValue): string {
  const known = typeof value === 'object' && value !== null ? written.get(value) : undefined
  return known ?? writeDefinition(value)
}
