import type { ReactNode } from 'react'
import { FieldValue } from '../controls/field-value.tsx'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { MergedField } from './draft-session.ts'

/** Tells that somebody else changed the same fields, with both values. */
export function MergeNotice(props: {
  fields: readonly MergedField[]
  onClose: () => void
}): ReactNode {
  const { store, locale, person } = useFormContext()
  const t = useTexts()
  if (props.fields.length === 0) return null
  function otherEntry({ by }: MergedField): string {
    if (by.id === person?.id) return t('save.mergedOwn')
    return by.name === ''
      ? t('save.mergedTheirs', { value: '' })
      : t('save.mergedTheirsBy', { name: by.name })
  }
  return (
    <section className="sp-notice" role="alert">
      <h2>{t('save.mergedTitle')}</h2>
      <p>{t('save.mergedText')}</p>
      <ul>
        {props.fields.map((merged) => {
          const field = store.index.at(merged.path)?.field
          return (
            <li key={merged.path}>
              {textIn(field?.label, locale)}
              {field !== undefined && (
                <div className="sp-merged">
                  <span>{t('save.mergedMine', { value: '' })}</span>
                  <FieldValue field={field} pointer={merged.path} value={merged.mine} />
                  <span>{otherEntry(merged)}</span>
                  <FieldValue field={field} pointer={merged.path} value={merged.theirs} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <button type="button" className="sp-button sp-secondary sp-small" onClick={props.onClose}>
        {t('save.mergedClose')}
      </button>
    </section>
  )
}
