import { formatDateTime } from '@splot/react/cases'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadOfMine } from '@splot/runtime'
import { readsOfMineQuery } from '../api/queries.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale } from '@splot/react/texts'

/** Who read the special-category data of the person, when, and which of it. */
export function ReadsOfMine(): ReactNode {
  const { t } = useTranslation()
  const query = useInfiniteQuery(readsOfMineQuery)
  return (
    <section className="po-group" aria-labelledby="reads-of-mine">
      <h2 id="reads-of-mine">{t('account.reads')}</h2>
      <p>{t('account.readsHelp')}</p>
      <QueryView query={query}>
        {(data) => {
          const reads = data.pages.flatMap((page) => page.items)
          if (reads.length === 0) return <p className="po-quiet">{t('account.readsNone')}</p>
          return (
            <ul className="po-lines">
              {reads.map((read) => (
                <Read key={read.id} read={read} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <MoreButton query={query} />
    </section>
  )
}

function Read({ read }: { read: ReadOfMine }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  const words = (texts: ReadOfMine['fields']) => listed.format(texts.map((text) => text[locale]))
  return (
    <li>
      <span>
        <strong>{read.person?.name ?? t('account.readsSomebody')}</strong>
        <span className="po-block">{words(read.fields)}</span>
        <span className="po-quiet po-block">
          {formatDateTime(read.at, locale)} · {read.task[locale]} · {read.caseTitle[locale]}
        </span>
        <span className="po-quiet po-block">{t(`account.readsBy.${read.purpose}`)}</span>
      </span>
    </li>
  )
}
