import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { PanelPart, PanelView } from '@splot/runtime'
import { panelQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocale, useLocalText } from '../texts/use-locale.ts'
import '../styles/dashboards.css'
import { useCellText } from './cell-text.ts'
import { PanelBody } from './panel-body.tsx'
import { panelPath } from './panel-links.ts'
import { PanelTable } from './panel-table.tsx'

/** A panel by itself, or what stands behind a part of it. */
export function PanelPage(): ReactNode {
  const { id = '', panel = '' } = useParams()
  const [query] = useSearchParams()
  const row = query.get('row')
  const column = query.get('column')
  const part = row === null ? null : { row, ...(column !== null && { column }) }
  return (
    <RequirePerson>
      {() => <Panel key={`${id}/${panel}`} id={`${id}/${panel}`} part={part} />}
    </RequirePerson>
  )
}

function Panel({ id, part }: { id: string; part: PanelPart | null }): ReactNode {
  const query = useQuery(panelQuery(id))
  return (
    <div className="po-width po-wide po-page">
      <QueryView query={query}>
        {(panel) => (part ? <Part panel={panel} part={part} /> : <Whole panel={panel} />)}
      </QueryView>
    </div>
  )
}

function Whole({ panel }: { panel: PanelView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const dashboard = panel.id.split('/')[0] ?? ''
  return (
    <>
      <PageTitle
        title={text(panel.title)}
        overline={<Link to={`/dashboards/${dashboard}`}>{t('dashboards.title')}</Link>}
      >
        {panel.description !== null && <p className="po-lead">{text(panel.description)}</p>}
      </PageTitle>
      <div className="po-panel" data-kind={panel.kind}>
        {panel.kind === 'tasks' && panel.rows.length > 0 ? (
          <PanelTable panel={panel} rows={panel.rows} />
        ) : (
          <PanelBody panel={panel} />
        )}
      </div>
      <p className="po-quiet po-after">
        {t('dashboards.at', { time: formatDateTime(panel.at, locale) })}
      </p>
    </>
  )
}

function Part({ panel, part }: { panel: PanelView; part: PanelPart }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const write = useCellText()
  const query = useQuery(panelQuery(panel.id, part))
  const row = panel.rows.find(({ key }) => key === part.row)
  const column = panel.columns.find(({ key }) => key === part.column)
  const what = [
    ...(row ? [write(row.cells[panel.columns[0]?.key ?? ''], 'text')] : []),
    ...(column ? [text(column.title)] : []),
  ].join(' · ')
  return (
    <>
      <PageTitle
        title={what}
        overline={<Link to={panelPath(panel.id)}>{text(panel.title)}</Link>}
      />
      <QueryView query={query}>
        {(data) => (
          <div className="po-panel" data-kind="cases">
            {data.rows.length === 0 ? (
              <p className="po-quiet">{t('dashboards.nothing')}</p>
            ) : (
              <PanelTable panel={data} rows={data.rows} />
            )}
          </div>
        )}
      </QueryView>
    </>
  )
}
