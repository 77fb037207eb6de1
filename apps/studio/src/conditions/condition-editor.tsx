import './conditions.css'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonSchema } from '@splot/definition'
import { readCondition, writeCondition, type SimpleCondition } from '@splot/definition/edit'
import { Choice } from '../parts/choice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ComparisonRow } from './comparison-row.tsx'
import { firstValue, operatorsOf } from './operators-of.ts'
import type { TitledVariable } from '../names/titled-variables.ts'
import { useTitledVariables } from './use-titled-variables.ts'

const FeelEditor = lazy(async () => ({ default: (await import('./feel-editor.tsx')).FeelEditor }))

/** A condition of a workflow. */
export function ConditionEditor(props: {
  /** What the condition is for. */
  label: string
  value: string
  onChange: (value: string) => void
  workflow: string
  /** Event under which it is asked, where that is known. */
  event?: string | undefined
  place?: string | undefined
}): ReactNode {
  const { workflow, event, ...rest } = props
  return <ConditionOver {...rest} {...useTitledVariables(workflow, event)} />
}

/** A condition chosen from lists, with the expression it stands for beside it. */
export function ConditionOver(props: {
  /** What the condition is for. */
  label: string
  value: string
  onChange: (value: string) => void
  schema: JsonSchema
  variables: readonly TitledVariable[]
  place?: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const { label, value, onChange, place, schema, variables } = props
  const [written, setWritten] = useState(false)
  const condition = readCondition(value)
  const asText = written || condition === null
  return (
    <fieldset className="st-condition" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      {condition === null && <p className="sp-help">{t('conditions.onlyText')}</p>}
      {asText ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <FeelEditor
            label={`${label}: ${t('conditions.text')}`}
            value={value}
            onChange={onChange}
            schema={schema}
            variables={variables}
            expected="boolean"
          />
        </Suspense>
      ) : (
        <Builder condition={condition} variables={variables} onChange={onChange} />
      )}
      <div className="sp-actions">
        {!asText && value !== '' && <code className="st-feel">{value}</code>}
        {condition !== null && (
          <button type="button" className="sp-link-button" onClick={() => setWritten(!asText)}>
            {t(asText ? 'conditions.editList' : 'conditions.editText')}
          </button>
        )}
      </div>
    </fieldset>
  )
}

function Builder(props: {
  condition: SimpleCondition
  variables: readonly TitledVariable[]
  onChange: (value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { condition, variables, onChange } = props
  const { parts, join } = condition
  const write = (change: Partial<SimpleCondition>) =>
    onChange(writeCondition({ ...condition, ...change }))
  const first = variables.find(({ path }) => path.startsWith('answers.')) ?? variables[0]
  return (
    <>
      {parts.length > 1 && (
        <Choice
          label={t('conditions.join')}
          value={join}
          options={(['all', 'any'] as const).map((one) => ({
            value: one,
            label: t(`conditions.${one}`),
          }))}
          onChange={(to) => write({ join: to })}
        />
      )}
      {parts.map((part, n) => (
        <ComparisonRow
          key={n}
          part={part}
          variables={variables}
          onChange={(next) => write({ parts: parts.map((one, at) => (at === n ? next : one)) })}
          onRemove={() => write({ parts: parts.filter((_, at) => at !== n) })}
        />
      ))}
      {first !== undefined && (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() =>
            write({
              parts: [
                ...parts,
                {
                  name: first.path,
                  operator: operatorsOf(first.kind)[0] ?? 'is',
                  value: firstValue(first.kind, first.choices),
                },
              ],
            })
          }
        >
          {t('conditions.add')}
        </button>
      )}
    </>
  )
}
