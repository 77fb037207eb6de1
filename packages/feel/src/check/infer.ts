import type { Expression } from '../syntax/ast.ts'
import type { Type } from './type.ts'
import type { TypedScope } from './typed-scope.ts'

/** Tells the type of an expression and reports what is wrong inside it. */
export type Infer = (node: Expression, scope: TypedScope) => Type
