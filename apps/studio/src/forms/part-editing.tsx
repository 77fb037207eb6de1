import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  FormDefinition,
  FormField,
  JsonValue,
  LocalText,
  ProgrammeBundle,
} from '@splot/definition'
import { usesProperty } from '@splot/definition/edit'
import type { FormPart } from '@splot/definition/edit'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { ConditionOver } from '../conditions/condition-editor.tsx'
import type { FormNames } from './form-names.ts'

/** What a settings panel needs to show and change a part of a form. */
export interface PartEditing {
  path: string
  form: FormDefinition
  part: FormPart
  names: FormNames
  bundle: ProgrammeBundle
  /** Puts a value at a property, such as `/label/pl`; `undefined` takes it away. */
  set: (property: string, value: JsonValue | undefined) => void
}

/** A text of a part in both languages; an empty one that may be left out goes. */
export function PartText(props: {
  editing: PartEditing
  property: string
  value: LocalText | undefined
  label: string
  hint?: string
  long?: boolean
  optional?: boolean
}): ReactNode {
  const { editing, property, value, optional = false } = props
  function change(next: LocalText): void {
    const isEmpty = optional && next.pl === '' && next.en === ''
    editing.set(`/${property}`, isEmpty ? undefined : { ...next })
  }
  return (
    <LocalTextField
      label={props.label}
      value={value}
      onChange={change}
      {...(props.hint !== undefined && { help: props.hint })}
      {...(props.long === true && { long: true })}
    />
  )
}

/** A condition under which a part is shown; without one it is always shown. */
export function WhenSetting(props: { editing: PartEditing; value: string | undefined }): ReactNode {
  const { editing, value } = props
  const { t } = useTranslation()
  return (
    <div>
      <ConditionOver
        {...editing.names}
        label={t('forms.when')}
        value={value ?? ''}
        onChange={(text) => editing.set('/when', text.trim() === '' ? undefined : text)}
      />
      <p className="st-quiet">{t('forms.whenHint')}</p>
    </div>
  )
}

/** Returns whether a field of this kind has a setting. */
export function hasSetting(field: FormField, property: keyof FormField): boolean {
  return usesProperty(field.type, property)
}
