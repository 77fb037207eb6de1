import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery } from '../api/queries.ts'
import { ChooseWithReason } from '../parts/choose-with-reason.tsx'
import { useLocalText } from '@splot/react/texts'

/** Lets a finished case go on, with a reason; for whoever may. */
export function ReopenCase(props: { view: CaseView; onClosed: () => void }): ReactNode {
  const { view } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (view.reopen.length === 0) return null
  return (
    <section className="po-panel">
      <h2>{t('case.reopen')}</h2>
      <p>{t('case.reopenText')}</p>
      {open ? (
        <ReopenForm {...props} onCancel={() => setOpen(false)} />
      ) : (
        <p className="po-after">
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            onClick={() => setOpen(true)}
          >
            {t('case.reopenStart')}
          </button>
        </p>
      )}
    </section>
  )
}

function ReopenForm(props: {
  view: CaseView
  onClosed: () => void
  onCancel: () => void
}): ReactNode {
  const { view, onClosed, onCancel } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const queries = useQueryClient()
  const reopen = useMutation({
    mutationFn: (input: { to: string; reason: string }) =>
      client.reopenCase(view.id, { ...input, revision: view.revision }),
    onSuccess: async (next) => {
      if (next !== null) queries.setQueryData(caseQuery(view.id).queryKey, next)
      const changed = [['cases'], ['tasks'], ...(next === null ? [] : [['case', view.id]])]
      for (const key of changed) await queries.invalidateQueries({ queryKey: key })
      if (next === null) onClosed()
    },
  })
  return (
    <ChooseWithReason
      label={t('case.reopenTo')}
      choices={view.reopen.map((state) => ({ id: state.id, label: text(state.title) }))}
      help={t('case.reopenReasonHelp')}
      send={t('case.reopenSend')}
      request={reopen}
      onSend={(to, reason) => reopen.mutate({ to, reason })}
      onCancel={onCancel}
    />
  )
}
