import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { rangeContains } from '../values/contains.ts'
import { equal } from '../values/equality.ts'
import { RangeValue, type Value } from '../values/value.ts'
import { compileComparison } from './compile-comparison.ts'
import { type Scope, nameScope } from './scope.ts'
import type { Code, Compiler } from './code.ts'

/** Returns code for `value in (test, …)`: true when one test holds, else false, else null. */
export function compileIn(
  node: Expression & { type: 'in' },
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const value = compile(node.value, scope)
  const input = nameScope('?', scope)
  const tests = node.tests.map((test) => compileTest(test, input, compile))
  return (run) => {
    run.locals[input.slot] = value(run)
    return anyHolds(tests, run)
  }
}

function anyHolds(tests: Code[], run: Run): Value {
  let unknown = false
  for (const test of tests) {
    const verdict = test(run)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  return unknown ? null : false
}

function compileTest(test: Expression, input: Scope, compile: Compiler): Code {
  const { slot } = input
  const read: Code = (run) => run.locals[slot] ?? null
  if (test.type === 'unary') {
    return compileComparison(test.operator, read, compile(test.value, input))
  }
  const tested = compile(test, input)
  if (mentionsInput(test))
    return (run) => (tested(run) === true ? true : tested(run) === false ? false : null)
  return (run) => holds(read(run), tested(run), run)
}

function mentionsInput(node: Expression): boolean {
  return JSON.stringify(node).includes('"type":"input"')
}

function holds(value: Value, test: Value, run: Run): boolean | null {
  if (test instanceof RangeValue) return rangeContains(test, value, run)
  if (!Array.isArray(test)) return equal(value, test, run)
  run.charge(test.length)
  let unknown = false
  for (const item of test) {
    const verdict =
      item instanceof RangeValue ? rangeContains(item, value, run) : equal(value, item, run)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  if (Array.isArray(value) && equal(value, test, run) === true) return true
  return unknown && value === null ? null : false
}
