import { builtInTable } from '../builtins/table.ts'
import type { Expression } from '../syntax/ast.ts'
import { type Scope, isLocal, itemScope, nameScope } from './scope.ts'

/**
 * Returns the paths that an expression reads from its variables, sorted, such as
 * `answers.check.overallResult`. Filters leave no trace in a path. A bare name inside a filter may
 * mean an entry of the item or a variable, so it is listed: the list may be too long, never too
 * short. Pure.
 */
export function readsOf(expression: Expression): string[] {
  const found = new Set<string>()
  collect(expression, undefined, found)
  return [...found].toSorted()
}

function collect(node: Expression, scope: Scope | undefined, found: Set<string>): void {
  switch (node.type) {
    case 'name':
      addName(node.name, scope, found)
      return
    case 'path':
      addPath(node, scope, found)
      return
    case 'filter':
      collect(node.list, scope, found)
      collect(node.condition, itemScope(scope), found)
      return
    case 'for':
    case 'some':
    case 'every':
      collectLoop(node, scope, found)
      return
    case 'function':
      collect(
        node.body,
        node.parameters.reduce<Scope | undefined>(
          (outer, one) => nameScope(one.name, outer),
          scope,
        ),
        found,
      )
      return
    case 'context':
      node.entries.reduce((inner, { key, value }) => {
        collect(value, inner, found)
        return nameScope(key, inner)
      }, scope)
      return
    case 'call':
      if (!(node.target.type === 'name' && builtInTable.has(node.target.name))) {
        collect(node.target, scope, found)
      }
      for (const argument of node.arguments) collect(argument.value, scope, found)
      return
    default:
      for (const child of plainChildren(node)) collect(child, scope, found)
  }
}

// a variable may be called as a function is: `count`, `date`
function addName(name: string, scope: Scope | undefined, found: Set<string>): void {
  if (!isLocal(name, scope)) found.add(name)
}

function addPath(
  node: Expression & { type: 'path' },
  scope: Scope | undefined,
  found: Set<string>,
): void {
  const names = [node.name]
  let base = node.base
  while (base.type === 'path' || base.type === 'filter') {
    if (base.type === 'path') names.unshift(base.name)
    else collect(base.condition, itemScope(scope), found)
    base = base.type === 'path' ? base.base : base.list
  }
  if (base.type !== 'name') return collect(base, scope, found)
  if (!isLocal(base.name, scope)) found.add([base.name, ...names].join('.'))
}

function collectLoop(
  node: Expression & { type: 'for' | 'some' | 'every' },
  scope: Scope | undefined,
  found: Set<string>,
): void {
  let inner = scope
  for (const iterator of node.iterators) {
    collect(iterator.list, inner, found)
    if (iterator.end) collect(iterator.end, inner, found)
    inner = nameScope(iterator.name, inner)
  }
  if (node.type === 'for') collect(node.result, nameScope('partial', inner), found)
  else collect(node.condition, inner, found)
}

/** Returns the parts of a node that brings no names of its own; none of another. Pure. */
export function plainChildren(node: Expression): Expression[] {
  switch (node.type) {
    case 'negate':
      return [node.operand]
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'between':
      return [node.value, node.low, node.high]
    case 'in':
      return [node.value, ...node.tests]
    case 'if':
      return [node.condition, node.yes, node.no]
    case 'instance':
    case 'unary':
      return [node.value]
    case 'list':
      return node.items
    case 'range':
      return [node.start, node.end]
    default:
      return []
  }
}
