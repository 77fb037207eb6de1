import type { CatalogueEntry, CatalogueView } from '@splot/runtime'
import type { LocalText } from '@splot/definition'

/** A fact people choose entries by, with what they can choose. */
export interface EntryFilter {
  id: string
  title: LocalText
  options: { code: string; text: LocalText; count: number }[]
}

/** Returns what entries can be chosen by: only what tells some of them from others. Pure. */
export function entryFilters({ facts, entries }: CatalogueView): EntryFilter[] {
  return facts
    .filter(({ filter }) => filter)
    .map(({ id, title }) => ({ id, title, options: optionsOf(id, entries) }))
    .filter(({ options }) => options.length > 0)
}

/** Returns the entries that have every code chosen. Pure. */
export function chosenEntries(
  entries: readonly CatalogueEntry[],
  chosen: ReadonlyMap<string, string>,
): CatalogueEntry[] {
  return entries.filter(({ facts }) =>
    [...chosen].every(([id, code]) => code === '' || facts[id]?.codes.includes(code) === true),
  )
}

function optionsOf(id: string, entries: readonly CatalogueEntry[]): EntryFilter['options'] {
  const options = new Map<string, EntryFilter['options'][number]>()
  for (const { facts } of entries)
    for (const [n, code] of (facts[id]?.codes ?? []).entries()) {
      const text = facts[id]?.texts[n] ?? { pl: code, en: code }
      options.set(code, { code, text, count: (options.get(code)?.count ?? 0) + 1 })
    }
  return [...options.values()].toSorted((a, b) => a.text.pl.localeCompare(b.text.pl, 'pl'))
}
