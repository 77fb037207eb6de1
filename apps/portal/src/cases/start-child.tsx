import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { WorkflowDefinition } from '@splot/definition'
import type { CaseView, Person } from '@splot/runtime'
import { client } from '../api/client.ts'
import { workflowQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '../texts/use-locale.ts'

/** Buttons for the child cases a person may start here, such as an organisation or a participant. */
export function StartChild({ view, person }: { view: CaseView; person: Person }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const navigate = useNavigate()
  const own = useQuery(workflowQuery(view.workflow.id)).data
  const ids = view.status === 'active' ? Object.keys(own?.offers ?? {}) : []
  const children = useQueries({ queries: ids.map((id) => workflowQuery(id)) })
  const start = useMutation({
    mutationFn: (workflow: string) => client.startCase({ workflow, parent: view.id }),
    onSuccess: (child) => navigate(`/cases/${encodeURIComponent(child.id)}`),
  })
  // the checklist has a button of its own for these
  const led = new Set(view.checklist.map(({ start: workflow }) => workflow))
  const roles = [...person.roles, ...view.roles]
  const startable = children.flatMap(({ data }) =>
    data !== undefined && mayStart(data, roles) && !led.has(data.id) ? [data] : [],
  )
  if (startable.length === 0) return null
  return (
    <div className="sp-actions po-after">
      {startable.map((workflow) => (
        <button
          key={workflow.id}
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={start.isPending}
          onClick={() => start.mutate(workflow.id)}
        >
          {t('case.start', { title: text(workflow.title) })}
        </button>
      ))}
      {start.error !== null && <ProblemScreen error={start.error} />}
    </div>
  )
}

function mayStart(workflow: WorkflowDefinition, roles: readonly string[]): boolean {
  return (workflow.access.start ?? []).some((role) => role === 'public' || roles.includes(role))
}
