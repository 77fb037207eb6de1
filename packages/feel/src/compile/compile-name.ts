import { callBuiltIn, overloadsFor } from '../builtins/call-built-in.ts'
import type { BuiltIn } from '../builtins/signature.ts'
import { builtInTable } from '../builtins/table.ts'
import type { Run } from '../run.ts'
import { FunctionValue, type Value, isContext } from '../values/value.ts'
import type { Code } from './code.ts'
import type { Scope } from './scope.ts'

/** Returns code that reads a name: of the expression, else of the variables, else a built-in. */
export function compileName(name: string, scope: Scope | undefined): Code {
  if (!scope) return compileVariable(name)
  const { slot } = scope
  if (scope.type === 'name') {
    if (scope.name === name) return (run) => run.locals[slot] ?? null
    return compileName(name, scope.outer)
  }
  const outside: Code =
    name === 'item' ? (run) => run.locals[slot] ?? null : compileName(name, scope.outer)
  return (run) => {
    const item = run.locals[slot] ?? null
    if (isContext(item) && Object.hasOwn(item, name)) return item[name] ?? null
    return outside(run)
  }
}

function compileVariable(name: string): Code {
  const builtIn = builtInTable.get(name)
  const fallback = builtIn ? builtInValue(builtIn) : null
  return (run) => (Object.hasOwn(run.variables, name) ? asValue(run.variables[name]) : fallback)
}

/** Variables are JSON; `undefined` is not, and counts as absent. */
function asValue(given: unknown): Value {
  return given === undefined ? null : (given as Value)
}

function builtInValue(builtIn: BuiltIn): FunctionValue {
  const names = builtIn.overloads[0]?.parameters.map((one) => one.name) ?? []
  return new FunctionValue(names, (run: Run, args) =>
    callBuiltIn(overloadsFor(builtIn, args.length), run, args),
  )
}
