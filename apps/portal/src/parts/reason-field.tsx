import { useId, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'

/** Asks for the reason of something that is written down with it. */
export function ReasonField(props: {
  help: string
  value: string
  onChange: (reason: string) => void
  ref?: Ref<HTMLTextAreaElement>
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="sp-field">
      <label className="sp-label" htmlFor={id}>
        {t('common.reason')}
      </label>
      <p className="sp-help" id={`${id}-help`}>
        {props.help}
      </p>
      <textarea
        ref={props.ref}
        id={id}
        className="sp-input"
        rows={3}
        required
        maxLength={2000}
        aria-describedby={`${id}-help`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  )
}
