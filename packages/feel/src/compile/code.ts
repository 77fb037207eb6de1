import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Scope } from './scope.ts'

/** A compiled expression or part of one. */
export type Code = (run: Run) => Value

/** What each of some codes gives. */
export function valuesOf(codes: readonly Code[], run: Run): Value[] {
  const values: Value[] = []
  for (let at = 0; at < codes.length; at++) values.push((codes[at] as Code)(run))
  return values
}

/** Turns an expression into code; handed to the parts so that they do not import each other. */
export type Compiler = (node: Expression, scope: Scope | undefined) => Code
