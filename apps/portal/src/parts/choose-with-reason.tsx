import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultText } from './fault-text.tsx'
import { ProblemScreen } from './problem-screen.tsx'
import { ReasonField } from './reason-field.tsx'
import { RequiredMark } from './required-mark.tsx'
import { useOwnFault } from './use-own-fault.ts'

/** One thing to choose. */
export interface Choice {
  id: string
  label: string
}

/** Asks to choose one of a list and to say why; the list takes the focus. */
export function ChooseWithReason(props: {
  label: string
  choices: readonly Choice[]
  /** Shown while nothing is chosen; without it the first choice stands. */
  placeholder?: string
  help: string
  send: string
  /** The request that was sent last. */
  request: { isPending: boolean; error: Error | null }
  onSend: (chosen: string, reason: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const { choices, placeholder, request } = props
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [chosen, setChosen] = useState(placeholder === undefined ? (choices[0]?.id ?? '') : '')
  const [reason, setReason] = useState('')
  const { fault, onInvalid, forget } = useOwnFault()

  function submit(event: FormEvent): void {
    event.preventDefault()
    props.onSend(chosen, reason.trim())
  }

  return (
    <form className="po-after po-give" onSubmit={submit}>
      <div className="sp-field" data-invalid={fault !== ''}>
        <label className="sp-label" htmlFor={`${id}-to`}>
          {props.label}
          <RequiredMark required />
        </label>
        <FaultText id={`${id}-fault`} fault={fault} />
        <select
          ref={first}
          id={`${id}-to`}
          className="sp-input sp-select"
          required
          aria-describedby={fault === '' ? undefined : `${id}-fault`}
          aria-invalid={fault !== '' || undefined}
          onInvalid={onInvalid}
          value={chosen}
          onChange={(event) => {
            forget()
            setChosen(event.target.value)
          }}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
      <ReasonField help={props.help} value={reason} onChange={setReason} />
      {request.error !== null && <ProblemScreen error={request.error} />}
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small" disabled={request.isPending}>
          {props.send}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
