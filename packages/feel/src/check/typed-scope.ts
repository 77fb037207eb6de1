import { builtInTable } from '../builtins/table.ts'
import { type Type, anyType } from './type.ts'

/** Names with types, innermost first; the outermost holds the variables. */
export type TypedScope = NamedType | ItemType | VariableTypes

interface NamedType {
  readonly type: 'name'
  readonly name: string
  readonly of: Type
  readonly outer: TypedScope
}

interface ItemType {
  readonly type: 'item'
  readonly of: Type
  readonly outer: TypedScope
}

interface VariableTypes {
  readonly type: 'variables'
  readonly of: Type
}

/** Returns a scope in which `name` is of a type, inside `outer`. Pure. */
export function withName(name: string, of: Type, outer: TypedScope): TypedScope {
  return { type: 'name', name, of, outer }
}

/** What a name means: its type, or undefined when nothing has it. Pure. */
export function lookUp(name: string, scope: TypedScope): Type | undefined {
  if (scope.type === 'name') return scope.name === name ? scope.of : lookUp(name, scope.outer)
  if (scope.type === 'item') return lookUpItem(name, scope)
  return fieldOf(name, scope.of) ?? (builtInTable.has(name) ? { kind: 'function' } : undefined)
}

function lookUpItem(name: string, scope: ItemType): Type | undefined {
  if (name === 'item') return scope.of
  const { of } = scope
  if (of.kind === 'context' && of.fields.has(name)) return of.fields.get(name)
  const outside = lookUp(name, scope.outer)
  const mayBeField = of.kind === 'any' || (of.kind === 'context' && of.open)
  // Which of both it is turns out only at run time.
  return mayBeField ? anyType : outside
}

/** Type of an entry, `any` for an open context, undefined when it cannot be there. */
export function fieldOf(name: string, type: Type): Type | undefined {
  if (type.kind === 'any') return anyType
  if (type.kind !== 'context') return undefined
  return type.fields.get(name) ?? (type.open ? anyType : undefined)
}

/** Every name that may be written in a place, for suggestions. */
export function namesIn(scope: TypedScope): string[] {
  const own =
    scope.type === 'name'
      ? [scope.name]
      : [...(scope.of.kind === 'context' ? scope.of.fields.keys() : [])]
  if (scope.type === 'variables') return own
  return [...own, ...(scope.type === 'item' ? ['item'] : []), ...namesIn(scope.outer)]
}

/** Tells whether the name is one that the expression itself brings. */
export function isOwnName(name: string, scope: TypedScope): boolean {
  if (scope.type === 'variables') return false
  if (scope.type === 'name' && scope.name === name) return true
  return isOwnName(name, scope.outer)
}
