import './releases.css'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ProgrammeRelease } from '@splot/runtime'
import { formatDateTime } from '@splot/react/cases'
import { releasesQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale } from '@splot/react/texts'
import { MigrationLine } from './migration-line.tsx'
import { useLiveReleases } from './use-live-releases.ts'

/** What was published, when, by whom and why. */
export function ReleasesPage(): ReactNode {
  const { t } = useTranslation()
  const releases = useQuery(releasesQuery)
  useLiveReleases()
  return (
    <div className="st-page st-narrow">
      <PageTitle title={t('releases.title')} lead={t('releases.lead')} />
      <p>
        <Link to="/differences">{t('differences.versions')}</Link>
      </p>
      <QueryView query={releases}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('releases.none')} hint={t('releases.noneHint')} />
          ) : (
            <ul className="st-cards">
              {items.map((release) => (
                <ReleaseCard key={release.id} release={release} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  )
}

function ReleaseCard({ release }: { release: ProgrammeRelease }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { id, number, title, publishedAt, by, reason, isInForce, undo } = release
  return (
    <li className="st-card">
      <h2>
        <Link to={`/releases/${id}`}>{t('releases.name', { number, title })}</Link>
      </h2>
      <p className="st-quiet">
        {formatDateTime(publishedAt, locale)}, {by?.name ?? t('drafts.somebody')}
      </p>
      <p>{reason}</p>
      {isInForce && <p className="st-tag">{t('releases.inForce')}</p>}
      {undo !== null && (
        <p className="st-tag" data-state="warning">
          {t('releases.takenBack')}
        </p>
      )}
      <MigrationLine release={release} />
    </li>
  )
}
