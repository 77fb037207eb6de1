import type { ReactNode } from 'react'
import type { DisplayFormat, FormField } from '@splot/definition'
import { textIn, useFormContext } from '../store/form-context.ts'
import { FieldHelp, FieldError, useInputTies, type ControlProps } from './field-frame.tsx'
import { FieldValue } from './field-value.tsx'

/** A value that Splot computes from other answers; a change is read out politely. */
export function ComputedControl(props: ControlProps): ReactNode {
  const { locale } = useFormContext()
  const ties = useInputTies(props)
  return (
    <div
      className="sp-field sp-computed"
      data-type="computed"
      data-short={isShort(props.field)}
      id={ties.id}
      tabIndex={-1}
    >
      <div className="sp-computed-name">
        <p className="sp-label" id={`${ties.id}-label`}>
          {textIn(props.field.label, locale)}
        </p>
        <FieldHelp {...props} />
      </div>
      <div className="sp-computed-value" role="status" aria-labelledby={`${ties.id}-label`}>
        <FieldValue field={props.field} pointer={props.pointer} value={props.view.value} />
      </div>
      <FieldError {...props} />
    </div>
  )
}

const shortFormats = new Set<DisplayFormat>([
  'integer',
  'decimal',
  'money',
  'points',
  'percent',
  'date',
  'yesNo',
])

/** A word, number or date stands beside its name; texts below it. */
function isShort(field: FormField): boolean {
  return field.list !== undefined || shortFormats.has(field.display ?? 'text')
}
