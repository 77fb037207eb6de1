import { ConfirmDialog, DeadlineBadge } from '@splot/react/cases'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { JsonObject } from '@splot/definition'
import type { Me, TaskView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery, taskQuery, tasksQuery } from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { serviceNow } from '../api/service-time.ts'
import { CaseDecisions } from '../cases/case-decisions.tsx'
import { CaseNow } from '../cases/case-now.tsx'
import {
  focusPayloadField,
  payloadFault,
  PayloadFields,
  payloadFields,
} from '../cases/payload-fields.tsx'
import { PublicationsAhead } from '../cases/publications-ahead.tsx'
import { distinctTexts } from '../parts/distinct-texts.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { problemKind, ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { GiveBack } from './give-back.tsx'
import { ReassignTask } from './reassign-task.tsx'
import { TaskDocuments } from './task-documents.tsx'
import { byDueDate } from './task-order.ts'
import { useLocalText } from '@splot/react/texts'

// forms are the heavy part of the portal: they load when one is opened
const OpenTask = lazy(async () => ({ default: (await import('./open-task.tsx')).OpenTask }))

/** One task: its form, or a confirmation, or what became of it. */
export function TaskPage(): ReactNode {
  const { id = '' } = useParams()
  return (
    <div className="po-width po-page">
      <RequirePerson stays>{(person) => <Task key={id} id={id} person={person} />}</RequirePerson>
    </div>
  )
}

function Task({ id, person }: { id: string; person: Me }): ReactNode {
  const queries = useQueryClient()
  const [sent, setSent] = useState(false)
  // the open form keeps its own state: reading again behind its back would take words away
  const query = useQuery({
    ...taskQuery(id),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

  function finished(): void {
    setSent(true)
    for (const key of ['tasks', 'cases']) void queries.invalidateQueries({ queryKey: [key] })
    // the next thing people look at is the case: it must not show for a moment where it was before
    queries.removeQueries({ queryKey: ['case'] })
  }

  return (
    <QueryView query={query} lines={8}>
      {(task) =>
        sent ? (
          <Sent task={task} person={person} />
        ) : (
          <TaskBody task={task} person={person} onSent={finished} />
        )
      }
    </QueryView>
  )
}

function TaskBody(props: { task: TaskView; person: Me; onSent: () => void }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { task } = props
  return (
    <>
      <PageTitle title={text(task.title)} overline={<CaseLink task={task} />}>
        {task.description !== null && <p className="po-lead">{text(task.description)}</p>}
        {task.dueAt !== null && task.status === 'open' && (
          <p>
            <DeadlineBadge dueAt={task.dueAt} now={serviceNow()} />
          </p>
        )}
      </PageTitle>
      {task.status !== 'open' && <p className="po-note">{t(`task.${task.status}`)}</p>}
      {/* whoever has not taken the task yet may not be let into its case */}
      {isStaff(props.person) && !task.may.includes('claim') && <TaskDocuments task={task} />}
      {task.may.includes('claim') && <Claim task={task} />}
      {task.may.includes('reassign') && <Holder task={task} />}
      {task.formRef !== null ? (
        <Suspense fallback={<Skeleton lines={8} />}>
          <OpenTask {...props} />
        </Suspense>
      ) : (
        task.may.includes('work') && <Confirmation {...props} />
      )}
      {task.may.includes('release') && <GiveBack task={task} />}
    </>
  )
}

function CaseLink({ task }: { task: TaskView }): ReactNode {
  const text = useLocalText()
  return (
    <Link to={`/cases/${encodeURIComponent(task.caseId)}`}>
      {distinctTexts('', [text(task.workflow.title), task.caseNumber ?? text(task.caseTitle)])}
    </Link>
  )
}

function Claim({ task }: { task: TaskView }): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const claim = useMutation({
    mutationFn: () => client.claimTask(task.id),
    onSuccess: (claimed) => {
      queries.setQueryData(taskQuery(task.id).queryKey, claimed)
      return queries.invalidateQueries({ queryKey: ['tasks'] })
    },
  })
  return (
    <div className="po-note">
      <p>{t('task.mustClaim')}</p>
      <p className="po-after">
        <button
          type="button"
          className="sp-button sp-small"
          disabled={claim.isPending}
          onClick={() => claim.mutate()}
        >
          {t('task.claim')}
        </button>
      </p>
      {claim.error !== null && <ProblemScreen error={claim.error} />}
    </div>
  )
}

/** Who has the task, and the way to give it to somebody else. */
function Holder({ task }: { task: TaskView }): ReactNode {
  const { t } = useTranslation()
  const [given, setGiven] = useState('')
  const name = given || task.assignee?.name
  return (
    <section className="po-panel" aria-labelledby="holder">
      <h2 id="holder">{t('task.assignee')}</h2>
      <p>{name ?? t('work.nobody')}</p>
      {given === '' ? (
        <ReassignTask task={task} onGiven={setGiven} />
      ) : (
        <p role="status">{t('task.reassigned', { name: given })}</p>
      )}
    </section>
  )
}

/** A task without form: what its event asks for, if anything, and the button that settles it. */
function Confirmation({ task, onSent }: { task: TaskView; onSent: () => void }): ReactNode {
  const { t } = useTranslation()
  const [data, setData] = useState<JsonObject>({})
  const [told, setTold] = useState(false)
  const [asking, setAsking] = useState(false)
  const text = useLocalText()
  const view = useQuery(caseQuery(task.caseId)).data
  const fields = payloadFields(task.asks)
  const given = fields.length > 0 ? { answers: data } : {}
  const submit = useMutation({
    mutationFn: () => client.submitTask(task.id, given),
    onSuccess: onSent,
  })

  function confirm(): void {
    setTold(true)
    const wrong = fields.find((field) => payloadFault(field, data[field.name]) !== null)
    if (wrong === undefined) setAsking(true)
    else focusPayloadField(wrong)
  }

  return (
    <form
      className="po-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm()
      }}
    >
      {fields.length === 0 && !task.afterSubmit.publishes && <p>{t('task.noForm')}</p>}
      {view !== undefined && <CaseDecisions view={view} />}
      {task.afterSubmit.publishes && (
        <PublicationsAhead
          atOnce={fields.length === 0}
          load={() => client.previewTask(task.id, given)}
        />
      )}
      <PayloadFields fields={fields} value={data} told={told} onChange={setData} />
      <p className="po-after">
        <button type="submit" className="sp-button" disabled={submit.isPending}>
          {t(fields.length === 0 ? 'task.confirm' : 'task.settle')}
        </button>
      </p>
      {submit.error !== null && <ProblemScreen error={submit.error} />}
      <ConfirmDialog
        open={asking}
        title={t('task.sureTitle', { title: text(task.title) })}
        yes={t('task.sureYes')}
        no={t('task.sureNo')}
        onYes={() => {
          setAsking(false)
          submit.mutate()
        }}
        onNo={() => setAsking(false)}
      >
        <p>{t(task.afterSubmit.publishes ? 'task.surePublishes' : 'task.sureText')}</p>
      </ConfirmDialog>
    </form>
  )
}

