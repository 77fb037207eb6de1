import { fillPlaces, formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView, Person, TimelineEntry } from '@splot/runtime'
import { timelineQuery } from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { useLocale, useLocalText } from '../texts/use-locale.ts'
import { useValueWords } from './told-value.ts'

/**
 * Why the case is where it is: the sentences of the definition, else what moved it last. Who decides
 * also finds the conditions with the values they saw.
 */
export function CaseWhy({ view, person }: { view: CaseView; person: Person }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const words = useValueWords()
  const { reasons } = view.explanation
  return (
    <div className="po-reasons">
      <h3 className="po-over">{t('case.why')}</h3>
      {reasons.length === 0 ? (
        <LastMove id={view.id} />
      ) : (
        reasons.map((reason) => (
          <p key={JSON.stringify(reason)}>{fillPlaces(reason, locale, words)}</p>
        ))
      )}
      {isStaff(person) && <Conditions view={view} />}
    </div>
  )
}

/** What moved the case last, where the definition has no sentence for it. */
function LastMove({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const entries = useQuery(timelineQuery(id)).data
  const last = entries?.findLast((entry: TimelineEntry) => (entry.to ?? []).length > 0)
  if (last === undefined) return <p className="po-quiet">{t('case.whyUnknown')}</p>
  const date = formatDateTime(last.at, locale)
  return (
    <p>
      {last.actor === null
        ? t('case.whyMoved', { what: text(last.title), date })
        : t('case.whyMovedBy', { what: text(last.title), date, who: last.actor.name })}
    </p>
  )
}

/** The guards of the last step with what they saw, for whoever wants to know exactly. */
function Conditions({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const traces = view.explanation.because.filter((trace) => trace.result === true)
  if (traces.length === 0) return null
  return (
    <details className="po-why">
      <summary>{t('case.conditions')}</summary>
      <ul>
        {traces.map((trace) => (
          <li key={trace.expression}>
            <code>{trace.expression}</code>
            <p className="po-quiet">
              {t('case.conditionValues')}: <code>{JSON.stringify(trace.values)}</code>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
