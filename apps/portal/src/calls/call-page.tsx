import { DeadlineBadge, formatDate, formatDateTime, formatMoney } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { JsonValue, LocalText } from '@splot/definition'
import type { CallView } from '@splot/runtime'
import { callQuery } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { DocumentList } from '../documents/document-list.tsx'
import { ContactText } from '../parts/contact-text.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { Apply } from './apply.tsx'
import { callNumber, callTitle, factLang, factText } from './call-facts.ts'
import { callStatus } from './call-status.ts'
import { FactFiles } from './fact-files.tsx'
import { HowToApply } from './calls-page.tsx'

/** One call: for whom, until when, how to apply, and what was published. */
export function CallPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useQuery(callQuery(id))
  return (
    <div className="po-width po-page">
      <QueryView query={query}>{(call) => <Call call={call} />}</QueryView>
    </div>
  )
}

function Call({ call }: { call: CallView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const status = callStatus(call, serviceNow())
  const number = callNumber(call)
  const summary = factText(call.facts, 'summary', locale)
  return (
    <div className="po-split">
      <div>
        <PageTitle
          title={callTitle(call, locale)}
          lang={factLang(call.facts, 'title', locale)}
          overline={
            call.group === null
              ? number === null
                ? t('calls.title')
                : t('calls.number', { number })
              : text(call.group)
          }
        >
          {summary !== '' && (
            <p className="po-lead po-paragraphs" lang={factLang(call.facts, 'summary', locale)}>
              {summary}
            </p>
          )}
        </PageTitle>
        <Facts call={call} />
        {call.documents.length > 0 && (
          <section className="po-group">
            <h2>{t('document.list')}</h2>
            <DocumentList documents={call.documents} />
          </section>
        )}
        <section className="po-group">
          <h2>{t('calls.lists')}</h2>
          {call.published.length === 0 ? (
            <p className="po-quiet">{t('calls.listsEmpty')}</p>
          ) : (
            <ul className="po-lines">
              {call.published.map((list) => (
                <li key={list.id}>
                  <Link
                    to={`/calls/${encodeURIComponent(call.id)}/lists/${encodeURIComponent(list.id)}`}
                  >
                    {text(list.title)}
                  </Link>
                  <span className="po-quiet">
                    {t('calls.publishedAt', { date: formatDate(list.publishedAt, locale) })}
                    {list.note && ` · ${text(list.note)}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {call.group === null && status !== 'closed' && <HowToApply />}
      </div>
      <aside className="po-panel">
        {call.group === null && (
          <p>
            <span className="po-tag" data-tone={status}>
              {t(`calls.${status}`)}
            </span>
          </p>
        )}
        <dl className="po-facts">
          {call.opensAt !== null && (
            <div>
              <dt>{t('calls.opens')}</dt>
              <dd>{formatDateTime(call.opensAt, locale)}</dd>
            </div>
          )}
          {call.closesAt !== null && (
            <div>
              <dt>{t('calls.closes')}</dt>
              <dd>{formatDateTime(call.closesAt, locale)}</dd>
            </div>
          )}
          {status === 'open' && call.closesAt !== null && (
            <div>
              <dt>{t('calls.timeLeft')}</dt>
              <dd>
                <DeadlineBadge dueAt={call.closesAt} now={serviceNow()} />
              </dd>
            </div>
          )}
        </dl>
        <Apply call={call} from={`/calls/${encodeURIComponent(call.id)}`} />
      </aside>
    </div>
  )
}

/** What the call says in public, in the order of its definition; title, summary and dates stand beside. */
function Facts({ call }: { call: CallView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const rows = call.factColumns.flatMap(({ key, title, type }) => {
    const value = call.facts[key]
    const isHead = /^(title|summary)(Pl|En)?$|^(opens|closes)At$/.test(key)
    if (isHead || value === null || value === undefined || value === '') return []
    if (Array.isArray(value) && value.length === 0) return []
    const told =
      type === 'file' ? (
        <FactFiles value={value} />
      ) : (
        <ContactText text={factValue(value, type, locale)} />
      )
    return [{ key, title: text(title), told }]
  })
  if (rows.length === 0) return null
  return (
    <section className="po-group">
      <h2>{t('calls.facts')}</h2>
      <dl className="po-facts po-facts-wide">
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{row.title}</dt>
            <dd>{row.told}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function isText(value: JsonValue | undefined): value is JsonValue & LocalText & object {
  return typeof value === 'object' && value !== null && 'pl' in value && 'en' in value
}

function factValue(value: JsonValue, type: string | undefined, locale: 'pl' | 'en'): string {
  if (type === 'money' && typeof value === 'number') return formatMoney(value, locale)
  if (type === 'date' && typeof value === 'string') return formatDate(value, locale)
  if (type === 'datetime' && typeof value === 'string') return formatDateTime(value, locale)
  if (isText(value)) return value[locale]
  if (Array.isArray(value)) return value.map((each) => factValue(each, type, locale)).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
