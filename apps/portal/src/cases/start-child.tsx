import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '@splot/react/texts'

/** Buttons for the child cases a person may start here now, such as an appeal. */
export function StartChild({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const navigate = useNavigate()
  const start = useMutation({
    mutationFn: (workflow: string) => client.startCase({ workflow, parent: view.id }),
    onSuccess: (child) => navigate(`/cases/${encodeURIComponent(child.id)}`),
  })
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
          disabled={start.isPending}
          onClick={() => start.mutate(workflow)}
        >
          {t('case.start', { title: text(title) })}
        </button>
      ))}
      {start.error !== null && <ProblemScreen error={start.error} />}
    </div>
  )
}
