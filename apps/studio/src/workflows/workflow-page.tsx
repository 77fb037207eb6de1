import './workflows.css'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useParams } from 'react-router'
import { bundleOf } from '../names/bundle-of.ts'
import { useFiles, useWorkflow } from '../draft/use-files.ts'
import { FrozenNotice } from '../frozen/frozen-notice.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useLocalText } from '@splot/react/texts'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { OutlineContext } from './outline-context.ts'
import { WorkflowActions } from './workflow-actions.tsx'
import { workflowViews } from './workflow-views.ts'

/** A workflow of the draft; its views show and change parts of the same thing. */
export function WorkflowPage(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { draft = '', workflow: id = '' } = useParams()
  const found = useWorkflow(id)
  const files = useFiles()
  const bundle = bundleOf(files)
  const path = found?.path
  const workflow = found?.value
  const outline = useMemo(
    () => (path === undefined || !workflow || !bundle ? null : { path, workflow, bundle }),
    [path, workflow, bundle],
  )
  if (outline === null) return <NotFoundPage />
  const base = `/drafts/${draft}/workflows/${encodeURIComponent(id)}`
  return (
    <OutlineContext value={outline}>
      <PageTitle
        title={text(outline.workflow.title) || id}
        overline={t('workflows.overline')}
        lead={text(outline.workflow.description)}
        actions={<WorkflowActions />}
      />
      <FrozenNotice workflows={[id]} />
      {workflowViews.length > 1 && (
        <nav className="st-tabs" aria-label={t('workflows.views')}>
          {workflowViews.map(({ to, title }) => (
            <NavLink key={to} to={to === '' ? base : `${base}/${to}`} end>
              {t(title)}
            </NavLink>
          ))}
        </nav>
      )}
      <EditedFileProvider path={outline.path}>
        <Outlet />
      </EditedFileProvider>
    </OutlineContext>
  )
}
