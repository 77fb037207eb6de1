import type { RankedTester, RendererProps } from '@jsonforms/core'
import { memo, type ComponentType, type ReactNode } from 'react'
import type { FieldType, FormField } from '@splot/definition'
import type { ControlProps } from '../controls/field-frame.tsx'
import { FieldNotes } from '../controls/field-notes.tsx'
import { ReadOnlyField } from '../controls/field-value.tsx'
import { useFormContext } from '../store/form-context.ts'
import { useField } from '../store/use-field.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { optionOf, textOption } from './ui-schema.ts'
import { childPointer, pointerParts } from '../values/pointer.ts'

/** Field types whose control shows the value itself when it may not be edited. */
const showsItself = new Set<FieldType>(['computed', 'info', 'table', 'group', 'signature'])

/**
 * Returns a JSON Forms renderer that subscribes `Control` to its own field and to nothing else. A
 * control that only shows (`reading`) shows what may not be edited as well.
 */
export function fieldRenderer(Control: ComponentType<ControlProps>, reading: boolean) {
  return memo(function FieldRenderer({ uischema, path }: RendererProps): ReactNode {
    const { store } = useFormContext()
    const pointer = elementPointer(uischema, path)
    const field = store.index.at(pointer)?.field
    return field === undefined ? null : (
      <Connected
        key={pointer}
        field={field}
        pointer={pointer}
        control={Control}
        reading={reading}
      />
    )
  })
}

function Connected(props: {
  field: FormField
  pointer: string
  control: ComponentType<ControlProps>
  reading: boolean
}): ReactNode {
  const view = useField(props.pointer)
  const { store, notes } = useFormContext()
  const t = useFieldTexts()
  const isOpened = view.editable && store.scope.unlocked?.includes(props.pointer) === true
  const { pointer, control: Control } = props
  const field = view.field ?? props.field
  if (!view.visible) return null
  const isLocked = !view.editable && !props.reading && !showsItself.has(field.type)
  const control = isLocked ? (
    <ReadOnlyField field={field} pointer={pointer} value={view.value} />
  ) : (
    <Control field={field} pointer={pointer} view={view} />
  )
  // what is read tells its notes beside the answer
  if (props.reading || (!isOpened && !notes.has(pointer))) return control
  return (
    <div className="sp-to-correct">
      {isOpened && <p className="sp-to-correct-mark">{t('form.toCorrect')}</p>}
      <FieldNotes pointer={pointer} />
      {control}
    </div>
  )
}

/** Returns the data pointer of a UI schema element under a JSON Forms path; labels name their field. Pure. */
export function elementPointer(uischema: object, path: string | undefined): string {
  const { scope } = uischema as { scope?: string }
  const keys =
    scope === undefined
      ? [textOption(uischema, 'field')]
      : pointerParts(scope.slice(1)).filter((part) => part !== 'properties')
  const parents = path === undefined || path === '' ? [] : path.split('.')
  return [...parents, ...keys].reduce((pointer, key) => childPointer(pointer, key), '')
}

/** Returns a tester that takes elements of these field types; the UI schema has information as labels. */
export function fieldTypeIs(...types: readonly FieldType[]): RankedTester {
  return (uischema) => {
    const type = uischema.type === 'Label' ? 'info' : optionOf(uischema, 'type')
    return types.includes(type as FieldType) ? 10 : -1
  }
}
