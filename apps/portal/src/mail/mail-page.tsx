import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mailQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { MessageText } from '../parts/message-text.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale } from '@splot/react/texts'

/** Mail that would have been sent, on a demonstration server. */
export function MailPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useQuery({ ...mailQuery, refetchInterval: 5_000 })
  return (
    <div className="po-width po-narrow po-page">
      <PageTitle title={t('mail.title')}>
        <p className="po-lead">{t('mail.lead')}</p>
      </PageTitle>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('mail.empty')} hint="" />
          ) : (
            <ul className="po-mails">
              {items.map((mail) => (
                <li className="po-card" key={mail.id}>
                  <p className="po-card-over">
                    <span>{t('mail.to', { to: mail.to })}</span>
                    <time dateTime={mail.at}>{formatDateTime(mail.at, locale)}</time>
                  </p>
                  <h2 className="po-card-title">{mail.subject}</h2>
                  <MessageText text={mail.text} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  )
}
