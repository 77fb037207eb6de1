import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject } from '@splot/definition'
import { useTitledVariables } from '../../conditions/use-titled-variables.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useOutline } from '../outline-context.ts'

const FeelEditor = lazy(async () => ({
  default: (await import('../../conditions/feel-editor.tsx')).FeelEditor,
}))

/** Names with the values they are given, each an expression. */
export function ExpressionList(props: {
  label: string
  values: JsonObject
  /** Names that are usual here. */
  names: readonly string[]
  event: string | undefined
  place: string
  onChange: (values: JsonObject) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const { label, values, names, event, place, onChange } = props
  const { workflow } = useOutline()
  const { schema, variables } = useTitledVariables(workflow.id, event)
  const [name, setName] = useState('')
  const left = names.filter((one) => !Object.hasOwn(values, one))
  const good = /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !Object.hasOwn(values, name)
  return (
    <fieldset className="st-group" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      {Object.entries(values).map(([key, value]) => (
        <div key={key} className="st-expression" data-place={`${place}/${key}`} tabIndex={-1}>
          <p>
            <b>{key}</b>
          </p>
          <Suspense fallback={<Skeleton lines={2} />}>
            <FeelEditor
              label={`${label}: ${key}`}
              value={typeof value === 'string' ? value : ''}
              schema={schema}
              variables={variables}
              onChange={(text) => onChange({ ...values, [key]: text })}
            />
          </Suspense>
          <button
            type="button"
            className="sp-link-button"
            aria-label={t('parts.removeNamed', { name: key })}
            onClick={() => {
              const { [key]: _gone, ...kept } = values
              onChange(kept)
            }}
          >
            {t('parts.remove')}
          </button>
        </div>
      ))}
      <div className="st-inline">
        <div className="st-field">
          <label className="sp-label" htmlFor={id}>
            {t('workflows.valueName')}
          </label>
          <input
            id={id}
            className="sp-input"
            list={`${id}-names`}
            value={name}
            onChange={(change) => setName(change.target.value.trim())}
          />
          <datalist id={`${id}-names`}>
            {left.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={!good}
          onClick={() => {
            onChange({ ...values, [name]: 'null' })
            setName('')
          }}
        >
          {t('parts.add')}
        </button>
      </div>
    </fieldset>
  )
}
