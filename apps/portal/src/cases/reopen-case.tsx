import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '../texts/use-locale.ts'

/** Lets a finished case go on, with a reason; for whoever may. */
export function ReopenCase({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (view.reopen.length === 0) return null
  return (
    <section className="po-panel">
      <h2>{t('case.reopen')}</h2>
      <p>{t('case.reopenText')}</p>
      {open ? (
        <ReopenForm view={view} onCancel={() => setOpen(false)} />
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

function ReopenForm({ view, onCancel }: { view: CaseView; onCancel: () => void }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const id = useId()
  const queries = useQueryClient()
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [to, setTo] = useState(view.reopen[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const reopen = useMutation({
    mutationFn: () =>
      client.reopenCase(view.id, { to, reason: reason.trim(), revision: view.revision }),
    onSuccess: async (next) => {
      queries.setQueryData(caseQuery(view.id).queryKey, next)
      for (const key of [['case', view.id], ['cases'], ['tasks']])
        await queries.invalidateQueries({ queryKey: key })
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    reopen.mutate()
  }

  return (
    <form className="po-after" onSubmit={submit}>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-to`}>
          {t('case.reopenTo')}
        </label>
        <select
          ref={first}
          id={`${id}-to`}
          className="sp-input sp-select"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          {view.reopen.map((state) => (
            <option key={state.id} value={state.id}>
              {text(state.title)}
            </option>
          ))}
        </select>
      </div>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-why`}>
          {t('common.reason')}
        </label>
        <p className="sp-help" id={`${id}-help`}>
          {t('case.reopenReasonHelp')}
        </p>
        <textarea
          id={`${id}-why`}
          className="sp-input"
          rows={4}
          required
          maxLength={2000}
          aria-describedby={`${id}-help`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {reopen.error !== null && <ProblemScreen error={reopen.error} />}
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small" disabled={reopen.isPending}>
          {t('case.reopenSend')}
        </button>
        <button type="button" className="sp-link-button" onClick={onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
