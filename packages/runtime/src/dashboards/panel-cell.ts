import { isLocalText } from '@splot/definition'
import type { CodeList, JsonValue, Locale, LocalText } from '@splot/definition'
import type { PanelCell } from './types.ts'

/** Returns a value as a cell: codes by their labels, lists as their items; what is no value is empty. Pure. */
export function toCell(value: JsonValue, list: CodeList | null = null): PanelCell {
  if (Array.isArray(value)) return listCell(value, list)
  if (typeof value === 'object') return isLocalText(value) ? value : null
  return (list && labelOf(list, value)) ?? value
}

function listCell(values: readonly JsonValue[], list: CodeList | null): PanelCell {
  const cells = values.map((value) => toCell(value, list)).filter((cell) => cell !== null)
  if (cells.length === 0) return null
  const inLanguage = (locale: 'pl' | 'en') =>
    cells.map((cell) => (typeof cell === 'object' ? cell[locale] : String(cell))).join(', ')
  return { pl: inLanguage('pl'), en: inLanguage('en') }
}

function labelOf({ items }: CodeList, code: string | number | boolean): LocalText | undefined {
  return items.find((item) => item.code === String(code))?.label
}

/**
 * Orders cells: numbers by size, texts by the Polish alphabet, those in both languages by one, empty ones
 * last either way. Pure.
 */
export function compareCells(
  a: PanelCell,
  b: PanelCell,
  { descending = false, locale = 'pl' }: { descending?: boolean; locale?: Locale } = {},
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : textOfCell(a, locale).localeCompare(textOfCell(b, locale), 'pl', { numeric: true })
  return descending ? -order : order
}

function textOfCell(cell: Exclude<PanelCell, null>, locale: Locale): string {
  return typeof cell === 'object' ? cell[locale] : String(cell)
}
