import { formatDateTime } from '@splot/react/cases'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { NoticeView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { noticesQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { MessageText } from '../parts/message-text.tsx'
import { useLocale } from '@splot/react/texts'

/** The portal inbox: the place where letters are served, each with its time of service. */
export function InboxPage(): ReactNode {
  return (
    <div className="po-width po-narrow po-page">
      <RequirePerson>{() => <Inbox />}</RequirePerson>
    </div>
  )
}

function Inbox(): ReactNode {
  const { t } = useTranslation()
  const query = useInfiniteQuery(noticesQuery)
  return (
    <>
      <PageTitle title={t('inbox.title')}>
        <p className="po-lead">{t('inbox.lead')}</p>
      </PageTitle>
      <QueryView query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items)
          if (items.length === 0) {
            return <Empty title={t('inbox.empty')} hint={t('inbox.emptyHint')} />
          }
          return (
            <ul className="po-inbox">
              {items.map((notice) => (
                <Notice key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <MoreButton query={query} />
    </>
  )
}

function Notice({ notice }: { notice: NoticeView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: () => client.markNoticeRead(notice.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  })
  const unread = notice.readAt === null
  return (
    <li className="po-card">
      {/* opening the message is what reading it is */}
      <details onToggle={(event) => event.currentTarget.open && unread && read.mutate()}>
        <summary>
          <span className="po-inbox-subject" data-unread={unread}>
            {unread && <span className="po-tag">{t('inbox.unread')}</span>}
            {notice.subject}
          </span>
          <span className="po-quiet po-block">
            {t('inbox.served', { date: formatDateTime(notice.at, locale) })}
          </span>
        </summary>
        <MessageText text={notice.text} />
        {notice.caseId !== null && (
          <p className="po-after">
            <Link to={`/cases/${encodeURIComponent(notice.caseId)}`}>{t('inbox.toCase')}</Link>
          </p>
        )}
        {notice.readAt !== null && (
          <p className="po-quiet">
            {t('inbox.read', { date: formatDateTime(notice.readAt, locale) })}
          </p>
        )}
        {read.error !== null && <ProblemScreen error={read.error} />}
      </details>
    </li>
  )
}
