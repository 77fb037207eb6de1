import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { formatDate } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { draftsQuery, releasesQuery } from '../api/queries.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { SelectField, type SelectOption } from '../parts/select-field.tsx'
import { DifferenceView } from './difference-view.tsx'

/** What differs between any two versions of the programme: the beginning, releases, drafts. */
export function VersionsPage(): ReactNode {
  const { t } = useTranslation()
  const versions = useVersions()
  const [search, setSearch] = useSearchParams()
  const to = search.get('to') ?? versions[0]?.value ?? 'start'
  const from = search.get('from') ?? 'start'
  const difference = useQuery({
    queryKey: ['differences', from, to],
    queryFn: () => client.programmeDifference({ from, to }),
  })
  const choose = (part: 'from' | 'to', value: string) =>
    setSearch({ from, to, [part]: value }, { replace: true })
  return (
    <div className="st-page st-narrow">
      <PageTitle title={t('differences.versions')} lead={t('differences.versionsLead')} />
      <div className="st-versions">
        {(['from', 'to'] as const).map((part) => (
          <SelectField
            key={part}
            label={t(`differences.${part}`)}
            value={part === 'from' ? from : to}
            options={versions}
            onChange={(value) => choose(part, value)}
          />
        ))}
      </div>
      <QueryView query={difference}>
        {(told) => (
          <>
            {told.unread.length > 0 && (
              <p>{t('differences.unread', { count: told.unread.length })}</p>
            )}
            <DifferenceView
              difference={told}
              draft={to.startsWith('draft:') ? to.slice('draft:'.length) : null}
            />
          </>
        )}
      </QueryView>
    </div>
  )
}

/** Every version there is, the newest first. */
function useVersions(): SelectOption[] {
  const { t } = useTranslation()
  const locale = useLocale()
  const releases = useQuery(releasesQuery).data?.items ?? []
  const drafts = useQuery(draftsQuery).data ?? []
  return [
    ...drafts
      .filter(({ status }) => status === 'open' || status === 'proposed')
      .map(({ id, title }) => ({
        value: `draft:${id}`,
        label: title,
        group: t('differences.drafts'),
      })),
    ...releases.map(({ id, number, title, publishedAt }) => ({
      value: `release:${id}`,
      label: `${t('releases.name', { number, title })}, ${formatDate(publishedAt.slice(0, 10), locale)}`,
      group: t('differences.releases'),
    })),
    { value: 'start', label: t('differences.start'), group: t('differences.releases') },
  ]
}
