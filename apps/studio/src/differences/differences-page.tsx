import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { DifferenceView } from './difference-view.tsx'
import { useDifference } from './use-difference.ts'

/** What the draft changes, in words. */
export function DifferencesPage(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const difference = useDifference()
  return (
    <>
      <PageTitle title={t('differences.title')} lead={t('differences.lead')} />
      <p>
        <Link to={`/differences?to=${encodeURIComponent(`draft:${draft}`)}`}>
          {t('differences.others')}
        </Link>
      </p>
      {difference === null ? (
        <Empty title={t('differences.unreadable')} hint={t('differences.unreadableHint')} />
      ) : (
        <DifferenceView difference={difference} draft={draft} />
      )}
    </>
  )
}
