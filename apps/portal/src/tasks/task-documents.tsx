import { formatDateTime } from '@splot/react/cases'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '@splot/runtime'
import { caseQuery, casesQuery } from '../api/queries.ts'
import { useMoreChildren } from '../cases/use-more-children.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'

/**
 * What was handed in so far, here and in the case above, for whoever decides on it: an officer judges
 * an application, a reviewer the sections of a manual, and both must be one click away. Each opens in a
 * tab of its own, so that the open form stays as it is.
 */
export function TaskDocuments({ task }: { task: TaskView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  // a help beside the form: without it the form works all the same
  const view = useQuery(caseQuery(task.caseId)).data
  const above = useQuery({
    ...caseQuery(view?.above?.id ?? ''),
    enabled: view !== undefined && view.above !== null,
  }).data
  const documents = [...(above?.submissions ?? []), ...(view?.submissions ?? [])].filter(
    ({ id, form }) => form !== null && id !== task.id,
  )
  // the case above may be closed to whoever reads some of what belongs to it, as a reviewer does
  const beside = useInfiniteQuery({
    ...casesQuery({ parent: view?.parent ?? '', sort: 'title' }),
    enabled: view !== undefined && view.above === null && view.parent !== null,
  })
  const more = useMoreChildren(view)
  const children = [
    ...(view?.children ?? []),
    ...more.items,
    ...(beside.data?.pages ?? [])
      .flatMap(({ items }) => items)
      .filter(({ id }) => id !== task.caseId),
  ]
  if (documents.length + children.length === 0) return null
  return (
    <details className="po-documents">
      <summary>{t('task.documents', { count: documents.length + children.length })}</summary>
      <ul className="po-lines">
        {documents.map((document) => (
          <li key={document.id}>
            <a
              href={`/submissions/${encodeURIComponent(document.id)}`}
              target="_blank"
              rel="noopener"
            >
              {text(document.title)}
              <span className="sp-visually-hidden"> {t('task.newTab')}</span>
            </a>
            <span className="po-quiet">{formatDateTime(document.at, locale)}</span>
          </li>
        ))}
        {children.map((child) => (
          <li key={child.id}>
            <a href={`/cases/${encodeURIComponent(child.id)}`} target="_blank" rel="noopener">
              {text(child.title)}
              <span className="sp-visually-hidden"> {t('task.newTab')}</span>
            </a>
            <span className="po-quiet">{text(child.workflow.title)}</span>
          </li>
        ))}
      </ul>
      <MoreButton query={more.query} />
      <MoreButton query={beside} />
    </details>
  )
}
