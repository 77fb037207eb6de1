import type { ReactNode } from 'react'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { formatNumber } from '../values/format.ts'
import { FieldFrame, useInputTies, type ControlProps } from './field-frame.tsx'
import { controlId } from './control-id.ts'

/** A longer text with a counter that speaks up only near the limit. */
export function LongTextControl(props: ControlProps): ReactNode {
  const { store, idPrefix } = useFormContext()
  const { field, pointer, view } = props
  const hasCounter = field.maxLength !== undefined || field.minLength !== undefined
  const counterId = `${controlId(idPrefix, pointer)}-count`
  const ties = useInputTies(props, ...(hasCounter ? [counterId] : []))
  const value = typeof view.value === 'string' ? view.value : ''
  return (
    <FieldFrame {...props}>
      <textarea
        {...ties}
        className="sp-input sp-textarea"
        rows={(field.maxLength ?? 1000) > 600 ? 6 : 3}
        value={value}
        onChange={(event) => store.setValue(pointer, event.target.value || undefined)}
        onBlur={() => store.leave(pointer)}
      />
      {hasCounter && <Counter {...props} id={counterId} length={countCharacters(value)} />}
    </FieldFrame>
  )
}

/** Returns the length in Unicode code points after trimming and NFC, as the rules count it. Pure. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text.trim().normalize('NFC')) count++
  return count
}

function Counter({ field, id, length }: ControlProps & { id: string; length: number }): ReactNode {
  const { locale } = useFormContext()
  const t = useFieldTexts()
  const { minLength = 0, maxLength } = field
  const number = (value: number) => formatNumber(value, locale)
  const over = maxLength !== undefined && length > maxLength
  const near = maxLength !== undefined && length > maxLength * 0.9
  return (
    <p className="sp-counter" id={id} data-over={over} aria-live={near ? 'polite' : 'off'}>
      {over
        ? t('counter.over', { count: length - maxLength, number: number(length - maxLength) })
        : length > 0 && length < minLength
          ? t('counter.missing', { count: minLength - length, number: number(minLength - length) })
          : maxLength === undefined
            ? t('counter.plain', { count: length, number: number(length) })
            : t('counter.of', { number: number(length), max: number(maxLength), count: maxLength })}
    </p>
  )
}
