import { callBuiltIn, overloadsFor } from '../builtins/call-built-in.ts'
import type { BuiltIn } from '../builtins/signature.ts'
import { builtInTable } from '../builtins/table.ts'
import type { Run } from '../run.ts'
import { isInherited } from '../values/inherited-names.ts'
import { FunctionValue, type Value, isContext } from '../values/value.ts'
import type { Code } from './code.ts'
import { noteLook } from './remember.ts'
import type { Scope } from './scope.ts'

/** Returns code that reads a name: of the expression, else of the variables, else a built-in. */
export function compileName(name: string, scope: Scope | undefined): Code {
  if (!scope) return compileVariable(name)
  const { slot } = scope
  if (scope.type === 'name') {
    if (scope.name === name) return (run) => run.locals[slot] ?? null
    return compileName(name, scope.outer)
  }
  const { remembers } = scope
  const outside: Code =
    name === 'item' ? (run) => run.locals[slot] ?? null : compileName(name, scope.outer)
  const inherited = isInherited(name)
  return (run) => {
    const item = run.locals[slot] ?? null
    if (isContext(item)) {
      const own = inherited && !Object.hasOwn(item, name) ? undefined : item[name]
      if (own !== undefined) {
        if (remembers.any) noteLook(run, slot, name, true)
        return own
      }
    }
    if (remembers.any) noteLook(run, slot, name, name === 'item')
    return outside(run)
  }
}

function compileVariable(name: string): Code {
  const builtIn = builtInTable.get(name)
  const fallback = builtIn ? builtInValue(builtIn) : null
  const inherited = isInherited(name)
  return (run) => {
    const own = inherited && !Object.hasOwn(run.variables, name) ? undefined : run.variables[name]
    // Variables are JSON; `undefined` is not, and counts as absent.
    return own === undefined ? fallback : (own as Value)
  }
}

function builtInValue(builtIn: BuiltIn): FunctionValue {
  const names = builtIn.overloads[0]?.parameters.map((one) => one.name) ?? []
  return new FunctionValue(names, (run: Run, args) =>
    callBuiltIn(overloadsFor(builtIn, args.length), run, args),
  )
}
