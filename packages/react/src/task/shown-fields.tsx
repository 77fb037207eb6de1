import { useEffect, useState, type ReactNode } from 'react'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useTexts } from '../texts/use-texts.ts'

/** Tells people who do not see the screen that an answer has brought new fields into view. */
export function ShownFields(): ReactNode {
  const { store, locale } = useFormContext()
  const t = useTexts()
  const [text, setText] = useState('')
  useEffect(
    () =>
      store.subscribeShown((fields) => {
        const names = fields.map((field) => textIn(field.label, locale)).slice(0, 5)
        setText(t('field.appeared', { count: names.length, names: names.join(', ') }))
      }),
    [store, locale, t],
  )
  return (
    <p className="sp-visually-hidden" role="status">
      {text}
    </p>
  )
}
