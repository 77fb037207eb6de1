import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanelDrawing, PanelView } from '@splot/runtime'
import { Skeleton } from '../parts/skeleton.tsx'
import { BarChart } from './bar-chart.tsx'
import { FunnelChart } from './funnel-chart.tsx'
import { IndicatorTiles } from './indicator-tiles.tsx'
import { usePanelSummary } from './panel-summary.tsx'
import { PanelTable } from './panel-table.tsx'
import { TaskList } from './task-list.tsx'

// the drawing library comes only with a chart that needs it
const LineChart = lazy(async () => ({ default: (await import('./line-chart.tsx')).LineChart }))

/** What a panel shows: its drawing with a sentence and the table under it, or the table, or tasks. */
export function PanelBody(props: { panel: PanelView; most?: number }): ReactNode {
  const { t } = useTranslation()
  const { panel, most = Infinity } = props
  const rows = panel.rows.slice(0, most)
  if (panel.rows.length === 0) return <Nothing panel={panel} />
  return (
    <>
      {panel.kind === 'tasks' && <TaskList panel={panel} rows={rows} />}
      {panel.kind !== 'tasks' && panel.drawing !== null && (
        <Drawn panel={panel} drawing={panel.drawing} />
      )}
      {panel.kind !== 'tasks' && panel.drawing === null && <PanelTable panel={panel} rows={rows} />}
      {panel.more && <p className="po-note">{t('dashboards.more', { count: panel.counted })}</p>}
    </>
  )
}

function Nothing({ panel }: { panel: PanelView }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="po-board-nothing">
      <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
        <path d="M5 12h14" />
      </svg>
      <p>{t(panel.kind === 'tasks' ? 'dashboards.nothingTasks' : 'dashboards.nothing')}</p>
    </div>
  )
}

/** A heat map is the table itself, with colours. */
function Drawn({ panel, drawing }: { panel: PanelView; drawing: PanelDrawing }): ReactNode {
  const { t } = useTranslation()
  const summary = usePanelSummary()(panel)
  if (drawing.chart === 'heat')
    return (
      <>
        <p className="po-board-summary">{summary}</p>
        <PanelTable panel={panel} rows={panel.rows} />
      </>
    )
  return (
    <>
      <p className="po-board-summary">{summary}</p>
      <Drawing panel={panel} drawing={drawing} label={summary} />
      <details className="po-board-data">
        <summary>{t('dashboards.data')}</summary>
        <PanelTable panel={panel} rows={panel.rows} />
      </details>
    </>
  )
}

interface DrawingProps {
  panel: PanelView
  drawing: PanelDrawing
  label: string
}

function Drawing({ panel, drawing, label }: DrawingProps): ReactNode {
  switch (drawing.chart) {
    case 'tiles':
      return <IndicatorTiles panel={panel} />
    case 'funnel':
      return <FunnelChart panel={panel} />
    case 'line':
      return (
        <Suspense fallback={<Skeleton lines={4} />}>
          <LineChart panel={panel} drawing={drawing} label={label} />
        </Suspense>
      )
    default:
      return <BarChart panel={panel} drawing={drawing} />
  }
}
