import { useState, type ReactNode } from 'react'
import type { FormField, Issue, JsonValue, Locale } from '@splot/definition'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import {
  moneyInput,
  numberInput,
  parseDecimal,
  parseInteger,
  parseMoney,
} from '../values/numbers.ts'
import type { ParsedNumber } from '../values/numbers.ts'
import { FieldFrame, useInputTies, type ControlProps } from './field-frame.tsx'
import { numberIssue } from './number-issue.ts'

/** Whole numbers, decimals and money. Takes comma and point; money is typed in złoty, kept in grosze. */
export function NumberControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const t = useFieldTexts()
  const { field, pointer, view } = props
  const ties = useInputTies(props)
  const [typed, setTyped] = useState<string | null>(null)
  const isTyped = typed !== null && standsFor(parse(typed, field), view.value)
  const stored = typeof view.value === 'number' ? toInput(view.value, field, locale) : ''
  const wrong: Issue = numberIssue(field, pointer)

  function change(text: string): void {
    setTyped(text)
    const parsed = parse(text, field)
    if ('wrong' in parsed) {
      store.setValue(pointer, undefined)
      store.setInputIssue(pointer, wrong)
    } else {
      store.setValue(pointer, 'value' in parsed ? parsed.value : undefined)
    }
  }

  function leave(): void {
    // what could not be read stays in the box, so that the person can mend it
    if (typed !== null && !('wrong' in parse(typed, field))) setTyped(null)
    store.leave(pointer)
  }

  return (
    <FieldFrame {...props}>
      <span className="sp-affix">
        <input
          {...ties}
          className="sp-input sp-number"
          data-size={field.type === 'money' ? 'medium' : 'short'}
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={isTyped ? typed : stored}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
        {field.type === 'money' && <span className="sp-unit">{t('field.currency')}</span>}
      </span>
    </FieldFrame>
  )
}

/** Somebody else, or a paste, may have put another number there since it was typed. */
function standsFor(parsed: ParsedNumber, value: JsonValue | undefined): boolean {
  return 'value' in parsed ? parsed.value === value : value === undefined
}

function parse(text: string, field: FormField): ParsedNumber {
  if (field.type === 'money') return parseMoney(text)
  return field.type === 'integer' ? parseInteger(text) : parseDecimal(text, field.scale ?? 2)
}

function toInput(value: number, field: FormField, locale: Locale): string {
  return field.type === 'money' ? moneyInput(value, locale) : numberInput(value, locale)
}
