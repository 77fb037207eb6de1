import type { ReactNode } from 'react'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { controlId } from './control-id.ts'

/** What whoever fills the form is told of this field, such as what is to be corrected. */
export function FieldNotes({ pointer }: { pointer: string }): ReactNode {
  const { notes, idPrefix, locale } = useFormContext()
  const t = useFieldTexts()
  const told = notes.get(pointer) ?? []
  if (told.length === 0) return null
  return (
    <div className="sp-field-notes" id={`${controlId(idPrefix, pointer)}-notes`}>
      {told.map((note, at) => (
        <p key={at}>
          <strong>{t('field.notePrefix')}</strong> {textIn(note, locale)}
        </p>
      ))}
    </div>
  )
}
