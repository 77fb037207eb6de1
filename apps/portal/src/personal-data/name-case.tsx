import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonField } from '../parts/reason-field.tsx'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'

/** Asks for a case by its number, and why; both are empty again once it was done. */
export function NameCase(props: {
  title: string
  /** What the reason should say. */
  help: string
  send: string
  /** Said when it was done. */
  done: string
  request: { isPending: boolean; isSuccess: boolean; error: Error | null }
  onSend: (given: { case: string; reason: string }) => Promise<unknown>
}): ReactNode {
  const { t } = useTranslation()
  const { title, help, send, done, request, onSend } = props
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    try {
      await onSend({ case: name.trim(), reason: reason.trim() })
    } catch {
      // told beside the form; what was typed stays
      return
    }
    setName('')
    setReason('')
  }
  return (
    <form className="po-panel" onSubmit={(event) => void submit(event)}>
      <h3>{title}</h3>
      <TextInput
        label={t('personalData.caseName')}
        help={t('personalData.caseNameHelp')}
        required
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <ReasonField help={help} value={reason} onChange={setReason} />
      <Refused error={request.error} />
      <p role="status">{request.isSuccess ? done : ''}</p>
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button" disabled={request.isPending}>
          {send}
        </button>
      </div>
    </form>
  )
}
