import type { SyntaxNode } from '@lezer/common'
import { multiWordNames } from '../builtins/multi-word-names.ts'
import { multiWordProperties } from '../values/properties.ts'
import type {
  Argument,
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
  Iterator,
  TypeNode,
} from './ast.ts'
import { isForbiddenName } from './forbidden-names.ts'
import { type ExpressionIssue, toIssue } from './issue.ts'
import { limits } from './limits.ts'
import { unescapeText } from './unescape-text.ts'

/** A source that the grammar reads but the profile refuses. */
export class SyntaxFault extends Error {
  readonly issue: ExpressionIssue

  constructor(issue: ExpressionIssue) {
    super(issue.message)
    this.issue = issue
  }
}

/** Returns the expression that the tree of `source` stands for. @throws SyntaxFault */
export function toExpression(root: SyntaxNode, source: string): Expression {
  return new Reader(source).expression(only(children(root), root))
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') found.push(child)
  }
  return found
}

function only(nodes: SyntaxNode[], parent: SyntaxNode): SyntaxNode {
  const first = nodes[0]
  if (!first) throw unreadable(parent)
  return first
}

/** Said of a source that the grammar cannot read and that shows no single place of fault. */
export const unreadableTexts = {
  pl: 'Wyrażenia nie da się odczytać.',
  en: 'The expression cannot be read.',
}

/** What is said of an expression with more levels than are read. */
export const tooDeepTexts = {
  pl: `Wyrażenie ma więcej niż ${limits.sourceDepth} poziomów zagnieżdżenia.`,
  en: `Expected at most ${limits.sourceDepth} levels of nesting.`,
}

function unreadable(node: { from: number; to: number }): SyntaxFault {
  return fault('expression.syntax', unreadableTexts, node)
}

function fault(
  code: string,
  texts: { pl: string; en: string },
  at: { from: number; to: number },
): SyntaxFault {
  return new SyntaxFault(toIssue(code, at, texts))
}

const punctuation = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.', '..', '<', '>', '->'])

/** Children that carry meaning. */
function parts(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter((child) => !punctuation.has(child.name))
}

const readers: Record<string, (reader: Reader, node: SyntaxNode) => Expression> = {
  null: (_, node) => ({ type: 'null', ...span(node) }),
  NumericLiteral: (reader, node) => reader.number(node),
  BooleanLiteral: (reader, node) => ({
    type: 'boolean',
    value: reader.text(node) === 'true',
    ...span(node),
  }),
  StringLiteral: (reader, node) => ({
    type: 'text',
    value: unescapeText(reader.text(node)),
    ...span(node),
  }),
  DateTimeLiteral: (reader, node) => reader.dateTime(node),
  VariableName: (reader, node) => ({ type: 'name', name: reader.variable(node), ...span(node) }),
  '?': (_, node) => ({ type: 'input', ...span(node) }),
  ParenthesizedExpression: (reader, node) => reader.expression(only(parts(node), node)),
  PathExpression: (reader, node) => reader.path(node),
  FilterExpression: (reader, node) => {
    const [list, condition] = reader.pair(node)
    return { type: 'filter', list, condition, ...span(node) }
  },
  ArithmeticExpression: (reader, node) => reader.arithmetic(node),
  Comparison: (reader, node) => reader.comparison(node),
  Conjunction: (reader, node) => reader.logic('and', node),
  Disjunction: (reader, node) => reader.logic('or', node),
  IfExpression: (reader, node) => reader.condition(node),
  ForExpression: (reader, node) => reader.loop(node),
  QuantifiedExpression: (reader, node) => reader.quantified(node),
  InstanceOfExpression: (reader, node) => reader.instance(node),
  List: (reader, node) => ({
    type: 'list',
    items: parts(node).map((item) => reader.expression(item)),
    ...span(node),
  }),
  Context: (reader, node) => reader.context(node),
  SimplePositiveUnaryTest: (reader, node) => reader.unary(node),
  FunctionDefinition: (reader, node) => reader.definition(node),
  FunctionInvocation: (reader, node) => reader.call(node),
}

function span(node: SyntaxNode): { from: number; to: number } {
  return { from: node.from, to: node.to }
}

/** Turns tree nodes into expressions; holds the source and the depth. */
class Reader {
  private readonly source: string
  private depth = 0

