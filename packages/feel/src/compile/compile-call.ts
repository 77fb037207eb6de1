import { callBuiltIn, overloadForNames, overloadsFor } from '../builtins/call-built-in.ts'
import type { BuiltIn } from '../builtins/signature.ts'
import { builtInTable } from '../builtins/table.ts'
import type { Run } from '../run.ts'
import type { Argument, Expression, TypeNode } from '../syntax/ast.ts'
import { isOfType } from '../values/is-of-type.ts'
import { momentReaders } from '../values/moment-readers.ts'
import { FunctionValue, type Value } from '../values/value.ts'
import { type Code, type Compiler, valuesOf } from './code.ts'
import { type Scope, isLocal, nameScope } from './scope.ts'

type Call = Expression & { type: 'call' }
type Definition = Expression & { type: 'function' }

/** Returns code that calls a built-in, or a function that the expression made. */
export function compileCall(node: Call, scope: Scope | undefined, compile: Compiler): Code {
  const values = node.arguments.map((argument) => compile(argument.value, scope))
  const { target } = node
  const builtIn =
    target.type === 'name' && !isLocal(target.name, scope)
      ? builtInTable.get(target.name)
      : undefined
  if (builtIn) {
    return (
      constantMoment(builtIn, node.arguments) ?? compileBuiltIn(builtIn, node.arguments, values)
    )
  }
  const called = compile(target, scope)
  const names = node.arguments.map((argument) => argument.name)
  return (run) => {
    const made = called(run)
    if (!(made instanceof FunctionValue)) return null
    const args = arrange(
      made,
      names,
      values.map((value) => value(run)),
    )
    return args ? made.call(run, args) : null
  }
}

/** `date("2026-11-23")` is read once, not at each evaluation. */
function constantMoment(builtIn: BuiltIn, given: Argument[]): Code | undefined {
  const read = momentReaders.get(builtIn.name)
  const [only] = given
  if (!read || given.length !== 1 || only?.value.type !== 'text' || only.name) return undefined
  const value = read(only.value.value)
  return () => value
}

function compileBuiltIn(builtIn: BuiltIn, given: Argument[], values: Code[]): Code {
  const names = given.flatMap((argument) => argument.name ?? [])
  if (names.length === 0) {
    const overloads = overloadsFor(builtIn, values.length)
    return (run) => callBuiltIn(overloads, run, valuesOf(values, run))
  }
  const found = overloadForNames(builtIn, names)
  if (!found) return () => null
  const { overload, places } = found
  const width = Math.max(...places) + 1
  return (run) => {
    const args: Value[] = Array.from({ length: width }, () => null)
    for (const [index, value] of values.entries()) args[places[index] as number] = value(run)
    return callBuiltIn([overload], run, args)
  }
}

/** Puts named arguments in the order of the parameters; undefined when they do not fit. */
function arrange(
  made: FunctionValue,
  names: (string | undefined)[],
  values: Value[],
): Value[] | undefined {
  if (names[0] === undefined) return values
  const args: Value[] = made.parameters.map(() => null)
  for (const [index, name] of names.entries()) {
    const place = made.parameters.indexOf(name ?? '')
    if (place < 0) return undefined
    args[place] = values[index] ?? null
  }
  return args.length === values.length ? args : undefined
}

/** Returns code that makes a function; it keeps the local names of the place where it was made. */
export function compileFunction(
  node: Definition,
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const inner = node.parameters.reduce<Scope | undefined>(
    (outer, parameter) => nameScope(parameter.name, outer),
    scope,
  )
  const body = compile(node.body, inner)
  const first = scope ? scope.slot + 1 : 0
  const names = node.parameters.map((parameter) => parameter.name)
  const types = node.parameters.map((parameter) => parameter.of)
  const cost = Math.ceil((node.body.to - node.body.from) / 16)
  return (run) => {
    const captured = run.locals.slice(0, first)
    return new FunctionValue(names, (callRun, args) => {
      if (args.length !== names.length || !accept(types, args, callRun)) return null
      callRun.charge(cost)
      return withLocals(callRun, [...captured, ...args], body)
    })
  }
}

function accept(types: (TypeNode | undefined)[], args: readonly Value[], run: Run): boolean {
  return args.every((arg, index) => {
    const type = types[index]
    return !type || arg === null || isOfType(arg, type, run) !== false
  })
}

function withLocals(run: Run, locals: Value[], body: Code): Value {
  const saved = run.locals
  run.locals = locals
  run.enterCall()
  const result = body(run)
  run.leaveCall()
  run.locals = saved
  return result
}
