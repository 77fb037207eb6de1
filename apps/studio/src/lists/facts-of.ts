import type { CodeList, CodeListItem, JsonValue } from '@splot/definition'

/** Something that items of a list say of themselves, for expressions. */
export interface FactOfItems {
  name: string
  kind: 'text' | 'number' | 'boolean'
}

/** Returns what items of a list say of themselves, and what some are to say from now on. Pure. */
export function factsOf({ items }: CodeList, added: readonly string[]): FactOfItems[] {
  const kinds = new Map<string, FactOfItems['kind']>()
  for (const { facts = {} } of items)
    for (const [name, value] of Object.entries(facts))
      if (!kinds.has(name)) kinds.set(name, kindOf(value))
  for (const name of added) if (!kinds.has(name)) kinds.set(name, 'text')
  return [...kinds].map(([name, kind]) => ({ name, kind }))
}

function kindOf(value: string | number | boolean): FactOfItems['kind'] {
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}

/** Returns what was typed as a fact of its kind; nothing typed is no fact. Pure. */
export function readFact(text: string, { kind }: FactOfItems): string | number | undefined {
  if (text.trim() === '') return undefined
  const number = Number(text.replace(',', '.'))
  return kind === 'number' && Number.isFinite(number) ? number : text
}

/** Returns the facts of an item with one of them; an item without any has none. Pure. */
export function withFact(
  { facts = {} }: CodeListItem,
  { name }: FactOfItems,
  value: string | number | boolean | undefined,
): JsonValue | undefined {
  const { [name]: _before, ...others } = facts
  const next = value === undefined ? others : { ...others, [name]: value }
  return Object.keys(next).length === 0 ? undefined : next
}
