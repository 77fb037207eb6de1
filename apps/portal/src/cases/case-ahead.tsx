import { DeadlineBadge } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { serviceNow } from '../api/service-time.ts'
import { useLocalText } from '@splot/react/texts'

/** What others do now, until when, and what comes after. */
export function CaseAhead({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  if (view.ahead.length === 0) return null
  return (
    <>
      <h3 className="po-sub">{t('case.ahead')}</h3>
      <ul className="po-lines po-ahead">
        {view.ahead.map(({ task, title, who, dueAt, after }) => (
          <li key={task}>
            <span>
              <strong>{text(title)}</strong>
              {who !== null && (
                <span className="po-quiet po-block">{t('case.aheadWho', { who: text(who) })}</span>
              )}
              {after.length > 0 && (
                <span className="po-quiet po-block">
                  {t(after.length === 1 ? 'case.aheadThen' : 'case.aheadOneOf', {
                    states: after.map(text).join(', '),
                  })}
                </span>
              )}
            </span>
            {dueAt !== null && <DeadlineBadge dueAt={dueAt} now={serviceNow()} />}
          </li>
        ))}
      </ul>
    </>
  )
}
