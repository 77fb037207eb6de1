import type { PanelCell, PanelColumnView, PanelView } from '@splot/runtime'

/** A figure that stands out, and what it is of. */
export interface PanelFact {
  /** Name of the group. */
  title: PanelCell
  /** Name of the series, where there are several. */
  series: PanelColumnView | null
  value: number
}

/** What a drawing says, for a sentence that says the same. */
export interface PanelFacts {
  groups: number
  /** Largest and smallest, where there are two that differ. */
  most: PanelFact | null
  least: PanelFact | null
}

/** Returns what stands out in the drawing of a panel: by group where parts add up, else by cell. Pure. */
export function panelFacts({ rows, columns, drawing }: PanelView): PanelFacts {
  if (!drawing) return { groups: rows.length, most: null, least: null }
  const adds = drawing.chart === 'stacked'
  const drawn = columns.filter(({ key }) => drawing.series.includes(key))
  const facts = rows.flatMap(({ cells }): PanelFact[] => {
    const title = cells[drawing.category] ?? null
    const values = drawn.map((column) => ({ column, value: numberOf(cells[column.key]) }))
    if (adds)
      return [
        { title, series: null, value: values.reduce((sum, { value }) => sum + (value ?? 0), 0) },
      ]
    return values.flatMap(({ column, value }) =>
      value === null ? [] : [{ title, series: drawn.length > 1 ? column : null, value }],
    )
  })
  const most = facts.reduce<PanelFact | null>((a, b) => (a && a.value >= b.value ? a : b), null)
  const least = facts.reduce<PanelFact | null>((a, b) => (a && a.value <= b.value ? a : b), null)
  const differ = most !== null && least !== null && most.value !== least.value
  return { groups: rows.length, most, least: differ ? least : null }
}

/** Returns a cell as a number, or `null`. Pure. */
export function numberOf(cell: PanelCell | undefined): number | null {
  return typeof cell === 'number' ? cell : null
}
