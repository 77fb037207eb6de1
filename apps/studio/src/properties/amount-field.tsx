import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue } from '@splot/definition'
import { SelectField } from '../parts/select-field.tsx'
import { TypedField } from '../parts/typed-field.tsx'
import { ExpressionField } from './expression-field.tsx'
import { plainText } from './plain-text.ts'
import { readNumber } from './read-number.ts'

/** A number, or an expression that gives one. */
export function AmountField(props: {
  label: string
  help: string | undefined
  value: JsonValue | undefined
  pointer: string
  onChange: (value: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const { label, help, value, pointer, onChange } = props
  const written = typeof value === 'string'
  return (
    <fieldset className="st-group st-wide">
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      <SelectField
        label={t('properties.amountKind')}
        value={written ? 'expression' : 'number'}
        options={[
          { value: 'number', label: t('properties.amountNumber') },
          { value: 'expression', label: t('properties.amountExpression') },
        ]}
        onChange={(kind) => onChange(kind === 'expression' ? plainText(value ?? 0) : 0)}
      />
      {written ? (
        <ExpressionField label={label} value={value} pointer={pointer} onChange={onChange} />
      ) : (
        <TypedField
          numeric
          label={label}
          value={typeof value === 'number' ? plainText(value) : ''}
          onChange={(text) => {
            const number = readNumber(text)
            if (number !== null) onChange(number)
          }}
        />
      )}
    </fieldset>
  )
}
