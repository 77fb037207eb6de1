import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionView } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { useToldValue } from './told-value.ts'

type Ranking = NonNullable<DecisionView['ranking']>
type Entry = Ranking['result']['entries'][number]

/** The lists of a ranking, a table for each pool, with what set each behind the one before. */
export function DecisionRanking({ ranking }: { ranking: Ranking }): ReactNode {
  const { t } = useTranslation()
  const { pools, entries, ties } = ranking.result
  const nameOf = (id: string) => entries.find((one) => one.id === id)?.label ?? id
  return (
    <>
      {ties.map((tie) => (
        <p className="po-note" key={tie.join(' ')}>
          {t('decision.tie', { names: tie.map(nameOf).join(', ') })}
        </p>
      ))}
      {pools.map(({ pool, places }) => (
        <section className="po-group" key={pool}>
          <h2>
            {pool === '' ? t('decision.order') : pool} · {t('decision.places', { count: places })}
          </h2>
          <PoolTable
            name={pool === '' ? t('decision.order') : pool}
            entries={entries.filter((one) => one.pool === pool)}
            ranking={ranking}
          />
        </section>
      ))}
    </>
  )
}

function PoolTable({
  name,
  entries,
  ranking,
}: {
  name: string
  entries: Entry[]
  ranking: Ranking
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const told = useToldValue()
  const columns = [t('decision.rank'), t('decision.who'), ...ranking.key.map((k) => text(k.title))]
  const deciderOf = ({ decidedBy }: Entry) => {
    if (decidedBy === undefined) return ''
    if (decidedBy === 'lots' || decidedBy === 'tie') return t(`decision.${decidedBy}Short`)
    return text(ranking.key.find(({ id }) => id === decidedBy)?.title)
  }
  return (
    <div className="po-table-frame" role="region" tabIndex={0} aria-label={name}>
      <table className="po-table po-published">
        <caption className="sp-visually-hidden">{name}</caption>
        <thead>
          <tr>
            {[...columns, t('decision.result'), t('decision.decidedBy')].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-label={t('decision.rank')}>{entry.rank ?? '–'}</td>
              <td data-label={t('decision.who')}>{entry.label ?? entry.id}</td>
              {ranking.key.map(({ id, title, display }) => (
                <td key={id} data-label={text(title)}>
                  {told(entry.key[id], display) || '–'}
                </td>
              ))}
              <td data-label={t('decision.result')}>
                {t(`decision.results.${entry.result}`, { place: entry.place })}
              </td>
              <td data-label={t('decision.decidedBy')}>{deciderOf(entry) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
