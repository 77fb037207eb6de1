import type { ComparisonOperator } from '../syntax/ast.ts'
import { equal } from '../values/equality.ts'
import { order } from '../values/order.ts'
import type { Code } from './code.ts'

/** Returns code that compares; `null` when the kinds differ or have no order. */
export function compileComparison(operator: ComparisonOperator, left: Code, right: Code): Code {
  switch (operator) {
    case '=':
      return (run) => equal(left(run), right(run), run)
    case '!=':
      return (run) => {
        const same = equal(left(run), right(run), run)
        return same === null ? null : !same
      }
    default:
      return compileOrder(operator, left, right)
  }
}

const verdicts: Record<'<' | '<=' | '>' | '>=', (size: number) => boolean> = {
  '<': (size) => size < 0,
  '<=': (size) => size <= 0,
  '>': (size) => size > 0,
  '>=': (size) => size >= 0,
}

function compileOrder(operator: '<' | '<=' | '>' | '>=', left: Code, right: Code): Code {
  const holds = verdicts[operator]
  return (run) => {
    const ordered = order(left(run), right(run), run)
    return ordered === null ? null : holds(ordered)
  }
}
