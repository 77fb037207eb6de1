import { SplotError } from '@splot/definition'
import type { PanelDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import type { Reader } from '../types.ts'
import { casesPanel } from './case-table.ts'
import { openPanel, toPanelSummary } from './dashboards.ts'
import { chartPanel, totalsPanel } from './gathered-panel.ts'
import { funnelPanel, indicatorsPanel } from './indicator-panels.ts'
import { loadPanel } from './load-panel.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import { readsPanel } from './reads-panel.ts'
import { registerPanel } from './register-panel.ts'
import { retentionPanel } from './retention-panel.ts'
import { statesPanel } from './states-panel.ts'
import { tasksPanel } from './task-table.ts'
import type { PanelPart, PanelQuery, PanelView } from './types.ts'

/**
 * Computes a panel for a reader, or with a `row` the table of what stands behind it or a cell of it.
 *
 * @throws SplotError dashboard.not-found, indicator.moment
 */
export async function getPanel(
  deps: Deps,
  reader: Reader,
  id: string,
  { row, column, asOf }: PanelQuery = {},
): Promise<PanelView> {
  const { viewer, dashboard, panel } = await openPanel(deps, reader, id)
  const computed = await compute({ deps, reader, viewer, asOf }, panel)
  const part = row === undefined ? null : { row, ...(column === undefined ? {} : { column }) }
  const { behind: _, ...table } = part ? await partOf(computed, id, part) : computed
  return { asOf: null, ...toPanelSummary(dashboard, panel), at: deps.clock.now(), ...table }
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
    case 'indicators':
      return indicatorsPanel(asker, panel)
    case 'funnel':
      return funnelPanel(asker, panel)
    case 'reads':
      return readsPanel(asker, panel)
    case 'register':
      return registerPanel(asker)
    case 'retention':
      return retentionPanel(asker)
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
