import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Me } from '@splot/runtime'
import { workflowQuery } from '../api/queries.ts'
import { isAdministrator } from '../api/staff.ts'
import { useStartCase } from '../cases/use-start-case.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { useLocalText } from '@splot/react/texts'
import { ProgrammeClock } from './programme-clock.tsx'

/** Starts a call: for whoever's roles allow it. */
export function ManagePage(): ReactNode {
  return <RequirePerson>{(person) => <Manage person={person} />}</RequirePerson>
}

function Manage({ person }: { person: Me }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="po-width po-page">
      <PageTitle title={t('manage.title')}>
        <p className="po-lead">{t('manage.lead')}</p>
      </PageTitle>
      <Startable ids={person.mayStart} />
      {isAdministrator(person) && (
        <section className="po-group">
          <h2>{t('manage.operation')}</h2>
          <ul className="po-plain">
            <li>
              <Link to="/manage/people">{t('people.title')}</Link>
            </li>
            <li>
              <Link to="/manage/undelivered">{t('undelivered.title')}</Link>
            </li>
            <li>
              <Link to="/manage/anchors">{t('anchors.title')}</Link>
            </li>
          </ul>
        </section>
      )}
      {isAdministrator(person) && <ProgrammeClock />}
    </div>
  )
}

function Startable({ ids }: { ids: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const navigate = useNavigate()
  const results = useQueries({ queries: ids.map((id) => workflowQuery(id)) })
  const { start, busy, error } = useStartCase(undefined, (view) =>
    navigate(`/cases/${encodeURIComponent(view.id)}`),
  )
  const workflows = results.flatMap((result) => (result.data === undefined ? [] : [result.data]))
  if (ids.length === 0) return <Empty title={t('manage.empty')} hint="" />
  return (
    <>
      <ul className="po-cards">
        {workflows.map((workflow) => (
          <li className="po-card" key={workflow.id}>
            <h2 className="po-card-title">{text(workflow.title)}</h2>
            <p className="po-card-text">{text(workflow.description)}</p>
            <p className="po-card-foot">
              <button
                type="button"
                className="sp-button sp-small"
                aria-label={t('manage.startNamed', { title: text(workflow.title) })}
                disabled={busy}
                onClick={() => start(workflow.id)}
              >
                {t('manage.start')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {error !== null && <ProblemScreen error={error} />}
    </>
  )
}
