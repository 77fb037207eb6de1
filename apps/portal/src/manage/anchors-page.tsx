import { formatDate } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { anchorsQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'

/** Anchors to take away and keep elsewhere; for administrators. */
export function AnchorsPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="po-width po-page">
      <RequirePerson>
        {() => (
          <>
            <PageTitle title={t('anchors.title')}>
              <p className="po-lead">{t('anchors.lead')}</p>
            </PageTitle>
            <Anchors />
          </>
        )}
      </RequirePerson>
    </div>
  )
}

function Anchors(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useQuery(anchorsQuery)
  return (
    <QueryView query={query}>
      {(anchors) =>
        anchors.length === 0 ? (
          <Empty title={t('anchors.empty')} hint={t('anchors.emptyHint')} />
        ) : (
          <ul className="po-lines">
            {anchors.map(({ day, cases, sha256 }) => (
              <li key={day}>
                <span>
                  <strong>{formatDate(day, locale)}</strong>
                  <span className="po-quiet po-block">{t('anchors.cases', { count: cases })}</span>
                  <code className="po-quiet po-block po-break">{sha256}</code>
                </span>
                <a
                  href={client.anchorFileUrl(day)}
                  aria-label={t('anchors.downloadNamed', { date: formatDate(day, locale) })}
                >
                  {t('anchors.download')}
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </QueryView>
  )
}
