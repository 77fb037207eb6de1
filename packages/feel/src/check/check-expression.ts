import type { Expression } from '../syntax/ast.ts'
import type { ExpressionIssue } from '../syntax/issue.ts'
import type { JsonObject } from '../values/to-json.ts'
import { Findings } from './findings.ts'
import { createInfer } from './infer-type.ts'
import { kindName } from './kind-names.ts'
import type { Type } from './type.ts'
import { typeFromSchema } from './type-from-schema.ts'

/** What the caller wants the result to be. Dates and durations come back as text. */
export type ExpectedType = 'boolean' | 'number' | 'string' | 'list' | 'any'

const accepted: Record<ExpectedType, readonly Type['kind'][]> = {
  any: [],
  boolean: ['boolean'],
  number: ['number'],
  list: ['list'],
  string: [
    'string',
    'date',
    'time',
    'date and time',
    'days and time duration',
    'years and months duration',
  ],
}

/**
 * Returns what is wrong with an expression whose variables a JSON Schema describes: names, types, arguments, regular expressions, values that cannot occur. What is unknown is not reported.
 * Pure.
 */
export function checkExpression(
  expression: Expression,
  variables: JsonObject,
  expected: ExpectedType = 'any',
): ExpressionIssue[] {
  const findings = new Findings()
  const known = typeFromSchema(variables)
  const type = createInfer(findings)(expression, { type: 'variables', of: known })
  checkResult(type, expected, expression, findings)
  return findings.issues
}

function checkResult(type: Type, expected: ExpectedType, at: Expression, to: Findings): void {
  const kinds = accepted[expected]
  if (kinds.length === 0 || type.kind === 'any' || type.kind === 'null') return
  if (kinds.includes(type.kind)) return
  const [found, wanted] = [kindName(type.kind), kindName(kinds[0] ?? 'any')]
  to.add('expression.result-type', at, {
    pl: `Wynik ma być: ${wanted.pl}, a jest: ${found.pl}.`,
    en: `The result should be ${wanted.en} but is ${found.en}.`,
  })
}
