import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Code, Compiler } from './code.ts'
import { isInherited } from '../values/inherited-names.ts'
import { plainChildren, readsOf } from './reads.ts'
import { enterFilter, leaveFilter } from './remember.ts'
import { type Scope, itemScope } from './scope.ts'

/** Returns code for `list[2]`, `list[-1]` and `list[condition]`. */
export function compileFilter(
  node: Expression & { type: 'filter' },
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const list = compile(node.list, scope)
  if (node.condition.type === 'number') {
    const position = node.condition.value
    return (run) => itemAt(asList(list(run)), position)
  }
  const inner = itemScope(scope)
  const condition = compile(node.condition, inner)
  const cost = 1 + Math.ceil((node.condition.to - node.condition.from) / 16)
  const { slot, remembers } = inner
  const key = keyIn(node.condition)
  const wanted = key && compile(key.value, scope)
  return (run) => {
    const items = asList(list(run))
    // only those that fit the key can fit the condition
    const fitting =
      wanted && run.indexes.worthAsking(items) ? withKey(items, key, wanted(run), run) : items
    if (!remembers.any) return filter(fitting, condition, slot, cost, run)
    const outer = enterFilter(run, slot)
    const kept = filter(fitting, condition, slot, cost, run)
    leaveFilter(run, slot, outer)
    return kept
  }
}

/** A property that must equal a value for a condition to hold. */
interface Key {
  name: string
  value: Expression
  /** Names the value is made of; an item that has one of them means its own. */
  names: readonly string[]
}

/** The first part of a condition that asks a property for equality with something else. */
function keyIn(condition: Expression): Key | undefined {
  if (condition.type === 'and') return keyIn(condition.left) ?? keyIn(condition.right)
  if (condition.type !== 'comparison' || condition.operator !== '=') return undefined
  const { left, right } = condition
  return keyOf(left, right) ?? keyOf(right, left)
}

function keyOf(property: Expression, value: Expression): Key | undefined {
  if (property.type !== 'name' || property.name === 'item' || isInherited(property.name))
    return undefined
  // compiled a second time: with filters in it, each level would double the work
  if (!isDirect(value)) return undefined
  const names = [...new Set(readsOf(value).map((path) => path.split('.', 1)[0] ?? path))]
  return names.includes('item') || names.includes(property.name) || names.some(isInherited)
    ? undefined
    : { name: property.name, value, names }
}

/** Whether an expression holds nothing that goes through a list or opens a scope. */
function isDirect(node: Expression): boolean {
  switch (node.type) {
    case 'filter':
    case 'for':
    case 'some':
    case 'every':
    case 'function':
    case 'context':
      return false
    case 'path':
      return isDirect(node.base)
    case 'call':
      return isDirect(node.target) && node.arguments.every(({ value }) => isDirect(value))
    default:
      return plainChildren(node).every(isDirect)
  }
}

function withKey(items: Value[], key: Key, value: Value, run: Run): readonly Value[] {
  return run.indexes.withValue(items, key, value, (steps) => run.charge(steps)) ?? items
}

/** A single value is a list of one; `null` is an empty list. */
function asList(value: Value): Value[] {
  if (Array.isArray(value)) return value
  return value === null ? [] : [value]
}

function itemAt(list: readonly Value[], position: number): Value {
  return list.at(position > 0 ? position - 1 : position === 0 ? list.length : position) ?? null
}

function filter(
  list: readonly Value[],
  condition: Code,
  slot: number,
  cost: number,
  run: Run,
): Value {
  const kept: Value[] = []
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as Value
    run.charge(cost)
    run.locals[slot] = item
    const verdict = condition(run)
    // A condition that is a number is a position, the same for every item.
    if (typeof verdict === 'number' && index === 0) return itemAt(list, verdict)
    if (verdict === true) kept.push(item)
  }
  return kept
}
