import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { isInherited } from '../values/inherited-names.ts'
import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { type Value, isContext } from '../values/value.ts'
import type { Code } from './code.ts'
import { plainChildren, readsOf } from './reads.ts'

/** A property of an item that a condition compares with a value. */
export interface Key {
  name: string
  value: Expression
  /** Names the value is made of; an item of a filter that has one of them means its own. */
  hiding: readonly string[]
  /** Asked first of every item, so that nothing else is asked where the answer decides. */
  first: boolean
  /** The condition asks for any other value than this. */
  other: boolean
}

/**
 * Returns the first part of a condition that asks a property of the item for equality with something
 * that does not look at the item, or the whole of one that asks for another value. In a filter the
 * item’s properties are names; in a loop they are read from the name that the item has there. Pure.
 */
export function keyIn(condition: Expression, item?: string): Key | undefined {
  return equalIn(condition, item, true) ?? comparedIn(condition, '!=', item, true)
}

function equalIn(condition: Expression, item: string | undefined, first: boolean): Key | undefined {
  return condition.type === 'and'
    ? (equalIn(condition.left, item, first) ?? equalIn(condition.right, item, false))
    : comparedIn(condition, '=', item, first)
}

function comparedIn(
  node: Expression,
  operator: '=' | '!=',
  item: string | undefined,
  first: boolean,
): Key | undefined {
  if (node.type !== 'comparison' || node.operator !== operator) return undefined
  const { left, right } = node
  const key = keyOf(left, right, item) ?? keyOf(right, left, item)
  return key && { ...key, first, other: operator === '!=' }
}

function keyOf(
  property: Expression,
  value: Expression,
  item: string | undefined,
): Pick<Key, 'name' | 'value' | 'hiding'> | undefined {
  const name = propertyIn(property, item)
  if (name === undefined || isInherited(name) || isForbiddenName(name)) return undefined
  // compiled a second time: with filters in it, each level would double the work
  if (!isDirect(value)) return undefined
  const names = [...new Set(readsOf(value).map((path) => path.split('.', 1)[0] ?? path))]
  const own = item === undefined ? ['item', name] : [item, 'partial']
  return names.some((one) => own.includes(one) || isInherited(one))
    ? undefined
    : { name, value, hiding: item === undefined ? names : [] }
}

function propertyIn(node: Expression, item: string | undefined): string | undefined {
  if (item === undefined)
    return node.type === 'name' && node.name !== 'item' ? node.name : undefined
  return node.type === 'path' && node.base.type === 'name' && node.base.name === item
    ? node.name
    : undefined
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

/** Longer texts take steps of the budget to be compared. */
const longText = 1_000

/** Whether one look tells which items do not have a value. Pure. */
export function tellsApart(wanted: Value): wanted is string | number | boolean {
  return typeof wanted === 'string'
    ? wanted.length <= longText
    : typeof wanted === 'number' || typeof wanted === 'boolean'
}

/** Whether an item surely has another value than the one wanted; else the condition has to tell. Pure. */
export function surelyOther(
  item: Value,
  { name, hiding }: Key,
  wanted: string | number | boolean,
): boolean {
  if (!isContext(item)) return false
  const own = item[name]
  if (own === wanted || (own !== null && typeof own !== typeof wanted)) return false
  if (typeof own === 'string' && own.length > longText) return false
  for (let at = 0; at < hiding.length; at++) if (item[hiding[at]!] !== undefined) return false
  return true
}

/** Computes a value for all items; `steps` is what it would take again for each. */
export function computeOnce(code: Code, run: Run): { value: Value; steps: number } {
  const before = run.left
  const value = code(run)
  return { value, steps: before - run.left }
}
