import { useRef, type ReactNode } from 'react'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { choiceOptions } from './choice-options.ts'
import { FieldSet, useInputTies, type ControlProps } from './field-frame.tsx'

/** Several of several, as tick boxes; also references to several persons or cases. */
export function ChoicesControl(props: ControlProps): ReactNode {
  const context = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const chosen = Array.isArray(props.view.value) ? (props.view.value as string[]) : []
  const options = choiceOptions(props.field, props.pointer, context, chosen)
  const most = props.view.items?.most

  // an error that comes up between press and release would move the box from under the finger
  const pressing = useRef(false)

  function toggle(value: string): void {
    const next = chosen.includes(value)
      ? chosen.filter((each) => each !== value)
      : options.map((each) => each.value).filter((each) => each === value || chosen.includes(each))
    context.store.setValue(props.pointer, next.length === 0 ? undefined : next)
  }

  return (
    <FieldSet {...props}>
      {most !== undefined && <p className="sp-help">{t('choice.atMost', { count: most })}</p>}
      <div
        className="sp-options"
        data-many={options.length > 8}
        onPointerDown={() => (pressing.current = true)}
        onPointerUp={() => (pressing.current = false)}
        onPointerLeave={() => (pressing.current = false)}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (pressing.current || currentTarget.contains(relatedTarget)) return
          context.store.leave(props.pointer)
        }}
      >
        {options.map((option, at) => (
          <label className="sp-option" key={option.value}>
            <input
              type="checkbox"
              id={`${ties.id}-${at}`}
              aria-invalid={ties['aria-invalid']}
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {options.length === 0 && <p className="sp-help">{t('choice.empty')}</p>}
    </FieldSet>
  )
}
