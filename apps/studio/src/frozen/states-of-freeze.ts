/** `list contains(case.states, "application.check")`, with the id of the state. */
const inState = /^list contains\(case\.states, "([A-Za-z0-9._-]+)"\)$/u

/** Returns the states in which a condition freezes; `null` where it says something else. Pure. */
export function statesOfFreeze(when: string): string[] | null {
  if (when === 'false') return []
  const ids = when.split(' or ').map((part) => inState.exec(part)?.[1])
  return ids.every((id) => id !== undefined) ? ids : null
}

/** Returns the condition that freezes in these states, by their ids; in none: never. Pure. */
export function freezeIn(states: readonly string[]): string {
  if (states.length === 0) return 'false'
  return states.map((id) => `list contains(case.states, "${id}")`).join(' or ')
}
