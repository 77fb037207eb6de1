import '../references/references.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useLocalText } from '@splot/react/texts'
import { useRun } from '../draft/draft-context.ts'
import { useOutline } from './outline-context.ts'

/**
 * Says why a workflow with live cases is neither deleted nor called otherwise, and lets nobody start more of
 * them, so that it can be once the last has ended.
 */
export function LiveCasesDialog(props: {
  what: 'rename' | 'delete'
  live: number
  onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const run = useRun()
  const { path, workflow } = useOutline()
  const { what, live, onDone } = props
  const title = text(workflow.title) || workflow.id
  const mayClose = what === 'delete' && workflow.access.start !== undefined
  const close = setValue(path, '/access/start', undefined, {
    pl: `Nie pozwalaj rozpoczynać spraw: „${workflow.title.pl}”`,
    en: `Let nobody start cases: “${workflow.title.en}”`,
  })
  return (
    <ConfirmDialog
      open
      title={t(`workflows.live.${what}`, { title })}
      yes={mayClose ? t('workflows.live.close') : undefined}
      no={t(mayClose ? 'references.keep' : 'workflows.live.understood')}
      onYes={() => {
        run(close)
        onDone()
      }}
      onNo={onDone}
    >
      <div className="st-consequences">
        <p>{t('workflows.live.cases', { count: live })}</p>
        <p>{t(`workflows.live.why.${what}`)}</p>
        {mayClose && <p>{t('workflows.live.closeText')}</p>}
      </div>
    </ConfirmDialog>
  )
}
