import type { Expression, Span } from '../syntax/ast.ts'
import { parseExpression } from '../syntax/parse.ts'
import { type ValueShape, alternativesOf, anyOf, partOf, textMeans } from './value-shape.ts'

/** A name, or a text that may name something, in the source of an expression. */
export interface NameUse<M> extends Span {
  /** Without quotes. */
  name: string
  /** Written as a text in quotes: `from` and `to` include them. */
  quoted: boolean
  /** What it stands for; empty where that is not known. */
  means: readonly M[]
  /** False where what it is read from may be anything, so that it might mean more, or something at all. */
  sure: boolean
}

/** What an expression names, and what it gives. */
export interface ReadNames<M> {
  uses: NameUse<M>[]
  shape: ValueShape<M>
}

const unknown = { kind: 'unknown' } as const
const plain = { kind: 'plain' } as const

/** Functions that give items of their arguments; what they are given is of one kind. */
const itemFunctions = new Set([
  'list contains',
  'index of',
  'append',
  'concatenate',
  'union',
  'remove',
  'insert before',
  'list replace',
  'distinct values',
  'duplicate values',
  'flatten',
  'reverse',
  'sort',
  'sublist',
  'min',
  'max',
  'mode',
  'context merge',
])

/** Those of them that do not give items. */
const askingFunctions = new Set(['list contains', 'index of'])

const parsed = new Map<string, Expression | null>()
const mostParsed = 20_000

/** Edits leave most expressions as they were, so what was read is remembered by its text. */
function parse(source: string): Expression | null {
  const known = parsed.get(source)
  if (known !== undefined) return known
  const expression = parseExpression(source).expression ?? null
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(source, expression)
  return expression
}

/**
 * Returns the names an expression uses with their places and what they mean in a scope, and the shape
 * of its result. `expected` is the shape that texts and contexts of the result are taken for. Nothing
 * for a source that cannot be read. Shapes are asked lazily, so that they may refer to each other.
 */
export function readNames<M>(
  source: string,
  scope: ValueShape<M>,
  expected: ValueShape<M> = unknown,
): ReadNames<M> {
  const expression = parse(source)
  if (!expression) return { uses: [], shape: unknown }
  const reader = new Names<M>(source)
  const names: Scope<M> = { shape: scope, outer: undefined }
  return {
    get uses() {
      return reader.usesIn(expression, names, expected)
    },
    shape: reader.shapeOf(expression, names),
  }
}

/** Names seen at a place: those of `shape`, else those further out. */
interface Scope<M> {
  shape: ValueShape<M>
  outer: Scope<M> | undefined
}

function withName<M>(outer: Scope<M>, name: string, shape: ValueShape<M>): Scope<M> {
  const part = { means: [], shape }
  const local: ValueShape<M> = { kind: 'record', part: (one) => (one === name ? part : undefined) }
  return { shape: local, outer }
}

/** Inside a filter: parts of the item by their names, and the item itself. */
function withItem<M>(outer: Scope<M>, item: ValueShape<M>): Scope<M> {
  return { shape: item, outer: withName(outer, 'item', item) }
}

class Names<M> {
  private readonly source: string
  private readonly shapes = new Map<Expression, ValueShape<M>>()
  private uses: NameUse<M>[] = []

  constructor(source: string) {
    this.source = source
  }

  usesIn(node: Expression, scope: Scope<M>, expected: ValueShape<M>): NameUse<M>[] {
    this.uses = []
    this.visit(node, scope, expected)
    return this.uses.toSorted((a, b) => a.from - b.from)
  }

  shapeOf(node: Expression, scope: Scope<M>): ValueShape<M> {
    const known = this.shapes.get(node)
    if (known) return known
    const shape = this.makeShape(node, scope)
    this.shapes.set(node, shape)
    return shape
  }

  private makeShape(node: Expression, scope: Scope<M>): ValueShape<M> {
    switch (node.type) {
      case 'name':
        return { kind: 'any', of: () => [this.lookUp(node.name, scope).shape] }
      case 'path':
        return { kind: 'any', of: () => [partOf(this.shapeOf(node.base, scope), node.name).shape] }
      case 'filter':
        return this.shapeOf(node.list, scope)
      case 'if':
        return anyOf(this.shapeOf(node.yes, scope), this.shapeOf(node.no, scope))
      case 'list':
        return anyOf(...node.items.map((item) => this.shapeOf(item, scope)))
      case 'for':
        return this.shapeOf(node.result, this.loopScope(node, scope))
      case 'context':
        return this.contextShape(node, scope)
      case 'call':
        return this.callShape(node, scope)
      case 'input':
      case 'function':
        return unknown
      default:
        return plain
    }
  }

  private contextShape(node: Expression & { type: 'context' }, scope: Scope<M>): ValueShape<M> {
    const parts = new Map<string, { means: readonly M[]; shape: ValueShape<M> }>()
    let inner = scope
    for (const { key, value } of node.entries) {
      const shape = this.shapeOf(value, inner)
      parts.set(key, { means: [], shape })
      inner = withName(inner, key, shape)
    }
    return { kind: 'record', part: (name) => parts.get(name) }
  }

  private callShape(node: Expression & { type: 'call' }, scope: Scope<M>): ValueShape<M> {
    const { target } = node
    if (target.type !== 'name') return unknown
    const given = node.arguments.map(({ value }) => value)
    if (askingFunctions.has(target.name)) return plain
    if (itemFunctions.has(target.name))
      return anyOf(...given.map((value) => this.shapeOf(value, scope)))
    if (target.name === 'get value') {
      const [base, key] = given
      return base && key?.type === 'text'
        ? { kind: 'any', of: () => [partOf(this.shapeOf(base, scope), key.value).shape] }
        : unknown
    }
    return target.name === 'context put' || target.name === 'context' ? unknown : plain
  }

