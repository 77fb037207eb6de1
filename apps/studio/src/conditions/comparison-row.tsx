import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, ConditionOperator, ConditionValue } from '@splot/definition/edit'
import type { TitledVariable } from '../names/titled-variables.ts'
import { NumberField } from '../parts/number-field.tsx'
import { SearchSelect } from '../parts/search-select.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { firstValue, operatorsOf, operatorWord } from './operators-of.ts'

/** One comparison: what is looked at, how, with what. */
export function ComparisonRow(props: {
  part: Comparison
  variables: readonly TitledVariable[]
  onChange: (part: Comparison) => void
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { part, variables, onChange, onRemove } = props
  const options = useMemo(
    () => variables.map(({ path, label, group }) => ({ value: path, label, group })),
    [variables],
  )
  const variable = variables.find(({ path }) => path === part.name)
  const known = operatorsOf(variable?.kind)
  const operators = known.includes(part.operator) ? known : [...known, part.operator]
  return (
    <div className="st-comparison">
      <SearchSelect
        quiet
        label={t('conditions.what')}
        value={part.name}
        options={options}
        onChange={(name) => onChange(comparisonWith(variables, name))}
      />
      <SelectField
        quiet
        label={t('conditions.how')}
        value={part.operator}
        options={operators.map((one) => ({
          value: one,
          label: t(operatorWord(one, variable?.kind)),
        }))}
        onChange={(operator) =>
          onChange(withOperator(part, operator as ConditionOperator, variable))
        }
      />
      {part.value !== undefined && (
        <ValueField
          value={part.value}
          variable={variable}
          onChange={(value) => onChange({ ...part, value })}
        />
      )}
      <button
        type="button"
        className="sp-icon-button"
        aria-label={t('conditions.remove', { name: variable?.label ?? part.name })}
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}

function ValueField(props: {
  value: ConditionValue
  variable: TitledVariable | undefined
  onChange: (value: ConditionValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const { value, variable, onChange } = props
  const label = t('conditions.value')
  if (value.kind === 'boolean')
    return (
      <SelectField
        quiet
        label={label}
        value={String(value.value)}
        options={[
          { value: 'true', label: t('conditions.yes') },
          { value: 'false', label: t('conditions.no') },
        ]}
        onChange={(chosen) => onChange({ kind: 'boolean', value: chosen === 'true' })}
      />
    )
  if (value.kind === 'number')
    return (
      <NumberField
        quiet
        label={label}
        min={-1_000_000_000}
        max={1_000_000_000}
        whole={false}
        value={value.value}
        onChange={(number) => onChange({ kind: 'number', value: number })}
      />
    )
  const choices =
    variable?.choices ?? variable?.values?.map((one) => ({ value: one, label: one })) ?? []
  if (value.kind === 'text' && choices.length > 0)
    return (
      <SelectField
        quiet
        label={label}
        value={value.value}
        options={choices}
        onChange={(chosen) => onChange({ kind: 'text', value: chosen })}
      />
    )
  return (
    <TextField
      quiet
      label={label}
      value={value.value}
      onChange={(text) => onChange(typedValue(text, value, variable))}
    />
  )
}

/** What is typed for a date is a date once it is one; for a name it stays a name. */
function typedValue(
  text: string,
  before: ConditionValue,
  variable: TitledVariable | undefined,
): ConditionValue {
  const dated = variable?.kind === 'date' || before.kind === 'date'
  if (dated && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', value: text }
  return { kind: 'text', value: text }
}

function comparisonWith(variables: readonly TitledVariable[], name: string): Comparison {
  const variable = variables.find(({ path }) => path === name)
  const operator = operatorsOf(variable?.kind)[0] ?? 'is'
  return { name, operator, value: firstValue(variable?.kind, variable?.choices) }
}

function withOperator(
  part: Comparison,
  operator: ConditionOperator,
  variable: TitledVariable | undefined,
): Comparison {
  if (operator === 'filled' || operator === 'empty') return { name: part.name, operator }
  return {
    ...part,
    operator,
    value: part.value ?? firstValue(variable?.kind, variable?.choices),
  }
}
