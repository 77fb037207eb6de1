// Compiling
export { createExpressionCompiler, type ExpressionCompiler } from './compiler.ts'
export type { CompiledExpression } from './compile/compiled-expression.ts'
export type { ExpressionMoment } from './run.ts'
export type { JsonObject, JsonValue } from './values/to-json.ts'

// Checking
export type { ExpectedType } from './check/check-expression.ts'
export type { ExpressionIssue } from './syntax/issue.ts'

// Reading
export { parseExpression } from './syntax/parse.ts'
export type { Expression } from './syntax/ast.ts'
export { limits as expressionLimits } from './syntax/limits.ts'

// For editors
export { readNames, type NameUse, type ReadNames } from './names/read-names.ts'
export { partOf, textMeans, type NamedPart, type ValueShape } from './names/value-shape.ts'
export { functionDescriptions, type FunctionDescription } from './builtins/describe.ts'
