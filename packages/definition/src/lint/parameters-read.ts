import type { ProgrammeBundle } from '../programme/types.ts'

const mention = /\bparameters\s*\.\s*([A-Za-z][A-Za-z0-9]*)/g

const mentionedIn = new WeakMap<object, readonly string[]>()

/**
 * Returns the ids of the parameters that some definition names in an expression, wherever it stands.
 * Definitions that stay the same are read once. Pure.
 */
export function parametersRead(bundle: ProgrammeBundle): ReadonlySet<string> {
  const { workflows, forms, documents, dashboards, indicators, exports } = bundle
  const all = [workflows, forms, documents, dashboards, indicators, exports]
  return new Set(all.flat<object[][]>().flatMap(parametersIn))
}

/** Returns the ids of the parameters that a definition names in its expressions. Pure. */
export function parametersIn(definition: object): readonly string[] {
  const known = mentionedIn.get(definition)
  if (known) return known
  const found = [...JSON.stringify(definition).matchAll(mention)].map(([, id]) => id ?? '')
  mentionedIn.set(definition, found)
  return found
}
