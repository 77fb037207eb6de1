import { RE2JS } from '@bufbuild/re2'

/** A pattern that runs in linear time. */
export interface LinearPattern {
  test(text: string): boolean
}

/**
 * Returns a pattern on RE2, for `code.regExp` of Ajv. Pure.
 *
 * @throws Error for look-ahead, back-references and everything else RE2 does not know
 */
function linear(pattern: string): LinearPattern {
  const compiled = new RE2JS(pattern)
  return { test: (text) => compiled.test(text) }
}

/** `code` is what Ajv writes into standalone modules; `splotRe2` is the runtime's export. */
export const re2 = Object.assign((pattern: string) => linear(pattern), { code: 'splotRe2' })
