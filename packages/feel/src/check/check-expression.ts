import type { ExpressionIssue } from '../syntax/issue.ts'
import { parseExpression } from '../syntax/parse.ts'
import type { JsonObject } from '../values/to-json.ts'

/** What the caller wants the result to be. */
export type ExpectedType = 'boolean' | 'number' | 'string' | 'list' | 'any'

/** Returns what is wrong with an expression whose variables a JSON Schema describes. Pure. */
export function checkExpression(
  source: string,
  _variables: JsonObject,
  _expected: ExpectedType = 'any',
): ExpressionIssue[] {
  return parseExpression(source).issues ?? []
}
