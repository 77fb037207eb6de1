import canonicalizeModule from 'canonicalize'

// The package is CommonJS but declares an ES default; what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

const texts = new WeakMap<object, string>()

/** Whether two parts of definitions say the same, whatever the order of their keys. Pure. */
export function sameDefinition(one: object, other: object): boolean {
  return one === other || textOf(one) === textOf(other)
}

/** Definitions do not change, and thousands of cases ask about the same ones. */
function textOf(part: object): string {
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = canonicalize(part) ?? ''
  texts.set(part, text)
  return text
}
