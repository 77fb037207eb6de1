import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonField } from '../parts/reason-field.tsx'
import { Refused } from '../parts/refused.tsx'

/** Buttons each of which asks why before it is sent. */
export function AskReason<Kind extends string>(props: {
  /** What it is about, for who hears the buttons. */
  title: string
  acts: readonly { kind: Kind; label: string }[]
  help: string
  request: { isPending: boolean; error: Error | null }
  onSend: (kind: Kind, reason: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { title, acts, help, request, onSend } = props
  const [asked, setAsked] = useState<Kind | null>(null)
  const [reason, setReason] = useState('')
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [asked])
  const chosen = acts.find(({ kind }) => kind === asked)
  if (chosen === undefined)
    return (
      <>
        <Refused error={request.error} />
        <div className="sp-actions po-after">
          {acts.map(({ kind, label }, n) => (
            <button
              key={kind}
              type="button"
              className={n === 0 ? 'sp-button sp-small' : 'sp-button sp-secondary sp-small'}
              aria-label={`${label}: ${title}`}
              disabled={request.isPending}
              onClick={() => setAsked(kind)}
            >
              {label}
            </button>
          ))}
        </div>
      </>
    )
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (asked !== null) onSend(asked, reason.trim())
    setAsked(null)
    setReason('')
  }
  return (
    <form className="po-after po-give" onSubmit={submit}>
      <ReasonField ref={first} help={help} value={reason} onChange={setReason} />
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small">
          {chosen.label}
        </button>
        <button type="button" className="sp-link-button" onClick={() => setAsked(null)}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
