import type { ReactNode } from 'react'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { ClearButton } from './choice-control.tsx'
import {
  FieldError,
  FieldHelp,
  FieldSet,
  RequiredMark,
  useInputTies,
  type ControlProps,
  invalidMark,
} from './field-frame.tsx'

/** A question answered with yes or no; nothing is chosen for the person. */
export function BooleanControl(props: ControlProps): ReactNode {
  const { store } = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const { pointer, view } = props
  return (
    <FieldSet {...props}>
      <div className="sp-options" data-inline="true" onBlur={() => store.leave(pointer)}>
        {[true, false].map((answer) => (
          <label className="sp-option" key={String(answer)}>
            <input
              type="radio"
              name={ties.id}
              aria-invalid={ties['aria-invalid']}
              checked={view.value === answer}
              onChange={() => store.setValue(pointer, answer)}
            />
            <span>{t(answer ? 'value.yes' : 'value.no')}</span>
          </label>
        ))}
      </div>
      {!view.required && typeof view.value === 'boolean' && (
        <ClearButton onClear={() => store.setValue(pointer, undefined)} />
      )}
    </FieldSet>
  )
}

/** A declaration that must be made, or a consent that may be given; never ticked beforehand. */
export function StatementControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const { field, pointer, view } = props
  return (
    <div className="sp-field sp-statement" data-type={field.type} data-invalid={invalidMark(view)}>
      <FieldError {...props} />
      <label className="sp-option" htmlFor={ties.id}>
        <input
          {...ties}
          type="checkbox"
          checked={view.value === true}
          onChange={(event) => store.setValue(pointer, event.target.checked)}
          onBlur={() => store.leave(pointer)}
        />
        <span id={`${ties.id}-label`}>
          {textIn(field.text ?? field.label, locale)}
          {field.type === 'consent' ? (
            <span className="sp-required"> {t('field.voluntary')}</span>
          ) : (
            <RequiredMark required={view.required} />
          )}
        </span>
      </label>
      <FieldHelp {...props} />
    </div>
  )
}
