import { formatDate, formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { PanelQuery, PanelView } from '@splot/runtime'
import { panelQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import '../styles/dashboards.css'
import { useCellText } from './cell-text.ts'
import { PanelBody } from './panel-body.tsx'
import { PanelDownloads } from './panel-downloads.tsx'
import { panelPath } from './panel-links.ts'
import { PanelTable } from './panel-table.tsx'

/** A panel by itself, or what stands behind a part of it. */
export function PanelPage(): ReactNode {
  const { id = '', panel = '' } = useParams()
  const [query] = useSearchParams()
  const row = query.get('row')
  const column = query.get('column')
  const asOf = query.get('asOf')
  const asked = {
    ...(row !== null && { row }),
    ...(column !== null && { column }),
    ...(asOf !== null && { asOf }),
  }
  return (
    <RequirePerson>
      {() => <Panel key={`${id}/${panel}`} id={`${id}/${panel}`} asked={asked} />}
    </RequirePerson>
  )
}

function Panel({ id, asked }: { id: string; asked: PanelQuery }): ReactNode {
  const { asOf } = asked
  const query = useQuery(panelQuery(id, asOf === undefined ? {} : { asOf }))
  return (
    <div className="po-width po-wide po-page">
      <QueryView query={query}>
        {(panel) =>
          asked.row === undefined ? <Whole panel={panel} /> : <Part panel={panel} asked={asked} />
        }
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
      <div className="po-board" data-kind={panel.kind}>
        {panel.kind === 'tasks' && panel.rows.length > 0 ? (
          <PanelTable panel={panel} rows={panel.rows} />
        ) : (
          <PanelBody panel={panel} />
        )}
      </div>
      <p className="po-board-foot">
        <span className="po-quiet">
          {panel.asOf === null
            ? t('dashboards.at', { time: formatDateTime(panel.at, locale) })
            : t('dashboards.asOfShown', { date: formatDate(panel.asOf, locale) })}
        </span>
        <PanelDownloads panel={panel} />
      </p>
    </>
  )
}

function Part({ panel, asked }: { panel: PanelView; asked: PanelQuery }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const write = useCellText()
  const query = useQuery(panelQuery(panel.id, asked))
  const row = panel.rows.find(({ key }) => key === asked.row)
  const column = panel.columns.find(({ key }) => key === asked.column)
  const what = [
    ...(row
      ? [write(row.cells[panel.drawing?.category ?? panel.columns[0]?.key ?? ''], 'text')]
      : []),
    ...(column ? [text(column.title)] : []),
  ].join(' · ')
  return (
    <>
      <PageTitle
        title={what}
        overline={
          <Link to={panelPath(panel.id, { asOf: asked.asOf ?? null })}>{text(panel.title)}</Link>
        }
      />
      <QueryView query={query}>
        {(data) => (
          <div className="po-board" data-kind="cases">
            {data.rows.length === 0 ? (
              <p className="po-quiet">{t('dashboards.nothing')}</p>
            ) : (
              <>
                <PanelTable panel={data} rows={data.rows} />
                <p className="po-board-foot">
                  <PanelDownloads panel={data} query={asked} />
                </p>
              </>
            )}
          </div>
        )}
      </QueryView>
    </>
  )
}
