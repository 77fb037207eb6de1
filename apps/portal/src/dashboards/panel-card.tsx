import { formatDate } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PanelSummary, PanelView } from '@splot/runtime'
import { panelQuery } from '../api/queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { PanelBody } from './panel-body.tsx'
import { PanelDownloads } from './panel-downloads.tsx'
import { panelPath } from './panel-links.ts'
import { rowsOnCard } from './rows-on-card.ts'

/** A panel on its dashboard: heading, what it shows, the way to all of it and to its file. */
export function PanelCard(props: { panel: PanelSummary; asOf: string | null }): ReactNode {
  const text = useLocalText()
  const { panel } = props
  const asOf = panel.dated ? props.asOf : null
  const query = useQuery(panelQuery(panel.id, asOf === null ? {} : { asOf }))
  const heading = `panel-${panel.id.replace('/', '-')}`
  return (
    <section
      className="po-board"
      data-width={panel.width}
      data-kind={panel.kind}
      aria-labelledby={heading}
    >
      <header className="po-board-head">
        <h2 id={heading}>
          <Link to={panelPath(panel.id, { asOf })}>{text(panel.title)}</Link>
        </h2>
        {query.data && listsItems(panel) && (
          <span className="po-board-count">{query.data.rows.length}</span>
        )}
      </header>
      {panel.description !== null && <p className="po-board-about">{text(panel.description)}</p>}
      <QueryView query={query} lines={4}>
        {(data) => (
          <>
            <PanelBody panel={data} {...(listsItems(panel) && { most: rowsOnCard })} />
            {data.rows.length > 0 && <Foot panel={data} />}
          </>
        )}
      </QueryView>
    </section>
  )
}

function Foot({ panel }: { panel: PanelView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const count = panel.rows.length
  return (
    <footer className="po-board-foot">
      {count > rowsOnCard && listsItems(panel) && (
        <Link to={panelPath(panel.id)}>{t('dashboards.all', { count })}</Link>
      )}
      {panel.asOf !== null && (
        <span className="po-quiet">
          {t('dashboards.asOfShown', { date: formatDate(panel.asOf, locale) })}
        </span>
      )}
      <PanelDownloads panel={panel} />
    </footer>
  )
}

function listsItems({ kind }: PanelSummary): boolean {
  return ['tasks', 'cases', 'reads', 'register', 'retention'].includes(kind)
}
