import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { DecisionView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { DecisionRanking } from './decision-ranking.tsx'
import { DecisionSteps } from './decision-steps.tsx'
import { useToldValue } from './told-value.ts'

/** How a decision was reached, for whoever may contest it. */
export function DecisionPage(): ReactNode {
  const { id = '' } = useParams()
  return (
    <div className="po-width po-page">
      <RequirePerson>{() => <DecisionLoader key={id} id={id} />}</RequirePerson>
    </div>
  )
}

function DecisionLoader({ id }: { id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['case', id.split('/')[0], 'decision', id],
    queryFn: () => client.getDecision(id),
  })
  return (
    <QueryView query={query} lines={8}>
      {(times) => <Decision id={id} times={times} />}
    </QueryView>
  )
}

function Decision({ id, times }: { id: string; times: DecisionView[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const [latest, ...earlier] = times
  const caseId = id.split('/')[0] ?? ''
  if (latest === undefined) return null
  return (
    <>
      <PageTitle
        title={text(latest.title)}
        overline={<Link to={`/cases/${encodeURIComponent(caseId)}`}>{t('task.toCase')}</Link>}
      >
        <Provenance decision={latest} />
      </PageTitle>
      <div className="sp-actions">
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => window.print()}
        >
          {t('form.print', { ns: 'splot' })}
        </button>
      </div>
      <Reached decision={latest} />
      {earlier.length > 0 && (
        <section className="po-group">
          <h2>{t('decision.earlier')}</h2>
          {earlier.map((one) => (
            <details key={one.checksum} className="po-why">
              <summary>{t('decision.madeOn', { date: formatDateTime(one.at, locale) })}</summary>
              <Provenance decision={one} />
              <Reached decision={one} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}

/** Who, when, and whether the record can be relied on. */
function Provenance({ decision }: { decision: DecisionView }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const by = decision.by?.name ?? t('decision.system')
  return (
    <>
      <p className="po-quiet">
        {t('case.submittedBy', { date: formatDateTime(decision.at, locale), name: by })}
      </p>
      {decision.holds ? (
        <p className="po-quiet">{t('decision.holds')}</p>
      ) : (
        <p className="po-note">{t('decision.broken')}</p>
      )}
      <p className="po-quiet po-checksum">
        {t('case.checksum')}: <code>{decision.checksum}</code>
      </p>
    </>
  )
}

function Reached({ decision }: { decision: DecisionView }): ReactNode {
  return (
    <>
      {decision.steps !== undefined && <DecisionSteps steps={decision.steps} />}
      {decision.ranking !== undefined && <DecisionRanking ranking={decision.ranking} />}
      {/* the entries of a ranking stand in its lists */}
      {decision.ranking === undefined && <Given given={decision.given} />}
    </>
  )
}

/** What was looked at, under the names of the definition, for whoever computes it again. */
function Given({ given }: { given: DecisionView['given'] }): ReactNode {
  const { t } = useTranslation()
  const told = useToldValue()
  return (
    <details className="po-why">
      <summary>{t('decision.given')}</summary>
      <dl className="po-facts">
        {Object.entries(given).map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{told(value) || t('common.none')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
