import '../releases/releases.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AuditEntry } from '@splot/runtime'
import { formatDateTime } from '@splot/react/cases'
import { client } from '../api/client.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useFileName } from '../parts/use-file-name.ts'
import { useLocale } from '@splot/react/texts'

/** Who changed what, when and why, the newest first; lines are never changed. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation()
  const [file, setFile] = useState('')
  const field = useId()
  const wanted = file.trim()
  const query = useInfiniteQuery({
    queryKey: ['audit', wanted],
    queryFn: ({ pageParam }) =>
      client.listAudit({
        ...(wanted !== '' && { file: wanted }),
        ...(pageParam !== null && { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    staleTime: 0,
  })
  return (
    <div className="st-page st-narrow">
      <PageTitle title={t('audit.title')} lead={t('audit.lead')} />
      <div className="st-find">
        <label htmlFor={field} className="sp-label">
          {t('audit.file')}
        </label>
        <input
          id={field}
          type="search"
          className="sp-input"
          value={file}
          placeholder="workflows/recruitment.json"
          onChange={({ target }) => setFile(target.value)}
        />
      </div>
      <QueryView query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items)
          if (entries.length === 0)
            return <Empty title={t('audit.none')} hint={t('audit.noneHint')} />
          return (
            <>
              <ol className="st-audit">
                {entries.map((entry) => (
                  <Entry key={entry.seq} entry={entry} onFile={setFile} />
                ))}
              </ol>
              {query.hasNextPage && (
                <button
                  type="button"
                  className="sp-button sp-secondary"
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('audit.more')}
                </button>
              )}
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function Entry(props: { entry: AuditEntry; onFile: (path: string) => void }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const nameOf = useFileName()
  const { at, by, type, draft, release, person, reason, files } = props.entry
  return (
    <li className="st-card">
      <p>
        <b>{t(`audit.type.${type}`)}</b> {person?.name}{' '}
        {draft !== null && <Link to={`/drafts/${draft.id}`}>{draft.title}</Link>}
        {release !== null && (
          <>
            {' '}
            <Link to={`/releases/${release}`}>{t('audit.release')}</Link>
          </>
        )}
      </p>
      <p className="st-quiet">
        {formatDateTime(at, locale)}, {by?.name ?? t('audit.service')}
      </p>
      {reason !== null && <p>{reason}</p>}
      {files.length > 0 && (
        <p className="st-audit-files">
          {files.map(({ path, change }) => (
            <button
              key={path}
              type="button"
              className="sp-link-button"
              onClick={() => props.onFile(path)}
            >
              {nameOf(path)} ({t(`differences.change.${change}`)})
            </button>
          ))}
        </p>
      )}
    </li>
  )
}
