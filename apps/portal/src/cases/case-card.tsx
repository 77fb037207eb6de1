import { DeadlineBadge, formatDate } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseSummary } from '@splot/runtime'
import { serviceNow } from '../api/service-time.ts'
import { useLocale, useLocalText } from '@splot/react/texts'

/** One case: where it is and by when something is due. */
export function CaseCard({ item }: { item: CaseSummary }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const workflow = text(item.workflow.title)
  const title = text(item.title) || workflow
  return (
    <li className="po-card">
      {(title !== workflow || item.number !== null) && (
        <p className="po-card-over">
          {title !== workflow && <span>{workflow}</span>}
          {item.number !== null && <span>{t('case.number', { number: item.number })}</span>}
        </p>
      )}
      <h3>
        <Link className="po-card-link" to={`/cases/${encodeURIComponent(item.id)}`}>
          {title}
        </Link>
      </h3>
      <p className="po-card-foot">
        <CaseState item={item} />
        {item.dueAt !== null && item.status === 'active' ? (
          <DeadlineBadge dueAt={item.dueAt} now={serviceNow()} />
        ) : (
          <span className="po-quiet">
            {t('case.updated', { date: formatDate(item.updatedAt, locale) })}
          </span>
        )}
      </p>
    </li>
  )
}

/** The state of a case as a tag: the state that holds its course, or how it ended. */
export function CaseState({ item }: { item: CaseSummary }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const [place] = item.places
  const ended = item.status === 'done' ? t(`case.outcome.${item.outcome ?? 'neutral'}`) : ''
  return (
    <span
      className="po-tag"
      data-tone={item.status === 'done' ? (item.outcome ?? 'neutral') : 'active'}
    >
      {text(place?.title) || ended}
    </span>
  )
}
