import { SplotError } from '@splot/definition'
import type { DashboardDefinition, PanelDefinition } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { signInNeeded } from '../permission/refusals.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { Reader } from '../types.ts'
import type { DashboardSummary, DashboardView, PanelSummary } from './types.ts'

/** A panel of a dashboard that the reader has. */
export interface OpenedPanel {
  viewer: Viewer & { person: string }
  dashboard: DashboardDefinition
  panel: PanelDefinition
}

/** Returns the dashboards of the reader’s roles, in order; of those for the start page the first is it. */
export async function listDashboards(deps: Deps, reader: Reader): Promise<DashboardSummary[]> {
  const viewer = await signedIn(deps, reader)
  const own = deps.library.dashboards().filter((one) => has(viewer, one.roles))
  const home = own.find((one) => one.home === true)
  return own.map((one) => toSummary(one, one === home))
}

/** Returns a dashboard with the panels the reader sees. @throws SplotError dashboard.not-found */
export async function getDashboard(deps: Deps, reader: Reader, id: string): Promise<DashboardView> {
  const viewer = await signedIn(deps, reader)
  const summary = (await listDashboards(deps, reader)).find((one) => one.id === id)
  const dashboard = deps.library.dashboards().find((one) => one.id === id)
  if (!summary || !dashboard) throw notFound(id)
  const panels = dashboard.panels.filter((panel) => sees(viewer, panel))
  return { ...summary, panels: panels.map((panel) => toPanelSummary(dashboard, panel)) }
}

/** Opens a panel by `<dashboard>/<panel>`. @throws SplotError dashboard.not-found */
export async function openPanel(deps: Deps, reader: Reader, id: string): Promise<OpenedPanel> {
  const viewer = await signedIn(deps, reader)
  const slash = id.indexOf('/')
  const dashboard = deps.library.dashboards().find((one) => one.id === id.slice(0, slash))
  const panel = dashboard?.panels.find((one) => one.id === id.slice(slash + 1))
  if (!dashboard || !panel || !has(viewer, dashboard.roles) || !sees(viewer, panel))
    throw notFound(id)
  return { viewer, dashboard, panel }
}

/** Returns what is told of a panel before it is computed. Pure. */
export function toPanelSummary(
  { id }: DashboardDefinition,
  { id: own, kind, title, description, width }: PanelDefinition,
): PanelSummary {
  return {
    id: `${id}/${own}`,
    kind,
    title,
    description: description ?? null,
    width: width ?? 'full',
    dated: kind === 'indicators' || kind === 'funnel',
  }
}

async function signedIn(deps: Deps, reader: Reader): Promise<Viewer & { person: string }> {
  const viewer = await viewerOf(deps, reader)
  if (viewer.person === null) throw signInNeeded()
  return { ...viewer, person: viewer.person }
}

function toSummary(
  { id, title, description }: DashboardDefinition,
  home: boolean,
): DashboardSummary {
  return { id, title, description: description ?? null, home }
}

function sees(viewer: Viewer, { roles }: PanelDefinition): boolean {
  return roles === undefined || has(viewer, roles)
}

function has({ programmeRoles }: Viewer, roles: readonly string[]): boolean {
  return roles.some((role) => programmeRoles.includes(role))
}

/** Said alike for a dashboard that is not there and one of other roles. */
function notFound(id: string): SplotError {
  return new SplotError('dashboard.not-found', `Expected a dashboard you have but "${id}" is none.`)
}
