import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Scope } from './scope.ts'

/** A compiled expression or part of one. */
export type Code = (run: Run) => Value

/** Turns an expression into code; handed to the parts so that they do not import each other. */
export type Compiler = (node: Expression, scope: Scope | undefined) => Code
