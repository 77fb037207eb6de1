import { RE2JS } from '@bufbuild/re2'

/** A pattern that runs in time linear in the text. */
export interface LinearPattern {
  test(text: string): boolean
  toString(): string
}

/** Longest pattern anybody needs. */
const longest = 1000

/**
 * Returns a pattern on RE2. Pure.
 *
 * @throws Error for look-ahead, back-references and everything else RE2 does not know
 */
export function linearPattern(source: string): LinearPattern {
  const compiled = new RE2JS(source)
  // Ajv tells patterns apart by their text; two that look alike would be one.
  return { test: (text) => compiled.test(text), toString: () => `/${source}/` }
}

/** Whether RE2 can run a pattern. Pure. */
export function isLinearPattern(source: string): boolean {
  if (typeof source !== 'string' || source.length > longest) return false
  try {
    linearPattern(source)
    return true
  } catch {
    return false
  }
}
