import { formatDateTime } from '@splot/react/cases'
import { DeadlineBadge } from '@splot/react/cases'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallView } from '@splot/runtime'
import { callsQuery, programmeQuery } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { callNumber, callTitle, factLang, factText } from './call-facts.ts'
import { callStatus, type CallStatus } from './call-status.ts'

const order: readonly CallStatus[] = ['open', 'coming', 'closed']

/** The public page: what can be applied for now, soon, and what is over. */
export function CallsPage(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const query = useInfiniteQuery(callsQuery)
  const programme = useQuery(programmeQuery).data
  return (
    <div className="po-home">
      <div className="po-hero">
        <div className="po-width">
          <PageTitle title={t('calls.title')} overline={text(programme?.title)}>
            <p className="po-lead">{t('calls.lead')}</p>
          </PageTitle>
        </div>
      </div>
      <div className="po-width po-page">
        <QueryView query={query} lines={6}>
          {({ pages }) => (
            <Calls
              calls={pages.flatMap(({ items }) => items)}
              more={<MoreButton query={query} />}
            />
          )}
        </QueryView>
      </div>
    </div>
  )
}

function Calls({ calls, more }: { calls: readonly CallView[]; more: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const now = serviceNow()
  if (calls.length === 0) return <Empty title={t('calls.empty')} hint={t('calls.emptyHint')} />
  return (
    <>
      {order.map((status) => (
        <CallGroup
          key={status}
          status={status}
          calls={calls.filter((call) => call.group === null && callStatus(call, now) === status)}
        />
      ))}
      <Groups calls={calls} />
      {more}
      {calls.some((call) => call.group !== null || callStatus(call, now) !== 'closed') && (
        <HowToApply />
      )}
    </>
  )
}

function CallGroup(props: { status: CallStatus; calls: readonly CallView[] }): ReactNode {
  const { t } = useTranslation()
  if (props.calls.length === 0) return null
  return (
    <section className="po-group">
      <h2>{t(`calls.${props.status}Title`)}</h2>
      <ul className="po-cards" data-status={props.status}>
        {props.calls.map((call) => (
          <CallCard key={call.id} call={call} status={props.status} />
        ))}
      </ul>
    </section>
  )
}

function CallCard({ call, status }: { call: CallView; status: CallStatus }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = callNumber(call)
  const summary = factText(call.facts, 'summary', locale)
  return (
    <li className="po-card po-call" data-status={status}>
      <p className="po-card-over">
        <span className="po-tag" data-tone={status}>
          {t(`calls.${status}`)}
        </span>
        {number !== null && <span>{t('calls.number', { number })}</span>}
      </p>
      <h3>
        <Link
          to={`/calls/${encodeURIComponent(call.id)}`}
          className="po-card-link"
          lang={factLang(call.facts, 'title', locale)}
        >
          {callTitle(call, locale)}
        </Link>
      </h3>
      {summary !== '' && (
        <p className="po-card-text" lang={factLang(call.facts, 'summary', locale)}>
          {summary}
        </p>
      )}
      <p className="po-card-foot">
        {status === 'open' && call.closesAt !== null && (
          <DeadlineBadge dueAt={call.closesAt} now={serviceNow()} />
        )}
        {status === 'coming' && call.opensAt !== null && (
          <span>
            {t('calls.opens')}: {formatDateTime(call.opensAt, locale)}
          </span>
        )}
        {status === 'closed' && call.closesAt !== null && (
          <span>
            {t('calls.closes')}: {formatDateTime(call.closesAt, locale)}
          </span>
        )}
      </p>
    </li>
  )
}

/** What stays open, in groups of their own. */
function Groups({ calls }: { calls: readonly CallView[] }): ReactNode {
  const text = useLocalText()
  const titles = new Map(calls.map(({ group }) => [text(group ?? undefined), group]))
  return [...titles].map(
    ([title, group]) =>
      group !== null && (
        <section className="po-group" key={title}>
          <h2>{title}</h2>
          <ul className="po-cards">
            {calls
              .filter((call) => call.group !== null && text(call.group) === title)
              .map((call) => (
                <OpenCard key={call.id} call={call} />
              ))}
          </ul>
        </section>
      ),
  )
}

function OpenCard({ call }: { call: CallView }): ReactNode {
  const locale = useLocale()
  const summary = factText(call.facts, 'summary', locale)
  return (
    <li className="po-card">
      <h3>
        <Link to={`/calls/${encodeURIComponent(call.id)}`} className="po-card-link">
          {callTitle(call, locale)}
        </Link>
      </h3>
      {summary !== '' && (
        <p className="po-card-text" lang={factLang(call.facts, 'summary', locale)}>
          {summary}
        </p>
      )}
    </li>
  )
}

/** The four steps of an application. */
export function HowToApply(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="po-group po-how">
      <h2>{t('calls.howTitle')}</h2>
      <ol>
        {['how1', 'how2', 'how3', 'how4'].map((step) => (
          <li key={step}>{t(`calls.${step}`)}</li>
        ))}
      </ol>
    </section>
  )
}
