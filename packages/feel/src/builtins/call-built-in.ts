import type { Run } from '../run.ts'
import type { Value } from '../values/value.ts'
import { type BuiltIn, type Overload, fit, misfit, parameterAt, takes } from './signature.ts'

/** Calls the first overload that takes the arguments; `null` when none does. */
export function callBuiltIn(
  overloads: readonly Overload[],
  run: Run,
  args: readonly Value[],
): Value {
  run.charge(1 + textCost(args))
  for (const overload of overloads) {
    const fitted = fitAll(overload, args)
    if (fitted) return overload.run(run, fitted)
  }
  return null
}

/** Text functions walk their texts. */
function textCost(args: readonly Value[]): number {
  let cost = 0
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (typeof arg === 'string') cost += arg.length >>> 6
  }
  return cost
}

/** The arguments as the parameters take them; mostly they are that already. */
function fitAll(overload: Overload, args: readonly Value[]): readonly Value[] | undefined {
  let fitted: Value[] | undefined
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as Value
    const parameter = parameterAt(overload, at)
    const value = parameter ? fit(parameter, arg) : misfit
    if (value === misfit) return undefined
    if (value !== arg) fitted ??= args.slice(0, at)
    fitted?.push(value)
  }
  return fitted ?? args
}

/** Overloads that take a number of arguments. Pure. */
export function overloadsFor(builtIn: BuiltIn, count: number): Overload[] {
  return builtIn.overloads.filter((overload) => takes(overload, count))
}

/**
 * Overload that has all of the given parameter names and misses only optional ones, with the place
 * of each name; undefined when there is none. Pure.
 */
export function overloadForNames(
  builtIn: BuiltIn,
  names: readonly string[],
): { overload: Overload; places: number[] } | undefined {
  for (const overload of builtIn.overloads) {
    const places = names.map((name) => overload.parameters.findIndex((one) => one.name === name))
    const required = overload.parameters.every(
      (one) => one.optional || one.rest || names.includes(one.name),
    )
    if (required && places.every((place) => place >= 0)) return { overload, places }
  }
  return undefined
}
