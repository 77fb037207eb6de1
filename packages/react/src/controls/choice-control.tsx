import { useContext, type ReactNode } from 'react'
import { RowContext, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { choiceAppearance, choiceOptions, type ChoiceOption } from './choice-options.ts'
import { ComboboxControl } from './combobox-control.tsx'
import { FieldFrame, FieldSet, useInputTies, type ControlProps } from './field-frame.tsx'
import { TextControl } from './text-control.tsx'

/** One of several: buttons up to six, a list up to fifteen, a search box beyond; also references. */
export function ChoiceControl(props: ControlProps): ReactNode {
  const context = useFormContext()
  const row = useContext(RowContext)
  const value = typeof props.view.value === 'string' ? props.view.value : ''
  const options = choiceOptions(props.field, props.pointer, context, [value])
  const appearance = choiceAppearance(props.field, options.length)
  if (options.length === 0 && (props.field.type === 'terc' || props.field.type === 'pkd')) {
    return <TextControl {...props} />
  }
  if (appearance === 'combobox') {
    return <ComboboxControl {...props} options={options} value={value} />
  }
  // buttons would tear a table row apart
  if (appearance === 'radio' && row === null) {
    return <RadioGroup {...props} options={options} value={value} />
  }
  return <SelectBox {...props} options={options} value={value} />
}

interface OptionsProps extends ControlProps {
  options: readonly ChoiceOption[]
  value: string
}

/** Buttons of one question. */
export function RadioGroup(props: OptionsProps): ReactNode {
  const { store } = useFormContext()
  const ties = useInputTies(props)
  return (
    <FieldSet {...props}>
      <div
        className="sp-options"
        data-inline={areShort(props.options)}
        onBlur={() => store.leave(props.pointer)}
      >
        {props.options.map((option, at) => (
          <label className="sp-option" key={option.value}>
            <input
              type="radio"
              name={ties.id}
              id={`${ties.id}-${at}`}
              aria-invalid={ties['aria-invalid']}
              checked={props.value === option.value}
              onChange={() => store.setValue(props.pointer, option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {!props.view.required && props.value !== '' && (
        <ClearButton onClear={() => store.setValue(props.pointer, undefined)} />
      )}
    </FieldSet>
  )
}

/** Few short answers stand beside each other where there is room. */
function areShort(options: readonly ChoiceOption[]): boolean {
  return options.length <= 5 && options.every(({ label }) => label.length <= 16)
}

function SelectBox(props: OptionsProps): ReactNode {
  const { store } = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  return (
    <FieldFrame {...props}>
      <select
        {...ties}
        className="sp-input sp-select"
        value={props.value}
        onChange={(event) => store.setValue(props.pointer, event.target.value || undefined)}
        onBlur={() => store.leave(props.pointer)}
      >
        <option value="">{t('choice.none')}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {props.options.length === 0 && <p className="sp-help">{t('choice.empty')}</p>}
    </FieldFrame>
  )
}

/** A radio group cannot be emptied by itself; an optional question must be. */
export function ClearButton({ onClear }: { onClear: () => void }): ReactNode {
  const t = useFieldTexts()
  return (
    <button type="button" className="sp-link-button" onClick={onClear}>
      {t('choice.clear')}
    </button>
  )
}
