import type { Run } from '../run.ts'
import { type Kind, type Value, DateTimeValue, DateValue, kindOf } from '../values/value.ts'

/** What a parameter takes; several kinds mean any of them. */
export type ParameterKind = Kind | 'any'

/** One parameter of a built-in function. */
export interface Parameter {
  name: string
  kinds: readonly ParameterKind[]
  optional: boolean
  /** Takes all further arguments. */
  rest: boolean
}

/** One way to call a built-in function. */
export interface Signature {
  parameters: readonly Parameter[]
  /** Kind of the result; `null` is always possible. */
  result: ParameterKind
  /** As written, such as `substring(string: string, start position: number): string`. */
  text: string
}

/** A built-in function: one implementation for all of its signatures, or one for each. */
export interface BuiltIn {
  name: string
  overloads: readonly Overload[]
  description: { pl: string; en: string }
}

/** A signature with what it does; `args` fit the parameters when it is called. */
export interface Overload extends Signature {
  run: (run: Run, args: readonly Value[]) => Value
}

/**
 * Reads a signature such as `f(list: list, x?: number|string, more...: any): string`. Pure.
 */
export function readSignature(text: string): Signature & { name: string } {
  const match = /^([^(]+)\((.*)\): (.+)$/u.exec(text)
  if (!match) throw new Error(`Expected a signature but found “${text}”.`)
  const [, name = '', inside = '', result = 'any'] = match
  const parameters = inside === '' ? [] : inside.split(', ').map(readParameter)
  return { name, parameters, result: result as ParameterKind, text }
}

function readParameter(text: string): Parameter {
  const [written = '', kinds = 'any'] = text.split(': ')
  const rest = written.endsWith('...')
  const optional = written.endsWith('?')
  const name = written.replace(/\?$|\.\.\.$/u, '')
  return { name, kinds: kinds.split('|') as ParameterKind[], optional, rest }
}

/** Tells whether a number of arguments fits. Pure. */
export function takes(signature: Signature, count: number): boolean {
  const { parameters } = signature
  const least = parameters.filter((one) => !one.optional && !one.rest).length
  const most = parameters.some((one) => one.rest) ? Infinity : parameters.length
  return count >= least && count <= most
}

/** Parameter that takes the argument at an index. */
export function parameterAt(signature: Signature, index: number): Parameter | undefined {
  const { parameters } = signature
  if (index < parameters.length) return parameters[index]
  const last = parameters.at(-1)
  return last?.rest ? last : undefined
}

/** A value that no argument can be, to tell “does not fit”. */
export const misfit = Symbol('misfit')

/**
 * Returns the argument as the parameter takes it: a single item for a list of one, a list for a
 * single item, a date and time for a date (DMN 10.3.2.9.4).
 */
export function fit(parameter: Parameter, value: Value): Value | typeof misfit {
  const { kinds } = parameter
  if (kinds.includes('any')) return value
  const kind = kindOf(value)
  if (kinds.includes(kind)) return value
  if (value === null) return parameter.optional ? null : misfit
  if (kinds.includes('list')) return [value]
  if (Array.isArray(value) && value.length === 1 && !Array.isArray(value[0])) {
    return fit(parameter, value[0] ?? null)
  }
  if (kinds.includes('date and time') && value instanceof DateValue) {
    return new DateTimeValue(value.plain.toPlainDateTime(), 'Z')
  }
  return misfit
}