/** What became of the case belongs to the confirmation: sent is not accepted. */
function Sent({ task, person }: { task: TaskView; person: Me }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { data: view, error } = useQuery(caseQuery(task.caseId))
  const isClosed = error !== null && problemKind(error) === 'notFound'
  const staff = isStaff(person)
  return (
    <div className="po-sent" role="status">
      <PageTitle
        title={t(staff ? 'task.staffSentTitle' : 'task.sentTitle')}
        overline={text(task.title)}
      >
        <p className="po-lead">
          {staff
            ? t(isClosed ? 'task.staffSentClosed' : 'task.staffSentText')
            : t(isClosed ? 'task.sentClosed' : 'task.sentText')}
        </p>
      </PageTitle>
      {view !== undefined && <CaseNow view={view} person={person} />}
      <div className="sp-actions">
        {!isClosed && (
          <Link className="sp-button" to={`/cases/${encodeURIComponent(task.caseId)}`}>
            {t('task.toCase')}
          </Link>
        )}
        {staff ? (
          <NextTask done={task.id} />
        ) : (
          <Link className="sp-button sp-secondary" to="/start">
            {t('task.toStart')}
          </Link>
        )}
      </div>
    </div>
  )
}

/** The way to what whoever works for the operator has to do next, and to their whole list. */
function NextTask({ done }: { done: string }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { data } = useInfiniteQuery(tasksQuery({ scope: 'mine', status: 'open' }))
  const [next] = (data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((one) => one.id !== done && !one.offer)
    .sort(byDueDate)
  return (
    <>
      {next !== undefined && (
        <Link className="sp-button sp-secondary" to={`/tasks/${encodeURIComponent(next.id)}`}>
          {t('task.following', { title: text(next.title) })}
        </Link>
      )}
      <Link className="sp-button sp-secondary" to="/work">
        {t('task.toWork')}
      </Link>
    </>
  )
}
