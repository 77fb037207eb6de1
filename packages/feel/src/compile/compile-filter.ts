import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Code, Compiler } from './code.ts'
import { enterFilter, leaveFilter } from './remember.ts'
import { type Scope, itemScope } from './scope.ts'

/** Returns code for `list[2]`, `list[-1]` and `list[condition]`. */
export function compileFilter(
  node: Expression & { type: 'filter' },
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const list = compile(node.list, scope)
  if (node.condition.type === 'number') {
    const position = node.condition.value
    return (run) => itemAt(asList(list(run)), position)
  }
  const inner = itemScope(scope)
  const condition = compile(node.condition, inner)
  const cost = 1 + Math.ceil((node.condition.to - node.condition.from) / 16)
  const { slot, remembers } = inner
  if (!remembers.any) return (run) => filter(asList(list(run)), condition, slot, cost, run)
  return (run) => {
    const items = asList(list(run))
    const outer = enterFilter(run, slot)
    const kept = filter(items, condition, slot, cost, run)
    leaveFilter(run, slot, outer)
    return kept
  }
}

/** A single value is a list of one; `null` is an empty list. */
function asList(value: Value): Value[] {
  if (Array.isArray(value)) return value
  return value === null ? [] : [value]
}

function itemAt(list: Value[], position: number): Value {
  return list.at(position > 0 ? position - 1 : position === 0 ? list.length : position) ?? null
}

function filter(list: Value[], condition: Code, slot: number, cost: number, run: Run): Value {
  const kept: Value[] = []
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as Value
    run.charge(cost)
    run.locals[slot] = item
    const verdict = condition(run)
    // A condition that is a number is a position, the same for every item.
    if (typeof verdict === 'number' && index === 0) return itemAt(list, verdict)
    if (verdict === true) kept.push(item)
  }
  return kept
}
