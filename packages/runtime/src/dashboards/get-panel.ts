import { SplotError } from '@splot/definition'
import type { PanelDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { Reader } from '../types.ts'
import { casesPanel } from './case-table.ts'
import { openPanel, toPanelSummary } from './dashboards.ts'
import { chartPanel, totalsPanel } from './gathered-panel.ts'
import { loadPanel } from './load-panel.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import { statesPanel } from './states-panel.ts'
import { tasksPanel } from './task-table.ts'
import type { PanelPart, PanelView } from './types.ts'

/**
 * Computes a panel for a reader, or with `part` the table of what stands behind a row of it or a cell.
 *
 * @throws SplotError dashboard.not-found
 */
export async function getPanel(
  deps: Deps,
  reader: Reader,
  id: string,
  part?: PanelPart,
): Promise<PanelView> {
  const { viewer, dashboard, panel } = await openPanel(deps, reader, id)
  const computed = await compute({ deps, reader, viewer }, panel)
  const { behind: _, ...table } = part ? await partOf(computed, id, part) : computed
  return { ...toPanelSummary(dashboard, panel), at: deps.clock.now(), ...table }
}

async function partOf(
  { behind }: ComputedPanel,
  id: string,
  part: PanelPart,
): Promise<ComputedPanel> {
  if (behind) return behind(part)
  throw new SplotError(
    'dashboard.not-found',
    `Expected a panel whose rows can be opened but "${id}" is none.`,
  )
}

function compute(asker: PanelAsker, panel: PanelDefinition): Promise<ComputedPanel> {
  switch (panel.kind) {
    case 'cases':
      return casesPanel(asker, panel)
    case 'states':
      return statesPanel(asker, panel)
    case 'tasks':
      return tasksPanel(asker, panel)
    case 'load':
      return loadPanel(asker, panel)
    case 'chart':
      return chartPanel(asker, panel)
    default:
      return totalsPanel(asker, panel)
  }
}
