import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from './page-title.tsx'

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-page">
      <PageTitle title={t('problem.notFoundTitle')} lead={t('problem.notFoundText')} />
      <Link className="sp-button" to="/">
        {t('problem.home')}
      </Link>
    </div>
  )
}
