import type { ReactNode } from 'react'
import { textIn, useFormContext } from '../store/form-context.ts'
import { FieldDocuments } from './field-documents.tsx'
import type { ControlProps } from './field-frame.tsx'

/** Text of the form's author: paragraphs without markup. */
export function InfoControl({ field }: ControlProps): ReactNode {
  const { locale } = useFormContext()
  const paragraphs = textIn(field.text, locale).split(/\n{2,}/)
  return (
    <div className="sp-info">
      <p className="sp-info-title">{textIn(field.label, locale)}</p>
      {paragraphs.filter(Boolean).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
      <FieldDocuments field={field} />
    </div>
  )
}
