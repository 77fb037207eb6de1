import type { ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'

/** Links to the documents a field names, such as the regulations that a declaration speaks of. */
export function FieldDocuments({ field }: { field: FormField }): ReactNode {
  const { documents, documentAddress, locale } = useFormContext()
  const t = useFieldTexts()
  const named = documents.filter(({ template }) => field.documents?.includes(template))
  if (named.length === 0 || documentAddress === undefined) return null
  return (
    <ul className="sp-field-documents">
      {named.map(({ id, title, number }) => (
        <li key={id}>
          {/* beside the form, so that nobody loses their place in it */}
          <a href={documentAddress(id)} target="_blank" rel="noreferrer">
            {textIn(title, locale)}
            {number !== null && ` (${number})`}
            <span className="sp-visually-hidden"> {t('field.newTab')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
