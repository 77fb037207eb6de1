import type { JsonValue } from '@splot/definition'
import type { CleanedWhere } from 'better-auth/adapters'

/** A row of the sign-in library. */
export type Row = Record<string, JsonValue>

/** An order of rows. */
export interface Sort {
  field: string
  direction: 'asc' | 'desc'
}

/** Whether a row is meant by a query. Pure. */
export function satisfies(row: Row, where: CleanedWhere[]): boolean {
  return where
    .slice(1)
    .reduce(
      (result, clause) =>
        clause.connector === 'OR' ? result || holds(row, clause) : result && holds(row, clause),
      where[0] === undefined || holds(row, where[0]),
    )
}

function holds(row: Row, { field, operator, value }: CleanedWhere): boolean {
  const left = row[field] ?? null
  const right = value instanceof Date ? value.toISOString() : (value as JsonValue)
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'in':
      return Array.isArray(right) && right.includes(left)
    case 'not_in':
      return Array.isArray(right) && !right.includes(left)
    case 'contains':
      return textOf(left).includes(textOf(right))
    case 'starts_with':
      return textOf(left).startsWith(textOf(right))
    case 'ends_with':
      return textOf(left).endsWith(textOf(right))
    default:
      return left !== null && right !== null && ordered(compare(left, right), operator)
  }
}

function ordered(order: number, operator: CleanedWhere['operator']): boolean {
  if (operator === 'lt') return order < 0
  if (operator === 'lte') return order <= 0
  if (operator === 'gt') return order > 0
  return order >= 0
}

function compare(left: JsonValue, right: JsonValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return textOf(left) < textOf(right) ? -1 : Number(textOf(left) > textOf(right))
}

/** Returns rows in an order. Pure. */
export function sort(rows: Row[], by: Sort | undefined): Row[] {
  if (by === undefined) return rows
  const sign = by.direction === 'asc' ? 1 : -1
  return [...rows].sort((a, b) => sign * compare(a[by.field] ?? '', b[by.field] ?? ''))
}

/** Returns what a clause asks a field to equal. Pure. */
export function equal(where: CleanedWhere[], field: string): string | undefined {
  const clause = where.find((one) => one.field === field && one.operator === 'eq')
  return clause === undefined ? undefined : textOf(clause.value)
}

/** Returns a value as text: rows hold texts, numbers and booleans; anything else only compares as JSON. Pure. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
