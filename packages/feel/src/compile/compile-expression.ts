import type { Expression } from '../syntax/ast.ts'
import { negate, operations } from '../values/arithmetic.ts'
import { isOfType } from '../values/is-of-type.ts'
import { order } from '../values/order.ts'
import { propertyReader } from '../values/property-of.ts'
import { readMoment } from '../values/read-moment.ts'
import { type Context, RangeValue, type Value } from '../values/value.ts'
import { type Code, type Compiler, valuesOf } from './code.ts'
import { compileCall, compileFunction } from './compile-call.ts'
import { compileComparison } from './compile-comparison.ts'
import { compileFilter } from './compile-filter.ts'
import { compileFor, compileQuantified } from './compile-loop.ts'
import { compileName } from './compile-name.ts'
import { compileIn } from './compile-test.ts'
import { isWorthRemembering, remembering } from './remember.ts'
import { type Scope, nameScope } from './scope.ts'

type Node<T extends Expression['type']> = Expression & { type: T }

type Compilers = { [T in Expression['type']]: (node: Node<T>, scope: Scope | undefined) => Code }

const compilers: Compilers = {
  null: () => () => null,
  number: (node) => constant(node.value),
  boolean: (node) => constant(node.value),
  text: (node) => constant(node.value),
  moment: (node) => constant(readMoment(node.text)),
  name: (node, scope) => compileName(node.name, scope),
  input: (_, scope) => compileName('?', scope),
  path: compilePath,
  filter: (node, scope) => compileFilter(node, scope, compileExpression),
  negate: compileNegation,
  arithmetic: compileArithmetic,
  comparison: (node, scope) =>
    compileComparison(
      node.operator,
      compileExpression(node.left, scope),
      compileExpression(node.right, scope),
    ),
  between: compileBetween,
  in: (node, scope) => compileIn(node, scope, compileExpression),
  and: compileLogic,
  or: compileLogic,
  if: compileIf,
  for: (node, scope) => compileFor(node, scope, compileExpression),
  some: (node, scope) => compileQuantified(node, scope, compileExpression),
  every: (node, scope) => compileQuantified(node, scope, compileExpression),
  instance: compileInstance,
  list: compileList,
  context: compileContext,
  unary: compileUnary,
  range: compileRange,
  function: (node, scope) => compileFunction(node, scope, compileExpression),
  call: (node, scope) => compileCall(node, scope, compileExpression),
}

/** Returns the code of an expression. Pure. */
export function compileExpression(node: Expression, scope: Scope | undefined): Code {
  const code = (compilers[node.type] as Compiler)(node, scope)
  if (scope?.type !== 'item' || !isWorthRemembering(node)) return code
  scope.remembers.any = true
  return remembering(code, scope.slot)
}

function constant(value: Value): Code {
  return () => value
}

function compilePath(node: Node<'path'>, scope: Scope | undefined): Code {
  const base = compileExpression(node.base, scope)
  const read = propertyReader(node.name)
  return (run) => read(base(run), run)
}

function compileNegation(node: Node<'negate'>, scope: Scope | undefined): Code {
  const operand = compileExpression(node.operand, scope)
  return (run) => negate(operand(run))
}

function compileArithmetic(node: Node<'arithmetic'>, scope: Scope | undefined): Code {
  const operation = operations[node.operator]
  const left = compileExpression(node.left, scope)
  const right = compileExpression(node.right, scope)
  return (run) => operation(left(run), right(run), run)
}

function compileBetween(node: Node<'between'>, scope: Scope | undefined): Code {
  const value = compileExpression(node.value, scope)
  const low = compileExpression(node.low, scope)
  const high = compileExpression(node.high, scope)
  return (run) => {
    const tested = value(run)
    const [above, below] = [order(tested, low(run), run), order(tested, high(run), run)]
    return above === null || below === null ? null : above >= 0 && below <= 0
  }
}

/** Three-valued logic: what is neither true nor false is unknown. */
function compileLogic(node: Node<'and' | 'or'>, scope: Scope | undefined): Code {
  const left = compileExpression(node.left, scope)
  const right = compileExpression(node.right, scope)
  const decisive = node.type === 'or'
  return (run) => {
    const first = left(run)
    if (first === decisive) return decisive
    const second = right(run)
    if (second === decisive) return decisive
    return first === !decisive && second === !decisive ? !decisive : null
  }
}

function compileIf(node: Node<'if'>, scope: Scope | undefined): Code {
  const condition = compileExpression(node.condition, scope)
  const then = compileExpression(node.yes, scope)
  const otherwise = compileExpression(node.no, scope)
  return (run) => (condition(run) === true ? then(run) : otherwise(run))
}

function compileInstance(node: Node<'instance'>, scope: Scope | undefined): Code {
  const value = compileExpression(node.value, scope)
  const { of } = node
  return (run) => isOfType(value(run), of, run)
}

function compileList(node: Node<'list'>, scope: Scope | undefined): Code {
  const items = node.items.map((item) => compileExpression(item, scope))
  return (run) => valuesOf(items, run)
}

/** Each entry sees the entries before it. */
function compileContext(node: Node<'context'>, scope: Scope | undefined): Code {
  let inner = scope
  const entries = node.entries.map(({ key, value }) => {
    const code = compileExpression(value, inner)
    const own = nameScope(key, inner)
    inner = own
    return { key, code, slot: own.slot }
  })
  const unique = new Set(entries.map((entry) => entry.key)).size === entries.length
  if (!unique) return () => null
  return (run) => {
    const made: Context = {}
    for (const { key, code, slot } of entries) {
      const value = code(run)
      made[key] = value
      run.locals[slot] = value
    }
    return made
  }
}

/** `> 5` outside of `in` is the range of what it holds for. */
function compileUnary(node: Node<'unary'>, scope: Scope | undefined): Code {
  const value = compileExpression(node.value, scope)
  switch (node.operator) {
    case '=':
      return (run) => pointRange(value(run))
    case '!=':
      return () => null
    case '<':
    case '<=':
      return (run) => new RangeValue(null, value(run), false, node.operator === '<=', true)
    default:
      return (run) => new RangeValue(value(run), null, node.operator === '>=', false, true)
  }
}

function pointRange(value: Value): RangeValue {
  return new RangeValue(value, value, true, true, true)
}

/** Ends of different kinds make no range. */
function compileRange(node: Node<'range'>, scope: Scope | undefined): Code {
  const start = compileExpression(node.start, scope)
  const end = compileExpression(node.end, scope)
  return (run) => {
    const [low, high] = [start(run), end(run)]
    if (low === null && high === null) return null
    if (low !== null && high !== null && order(low, high, run) === null) return null
    return new RangeValue(low, high, node.startIncluded, node.endIncluded)
  }
}
