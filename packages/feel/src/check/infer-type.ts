import type { Expression, Iterator, TypeNode } from '../syntax/ast.ts'
import { typeNames } from '../values/is-of-type.ts'
import { readMoment } from '../values/read-moment.ts'
import { kindOf } from '../values/value.ts'
import type { Findings } from './findings.ts'
import type { Infer } from './infer.ts'
import { inferCall, reportMoment } from './infer-call.ts'
import { kindName } from './kind-names.ts'
import { arithmeticType, checkComparable, checkKind, checkPossible } from './operand-rules.ts'
import { propertyTypes } from './property-types.ts'
import { type Type, anyType, booleanType, commonType, numberType } from './type.ts'
import { type TypedScope, fieldOf, lookUp, namesIn, withName } from './typed-scope.ts'

type Node<T extends Expression['type']> = Expression & { type: T }
type Rules = { [T in Expression['type']]: (node: Node<T>, scope: TypedScope) => Type }

/** Returns the function that infers types and reports to `to`. */
export function createInfer(to: Findings): Infer {
  const infer: Infer = (node, scope) => (rules[node.type] as Infer)(node, scope)
  const boolean = (node: Expression, scope: TypedScope) =>
    checkKind(infer(node, scope), ['boolean'], node, to)

  const rules: Rules = {
    null: () => ({ kind: 'null' }),
    number: () => numberType,
    boolean: () => booleanType,
    text: (node) => ({ kind: 'string', values: [node.value] }),
    moment: (node) => inferMoment(node, to),
    name: (node, scope) => lookUp(node.name, scope) ?? unknownName(node, scope, to),
    input: (_, scope) => lookUp('?', scope) ?? anyType,
    path: (node, scope) => inferPath(node, infer(node.base, scope), to),
    filter: (node, scope) => inferFilter(node, scope, infer, to),
    negate: (node, scope) => {
      const type = infer(node.operand, scope)
      checkKind(type, ['number', 'days and time duration', 'years and months duration'], node, to)
      return type
    },
    arithmetic: (node, scope) =>
      arithmeticType(node.operator, infer(node.left, scope), infer(node.right, scope), node, to),
    comparison: (node, scope) => {
      const [left, right] = [infer(node.left, scope), infer(node.right, scope)]
      const order = node.operator !== '=' && node.operator !== '!='
      checkComparable(left, right, node, order, to)
      if (!order) {
        checkPossible(left, node.right, to)
        checkPossible(right, node.left, to)
      }
      return booleanType
    },
    between: (node, scope) => {
      const value = infer(node.value, scope)
      checkComparable(value, infer(node.low, scope), node, true, to)
      checkComparable(value, infer(node.high, scope), node, true, to)
      return booleanType
    },
    in: (node, scope) => inferIn(node, scope, infer, to),
    and: (node, scope) => (boolean(node.left, scope), boolean(node.right, scope), booleanType),
    or: (node, scope) => (boolean(node.left, scope), boolean(node.right, scope), booleanType),
    if: (node, scope) => {
      boolean(node.condition, scope)
      return commonType(infer(node.yes, scope), infer(node.no, scope))
    },
    for: (node, scope) => {
      const inner = withIterators(node.iterators, scope, infer)
      const partial: Type = { kind: 'list', item: anyType }
      return { kind: 'list', item: infer(node.result, withName('partial', partial, inner)) }
    },
    some: (node, scope) => inferQuantified(node, scope),
    every: (node, scope) => inferQuantified(node, scope),
    instance: (node, scope) => {
      infer(node.value, scope)
      checkTypeName(node.of, to)
      return booleanType
    },
    list: (node, scope) => ({
      kind: 'list',
      item: node.items
        .map((item) => infer(item, scope))
        .reduce<Type>((a, b) => (a.kind === 'null' ? b : commonType(a, b)), { kind: 'null' }),
    }),
    context: (node, scope) => inferContext(node, scope, infer),
    unary: (node, scope) => (infer(node.value, scope), { kind: 'range' }),
    range: (node, scope) => {
      checkComparable(infer(node.start, scope), infer(node.end, scope), node, true, to)
      return { kind: 'range' }
    },
    function: (node, scope) => {
      infer(
        node.body,
        node.parameters.reduce((outer, one) => withName(one.name, anyType, outer), scope),
      )
      return { kind: 'function' }
    },
    call: (node, scope) => inferCall(node, scope, infer, to),
  }

  function inferQuantified(node: Node<'some' | 'every'>, scope: TypedScope): Type {
    boolean(node.condition, withIterators(node.iterators, scope, infer))
    return booleanType
  }

  return infer
}

