import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PanelSummary } from '@splot/runtime'
import { panelQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { useLocalText } from '../texts/use-locale.ts'
import { PanelBody } from './panel-body.tsx'
import { panelPath } from './panel-links.ts'
import { rowsOnCard } from './rows-on-card.ts'

/** A panel on its dashboard: heading, what it shows, the way to all of it. */
export function PanelCard({ panel }: { panel: PanelSummary }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const query = useQuery(panelQuery(panel.id))
  const heading = `panel-${panel.id.replace('/', '-')}`
  const rows = query.data?.rows.length ?? 0
  return (
    <section
      className="po-panel"
      data-width={panel.width}
      data-kind={panel.kind}
      aria-labelledby={heading}
    >
      <header className="po-panel-head">
        <h2 id={heading}>
          <Link to={panelPath(panel.id)}>{text(panel.title)}</Link>
        </h2>
        {query.data && listsItems(panel) && <span className="po-panel-count">{rows}</span>}
      </header>
      {panel.description !== null && <p className="po-panel-about">{text(panel.description)}</p>}
      <QueryView query={query} lines={4}>
        {(data) => <PanelBody panel={data} most={rowsOnCard} />}
      </QueryView>
      {rows > rowsOnCard && listsItems(panel) && (
        <p className="po-panel-foot">
          <Link to={panelPath(panel.id)}>{t('dashboards.all', { count: rows })}</Link>
        </p>
      )}
    </section>
  )
}

function listsItems({ kind }: PanelSummary): boolean {
  return kind === 'tasks' || kind === 'cases'
}