  private lookUp(name: string, scope: Scope<M>) {
    let sure = true
    for (let at: Scope<M> | undefined = scope; at; at = at.outer) {
      const part = partOf(at.shape, name)
      if (part.found) return { ...part, sure: part.sure && sure }
      sure &&= part.sure
    }
    return { means: [], shape: sure ? plain : unknown, found: false, sure } as const
  }

  private loopScope(
    node: Expression & { type: 'for' | 'some' | 'every' },
    scope: Scope<M>,
  ): Scope<M> {
    let inner = scope
    for (const { name, list, end } of node.iterators)
      inner = withName(inner, name, end ? plain : this.shapeOf(list, inner))
    return node.type === 'for' ? withName(inner, 'partial', unknown) : inner
  }

  private note(at: Span, name: string, means: readonly M[], sure: boolean): void {
    const quoted = this.source[at.from] === '"'
    this.uses.push({ from: at.from, to: at.to, name, quoted, means, sure })
  }

  private visit(node: Expression, scope: Scope<M>, expected: ValueShape<M>): void {
    switch (node.type) {
      case 'text':
        return this.note(
          node,
          node.value,
          textMeans(expected, node.value),
          !mayBeAnything(expected),
        )
      case 'name': {
        const { means, sure } = this.lookUp(node.name, scope)
        return this.note(node, node.name, means, sure)
      }
      case 'path': {
        this.visit(node.base, scope, unknown)
        const { means, sure } = partOf(this.shapeOf(node.base, scope), node.name)
        return this.note({ from: node.nameFrom, to: node.to }, node.name, means, sure)
      }
      case 'filter':
        this.visit(node.list, scope, expected)
        return this.visit(node.condition, withItem(scope, this.shapeOf(node.list, scope)), unknown)
      case 'comparison':
        this.visit(node.left, scope, this.shapeOf(node.right, scope))
        return this.visit(node.right, scope, this.shapeOf(node.left, scope))
      case 'in':
        this.visit(node.value, scope, anyOf(...node.tests.map((one) => this.shapeOf(one, scope))))
        for (const test of node.tests) this.visit(test, scope, this.shapeOf(node.value, scope))
        return
      case 'if':
        this.visit(node.condition, scope, unknown)
        this.visit(node.yes, scope, expected)
        return this.visit(node.no, scope, expected)
      case 'for':
      case 'some':
      case 'every':
        return this.visitLoop(node, scope, expected)
      case 'list':
        for (const item of node.items) this.visit(item, scope, expected)
        return
      case 'context':
        return this.visitContext(node, scope, expected)
      case 'call':
        return this.visitCall(node, scope, expected)
      case 'function':
        return this.visit(
          node.body,
          node.parameters.reduce((outer, { name }) => withName(outer, name, unknown), scope),
          unknown,
        )
      case 'unary':
        return this.visit(node.value, scope, expected)
      default:
        for (const child of operands(node)) this.visit(child, scope, plain)
    }
  }

  private visitLoop(
    node: Expression & { type: 'for' | 'some' | 'every' },
    scope: Scope<M>,
    expected: ValueShape<M>,
  ): void {
    let inner = scope
    for (const { name, list, end } of node.iterators) {
      this.visit(list, inner, unknown)
      if (end) this.visit(end, inner, unknown)
      inner = withName(inner, name, end ? plain : this.shapeOf(list, inner))
    }
    if (node.type === 'for') this.visit(node.result, withName(inner, 'partial', unknown), expected)
    else this.visit(node.condition, inner, unknown)
  }

  private visitContext(
    node: Expression & { type: 'context' },
    scope: Scope<M>,
    expected: ValueShape<M>,
  ): void {
    let inner = scope
    for (const { key, keyAt, value } of node.entries) {
      const part = partOf(expected, key)
      this.note(keyAt, key, part.means, part.sure || part.means.length === 0)
      this.visit(value, inner, part.shape)
      inner = withName(inner, key, this.shapeOf(value, inner))
    }
  }

  private visitCall(
    node: Expression & { type: 'call' },
    scope: Scope<M>,
    expected: ValueShape<M>,
  ): void {
    const { target } = node
    const name = target.type === 'name' ? target.name : ''
    if (target.type !== 'name') this.visit(target, scope, unknown)
    const given = node.arguments.map(({ value }) => value)
    const [base, key] = given
    if (name === 'get value' && base && key?.type === 'text') {
      const { means, sure } = partOf(this.shapeOf(base, scope), key.value)
      this.visit(base, scope, unknown)
      return this.note(key, key.value, means, sure)
    }
    const among = given.map((value) => this.shapeOf(value, scope))
    const items = askingFunctions.has(name)
      ? anyOf(...among)
      : itemFunctions.has(name)
        ? anyOf(expected, ...among)
        : unknown
    for (const value of given) this.visit(value, scope, items)
  }
}

function mayBeAnything<M>(shape: ValueShape<M>): boolean {
  return alternativesOf(shape).some(({ kind }) => kind === 'unknown')
}

/** Parts of a node that brings no names and expects nothing of its parts. */
function operands(node: Expression): readonly Expression[] {
  switch (node.type) {
    case 'negate':
      return [node.operand]
    case 'arithmetic':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'between':
      return [node.value, node.low, node.high]
    case 'instance':
      return [node.value]
    case 'range':
      return [node.start, node.end]
    default:
      return []
  }
}
