import type { LocalText, StatesPanel } from '@splot/definition'
import { casesBehind } from './case-table.ts'
import { groupsOf } from './groups-of.ts'
import { columnOf, daysSince } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import { seenCases } from './seen-cases.ts'
import type { SeenCase } from './seen-cases.ts'
import { stateOrder } from './state-order.ts'
import type { PanelRow } from './types.ts'

/** A class of age: days from the last class's end to its own. */
interface AgeClass {
  key: string
  title: LocalText
  holds: (days: number) => boolean
}

/** Computes how many cases are in each state, and for how long. */
export async function statesPanel(asker: PanelAsker, panel: StatesPanel): Promise<ComputedPanel> {
  const { deps, viewer } = asker
  const { cases, more } = await seenCases(deps, viewer, panel)
  const now = deps.clock.now()
  const classes = ageClasses(panel.days ?? [7, 30, 90])
  const days = (seen: SeenCase) => daysSince(seen.state.since, now)
  const count = (group: readonly SeenCase[]) => countsOf(classes, group.map(days))
  const groups = groupsOf(cases, ({ state }) => state.id)
  const order = stateOrder(deps.library.workflow(panel.workflow).definition)
  const rows = [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([id, group]): PanelRow => ({
      key: id,
      cells: { state: group[0]?.state.title ?? null, ...count(group) },
      caseId: null,
      taskId: null,
    }))
  return {
    columns: [
      columnOf('state', { pl: 'Stan', en: 'State' }, 'text'),
      ...classes.map(({ key, title }) => columnOf(key, title, 'number')),
      columnOf('all', { pl: 'Razem', en: 'Together' }, 'number'),
      columnOf('longest', { pl: 'Najdłużej (dni)', en: 'Longest (days)' }, 'days'),
    ],
    rows,
    totals: rows.length === 0 ? null : count(cases),
    drawing: { chart: 'stacked', category: 'state', series: classes.map(({ key }) => key) },
    counted: cases.length,
    more,
    opens: 'cells',
    behind: ({ row, column }) => {
      const age = classes.find(({ key }) => key === column)
      const group = groups.get(row) ?? []
      return casesBehind(deps, age ? group.filter((seen) => age.holds(days(seen))) : group)
    },
  }
}

function countsOf(classes: readonly AgeClass[], days: readonly number[]): Record<string, number> {
  const counts = classes.map(({ key, holds }) => [key, days.filter(holds).length] as const)
  return {
    ...Object.fromEntries(counts),
    all: days.length,
    longest: days.reduce((most, one) => Math.max(most, one), 0),
  }
}

function ageClasses(ends: readonly number[]): AgeClass[] {
  const closed = ends.map((end, n): AgeClass => {
    const start = n === 0 ? 0 : (ends[n - 1] ?? 0) + 1
    return {
      key: `upTo${end}`,
      title: { pl: `${start}–${end} dni`, en: `${start}–${end} days` },
      holds: (days) => days >= start && days <= end,
    }
  })
  const last = ends.at(-1) ?? 0
  return [
    ...closed,
    {
      key: 'longer',
      title: { pl: `ponad ${last} dni`, en: `over ${last} days` },
      holds: (days) => days > last,
    },
  ]
}
