import { applyEdits, modify } from 'jsonc-parser'

/**
 * Returns a definition's text with another version, all else as its author wrote it; one without a version
 * gets it after its id. Texts that are no JSON object come back as they are. Pure.
 */
export function withVersion(text: string, version: number): string {
  const read = objectIn(text)
  if (read === null || read['version'] === version) return text
  const keys = Object.keys(read)
  const edits = modify(text, ['version'], version, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    getInsertionIndex: () => keys.indexOf('id') + 1,
  })
  return applyEdits(text, edits)
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
