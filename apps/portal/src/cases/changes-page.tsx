import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { LocalText } from '@splot/definition'
import type { SubmissionChange, SubmissionComparison } from '@splot/runtime'
import { client } from '../api/client.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'

/** What changed from one version of submitted answers to another, beside each other. */
export function ChangesPage(): ReactNode {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const since = search.get('since') ?? ''
  return (
    <div className="po-width po-page">
      <RequirePerson>{() => <Changes key={id + since} id={id} since={since} />}</RequirePerson>
    </div>
  )
}

function Changes({ id, since }: { id: string; since: string }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const query = useQuery({
    queryKey: ['submission-changes', id, since],
    queryFn: () => client.compareSubmissions(id, since),
    staleTime: Infinity,
  })
  return (
    <QueryView query={query} lines={8}>
      {(comparison) => (
        <>
          <PageTitle
            title={t('changes.title', { form: text(comparison.after.title) })}
            overline={
              <Link to={`/submissions/${encodeURIComponent(id)}`}>{t('changes.toAnswers')}</Link>
            }
          >
            <p className="po-lead">{t('changes.count', { count: comparison.changes.length })}</p>
          </PageTitle>
          <Sections comparison={comparison} />
        </>
      )}
    </QueryView>
  )
}

function Sections({ comparison }: { comparison: SubmissionComparison }): ReactNode {
  const text = useLocalText()
  return groupsOf(comparison.changes).map(({ section, changes }, at) => (
    <section className="po-group" key={at}>
      {section !== null && <h2>{text(section)}</h2>}
      <ul className="po-changes">
        {changes.map((change, place) => (
          <Change key={place} change={change} comparison={comparison} />
        ))}
      </ul>
    </section>
  ))
}

function Change(props: { change: SubmissionChange; comparison: SubmissionComparison }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const { change, comparison } = props
  const place = useRowPlace(change)
  const side = (value: LocalText | null) => (value === null ? t('changes.nothing') : text(value))
  const { before, after } = comparison
  return (
    <li>
      <h3>{text(change.label)}</h3>
      {place !== null && <p className="po-quiet">{place}</p>}
      <dl>
        <div data-side="before">
          <dt>{t('changes.before', { date: formatDateTime(before.at, locale) })}</dt>
          <dd data-empty={change.before === null}>{side(change.before)}</dd>
        </div>
        <div data-side="after">
          <dt>{t('changes.after', { date: formatDateTime(after.at, locale) })}</dt>
          <dd data-empty={change.after === null}>{side(change.after)}</dd>
        </div>
      </dl>
    </li>
  )
}

function useRowPlace({ row }: SubmissionChange): string | null {
  const { t } = useTranslation()
  const text = useLocalText()
  if (row === null) return null
  const { before, after } = row
  const table = text(row.table)
  if (before === null) return t('changes.rowAdded', { table, row: after })
  if (after === null) return t('changes.rowRemoved', { table, row: before })
  return t('changes.row', { table, row: after })
}

/** Changes of one section stand under one heading; the order is that of the form. Pure. */
function groupsOf(
  changes: readonly SubmissionChange[],
): { section: LocalText | null; changes: SubmissionChange[] }[] {
  const groups: { section: LocalText | null; changes: SubmissionChange[] }[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && last.section?.pl === change.section?.pl) last.changes.push(change)
    else groups.push({ section: change.section, changes: [change] })
  }
  return groups
}
