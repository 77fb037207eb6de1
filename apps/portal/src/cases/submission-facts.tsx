import { formatDate, formatDateTime } from '@splot/react/cases'
import { useLocale, useLocalText } from '@splot/react/texts'
import type { SubmissionView } from '@splot/runtime'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { filledFor } from './filled-for.ts'
import { useSubmitter } from './use-submitter.ts'

/** How answers came about: how long filling in took, and what was declared, by whom and in which wording. */
export function SubmissionFacts({ submission }: { submission: SubmissionView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const submitter = useSubmitter()
  const { declarations, filledForSeconds, role } = submission
  if (declarations.length === 0 && filledForSeconds === null) return null
  return (
    <section className="po-group" aria-labelledby="submission-facts">
      <h2 id="submission-facts">{t('submission.facts')}</h2>
      {filledForSeconds !== null && (
        <p>{t('submission.filledFor', { time: filledFor(filledForSeconds, locale) })}</p>
      )}
      {declarations.length > 0 && (
        <ul className="po-plain">
          {declarations.map(({ pointer, label, version, at, by, withdrawnOn, documents }) => (
            <li key={pointer}>
              {text(label)}
              <p className="po-quiet">
                {t('case.submittedBy', {
                  date: formatDateTime(at, locale),
                  name: submitter({ by, role }),
                })}
              </p>
              {withdrawnOn !== null && (
                <p>
                  <strong>
                    {t('submission.withdrawnOn', { date: formatDate(withdrawnOn, locale) })}
                  </strong>
                </p>
              )}
              {documents.length > 0 && (
                <p>
                  {t('submission.documents')}:{' '}
                  {documents.map(({ id, number }, at) => (
                    <span key={id}>
                      {at > 0 && ', '}
                      <Link to={`/documents/${encodeURIComponent(id)}`}>
                        {number ?? t('document.list')}
                      </Link>
                    </span>
                  ))}
                </p>
              )}
              <p className="po-quiet po-checksum">
                {t('submission.wording')}: <code>{version}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
