import type { PanelRow, PanelView } from '@splot/runtime'

/** Returns the address of a panel by itself, or of what stands behind a row of it or a cell. Pure. */
export function panelPath(id: string, part?: { row: string; column?: string }): string {
  const [dashboard = '', panel = ''] = id.split('/')
  const path = `/dashboards/${encodeURIComponent(dashboard)}/${encodeURIComponent(panel)}`
  if (!part) return path
  const { row, column } = part
  return `${path}?${new URLSearchParams({ row, ...(column !== undefined && { column }) }).toString()}`
}

/** Returns where a row leads: its task, its case, what stands behind it, or nowhere. Pure. */
export function rowPath(panel: Pick<PanelView, 'id' | 'opens'>, row: PanelRow): string | null {
  if (row.taskId !== null) return `/tasks/${encodeURIComponent(row.taskId)}`
  if (row.caseId !== null) return `/cases/${encodeURIComponent(row.caseId)}`
  return panel.opens === 'none' ? null : panelPath(panel.id, { row: row.key })
}
