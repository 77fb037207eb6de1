import { useContext, type ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import { RowContext, textIn, useFormContext } from '../store/form-context.ts'
import type { FieldView } from '../store/types.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { controlId } from './control-id.ts'
import { FieldDocuments } from './field-documents.tsx'

/** What each control gets. */
export interface ControlProps {
  field: FormField
  pointer: string
  view: FieldView
}

/** Attributes that tie an input to its label, help and error. */
export interface InputTies {
  id: string
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** Returns the attributes of the control at `pointer`. `extra` are ids of further descriptions. */
export function useInputTies(
  { field, pointer, view }: ControlProps,
  ...extra: string[]
): InputTies {
  const { idPrefix, notes } = useFormContext()
  const row = useContext(RowContext)
  const id = controlId(idPrefix, pointer)
  const described = [
    ...(field.help === undefined ? [] : [`${id}-help`]),
    ...extra,
    ...(notes.has(pointer) ? [`${id}-notes`] : []),
    ...(view.issue === null ? [] : [`${id}-error`]),
  ]
  return {
    id,
    'aria-labelledby': row === null ? `${id}-label` : `${id}-label ${row.labelId}`,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': invalidMark(view) === 'true' ? true : undefined,
    'aria-required': view.required ? true : undefined,
  }
}

/** Returns how a field is marked: wrong, worth a look, or not at all. Pure. */
export function invalidMark({ issue }: FieldView): 'true' | 'warning' | 'false' {
  if (issue === null) return 'false'
  return issue.severity === 'warning' ? 'warning' : 'true'
}

/** Label, help and error around one input. */
export function FieldFrame(
  props: ControlProps & { children: ReactNode; wide?: boolean },
): ReactNode {
  const { idPrefix, locale } = useFormContext()
  const id = controlId(idPrefix, props.pointer)
  return (
    <div className="sp-field" data-type={props.field.type} data-invalid={invalidMark(props.view)}>
      <label className="sp-label" id={`${id}-label`} htmlFor={id}>
        {textIn(props.field.label, locale)}
        <RequiredMark required={props.view.required} />
      </label>
      <FieldHelp {...props} />
      <FieldError {...props} />
      {props.children}
    </div>
  )
}

/** The same around several inputs that answer one question together. */
export function FieldSet(props: ControlProps & { children: ReactNode }): ReactNode {
  const { locale } = useFormContext()
  const ties = useInputTies(props)
  return (
    <fieldset
      className="sp-field sp-fieldset"
      data-type={props.field.type}
      data-invalid={invalidMark(props.view)}
      id={ties.id}
      tabIndex={-1}
      aria-describedby={ties['aria-describedby']}
    >
      <legend className="sp-label" id={`${ties.id}-label`}>
        {textIn(props.field.label, locale)}
        <RequiredMark required={props.view.required} />
      </legend>
      <FieldHelp {...props} />
      <FieldError {...props} />
      {props.children}
    </fieldset>
  )
}

/** The word that says a field must be filled. */
export function RequiredMark({ required }: { required: boolean }): ReactNode {
  const t = useFieldTexts()
  return required ? <span className="sp-required"> {t('field.required')}</span> : null
}

/** The help text of a field, if it has one, and links to the documents it names. */
export function FieldHelp({ field, pointer }: ControlProps): ReactNode {
  const { idPrefix, locale } = useFormContext()
  return (
    <>
      {field.help !== undefined && (
        <p className="sp-help" id={`${controlId(idPrefix, pointer)}-help`}>
          {textIn(field.help, locale)}
        </p>
      )}
      {field.documents !== undefined && <FieldDocuments field={field} />}
    </>
  )
}

/** What is wrong with a field, once the person may see it. */
export function FieldError({ pointer, view }: ControlProps): ReactNode {
  const { idPrefix, locale } = useFormContext()
  const t = useFieldTexts()
  if (view.issue === null) return null
  const warning = view.issue.severity === 'warning'
  return (
    <p className={warning ? 'sp-warning' : 'sp-error'} id={`${controlId(idPrefix, pointer)}-error`}>
      <span className="sp-visually-hidden">
        {t(warning ? 'field.warningPrefix' : 'field.errorPrefix')}
      </span>
      {textIn(view.issue.message, locale)}
    </p>
  )
}
