import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CaseView } from '@splot/runtime'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '@splot/react/texts'
import { useStartCase } from './use-start-case.ts'

/** Buttons for the child cases a person may start here now, such as an appeal. */
export function StartChild({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const navigate = useNavigate()
  const { start, busy, error } = useStartCase(view.id, (child) =>
    navigate(`/cases/${encodeURIComponent(child.id)}`),
  )
  // the checklist has a button of its own for these
  const led = new Set(view.checklist.map(({ start: workflow }) => workflow))
  const offers = view.offers.filter(({ workflow }) => !led.has(workflow))
  if (offers.length === 0) return null
  return (
    <div className="sp-actions po-after">
      {offers.map(({ workflow, title }) => (
        <button
          key={workflow}
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={busy}
          onClick={() => start(workflow)}
        >
          {t('case.start', { title: text(title) })}
        </button>
      ))}
      {error !== null && <ProblemScreen error={error} />}
    </div>
  )
}
