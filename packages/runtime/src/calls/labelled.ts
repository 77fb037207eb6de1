import type { CodeList, JsonValue } from '@splot/definition'

/**
 * Returns a code as its label in both languages, a list of codes as their labels; what the list does
 * not know stays as it is. Pure.
 */
export function labelled(value: JsonValue, list: CodeList): JsonValue {
  if (Array.isArray(value)) return value.map((one) => labelled(one, list))
  const item = list.items.find(({ code }) => code === value)
  return item ? { pl: item.label.pl, en: item.label.en } : value
}
