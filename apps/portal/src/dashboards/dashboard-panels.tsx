import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { dashboardQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import '../styles/dashboards.css'
import { PanelCard } from './panel-card.tsx'

/** The panels of a dashboard, each loading for itself; those with indicators as of a day. */
export function DashboardPanels({ id, asOf }: { id: string; asOf?: string | null }): ReactNode {
  const query = useQuery(dashboardQuery(id))
  return (
    <QueryView query={query} lines={8}>
      {({ panels }) => (
        <div className="po-boards">
          {panels.map((panel) => (
            <PanelCard key={panel.id} panel={panel} asOf={asOf ?? null} />
          ))}
        </div>
      )}
    </QueryView>
  )
}
