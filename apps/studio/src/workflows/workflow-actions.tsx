import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Name } from '@splot/definition/edit'
import { useLocalText } from '@splot/react/texts'
import { NameActions } from '../references/name-actions.tsx'
import { LiveCasesDialog } from './live-cases-dialog.tsx'
import { useOutline } from './outline-context.ts'
import { useLiveCases } from './use-live-cases.ts'

/** What can be done with a whole workflow: copied, called otherwise, deleted. */
export function WorkflowActions(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { draft = '' } = useParams()
  const { workflow } = useOutline()
  const live = useLiveCases(workflow.id)
  const name: Name = { kind: 'workflow', id: workflow.id }
  return (
    <NameActions
      name={name}
      title={text(workflow.title) || workflow.id}
      deleteLabel={t('workflows.deleteWorkflow')}
      pages="workflows"
      all=""
      {...(live > 0 && {
        kept: (what, onDone) => <LiveCasesDialog what={what} live={live} onDone={onDone} />,
      })}
    >
      <Link
        className="sp-button sp-secondary sp-small"
        to={`/drafts/${draft}/new-workflow?of=${encodeURIComponent(workflow.id)}`}
      >
        {t('workflows.copyWorkflow')}
      </Link>
    </NameActions>
  )
}
