import { useId, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultText } from './fault-text.tsx'
import { RequiredMark } from './required-mark.tsx'
import { useOwnFault } from './use-own-fault.ts'

/** Asks for the reason of something that is written down with it. */
export function ReasonField(props: {
  help: string
  value: string
  onChange: (reason: string) => void
  ref?: Ref<HTMLTextAreaElement>
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const { fault, onInvalid, forget } = useOwnFault()
  return (
    <div className="sp-field" data-invalid={fault !== ''}>
      <label className="sp-label" htmlFor={id}>
        {t('common.reason')}
        <RequiredMark required />
      </label>
      <p className="sp-help" id={`${id}-help`}>
        {props.help}
      </p>
      <FaultText id={`${id}-fault`} fault={fault} />
      <textarea
        ref={props.ref}
        id={id}
        className="sp-input"
        rows={3}
        required
        maxLength={2000}
        aria-describedby={fault === '' ? `${id}-help` : `${id}-help ${id}-fault`}
        aria-invalid={fault !== '' || undefined}
        onInvalid={onInvalid}
        value={props.value}
        onChange={(event) => {
          forget()
          props.onChange(event.target.value)
        }}
      />
    </div>
  )
}
