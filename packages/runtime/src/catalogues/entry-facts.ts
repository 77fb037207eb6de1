import { isLocalText, toLocalText } from '@splot/definition'
import type {
  CatalogueDefinition,
  CodeList,
  JsonObject,
  JsonValue,
  LocalText,
} from '@splot/definition'
import { textOf } from '../text-of.ts'
import type { KeptVersion } from './kept-entry.ts'

/** Returns what an entry says of itself: codes to choose by, and texts in both languages. Pure. */
export function entryFacts(
  { facts }: CatalogueDefinition,
  said: JsonObject,
  codeLists: readonly CodeList[],
): KeptVersion['facts'] {
  const entries = Object.entries(facts).flatMap(([name, { list }]) => {
    const values = [said[name] ?? []].flat().filter((one) => one !== null)
    if (values.length === 0) return []
    const items = codeLists.find(({ id }) => id === list)?.items ?? []
    const texts = values.map((value) => {
      const item = items.find(({ code }) => code === value)
      return item?.label ?? localTextOf(value)
    })
    const codes = values.map((value, n) =>
      typeof value === 'object' ? (texts[n]?.pl ?? '') : textOf(value),
    )
    return [[name, { codes, texts }] as const]
  })
  return Object.fromEntries(entries)
}

/** Returns a text in both languages as it is, anything else as the same text in both. Pure. */
export function localTextOf(value: JsonValue): LocalText {
  return toLocalText(isLocalText(value) ? value : textOf(value))
}