  constructor(source: string) {
    this.source = source
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to)
  }

  expression(node: SyntaxNode | undefined): Expression {
    const read = node && readers[node.name]
    if (!read) throw unreadable(node ?? { from: 0, to: 0 })
    if (++this.depth > limits.sourceDepth) {
      throw fault('expression.too-deep', tooDeepTexts, node)
    }
    const expression = read(this, node)
    this.depth--
    return expression
  }

  pair(node: SyntaxNode): [Expression, Expression] {
    const [left, right] = parts(node)
    return [this.expression(left), this.expression(right)]
  }

  number(node: SyntaxNode): Expression {
    const value = Number(this.text(node).replaceAll(/\s/g, ''))
    if (!Number.isFinite(value))
      throw fault(
        'expression.number',
        { pl: 'Liczba jest za duża.', en: 'The number is too large.' },
        node,
      )
    return { type: 'number', value, ...span(node) }
  }

  /** Words of a name with single spaces. */
  words(node: SyntaxNode): string {
    return this.text(node).trim().split(/\s+/u).join(' ')
  }

  variable(node: SyntaxNode): string {
    const name = this.words(node)
    if (name.includes(' ') && !multiWordNames.includes(name)) throw this.badName(node, name)
    return this.allowed(name, node)
  }

  /** A name that an expression gives to something. */
  identifier(node: SyntaxNode): string {
    const name = this.words(node)
    if (/[ .'+*/^-]/.test(name)) throw this.badName(node, name)
    return this.allowed(name, node)
  }

  allowed(name: string, node: SyntaxNode): string {
    if (isForbiddenName(name)) {
      throw fault(
        'expression.reserved-name',
        { pl: `Nazwy „${name}” nie można używać.`, en: `The name “${name}” may not be used.` },
        node,
      )
    }
    return name
  }

  badName(node: SyntaxNode, name: string): SyntaxFault {
    return fault(
      'expression.name',
      {
        pl: `„${name}” to nie jedna nazwa: czy brakuje operatora lub przecinka?`,
        en: `“${name}” is not one name: is an operator or comma missing?`,
      },
      node,
    )
  }

  dateTime(node: SyntaxNode): Expression {
    const [first] = children(node)
    if (first?.name === 'AtLiteral') {
      const literal = only(
        parts(first).filter((child) => child.name === 'StringLiteral'),
        node,
      )
      return { type: 'moment', text: unescapeText(this.text(literal)), ...span(node) }
    }
    return this.call(node)
  }

  path(node: SyntaxNode): Expression {
    const [base, name] = parts(node)
    if (!name) throw unreadable(node)
    const property = this.words(name)
    if (property.includes(' ') && !multiWordProperties.includes(property)) {
      throw this.badName(name, property)
    }
    return {
      type: 'path',
      base: this.expression(base),
      name: this.allowed(property, name),
      nameFrom: name.from,
      ...span(node),
    }
  }

  arithmetic(node: SyntaxNode): Expression {
    const [first, second, third] = parts(node)
    if (first?.name === 'ArithOp') {
      const operand = this.expression(second)
      return { type: 'negate', operand, ...span(node) }
    }
    if (!second) throw unreadable(node)
    const written = this.text(second)
    const operator = (written === '^' ? '**' : written) as ArithmeticOperator
    return {
      type: 'arithmetic',
      operator,
      left: this.expression(first),
      right: this.expression(third),
      ...span(node),
    }
  }

  comparison(node: SyntaxNode): Expression {
    const [first, operator, third, , fifth] = parts(node)
    const left = this.expression(first)
    if (operator?.name === 'between') {
      return {
        type: 'between',
        value: left,
        low: this.expression(third),
        high: this.expression(fifth),
        ...span(node),
      }
    }
    if (operator?.name === 'in')
      return { type: 'in', value: left, tests: this.tests(third), ...span(node) }
    if (!operator) throw unreadable(node)
    return {
      type: 'comparison',
      operator: this.text(operator) as ComparisonOperator,
      left,
      right: this.expression(third),
      ...span(node),
    }
  }

  tests(node: SyntaxNode | undefined): Expression[] {
    if (node?.name === 'PositiveUnaryTests') return parts(node).flatMap((test) => this.tests(test))
    if (node?.name === 'PositiveUnaryTest') return [this.expression(only(parts(node), node))]
    return [this.expression(node)]
  }

  logic(type: 'and' | 'or', node: SyntaxNode): Expression {
    const [left, , right] = parts(node)
    return { type, left: this.expression(left), right: this.expression(right), ...span(node) }
  }

  condition(node: SyntaxNode): Expression {
    const [, condition, , yes, , no] = parts(node)
    return {
      type: 'if',
      condition: this.expression(condition),
      yes: this.expression(yes),
      no: this.expression(no),
      ...span(node),
    }
  }

  loop(node: SyntaxNode): Expression {
    const [, iterators, , result] = parts(node)
    return {
      type: 'for',
      iterators: this.iterators(iterators),
      result: this.expression(result),
      ...span(node),
    }
  }

  quantified(node: SyntaxNode): Expression {
    const [word, iterators, , condition] = parts(node)
    return {
      type: word?.name === 'every' ? 'every' : 'some',
      iterators: this.iterators(iterators),
      condition: this.expression(condition),
      ...span(node),
    }
  }

  iterators(node: SyntaxNode | undefined): Iterator[] {
    return (node ? parts(node) : []).map((one) => {
      const [name, , over] = parts(one)
      if (!name || !over) throw unreadable(one)
      const [list, end] = parts(over)
      const iterator: Iterator = {
        name: this.identifier(name),
        list: this.expression(list),
        ...span(one),
      }
      return end ? { ...iterator, end: this.expression(end) } : iterator
    })
  }

  instance(node: SyntaxNode): Expression {
    const [value, , , type] = parts(node)
    if (!type) throw unreadable(node)
    return { type: 'instance', value: this.expression(value), of: this.type(type), ...span(node) }
  }

  type(node: SyntaxNode): TypeNode {
    const inner = only(children(node), node)
    if (inner.name === 'ListType') {
      const item = inner.getChild('Type')
      return { name: 'list', ...span(node), ...(item && { of: this.type(item) }) }
    }
    if (inner.name === 'ContextType') return this.contextType(inner)
    if (inner.name === 'FunctionType') return this.functionType(inner)
    return { name: this.words(inner), ...span(node) }
  }

  contextType(node: SyntaxNode): TypeNode {
    const list = node.getChild('ContextEntryTypes')
    const entries = (list?.getChildren('ContextEntryType') ?? []).map((entry) => {
      const [name, type] = parts(entry)
      if (!name || !type) throw unreadable(entry)
      return { name: this.words(name), type: this.type(type) }
    })
    return { name: 'context', entries, ...span(node) }
  }

  functionType(node: SyntaxNode): TypeNode {
    const list = node.getChild('ArgumentTypes')
    const result = node.getChild('Type')
    const parameters = (list?.getChildren('ArgumentType') ?? []).map((argument) =>
      this.type(only(parts(argument), argument)),
    )
    return { name: 'function', parameters, ...span(node), ...(result && { of: this.type(result) }) }
  }

  context(node: SyntaxNode): Expression {
    const entries = parts(node).map((entry) => {
      const [key, value] = parts(entry)
      if (!key) throw unreadable(entry)
      return { key: this.key(key), keyAt: span(key), value: this.expression(value) }
    })
    return { type: 'context', entries, ...span(node) }
  }

  key(node: SyntaxNode): string {
    const inner = only(children(node), node)
    if (inner.name !== 'StringLiteral') return this.identifier(inner)
    return this.allowed(unescapeText(this.text(inner)), inner)
  }

  unary(node: SyntaxNode): Expression {
    const [first, second] = parts(node)
    if (first?.name === 'Interval') return this.range(first)
    if (!first) throw unreadable(node)
    return {
      type: 'unary',
      operator: this.text(first) as ComparisonOperator,
      value: this.expression(second),
      ...span(node),
    }
  }

  range(node: SyntaxNode): Expression {
    const [start, end] = parts(node)
    return {
      type: 'range',
      start: this.expression(start),
      end: this.expression(end),
      startIncluded: this.source[node.from] === '[',
      endIncluded: this.source[node.to - 1] === ']',
      ...span(node),
    }
  }

  definition(node: SyntaxNode): Expression {
    const external = children(node).find((child) => child.name === 'external')
    if (external)
      throw fault(
        'expression.syntax',
        { pl: 'Funkcje zewnętrzne są niedostępne.', en: 'External functions are not available.' },
        external,
      )
    const formal = node.getChild('FormalParameters')
    const body = node.getChild('FunctionBody')
    if (!formal || !body) throw unreadable(node)
    const parameters = formal.getChildren('FormalParameter').map((parameter) => {
      const [name, type] = parts(parameter)
      if (!name) throw unreadable(parameter)
      return { name: this.identifier(name), ...(type && { of: this.type(type) }) }
    })
    const result = this.expression(only(parts(body), body))
    return { type: 'function', parameters, body: result, ...span(node) }
  }

  call(node: SyntaxNode): Expression {
    const [target, given] = parts(node)
    if (!target || !given) throw unreadable(node)
    const named = target.name === 'DateTimeConstructor' || target.name === 'SpecialFunctionName'
    return {
      type: 'call',
      target: named
        ? { type: 'name', name: this.words(target), ...span(target) }
        : this.expression(target),
      arguments: parts(given).map((argument) => this.argument(argument)),
      ...span(node),
    }
  }

  argument(node: SyntaxNode): Argument {
    if (node.name !== 'NamedParameter') return { value: this.expression(node), ...span(node) }
    const [name, value] = parts(node)
    if (!name) throw unreadable(node)
    return { name: this.words(name), value: this.expression(value), ...span(node) }
  }
}
