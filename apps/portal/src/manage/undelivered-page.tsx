import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { deadLettersQuery, problemsQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocale } from '@splot/react/texts'
import { DeadLetterCard } from './dead-letter-card.tsx'

/** What could not be delivered, and definition files that could not be taken; for administrators. */
export function UndeliveredPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="po-width po-page">
      <RequirePerson>
        {() => (
          <>
            <PageTitle title={t('undelivered.title')}>
              <p className="po-lead">{t('undelivered.lead')}</p>
            </PageTitle>
            <Letters />
            <Definitions />
          </>
        )}
      </RequirePerson>
    </div>
  )
}

function Letters(): ReactNode {
  const { t } = useTranslation()
  const query = useInfiniteQuery(deadLettersQuery)
  return (
    <section className="po-group">
      <h2>{t('undelivered.letters')}</h2>
      <QueryView query={query}>
        {(data) => {
          const letters = data.pages.flatMap((page) => page.items)
          if (letters.length === 0)
            return <Empty title={t('undelivered.empty')} hint={t('undelivered.emptyHint')} />
          return (
            <ul className="po-inbox">
              {letters.map((letter) => (
                <DeadLetterCard key={letter.id} letter={letter} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <MoreButton query={query} />
    </section>
  )
}

function Definitions(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useQuery(problemsQuery)
  return (
    <section className="po-group">
      <h2>{t('undelivered.definitions')}</h2>
      <QueryView query={query}>
        {(files) =>
          files.length === 0 ? (
            <p className="po-quiet">{t('undelivered.definitionsNone')}</p>
          ) : (
            <>
              <p>{t('undelivered.definitionsText')}</p>
              <ul className="po-inbox">
                {files.map(({ file, issues }) => (
                  <li className="po-card" key={file}>
                    <h3 className="po-break">{file}</h3>
                    <ul className="po-plain">
                      {issues.map((issue) => (
                        <li key={`${issue.line} ${issue.path} ${issue.code}`}>
                          {issue.message[locale]} {issue.hint[locale]}
                          <span className="po-quiet po-block po-break">
                            {t('undelivered.place', {
                              line: issue.line,
                              path: issue.path || '/',
                              code: issue.code,
                            })}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
    </section>
  )
}
