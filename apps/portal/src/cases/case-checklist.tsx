import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CaseView } from '@splot/runtime'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '@splot/react/texts'
import { CaseState } from './case-card.tsx'
import { InviteButton } from './invite-button.tsx'
import { useStartCase } from './use-start-case.ts'

type Item = CaseView['checklist'][number]

/** What to do in this state, in order: what is done, what is missing, and the way to it. */
export function CaseChecklist({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const current = view.checklist.find(({ done }) => !done)?.id
  const done = view.checklist.filter((item) => item.done).length
  return (
    <>
      <p className="po-quiet">{t('case.stepsDone', { done, count: view.checklist.length })}</p>
      <ol className="po-steps-list">
        {view.checklist.map((item) => (
          <Step key={item.id} item={item} view={view} current={item.id === current} />
        ))}
      </ol>
    </>
  )
}

function Step(props: { item: Item; view: CaseView; current: boolean }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { item, view, current } = props
  return (
    <li data-done={item.done} aria-current={current ? 'step' : undefined}>
      <div className="po-step-text">
        <h3>
          {text(item.title)}{' '}
          <span className="po-tag" data-tone={item.done ? 'positive' : 'neutral'}>
            {t(item.done ? 'case.stepDone' : 'case.stepOpen')}
          </span>
        </h3>
        {!item.done && item.missing !== null && (
          <p className="po-step-missing">{text(item.missing)}</p>
        )}
        {!item.done && item.hint !== null && <p className="po-quiet">{text(item.hint)}</p>}
        {item.start !== null && <Started view={view} workflow={item.start} />}
        <Actions {...props} />
      </div>
    </li>
  )
}

/** Child cases of this step that exist already, so that nobody starts one twice. */
function Started({ view, workflow }: { view: CaseView; workflow: string }): ReactNode {
  const text = useLocalText()
  const children = view.children.filter((child) => child.workflow.id === workflow)
  if (children.length === 0) return null
  return (
    <ul className="po-lines">
      {children.map((child) => (
        <li key={child.id}>
          <Link to={`/cases/${encodeURIComponent(child.id)}`}>{text(child.title)}</Link>
          <CaseState item={child} />
        </li>
      ))}
    </ul>
  )
}

function Actions({ item, view, current }: { item: Item; view: CaseView; current: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const text = useLocalText()
  const { start, busy, error } = useStartCase(view.id, (child) =>
    navigate(`/cases/${encodeURIComponent(child.id)}`),
  )
  const may = view.tasks.find(({ id }) => id === item.task)?.may ?? []
  const opens = item.task !== null && may.some((right) => right === 'work' || right === 'sign')
  const child = view.offers.find((offer) => offer.workflow === item.start)
  const look = current ? 'sp-button sp-small' : 'sp-button sp-secondary sp-small'
  const { invite } = item
  const workflow = child?.workflow ?? null
  return (
    <>
      {(workflow !== null || opens) && (
        <div className="sp-actions po-after">
          {workflow !== null && (
            <button
              type="button"
              className={item.done ? 'sp-button sp-secondary sp-small' : look}
              disabled={busy}
              onClick={() => start(workflow)}
            >
              {t('case.addNamed', { title: text(child?.title ?? item.title) })}
            </button>
          )}
          {opens && (
            <Link
              className={look}
              to={`/tasks/${encodeURIComponent(item.task ?? '')}`}
              aria-label={`${t('task.open')}: ${text(item.title)}`}
            >
              {t('task.open')}
            </Link>
          )}
        </div>
      )}
      {error !== null && <ProblemScreen error={error} />}
      {invite !== null && view.invitable.includes(invite) && (
        <InviteButton view={view} roles={[invite]} />
      )}
    </>
  )
}
