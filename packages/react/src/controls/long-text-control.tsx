import type { ReactNode } from 'react'
import { useFormContext } from '../store/form-context.ts'
import { useTypedValue } from '../store/use-field.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { formatNumber } from '../values/format.ts'
import { FieldFrame, useInputTies, type ControlProps } from './field-frame.tsx'
import { controlId } from './control-id.ts'
import { useShownText } from './shown-text.ts'

/** A longer text with a counter that speaks up only near the limit. */
export function LongTextControl(props: ControlProps): ReactNode {
  const { store, idPrefix } = useFormContext()
  const { field, pointer, view } = props
  const hasCounter = field.maxLength !== undefined || field.minLength !== undefined
  const counterId = `${controlId(idPrefix, pointer)}-count`
  const ties = useInputTies(props, ...(hasCounter ? [counterId] : []))
  const input = useShownText<HTMLTextAreaElement>(typeof view.value === 'string' ? view.value : '')
  return (
    <FieldFrame {...props}>
      <textarea
        {...ties}
        className="sp-input sp-textarea"
        rows={(field.maxLength ?? 1000) > 600 ? 6 : 3}
        ref={input}
        onChange={(event) => store.setTyped(pointer, event.target.value || undefined)}
        onBlur={() => store.leave(pointer)}
      />
      {hasCounter && <Counter {...props} id={counterId} />}
    </FieldFrame>
  )
}

/** Returns the length in Unicode code points after trimming and NFC, as the rules count it. Pure. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text.trim().normalize('NFC')) count++
  return count
}

function Counter({ field, pointer, id }: ControlProps & { id: string }): ReactNode {
  const { locale } = useFormContext()
  const t = useFieldTexts()
  const value = useTypedValue(pointer)
  const length = typeof value === 'string' ? countCharacters(value) : 0
  const { minLength = 0, maxLength } = field
  const number = (value: number) => formatNumber(value, locale)
  const over = maxLength !== undefined && length > maxLength
  const near = maxLength !== undefined && length > maxLength * 0.9
  return (
    <p className="sp-counter" id={id} data-over={over} aria-live={near ? 'polite' : 'off'}>
      {over
        ? t('counter.over', { count: length - maxLength, number: number(length - maxLength) })
        : length === 0 && minLength > 0
          ? maxLength === undefined
            ? t('counter.least', { count: minLength, number: number(minLength) })
            : t('counter.between', { min: number(minLength), max: number(maxLength) })
          : length < minLength
            ? t('counter.missing', {
                count: minLength - length,
                number: number(minLength - length),
              })
            : maxLength === undefined
              ? t('counter.plain', { count: length, number: number(length) })
              : t('counter.of', {
                  number: number(length),
                  max: number(maxLength),
                  count: maxLength,
                })}
    </p>
  )
}
