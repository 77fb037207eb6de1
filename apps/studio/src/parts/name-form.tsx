import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '@splot/definition'
import { useDraft } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'

/** Asks for a name in the reader's language; the other language begins with the same words. */
export function NameForm(props: {
  label: string
  button: string
  onName: (name: LocalText) => void
  children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const editable = useDraft((state) => state.editable)
  if (!editable) return null
  if (!open) {
    return (
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setOpen(true)}
      >
        {props.button}
      </button>
    )
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    const words = name.trim()
    if (words === '') return
    setOpen(false)
    setName('')
    props.onName({ pl: words, en: words })
  }
  return (
    <form className="st-name-form" onSubmit={submit}>
      <label className="sp-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="sp-input"
        lang={locale}
        value={name}
        autoFocus
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
        }}
      />
      {props.children}
      <div className="sp-actions">
        <button type="submit" className="sp-button sp-small" disabled={name.trim() === ''}>
          {t('parts.add')}
        </button>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => setOpen(false)}
        >
          {t('parts.cancel')}
        </button>
      </div>
    </form>
  )
}
