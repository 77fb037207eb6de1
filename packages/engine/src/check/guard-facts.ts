import type { CompiledExpression, JsonValue } from '@splot/definition'

/** One comparison of a guard, or a part we do not look into. */
type Fact =
  | { path: string; operator: Operator; value: string | number | boolean }
  | { path: null; text: string }

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

const comparison = /^([A-Za-z_][\w.]*)\s*(=|!=|<=|>=|<|>)\s*("[^"\\]*"|-?\d+(?:\.\d+)?|true|false)$/

/**
 * Returns what a guard says, as parts that must all hold. Only plain comparisons joined by `and` are
 * taken apart; anything else is one part. Pure.
 */
export function factsOf(source: string): Fact[] {
  const parts = source.trim().split(/\s+and\s+/)
  const facts = parts.map(factOf)
  return facts.every((fact) => fact !== null) ? facts : [{ path: null, text: source.trim() }]
}

function factOf(part: string): Fact | null {
  const found = comparison.exec(part.trim())
  if (found === null) return null
  const [, path = '', operator, literal = ''] = found
  const value = JSON.parse(literal) as string | number | boolean
  return { path, operator: operator as Operator, value }
}

/** Whether every part of `weaker` is also a part of `stronger`: then `stronger` implies `weaker`. */
export function implies(stronger: Fact[], weaker: Fact[]): boolean {
  const known = new Set(stronger.map((fact) => JSON.stringify(fact)))
  return weaker.every((fact) => known.has(JSON.stringify(fact)))
}

/** Whether no value fits all parts. */
export function isContradiction(facts: Fact[]): boolean {
  return facts.some((one, at) => facts.slice(at + 1).some((other) => excludes(one, other)))
}

function excludes(one: Fact, other: Fact): boolean {
  if (one.path === null || other.path === null || one.path !== other.path) return false
  if (one.operator === '=') return !holds(one.value, other)
  if (other.operator === '=') return !holds(other.value, one)
  if (typeof one.value !== 'number' || typeof other.value !== 'number') return false
  const [low, high] = isLower(one) ? [one, other] : [other, one]
  if (!isLower(low) || isLower(high) || high.operator === '!=') return false
  const strict = low.operator === '>' || high.operator === '<'
  return strict ? low.value >= high.value : low.value > high.value
}

function isLower(fact: { operator: Operator }): boolean {
  return fact.operator === '>' || fact.operator === '>='
}

function holds(value: string | number | boolean, fact: Fact & { path: string }): boolean {
  if (fact.operator === '=') return value === fact.value
  if (fact.operator === '!=') return value !== fact.value
  if (typeof value !== 'number' || typeof fact.value !== 'number')
    return typeof value === typeof fact.value
  if (fact.operator === '<') return value < fact.value
  if (fact.operator === '<=') return value <= fact.value
  return fact.operator === '>' ? value > fact.value : value >= fact.value
}

/** The result of a guard that reads nothing, neither data nor clock nor calendar; `undefined` for others. */
export function constantResult(guard: CompiledExpression): JsonValue | undefined {
  if (guard.reads.length > 0 || guard.asks.length > 0) return undefined
  return guard.evaluate({}, { now: '2000-01-01T00:00:00Z' })
}
