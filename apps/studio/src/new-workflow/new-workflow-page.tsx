import '../workflows/workflows.css'
import './new-workflow.css'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { CopiedWorkflow } from './copied-workflow.tsx'
import { EmptyWorkflow } from './empty-workflow.tsx'

/** A new workflow: from a small one that works as it stands, or from one that is there. */
export function NewWorkflowPage(): ReactNode {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const bundle = bundleOf(useFiles())
  const editable = useDraft((state) => state.editable)
  const of = search.get('of') ?? ''
  const [from, setFrom] = useState<'empty' | 'copy'>(of === '' ? 'empty' : 'copy')
  if (bundle === null || !editable)
    return (
      <>
        <PageTitle title={t('newWorkflow.title')} />
        <Empty title={t('newWorkflow.notNow')} hint={t('newWorkflow.notNowHint')} />
      </>
    )
  const ways = bundle.workflows.length > 0 ? (['empty', 'copy'] as const) : (['empty'] as const)
  return (
    <>
      <PageTitle title={t('newWorkflow.title')} lead={t('newWorkflow.lead')} />
      <Choice
        stacked
        label={t('newWorkflow.from')}
        value={from}
        options={ways.map((value) => ({
          value,
          label: t(`newWorkflow.ways.${value}`),
          hint: t(`newWorkflow.wayHints.${value}`),
        }))}
        onChange={setFrom}
      />
      {from === 'empty' ? (
        <EmptyWorkflow bundle={bundle} />
      ) : (
        <CopiedWorkflow bundle={bundle} of={of} />
      )}
    </>
  )
}
