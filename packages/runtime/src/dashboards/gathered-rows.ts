import type { Gathering, JsonValue, LocalText, PanelGroup, PanelMeasure } from '@splot/definition'
import type { Calendar } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { compareCells, toCell } from './panel-cell.ts'
import type { SeenCase } from './seen-cases.ts'
import type { PanelCell } from './types.ts'

/** A case, or one of the rows it gives, that counts for itself. */
export interface GatheredRow {
  seen: SeenCase
  row?: JsonValue
}

/** What rows are gathered by: each row’s key, the keys in order, and how they are called. */
export interface Grouping {
  keyOf: (row: GatheredRow) => string
  keys: string[]
  title: (key: string) => PanelCell
}

const missing: LocalText = { pl: 'nie podano', en: 'not given' }

/** Returns what counts for itself: the cases, or the items of the list that each of them gives. Pure. */
export function gatheredRows(cases: readonly SeenCase[], { rows }: Gathering): GatheredRow[] {
  if (rows === undefined) return cases.map((seen) => ({ seen }))
  return cases.flatMap((seen) => {
    const list = seen.value(rows)
    return Array.isArray(list) ? list.map((row) => ({ seen, row })) : []
  })
}

/** Returns how rows fall into groups: dates in time, codes in the order of their list, else by name. */
export function groupingOf(deps: Deps, group: PanelGroup, rows: readonly GatheredRow[]): Grouping {
  const list = group.list === undefined ? null : deps.library.codeList(group.list)
  const calendar = deps.library.calendar()
  const values = new Map<string, JsonValue>()
  const keys = new Map<GatheredRow, string>()
  for (const one of rows) {
    const value = periodOf(calendar, group, one.seen.value(group.value, one.row))
    const key = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : `${value}`
    values.set(key, value)
    keys.set(one, key)
  }
  const title = (key: string): PanelCell =>
    key === '' ? missing : toCell(values.get(key) ?? key, list)
  const codes = list?.items.map(({ code }) => code) ?? []
  const inOrder = [...values.keys()].sort(
    (a, b) => place(codes, a) - place(codes, b) || compareCells(keyCell(a), keyCell(b)),
  )
  return {
    keyOf: (one) => keys.get(one) ?? '',
    keys: group.by === 'month' ? withEveryMonth(inOrder) : inOrder,
    title,
  }
}

/** Rows without a value come last. */
function keyCell(key: string): PanelCell {
  return key === '' ? null : key
}

function place(codes: readonly string[], key: string): number {
  const at = codes.indexOf(key)
  return at < 0 ? codes.length : at
}

function periodOf(calendar: Calendar, { by }: PanelGroup, value: JsonValue): JsonValue {
  if (by === undefined || typeof value !== 'string') return by === undefined ? value : null
  const date = value.includes('T') ? calendar.dateOf(value) : value
  return by === 'month' ? date.slice(0, 7) : date
}

/** A line over time shows the months in which nothing happened. */
function withEveryMonth(keys: readonly string[]): string[] {
  const months = keys.filter((key) => key !== '')
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return [...keys]
  const all: string[] = []
  for (let month = first; month <= last && all.length < 600; month = nextMonth(month))
    all.push(month)
  return keys.includes('') ? [...all, ''] : all
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? [year + 1, 1] : [year, number + 1]
  return `${next[0]}-${String(next[1]).padStart(2, '0')}`
}

/** Returns a figure over rows; `null` where there is nothing to take the mean or a share of. Pure. */
export function figureOf(measure: PanelMeasure, rows: readonly GatheredRow[]): number | null {
  const values = numbersOf(measure.value, rows)
  const sum = values.reduce((a, b) => a + b, 0)
  if (measure.take === 'mean') return values.length === 0 ? null : rounded(sum / values.length)
  if (measure.take !== 'share') return sum
  const whole = numbersOf(measure.of, rows).reduce((a, b) => a + b, 0)
  return whole === 0 ? null : rounded((100 * sum) / whole)
}

function numbersOf(source: string | undefined, rows: readonly GatheredRow[]): number[] {
  if (source === undefined) return rows.map(() => 1)
  return rows.flatMap(({ seen, row }) => {
    const value = seen.value(source, row)
    return typeof value === 'number' ? [value] : []
  })
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
