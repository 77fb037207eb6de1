import { linearPattern } from '../formats/linear-pattern.ts'

/** Patterns of schemas on RE2. `code` is what Ajv writes into standalone modules. */
export const re2 = Object.assign((pattern: string) => linearPattern(pattern), {
  code: 'splotPattern',
})
