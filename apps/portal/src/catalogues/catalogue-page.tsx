import { formatDate } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { CatalogueEntry, CatalogueView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { catalogueQuery } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { chosenEntries, entryFilters } from './choose-entries.ts'
import type { EntryFilter } from './choose-entries.ts'

/** What is published in a catalogue; what is chosen stands in the address. */
export function CataloguePage(): ReactNode {
  const { catalogue = '' } = useParams()
  return (
    <div className="po-width po-page">
      <QueryView query={useQuery(catalogueQuery(catalogue))} lines={8}>
        {(view) => <Catalogue view={view} />}
      </QueryView>
    </div>
  )
}

function Catalogue({ view }: { view: CatalogueView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const [query, setQuery] = useSearchParams()
  const filters = entryFilters(view)
  const chosen = new Map(filters.map(({ id }) => [id, query.get(id) ?? '']))
  const shown = chosenEntries(view.entries, chosen)
  const choose = (id: string, code: string) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (code === '') next.delete(id)
        else next.set(id, code)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <PageTitle title={text(view.title)}>
        <p className="po-lead">{text(view.lead)}</p>
      </PageTitle>
      {view.entries.length === 0 ? (
        <Empty title={t('catalogue.empty')} hint={t('catalogue.emptyHint')} />
      ) : (
        <>
          <form
            className="po-filters po-no-print"
            role="search"
            onSubmit={(event) => event.preventDefault()}
          >
            {filters.map((filter) => (
              <Filter
                key={filter.id}
                filter={filter}
                value={chosen.get(filter.id) ?? ''}
                onChange={(code) => choose(filter.id, code)}
              />
            ))}
          </form>
          <p className="po-quiet" role="status">
            {t('catalogue.found', { count: shown.length })}
          </p>
          <ul className="po-cards">
            {shown.map((entry) => (
              <EntryCard key={entry.key} entry={entry} />
            ))}
          </ul>
        </>
      )}
      <p className="po-quiet po-no-print po-after">
        <a href={client.catalogueUrl(view.id)}>{t('catalogue.json')}</a>
      </p>
    </>
  )
}

function Filter(props: {
  filter: EntryFilter
  value: string
  onChange: (code: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{text(props.filter.title)}</label>
      <select
        id={id}
        className="sp-input sp-select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{t('catalogue.any')}</option>
        {props.filter.options.map((option) => (
          <option key={option.code} value={option.code}>
            {`${text(option.text)} (${option.count})`}
          </option>
        ))}
      </select>
    </div>
  )
}

function EntryCard({ entry }: { entry: CatalogueEntry }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const { catalogue, key, title, version, publishedAt, summary, languages } = entry
  const lang = languages.includes(locale) ? undefined : languages[0]
  return (
    <li className="po-card">
      <p className="po-card-over">
        <span>{t('catalogue.version', { version })}</span>
        <span>{formatDate(publishedAt, locale)}</span>
      </p>
      <h2 className="po-card-title">
        <Link to={`/catalogues/${catalogue}/${key}`} className="po-card-link" lang={lang}>
          {text(title)}
        </Link>
      </h2>
      {summary !== null && (
        <p className="po-card-text" lang={lang}>
          {text(summary)}
        </p>
      )}
    </li>
  )
}
