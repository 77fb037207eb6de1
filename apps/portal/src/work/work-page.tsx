import { DeadlineBadge } from '@splot/react/cases'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import type { TaskListFilter, TaskSummary } from '@splot/runtime'
import { client } from '../api/client.ts'
import { tasksQuery, useMe } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { Empty } from '../parts/empty.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { ReassignTask } from '../tasks/reassign-task.tsx'
import { byDueDate } from '../tasks/task-order.ts'
import { useLocalText } from '@splot/react/texts'

/** The work list of staff: mine, to take, overdue, by stage, by text. The address keeps the filter, but no words. */
export function WorkPage(): ReactNode {
  return <RequirePerson>{() => <Work />}</RequirePerson>
}

function Work(): ReactNode {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const { kept, keep } = useKeptText()
  const [text, setText] = useState(kept)
  const searched = useDeferredValue(text.trim())
  const filter = filterOf(query, searched)
  const tasks = useInfiniteQuery(tasksQuery(filter))
  const assigns = useMayAssign() || filter.scope === 'others'
  const acts = (useMe()?.actsFor.length ?? 0) > 0 || filter.scope === 'away'
  const scopes = [
    'mine',
    'available',
    'all',
    ...(assigns ? (['others'] as const) : []),
    ...(acts ? (['away'] as const) : []),
  ] as const
  const set = (name: string, value: string) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true, state: { text } },
    )
  return (
    <div className="po-width po-page">
      <PageTitle title={t('work.title')}>
        <p className="po-lead">{t('work.lead')}</p>
      </PageTitle>
      <form className="po-filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <fieldset className="po-segments">
          <legend>{t('work.scope')}</legend>
          {scopes.map((scope) => (
            <label key={scope}>
              <input
                type="radio"
                name="scope"
                checked={(filter.scope ?? 'all') === scope}
                onChange={() => set('scope', scope)}
              />
              <span>{t(`work.${scope}`)}</span>
            </label>
          ))}
        </fieldset>
        <WorkflowFilter
          value={query.get('workflow') ?? ''}
          onChange={(id) => set('workflow', id)}
        />
        <div>
          <label htmlFor="text">{t('work.text')}</label>
          <input
            id="text"
            type="search"
            className="sp-input"
            value={text}
            onChange={({ target }) => {
              setText(target.value)
              keep(target.value)
            }}
          />
        </div>
        <label className="sp-option po-overdue">
          <input
            type="checkbox"
            checked={filter.overdue === true}
            onChange={(event) => set('overdue', event.target.checked ? '1' : '')}
          />
          <span>{t('work.overdue')}</span>
        </label>
      </form>
      <QueryView query={tasks}>
        {(data) => (
          <TaskTable tasks={data.pages.flatMap((page) => page.items)} more={tasks.hasNextPage} />
        )}
      </QueryView>
      <MoreButton query={tasks} />
    </div>
  )
}

/** Words stay with the entry in the tab's history, for the way back: in the address they would leave it. */
function useKeptText() {
  const { state, search } = useLocation()
  const navigate = useNavigate()
  const kept = (state as { text?: string } | null)?.text ?? ''
  const keep = (text: string) => void navigate({ search }, { replace: true, state: { text } })
  return { kept, keep }
}

function filterOf(query: URLSearchParams, text: string): TaskListFilter {
  const scope = query.get('scope')
  const workflow = query.get('workflow')
  return {
    status: 'open',
    scope: isScope(scope) ? scope : 'all',
    ...(workflow !== null && { workflow }),
    ...(query.get('overdue') === '1' && { overdue: true }),
    ...(text !== '' && { text }),
  }
}

/** Whether there is work of others that the reader may give to somebody else. */
function useMayAssign(): boolean {
  const { data } = useInfiniteQuery(tasksQuery({ status: 'open', scope: 'others', limit: 1 }))
  return (data?.pages[0]?.items.length ?? 0) > 0
}

function WorkflowFilter(props: { value: string; onChange: (id: string) => void }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  // the stages that have work now; asked once, whatever else is filtered
  const all = useInfiniteQuery(tasksQuery({ status: 'open', scope: 'all' })).data
  const workflows = new Map(
    (all?.pages ?? []).flatMap((page) => page.items.map(({ workflow }) => [workflow.id, workflow])),
  )
  return (
    <div>
      <label htmlFor="workflow">{t('work.workflow')}</label>
      <select
        id="workflow"
        className="sp-input sp-select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{t('work.anyWorkflow')}</option>
        {[...workflows.values()].map((workflow) => (
          <option key={workflow.id} value={workflow.id}>
            {text(workflow.title)}
          </option>
        ))}
      </select>
    </div>
  )
}

function TaskTable({ tasks, more }: { tasks: readonly TaskSummary[]; more: boolean }): ReactNode {
  const { t } = useTranslation()
  const count = tasks.length
  const sorted = [...tasks].sort(byDueDate)
  return (
    <>
      <p className="po-quiet" role="status">
        {t(more ? 'work.foundMore' : 'work.found', { count })}
      </p>
      {count === 0 ? (
        <Empty title={t('work.empty')} hint={t('work.emptyHint')} />
      ) : (
        <table className="po-table po-work">
          <thead>
            <tr>
              <th scope="col">{t('work.task')}</th>
              <th scope="col">{t('work.case')}</th>
              <th scope="col">{t('work.due')}</th>
              <th scope="col">{t('work.who')}</th>
              <th scope="col">
                <span className="sp-visually-hidden">{t('work.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function TaskRow({ task }: { task: TaskSummary }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const queries = useQueryClient()
  const isOthers = task.may.includes('reassign') && !task.may.includes('work')
  const claim = useMutation({
    mutationFn: () => client.claimTask(task.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  })
  return (
    <tr data-overdue={task.overdue}>
      <td data-label={t('work.task')}>
        <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{text(task.title)}</Link>
      </td>
      <td data-label={t('work.case')}>
        <Link to={`/cases/${encodeURIComponent(task.caseId)}`}>{text(task.caseTitle)}</Link>
        <span className="po-quiet po-block">
          {text(task.workflow.title)}
          {task.caseNumber !== null && ` · ${task.caseNumber}`}
        </span>
      </td>
      <td data-label={t('work.due')}>
        {task.dueAt === null ? (
          <span className="po-quiet">{t('task.noDue')}</span>
        ) : (
          <DeadlineBadge dueAt={task.dueAt} now={serviceNow()} />
        )}
      </td>
      <td data-label={t('work.who')}>
        {task.assignee?.name ?? <span className="po-quiet">{t('work.nobody')}</span>}
      </td>
      <td>
        {task.may.includes('claim') && (
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={claim.isPending}
            onClick={() => claim.mutate()}
          >
            {t('task.claim')}
          </button>
        )}
        {claim.error !== null && <ProblemScreen error={claim.error} />}
        {isOthers && <ReassignTask task={task} onGiven={() => undefined} />}
      </td>
    </tr>
  )
}

function isScope(text: string | null): text is 'mine' | 'available' | 'others' | 'away' {
  return text === 'mine' || text === 'available' || text === 'others' || text === 'away'
}