function inferMoment(node: Node<'moment'>, to: Findings): Type {
  const value = readMoment(node.text)
  if (value === null) {
    reportMoment(node, node.text, to)
    return anyType
  }
  return { kind: kindOf(value) } as Type
}

function unknownName(node: Node<'name'>, scope: TypedScope, to: Findings): Type {
  const known = namesIn(scope)
  to.add(
    'expression.unknown-name',
    node,
    { pl: `Nieznana nazwa „${node.name}”.`, en: `Unknown name “${node.name}”.` },
    { written: node.name, known },
  )
  return anyType
}

function inferPath(node: Node<'path'>, base: Type, to: Findings): Type {
  if (base.kind === 'any' || base.kind === 'null') return anyType
  if (base.kind === 'list') return { kind: 'list', item: inferPath(node, base.item, to) }
  const known = propertyTypes[base.kind]
  const found =
    base.kind === 'context'
      ? fieldOf(node.name, base)
      : known && Object.hasOwn(known, node.name)
        ? known[node.name]
        : undefined
  if (found) return found
  const names = base.kind === 'context' ? [...base.fields.keys()] : Object.keys(known ?? {})
  reportProperty(node, base, names, to)
  return anyType
}

function reportProperty(node: Node<'path'>, base: Type, known: string[], to: Findings): void {
  const owner = kindName(base.kind)
  to.add(
    'expression.unknown-property',
    { from: node.nameFrom, to: node.to },
    {
      pl: `Nieznane pole „${node.name}” (${owner.pl}).`,
      en: `Unknown property “${node.name}” of ${owner.en}.`,
    },
    { written: node.name, known },
  )
}

function inferFilter(node: Node<'filter'>, scope: TypedScope, infer: Infer, to: Findings): Type {
  const list = infer(node.list, scope)
  const item = list.kind === 'list' ? list.item : list
  const condition = infer(node.condition, { type: 'item', of: item, outer: scope })
  checkKind(condition, ['boolean', 'number'], node.condition, to)
  if (condition.kind === 'number') return item
  // A condition of unknown type may be a position as well.
  return condition.kind === 'boolean' ? { kind: 'list', item } : anyType
}

function inferIn(node: Node<'in'>, scope: TypedScope, infer: Infer, to: Findings): Type {
  const value = infer(node.value, scope)
  const inner = withName('?', value, scope)
  for (const test of node.tests) checkTest(test, value, inner, infer, to)
  return booleanType
}

function checkTest(
  test: Expression,
  value: Type,
  scope: TypedScope,
  infer: Infer,
  to: Findings,
): void {
  if (test.type === 'unary') {
    const order = test.operator !== '=' && test.operator !== '!='
    checkComparable(value, infer(test.value, scope), test, order, to)
    if (!order) checkPossible(value, test.value, to)
  } else if (test.type === 'range') {
    infer(test, scope)
    checkComparable(value, infer(test.start, scope), test, true, to)
  } else if (test.type === 'list') {
    for (const item of test.items) checkTest(item, value, scope, infer, to)
  } else {
    const type = infer(test, scope)
    checkPossible(value, test, to)
    const simple = ['text', 'number', 'boolean', 'moment'].includes(test.type)
    if (simple) checkComparable(value, type, test, false, to)
  }
}

function withIterators(iterators: Iterator[], scope: TypedScope, infer: Infer): TypedScope {
  return iterators.reduce((outer, iterator) => {
    const list = infer(iterator.list, outer)
    if (iterator.end) infer(iterator.end, outer)
    const item = iterator.end ? list : list.kind === 'list' ? list.item : anyType
    return withName(iterator.name, item, outer)
  }, scope)
}

function inferContext(node: Node<'context'>, scope: TypedScope, infer: Infer): Type {
  const fields = new Map<string, Type>()
  let inner = scope
  for (const { key, value } of node.entries) {
    const type = infer(value, inner)
    fields.set(key, type)
    inner = withName(key, type, inner)
  }
  return { kind: 'context', fields, open: false }
}

function checkTypeName(type: TypeNode, to: Findings): void {
  if (!typeNames.includes(type.name)) {
    to.add(
      'expression.unknown-type',
      type,
      { pl: `Nieznany rodzaj „${type.name}”.`, en: `Unknown type “${type.name}”.` },
      { written: type.name, known: typeNames },
    )
  }
  if (type.of) checkTypeName(type.of, to)
}
