import type { PanelQuery, PanelRow, PanelView } from '@splot/runtime'

/** Returns the address of a panel by itself, or of what stands behind a row of it or a cell. Pure. */
export function panelPath(
  id: string,
  { row, column, asOf }: Pick<PanelQuery, 'row' | 'column'> & { asOf?: string | null } = {},
): string {
  const [dashboard = '', panel = ''] = id.split('/')
  const path = `/dashboards/${encodeURIComponent(dashboard)}/${encodeURIComponent(panel)}`
  const query = new URLSearchParams({
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    ...(typeof asOf === 'string' && { asOf }),
  }).toString()
  return query === '' ? path : `${path}?${query}`
}

/** Returns where a row leads: its task, its case, what stands behind it, or nowhere. Pure. */
export function rowPath(
  panel: Pick<PanelView, 'id' | 'opens' | 'asOf'>,
  row: PanelRow,
): string | null {
  if (row.taskId !== null) return `/tasks/${encodeURIComponent(row.taskId)}`
  if (row.caseId !== null) return `/cases/${encodeURIComponent(row.caseId)}`
  const { id, opens, asOf } = panel
  return opens === 'none' ? null : panelPath(id, { row: row.key, asOf })
}
