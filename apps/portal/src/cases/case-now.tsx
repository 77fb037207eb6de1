import { formatDateTime } from '@splot/react/cases'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView, Me } from '@splot/runtime'
import { useLocale, useLocalText } from '@splot/react/texts'
import { CaseState } from './case-card.tsx'
import { CaseWhy } from './case-why.tsx'

/** Where the case is, since when, and why. */
export function CaseNow({ view, person }: { view: CaseView; person: Me }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const [place, ...beside] = view.places
  const since = view.explanation.states.find(({ id }) => id === place?.id)?.since
  return (
    <section className="po-now" aria-labelledby="now">
      <h2 id="now" className="po-over">
        {t('case.now')}
      </h2>
      <p className="po-now-state">{text(place?.title) || <CaseState item={view} />}</p>
      {since !== undefined && (
        <p className="po-quiet">{t('case.since', { date: formatDateTime(since, locale) })}</p>
      )}
      {beside.length > 0 && (
        <dl className="po-facts po-now-beside">
          {beside.map(({ id, title, region }) => (
            <div key={id}>
              <dt>{text(region) || t('case.beside')}</dt>
              <dd>{text(title)}</dd>
            </div>
          ))}
        </dl>
      )}
      {view.description !== null && <p className="po-after">{text(view.description)}</p>}
      {view.status === 'done' && (
        <p className="po-after">
          <strong>{t(`case.outcome.${view.outcome ?? 'neutral'}`)}</strong>
        </p>
      )}
      <CaseWhy view={view} person={person} />
    </section>
  )
}
