/** Bounds that keep any expression harmless: beyond the first group a source is refused, beyond the
 * second an evaluation gives `null`. */
export const limits = {
  /** UTF-16 units of a source. */
  sourceLength: 10_000,
  /** Expressions inside expressions. */
  sourceDepth: 100,
  /** Steps of one evaluation: one for each visited item times the size of what is computed for it. */
  steps: 1_000_000,
  /** Items of a list that an expression builds. */
  listLength: 20_000,
  /** UTF-16 units of a text that an expression builds. */
  textLength: 100_000,
  /** Function calls inside function calls. */
  callDepth: 100,
  /** Lists and contexts inside lists and contexts, in results. */
  valueDepth: 200,
  /** UTF-16 units of a regular expression. */
  patternLength: 1_000,
} as const
