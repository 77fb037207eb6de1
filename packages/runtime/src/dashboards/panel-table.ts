import type { LocalText } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../permission/relation.ts'
import type { Reader } from '../types.ts'
import type { PanelColumnView, PanelPart, PanelRow, PanelView } from './types.ts'

/** The part of a panel that is computed. */
export type PanelTable = Pick<
  PanelView,
  'columns' | 'rows' | 'totals' | 'drawing' | 'counted' | 'more' | 'opens'
> & { asOf?: string }

/** A table with what stands behind its rows or cells. */
export interface ComputedPanel extends PanelTable {
  behind?: (part: PanelPart) => PanelTable | Promise<PanelTable>
}

/** For whom a panel is computed. */
export interface PanelAsker {
  deps: Deps
  reader: Reader
  viewer: Viewer & { person: string }
  /** ISO date up to which indicators count; absent: today. */
  asOf: string | undefined
}

/** Returns a column of a table. Pure. */
export function columnOf(
  key: string,
  title: LocalText,
  type: PanelColumnView['type'],
  show: PanelColumnView['show'] = null,
): PanelColumnView {
  return { key, title, type, show }
}

/** Returns a table that is nothing but its rows; `more` says that there are further ones. Pure. */
export function plainTable(columns: PanelColumnView[], rows: PanelRow[], more = false): PanelTable {
  return { columns, rows, totals: null, drawing: null, counted: rows.length, more, opens: 'none' }
}

/** Whole days that have passed since an instant. Pure. */
export function daysSince(instant: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / 86_400_000))
}
