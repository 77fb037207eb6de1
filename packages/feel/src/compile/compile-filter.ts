import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { isLong } from '../values/long-list.ts'
import type { Value } from '../values/value.ts'
import type { Code, Compiler } from './code.ts'
import { type Key, computeOnce, keyIn, surelyOther, tellsApart } from './key.ts'
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
  const test: Test = { condition, slot, cost }
  const key = keyIn(node.condition)
  const wanted = key && compile(key.value, scope)
  return (run) => {
    const items = asList(list(run))
    const outer = remembers.any ? enterFilter(run, slot) : undefined
    const kept =
      wanted && isLong(items)
        ? filterByKey(items, test, { key, ...computeOnce(wanted, run) }, run)
        : filter(items, test, null, run)
    if (remembers.any) leaveFilter(run, slot, outer)
    return kept
  }
}

/** What is asked of each item. */
interface Test {
  condition: Code
  slot: number
  cost: number
}

/** What tells at one look what a condition gives for most items. */
interface Glance {
  key: Key
  wanted: string | number | boolean
  steps: number
}

function filterByKey(
  items: Value[],
  test: Test,
  { key, value, steps }: { key: Key; value: Value; steps: number },
  run: Run,
): Value {
  const glance = key.first && tellsApart(value) ? { key, wanted: value, steps } : null
  if (key.other) return filter(items, test, glance, run)
  // only those that fit the key can fit the condition
  const fitting = run.indexes.withValue(items, key, value, (taken) => run.charge(taken)) ?? items
  return filter(fitting, test, glance, run)
}

/** A single value is a list of one; `null` is an empty list. */
function asList(value: Value): Value[] {
  if (Array.isArray(value)) return value
  return value === null ? [] : [value]
}

function itemAt(list: readonly Value[], position: number): Value {
  return list.at(position > 0 ? position - 1 : position === 0 ? list.length : position) ?? null
}

function filter(
  list: Value[],
  { condition, slot, cost }: Test,
  glance: Glance | null,
  run: Run,
): Value {
  const kept: Value[] = []
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as Value
    if (glance !== null && surelyOther(item, glance.key, glance.wanted)) {
      run.charge(cost + glance.steps)
      if (glance.key.other) kept.push(item)
      continue
    }
    run.charge(cost)
    run.locals[slot] = item
    const verdict = condition(run)
    // A condition that is a number is a position, the same for every item.
    if (typeof verdict === 'number' && index === 0) return itemAt(list, verdict)
    if (verdict === true) kept.push(item)
  }
  if (kept.length === list.length) run.isMadeOf(kept, list)
  return kept
}
