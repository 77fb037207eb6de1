import { useId, useState, type FormEvent, type ReactNode } from 'react'
import type { LocalText } from '@splot/definition'

/** Asks for a title in both languages; what has it can begin. */
export function TitleForm(props: {
  labels: LocalText
  submit: string
  onSubmit: (title: LocalText) => void
}): ReactNode {
  const id = useId()
  const [title, setTitle] = useState<LocalText>({ pl: '', en: '' })
  const isReady = title.pl.trim() !== '' && title.en.trim() !== ''
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!isReady) return
    props.onSubmit({ pl: title.pl.trim(), en: title.en.trim() })
    setTitle({ pl: '', en: '' })
  }
  return (
    <form className="st-title-form" onSubmit={submit}>
      {(['pl', 'en'] as const).map((locale) => (
        <div key={locale} className="st-words">
          <label className="sp-label" htmlFor={`${id}-${locale}`}>
            {props.labels[locale]}
          </label>
          <input
            id={`${id}-${locale}`}
            className="sp-input"
            lang={locale}
            value={title[locale]}
            onChange={(event) => setTitle({ ...title, [locale]: event.target.value })}
          />
        </div>
      ))}
      <button type="submit" className="sp-button" disabled={!isReady}>
        {props.submit}
      </button>
    </form>
  )
}
