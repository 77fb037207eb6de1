import type { Expression } from '../syntax/ast.ts'
import { negate, operations } from '../values/arithmetic.ts'
import { isOfType } from '../values/is-of-type.ts'
import { order } from '../values/order.ts'
import { propertyOf } from '../values/property-of.ts'
import { readMoment } from '../values/read-moment.ts'
import { type Context, RangeValue, type Value } from '../values/value.ts'
import type { Code } from './code.ts'
import { compileCall, compileFunction } from './compile-call.ts'
import { compileComparison } from './compile-comparison.ts'
import { compileFilter } from './compile-filter.ts'
import { compileFor, compileQuantified } from './compile-loop.ts'
import { compileName } from './compile-name.ts'
import { compileIn } from './compile-test.ts'
import { type Scope, nameScope } from './scope.ts'

/** Turns an expression into code; handed to the parts so that they do not import each other. */
export type Compiler = (node: Expression, scope: Scope | undefined) => Code

type Node<T extends Expression['type']> = Extract<Expression, { type: T }>

/** Returns the code of an expression. Pure. */
export const compileExpression: Compiler = (node, scope) => {
  switch (node.type) {
    case 'null':
      return () => null
    case 'number':
    case 'boolean':
    case 'text':
      return constant(node.value)
    case 'moment':
      return constant(readMoment(node.text))
    case 'name':
      return compileName(node.name, scope)
    case 'input':
      return compileName('?', scope)
    case 'path':
      return compilePath(node, scope)
    case 'filter':
      return compileFilter(node, scope, compileExpression)
    case 'negate':
      return compileNegation(node, scope)
    case 'arithmetic':
      return compileArithmetic(node, scope)
    case 'comparison':
      return compileComparison(
        node.operator,
        compileExpression(node.left, scope),
        compileExpression(node.right, scope),
      )
    case 'between':
      return compileBetween(node, scope)
    case 'in':
      return compileIn(node, scope, compileExpression)
    case 'and':
    case 'or':
      return compileLogic(node, scope)
    case 'if':
      return compileIf(node, scope)
    case 'for':
      return compileFor(node, scope, compileExpression)
    case 'some':
    case 'every':
      return compileQuantified(node, scope, compileExpression)
    case 'instance':
      return compileInstance(node, scope)
    case 'list':
      return compileList(node, scope)
    case 'context':
      return compileContext(node, scope)
    case 'unary':
      return compileUnary(node, scope)
    case 'range':
      return compileRange(node, scope)
    case 'function':
      return compileFunction(node, scope, compileExpression)
    case 'call':
      return compileCall(node, scope, compileExpression)
  }
}

function constant(value: Value): Code {
  return () => value
}

function compilePath(node: Node<'path'>, scope: Scope | undefined): Code {
  const base = compileExpression(node.base, scope)
  const { name } = node
  return (run) => propertyOf(base(run), name, run)
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
  const then = compileExpression(node.then, scope)
  const otherwise = compileExpression(node.else, scope)
  return (run) => (condition(run) === true ? then(run) : otherwise(run))
}

function compileInstance(node: Node<'instance'>, scope: Scope | undefined): Code {
  const value = compileExpression(node.value, scope)
  const { of } = node
  return (run) => isOfType(value(run), of, run)
}

function compileList(node: Node<'list'>, scope: Scope | undefined): Code {
  const items = node.items.map((item) => compileExpression(item, scope))
  return (run) => items.map((item) => item(run))
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
      return (run) => new RangeValue(null, value(run), false, node.operator === '<=')
    default:
      return (run) => new RangeValue(value(run), null, node.operator === '>=', false)
  }
}

function pointRange(value: Value): RangeValue {
  return new RangeValue(value, value, true, true)
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
