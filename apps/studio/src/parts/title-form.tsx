import { useState, type FormEvent, type ReactNode } from 'react'
import type { LocalText } from '@splot/definition'
import { TextField } from './text-field.tsx'

/** Asks for a title in both languages; what has it can begin. */
export function TitleForm(props: {
  labels: LocalText
  submit: string
  onSubmit: (title: LocalText) => void
}): ReactNode {
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
        <TextField
          key={locale}
          label={props.labels[locale]}
          lang={locale}
          value={title[locale]}
          onChange={(words) => setTitle({ ...title, [locale]: words })}
        />
      ))}
      <button type="submit" className="sp-button" disabled={!isReady}>
        {props.submit}
      </button>
    </form>
  )
}
