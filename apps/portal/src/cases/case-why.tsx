import { fillPlaces, useValueWords, whyText } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView, Me, TimelineEntry } from '@splot/runtime'
import { timelineQuery } from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { useLocale } from '@splot/react/texts'

/**
 * Why the case is where it is: the sentences of the definition, else what moved it last. Who decides
 * also finds the conditions with the values they saw.
 */
export function CaseWhy({ view, person }: { view: CaseView; person: Me }): ReactNode {
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
  const { t: told } = useTranslation('splot')
  const locale = useLocale()
  const entries = useQuery(timelineQuery(id)).data
  const last = entries?.findLast((entry: TimelineEntry) => (entry.to ?? []).length > 0)
  if (last === undefined) return <p className="po-quiet">{t('case.whyUnknown')}</p>
  return <p>{whyText(last, locale, (key, values) => told(key, values ?? {}))}</p>
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
            {Object.keys(trace.values).length > 0 && (
              <p className="po-quiet">
                {t('case.conditionValues')}: <code>{JSON.stringify(trace.values)}</code>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
