import { formatDateTime } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseView } from '@splot/runtime'
import { useLocale, useLocalText } from '@splot/react/texts'

/** Decisions made in a case, each with a way to how it was reached. */
export function CaseDecisions({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  if (view.decisions.length === 0) return null
  return (
    <section className="po-group">
      <h2>{t('decision.list')}</h2>
      <ul className="po-lines">
        {view.decisions.map(({ id, title, at }) => (
          <li key={id}>
            <span>
              <strong>{text(title)}</strong>
              <span className="po-quiet po-block">{formatDateTime(at, locale)}</span>
            </span>
            <Link
              to={`/decisions/${encodeURIComponent(id)}`}
              aria-label={t('decision.readNamed', { title: text(title) })}
            >
              {t('decision.read')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
