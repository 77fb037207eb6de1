import type { FormField, JsonValue } from '@splot/definition'
import { isTextFormat, textFormats } from './text-formats.ts'

/**
 * Returns the form of a value that is stored: identifiers without spaces and hyphens, texts trimmed,
 * with `\n` line ends and in Unicode NFC; other values as they are. What cannot be cleaned stays for
 * validation to name. Pure.
 */
export function normaliseValue(field: FormField, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value
  if (isTextFormat(field.type)) return textFormats[field.type].normalise(value)
  if (field.type === 'text' || field.type === 'longtext' || field.type === 'rich')
    return value.replaceAll('\r\n', '\n').trim().normalize('NFC')
  return value
}
