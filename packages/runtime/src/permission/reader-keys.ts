import type { AccessRule, JsonValue, WorkflowDefinition } from '@splot/definition'

/** Facts of a person: the id of a fact → its values. */
export type PersonFacts = Readonly<Record<string, readonly string[]>>

/**
 * Returns the words under which lists find a case whose `read` has conditions over the case: the role
 * alone where only `when` was asked, else the role with each value a reader may bring. `value` evaluates
 * over the case. Pure.
 */
export function readerKeysOf(
  { access }: WorkflowDefinition,
  value: (source: string) => JsonValue,
): string[] {
  const rules = access.read.filter((entry) => typeof entry !== 'string')
  const keys = rules
    .filter((rule) => hasCaseCondition(rule) && fitsWhen(rule, value))
    .flatMap(({ role, same }) => {
      const [asked] = Object.entries(same ?? {})
      if (!asked) return [role]
      return valuesIn(value(asked[1])).map((one) => keyOf(role, asked[0], one))
    })
  return [...new Set(keys)]
}

/** Returns the words that a reader brings for a rule. Pure. */
export function keysBrought({ role, same }: AccessRule, person: string, facts: PersonFacts) {
  const [fact] = Object.keys(same ?? {})
  if (fact === undefined) return [role]
  return factsOf(person, facts, fact).map((one) => keyOf(role, fact, one))
}

/** Whether a rule asks something of the case that its list row must carry. Pure. */
export function hasCaseCondition({ when, same }: AccessRule): boolean {
  return when !== undefined || same !== undefined
}

/** Whether `when` admits. Pure. */
export function fitsWhen({ when }: AccessRule, value: (source: string) => JsonValue): boolean {
  return when === undefined || value(when) === true
}

/** Returns the values a person has of a fact; `id` is their own id. Pure. */
export function factsOf(person: string, facts: PersonFacts, fact: string): readonly string[] {
  if (fact === 'id') return [person]
  return Object.hasOwn(facts, fact) ? (facts[fact] ?? []) : []
}

/** Returns the texts of a value or a list of values; numbers count as text. Pure. */
export function valuesIn(value: JsonValue): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((one) => {
    const text = typeof one === 'number' ? String(one) : one
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}

function keyOf(role: string, fact: string, value: string): string {
  return `${role} ${fact}=${value}`
}
