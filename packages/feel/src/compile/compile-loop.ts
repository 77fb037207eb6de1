import type { Run } from '../run.ts'
import type { Expression } from '../syntax/ast.ts'
import { order } from '../values/order.ts'
import { isLong } from '../values/long-list.ts'
import { DateValue, RangeValue, type Value } from '../values/value.ts'
import type { Code, Compiler } from './code.ts'
import { computeOnce, type Key, keyIn, surelyOther, tellsApart } from './key.ts'
import { type Scope, nameScope } from './scope.ts'

type Loop = Expression & { type: 'for' | 'some' | 'every' }

interface Step {
  slot: number
  items: (run: Run) => Value[] | null
}

/** Visits every combination, the last iterator turning fastest, until `visit` says stop. */
function walk(run: Run, steps: readonly Step[], at: number, visit: () => boolean): boolean | null {
  const step = steps[at]
  if (!step) return visit()
  const items = step.items(run)
  if (!items) return null
  for (let index = 0; index < items.length; index++) {
    run.locals[step.slot] = items[index] as Value
    const outcome = walk(run, steps, at + 1, visit)
    if (outcome !== true) return outcome
  }
  return true
}

function bodyCost(node: Expression): number {
  return 1 + Math.ceil((node.to - node.from) / 16)
}

/** Returns code for `for … return …`; `partial` is the list made so far. */
export function compileFor(
  node: Loop & { type: 'for' },
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const { steps, inner } = iterations(node, scope, compile)
  const partial = nameScope('partial', inner)
  const result = compile(node.result, partial)
  const cost = bodyCost(node.result)
  const key = keptUnlessIn(node)
  const wanted = key && compile(key.value, scope)
  const [only, ...others] = steps
  if (only !== undefined && others.length === 0) {
    return (run) => {
      const items = only.items(run)
      const asked = wanted && items && isLong(items) ? computeOnce(wanted, run) : null
      return items && mapped(items, { only, partial, result, cost, key, asked }, run)
    }
  }
  return (run) => {
    const made: Value[] = []
    const visited = walk(run, steps, 0, () => {
      run.charge(cost)
      run.locals[partial.slot] = made
      made.push(result(run))
      return true
    })
    if (visited === null) return null
    run.chargeList(made.length)
    return made
  }
}

/** How the items of one list become those of another. */
interface Mapping {
  only: Step
  partial: { slot: number }
  result: Code
  cost: number
  /** What an item must have not to stay as it is, with its value once computed. */
  key: Key | undefined
  asked: { value: Value; steps: number } | null
}

function mapped(items: Value[], mapping: Mapping, run: Run): Value[] {
  const { only, partial, result, cost, key, asked } = mapping
  const made: Value[] = []
  const wanted = asked !== null && tellsApart(asked.value) ? asked.value : null
  const kept = cost + (asked?.steps ?? 0)
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Value
    if (key !== undefined && wanted !== null && surelyOther(item, key, wanted)) {
      run.charge(kept)
      made.push(item)
      continue
    }
    run.charge(cost)
    run.locals[only.slot] = item
    run.locals[partial.slot] = made
    made.push(result(run))
  }
  run.chargeList(made.length)
  run.isMadeOf(made, items)
  return made
}

/** What an item must have not to be kept as it is: `for a in list return if a.id = x then … else a`. */
function keptUnlessIn({ iterators, result }: Loop & { type: 'for' }): Key | undefined {
  const [iterator] = iterators
  if (iterator === undefined || iterator.name === 'partial' || result.type !== 'if')
    return undefined
  const { condition, no } = result
  const key = keyIn(condition, iterator.name)
  const keeps = no.type === 'name' && no.name === iterator.name
  return keeps && key?.first === true && !key.other ? key : undefined
}

/** Returns code for `some` and `every`, with the three-valued logic of `or` and `and`. */
export function compileQuantified(
  node: Loop & { type: 'some' | 'every' },
  scope: Scope | undefined,
  compile: Compiler,
): Code {
  const { steps, inner } = iterations(node, scope, compile)
  const condition = compile(node.condition, inner)
  const decisive = node.type === 'some'
  const cost = bodyCost(node.condition)
  return (run) => {
    let unknown = false
    const visited = walk(run, steps, 0, () => {
      run.charge(cost)
      const verdict = condition(run)
      if (typeof verdict !== 'boolean') unknown = true
      return verdict !== decisive
    })
    if (visited === null) return null
    if (!visited) return decisive
    return unknown ? null : !decisive
  }
}

function iterations(node: Loop, scope: Scope | undefined, compile: Compiler) {
  let inner = scope
  const steps = node.iterators.map((iterator): Step => {
    const list = compile(iterator.list, inner)
    const end = iterator.end && compile(iterator.end, inner)
    inner = nameScope(iterator.name, inner)
    const items = end
      ? (run: Run) => between(list(run), end(run), run)
      : (run: Run) => itemsOf(list(run), run)
    return { slot: inner.slot, items }
  })
  return { steps, inner }
}

function itemsOf(value: Value, run: Run): Value[] | null {
  if (Array.isArray(value)) return value
  if (value instanceof RangeValue) return rangeItems(value, run)
  return value === null ? null : [value]
}

/** Whole numbers or days of a range with both ends. */
function rangeItems(range: RangeValue, run: Run): Value[] | null {
  if ((order(range.start, range.end, run) ?? 0) > 0) return null
  const all = between(range.start, range.end, run)
  if (!all) return null
  const from = range.startIncluded ? 0 : 1
  return all.slice(from, range.endIncluded ? undefined : -1)
}

/** Items from one end to the other, downwards when the first is greater. */
function between(start: Value, end: Value, run: Run): Value[] | null {
  if (typeof start === 'number' && typeof end === 'number') return numbersBetween(start, end, run)
  if (!(start instanceof DateValue && end instanceof DateValue)) return null
  const length = Math.abs(start.plain.until(end.plain).days) + 1
  run.chargeList(length)
  const step = (order(start, end, run) ?? 0) <= 0 ? 1 : -1
  return Array.from({ length }, (_, days) => new DateValue(start.plain.add({ days: days * step })))
}

function numbersBetween(start: number, end: number, run: Run): Value[] | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null
  const length = Math.abs(end - start) + 1
  run.chargeList(length)
  const step = start <= end ? 1 : -1
  return Array.from({ length }, (_, index) => start + index * step)
}
