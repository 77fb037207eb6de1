import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CallView } from '@splot/runtime'
import { useMe } from '../api/queries.ts'
import { useStartCase } from '../cases/use-start-case.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'

/** The way into a call that takes applications; `from` is the page people come back to once signed in. */
export function Apply({ call, from }: { call: CallView; from: string }): ReactNode {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { start, busy, error } = useStartCase(call.id, (view) => {
    const first = view.tasks.find((task) => !task.offer && task.may.includes('work'))
    // where several things are to be done, their list comes first
    return navigate(
      first === undefined || view.checklist.length > 0
        ? `/cases/${encodeURIComponent(view.id)}`
        : `/tasks/${encodeURIComponent(first.id)}`,
    )
  })
  const { applications } = call
  // a model is asked for, a call is answered
  const way = call.group === null ? 'apply' : 'ask'
  if (!call.open || applications === null) return null
  return (
    <div className="po-apply">
      {me ? (
        <button
          type="button"
          className="sp-button"
          disabled={busy}
          onClick={() => start(applications)}
        >
          {t(busy ? 'calls.applying' : `calls.${way}`)}
        </button>
      ) : (
        <Link className="sp-button" to={`/sign-in?next=${encodeURIComponent(from)}`}>
          {t(`calls.${way}SignIn`)}
        </Link>
      )}
      <p className="sp-help">{t('calls.applyHint')}</p>
      {error !== null && <ProblemScreen error={error} />}
    </div>
  )
}
