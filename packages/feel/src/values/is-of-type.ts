import type { Run } from '../run.ts'
import type { TypeNode } from '../syntax/ast.ts'
import { type Value, FunctionValue, RangeValue, isContext, kindOf } from './value.ts'

const aliases: Record<string, string> = {
  'day time duration': 'days and time duration',
  'year month duration': 'years and months duration',
  dateTime: 'date and time',
}

/** Names that may stand after `instance of`. */
export const typeNames: readonly string[] = [
  'Any',
  'Null',
  'boolean',
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'list',
  'context',
  'range',
  'function',
]

/** Tells whether a value is an instance of a written type; `null` for an unknown type. */
export function isOfType(value: Value, type: TypeNode, run: Run): boolean | null {
  const name = aliases[type.name] ?? type.name
  if (!typeNames.includes(name)) return null
  if (name === 'Any') return value !== null
  const kind = kindOf(value)
  if (name === 'Null') return kind === 'null'
  if (kind !== name) return false
  if (Array.isArray(value)) return itemsAre(value, type, run)
  if (value instanceof RangeValue) return rangeIs(value, type, run)
  if (value instanceof FunctionValue) return functionIs(value, type)
  return entriesAre(value, type, run)
}

function itemsAre(items: Value[], type: TypeNode, run: Run): boolean {
  const { of } = type
  run.charge(items.length)
  return !of || items.every((item) => isOfType(item, of, run) === true)
}

function rangeIs(range: RangeValue, type: TypeNode, run: Run): boolean {
  const { of } = type
  const ends = [range.start, range.end].filter((end) => end !== null)
  return !of || ends.every((end) => isOfType(end, of, run) === true)
}

function functionIs(value: FunctionValue, type: TypeNode): boolean {
  return type.parameters === undefined || type.parameters.length === value.parameters.length
}

function entriesAre(value: Value, type: TypeNode, run: Run): boolean {
  if (!type.entries || !isContext(value)) return true
  run.charge(type.entries.length)
  return type.entries.every(
    (entry) =>
      Object.hasOwn(value, entry.name) &&
      ((value[entry.name] ?? null) === null ||
        isOfType(value[entry.name] ?? null, entry.type, run) === true),
  )
}
