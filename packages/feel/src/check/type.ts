import type { Kind } from '../values/value.ts'

/** What is known of a value before running. `null` is always possible and not mentioned. */
export type Type =
  | { kind: 'any' }
  | { kind: Exclude<Kind, 'string' | 'list' | 'context'> }
  | { kind: 'string'; values?: readonly string[]; format?: TextFormat }
  | { kind: 'list'; item: Type }
  | { kind: 'context'; fields: ReadonlyMap<string, Type>; open: boolean }

/** Formats of JSON texts that FEEL has a kind of its own for. */
export type TextFormat = 'date' | 'date-time' | 'time' | 'duration'

/** Type of what may be anything; nothing is reported about it. */
export const anyType: Type = { kind: 'any' }
/** Type of numbers. */
export const numberType: Type = { kind: 'number' }
/** Type of texts without a format. */
export const textType: Type = { kind: 'string' }
/** Type of true and false. */
export const booleanType: Type = { kind: 'boolean' }

/** The type that both branches have, `any` when they differ. Pure. */
export function commonType(a: Type, b: Type): Type {
  if (a.kind === 'null') return b
  if (b.kind === 'null' || a === b) return a
  if (a.kind !== b.kind) return anyType
  if (a.kind === 'list' && b.kind === 'list')
    return { kind: 'list', item: commonType(a.item, b.item) }
  if (a.kind === 'string' && b.kind === 'string') return commonText(a, b)
  if (a.kind === 'context') return { kind: 'context', fields: new Map(), open: true }
  return a
}

type Text = Type & { kind: 'string' }

function commonText(a: Text, b: Text): Type {
  const values = a.values && b.values ? [...new Set([...a.values, ...b.values])] : undefined
  const format = a.format === b.format ? a.format : undefined
  return { kind: 'string', ...(values && { values }), ...(format && { format }) }
}

/** Item type of a list, or the type itself, as functions that take one or many see it. */
export function itemType(type: Type): Type {
  return type.kind === 'list' ? type.item : type
}
