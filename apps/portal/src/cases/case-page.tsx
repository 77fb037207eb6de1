import { CaseTimeline, DeadlineBadge, formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import { Fragment, lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Locale } from '@splot/definition'
import type { CaseSummary, CaseView, Me } from '@splot/runtime'
import { caseQuery, programmeQuery, timelineQuery } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { distinctTexts } from '../parts/distinct-texts.ts'
import { groupedBy } from '../parts/grouped-by.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PublishedTable } from '../parts/published-table.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { byDueDate } from '../tasks/task-order.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import { CaseAhead } from './case-ahead.tsx'
import { CaseCard } from './case-card.tsx'
import { CaseChecklist } from './case-checklist.tsx'
import { CaseDecisions } from './case-decisions.tsx'
import { DocumentList } from '../documents/document-list.tsx'
import { CaseEvents } from './case-events.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseNow } from './case-now.tsx'
import { CasePeople } from './case-people.tsx'
import { ReopenCase } from './reopen-case.tsx'
import { StartChild } from './start-child.tsx'
import { TasksBelow } from './tasks-below.tsx'
import { useMoreChildren } from './use-more-children.ts'
import { useSubmitter } from './use-submitter.ts'

const CaseDiagram = lazy(async () => ({
  default: (await import('./case-diagram.tsx')).CaseDiagram,
}))

/** One case: where it is, what next, by when, who acts, and everything that happened. */
export function CasePage(): ReactNode {
  const { id = '' } = useParams()
  return (
    <div className="po-width po-page">
      <RequirePerson>{(person) => <CaseLoader key={id} id={id} person={person} />}</RequirePerson>
    </div>
  )
}

function CaseLoader({ id, person }: { id: string; person: Me }): ReactNode {
  const query = useQuery(caseQuery(id))
  const [closed, setClosed] = useState(false)
  return (
    <QueryView query={query} lines={8}>
      {(view) =>
        closed ? (
          <CaseClosed view={view} />
        ) : (
          <Case view={view} person={person} onClosed={() => setClosed(true)} />
        )
      }
    </QueryView>
  )
}

/** What whoever closed a case to themselves is told: the step was done. */
function CaseClosed({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const box = useRef<HTMLDivElement>(null)
  // the button that was pressed is gone; the focus goes on from what it led to
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <PageTitle title={t('case.closedTitle')} overline={text(view.workflow.title)}>
        <p className="po-lead">{t('case.closedText')}</p>
      </PageTitle>
      <div className="sp-actions">
        <Link className="sp-button" to="/start">
          {t('task.toStart')}
        </Link>
      </div>
    </div>
  )
}

function Case(props: { view: CaseView; person: Me; onClosed: () => void }): ReactNode {
  const { view, person, onClosed } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const title = text(view.title) || text(view.workflow.title)
  const over = distinctTexts(title, [text(view.workflow.title), view.number])
  return (
    <>
      <PageTitle title={title} overline={over}>
        {view.above !== null && (
          <p className="po-quiet">
            {t('case.parent')}:{' '}
            <Link to={`/cases/${encodeURIComponent(view.above.id)}`}>
              {distinctTexts('', [text(view.above.workflow.title), text(view.above.title)])}
            </Link>
          </p>
        )}
      </PageTitle>
      <div className="po-split">
        <div>
          <CaseNow view={view} person={person} />
          <NextSteps view={view} />
          <CaseFacts view={view} />
          <CaseDecisions view={view} />
          <section className="po-group">
            <h2>{t('document.list')}</h2>
            <DocumentList documents={view.documents} />
          </section>
          <Submissions view={view} />
          <KeptDrafts view={view} />
          <Children view={view} />
          {view.published.map((list) => (
            <section className="po-group" key={list.id}>
              <h2>{text(list.title)}</h2>
              <PublishedTable list={list} />
            </section>
          ))}
          <Diagram view={view} person={person} />
        </div>
        <aside className="po-aside">
          <Deadlines view={view} />
          <Waiting view={view} person={person} />
          <CaseEvents view={view} onClosed={onClosed} />
          <ReopenCase view={view} onClosed={onClosed} />
          <CasePeople view={view} />
          <History id={view.id} />
        </aside>
      </div>
    </>
  )
}

function NextSteps({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const open = view.tasks.filter((task) => task.status === 'open' && task.may.length > 0)
  const mine = open
    .filter(
      (task) => !task.offer && task.may.some((right) => !['read', 'reassign'].includes(right)),
    )
    .filter(({ id }) => view.checklist.every(({ task }) => task !== id))
    .sort(byDueDate)
  const offers = open.filter(
    (task) => task.offer && (task.may.includes('work') || task.may.includes('sign')),
  )
  return (
    <section className="po-group">
      <h2>{t('case.next')}</h2>
      {view.checklist.length > 0 && <CaseChecklist view={view} />}
      {mine.length > 0 && (
        <ul className="po-tasks">
          {mine.map((task) => (
            <TaskCard key={task.id} task={task} inCase />
          ))}
        </ul>
      )}
      {view.checklist.length === 0 && (
        <TasksBelow
          view={view}
          otherwise={mine.length === 0 && <p className="po-quiet">{t('case.nextNone')}</p>}
        />
      )}
      <CaseAhead view={view} />
      <StartChild view={view} />
      {offers.length > 0 && (
        <>
          <h3 className="po-sub">{t('start.offers')}</h3>
          <ul className="po-lines">
            {offers.map((task) => (
              <OfferLine key={task.id} task={task} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function OfferLine({ task }: { task: CaseView['tasks'][number] }): ReactNode {
  const text = useLocalText()
  return (
    <li>
      <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{text(task.title)}</Link>
      {task.dueAt !== null && <DeadlineBadge dueAt={task.dueAt} now={serviceNow()} />}
    </li>
  )
}

function Deadlines({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  return (
    <section className="po-panel">
      <h2>{t('case.deadlines')}</h2>
      {view.deadlines.length === 0 ? (
        <p className="po-quiet">{t('case.deadlinesNone')}</p>
      ) : (
        <dl className="po-facts">
          {view.deadlines.map((deadline) => (
            <div key={`${deadline.timer} ${deadline.dueAt}`}>
              <dt>{text(deadline.title) || deadline.timer}</dt>
              <dd>
                <DeadlineBadge dueAt={deadline.dueAt} now={serviceNow()} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function Waiting({ view, person }: { view: CaseView; person: Me }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const roles = useQuery(programmeQuery).data?.roles ?? {}
  const rows = view.tasks.filter((task) => task.status === 'open' && !task.offer)
  if (rows.length === 0) return null
  return (
    <section className="po-panel">
      <h2>{t('case.waitsFor')}</h2>
      <ul className="po-plain">
        {rows.map((task) => {
          const mine = task.assignee?.id === person.id || task.may.includes('work')
          const role = task.role === null ? '' : text(roles[task.role]?.title) || task.role
          return (
            <li key={task.id}>
              <strong>{text(task.title)}</strong>
              <span className="po-quiet po-block">
                {mine
                  ? t('case.waitsForYou')
                  : t('case.waitsForRole', { who: task.assignee?.name ?? role })}
              </span>
              {task.may.includes('reassign') && (
                <Link
                  to={`/tasks/${encodeURIComponent(task.id)}`}
                  aria-label={t('task.reassignNamed', { title: text(task.title) })}
                >
                  {t('task.reassign')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Submissions({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const submitter = useSubmitter()
  return (
    <section className="po-group">
      <h2>{t('case.submissions')}</h2>
      {view.submissions.length === 0 ? (
        <p className="po-quiet">{t('case.submissionsNone')}</p>
      ) : (
        <ul className="po-lines">
          {view.submissions.map((submission) => (
            <li key={submission.id}>
              <span>
                <strong>{text(submission.title)}</strong>
                <span className="po-quiet po-block">
                  {t('case.submittedBy', {
                    date: formatDateTime(submission.at, locale),
                    name: submitter(submission),
                  })}
                </span>
              </span>
              {submission.form !== null && (
                <Link
                  to={`/submissions/${encodeURIComponent(submission.id)}`}
                  aria-label={t('case.readNamed', { title: text(submission.title) })}
                >
                  {t('case.read')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was not handed in before the case ended; it is kept for a time. */
function KeptDrafts({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const drafts = view.tasks.filter(({ status }) => status === 'cancelled')
  if (drafts.length === 0) return null
  return (
    <section className="po-group">
      <h2>{t('case.keptDrafts')}</h2>
      <ul className="po-lines">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <strong>{text(draft.title)}</strong>
            <Link
              to={`/tasks/${encodeURIComponent(draft.id)}`}
              aria-label={t('case.readNamed', { title: text(draft.title) })}
            >
              {t('case.read')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Children({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const inChecklist = view.checklist.map(({ start }) => start)
  const more = useMoreChildren(view)
  const others = [
    ...view.children.filter(({ workflow }) => !inChecklist.includes(workflow.id)),
    // the steps of the checklist name the first ones only
    ...more.items,
  ]
  if (others.length === 0 && view.childrenNext === null) return null
  const kinds = byWorkflow(others, locale)
  return (
    <section className="po-group">
      <h2>{t('case.children')}</h2>
      {kinds.map(([id, all]) => (
        <Fragment key={id}>
          {kinds.length > 1 && <h3 className="po-sub">{text(all[0]?.workflow.title)}</h3>}
          <ul className="po-cards">
            {all.map((child) => (
              <CaseCard key={child.id} item={child} />
            ))}
          </ul>
        </Fragment>
      ))}
      <MoreButton query={more.query} />
    </section>
  )
}

/** Cases by their workflow, in the order of their names. Pure. */
function byWorkflow(cases: readonly CaseSummary[], locale: Locale): [string, CaseSummary[]][] {
  const order = new Intl.Collator(locale, { numeric: true })
  const sorted = cases.toSorted((a, b) => order.compare(a.title[locale], b.title[locale]))
  return groupedBy(sorted, ({ workflow }) => workflow.id)
}

function History({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const query = useQuery(timelineQuery(id))
  return (
    <section className="po-panel">
      <h2>{t('case.history')}</h2>
      <QueryView query={query} lines={4}>
        {(entries) => (
          <CaseTimeline
            entries={entries}
            atOnce={6}
            decisionAddress={(id) => `/decisions/${encodeURIComponent(id)}`}
          />
        )}
      </QueryView>
    </section>
  )
}

function Diagram({ view, person }: { view: CaseView; person: Me }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <section className="po-group">
      <h2>{t('case.diagram')}</h2>
      {open ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <CaseDiagram view={view} person={person} />
        </Suspense>
      ) : (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => setOpen(true)}
        >
          {t('case.diagramShow')}
        </button>
      )}
    </section>
  )
}
