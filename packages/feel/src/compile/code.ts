import type { Run } from '../run.ts'
import type { Value } from '../values/value.ts'

/** A compiled expression or part of one. */
export type Code = (run: Run) => Value
