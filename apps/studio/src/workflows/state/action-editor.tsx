import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  actionKinds,
  type ActionDefinition,
  type JsonObject,
  type JsonValue,
  type LocalText,
  type ParameterKind,
} from '@splot/definition'
import { useTitledVariables } from '../../conditions/use-titled-variables.ts'
import { CheckField } from '../../parts/check-field.tsx'
import { CheckList } from '../../parts/check-list.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { SearchSelect } from '../../parts/search-select.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { ExpressionList } from './expression-list.tsx'
import { literalField } from './literal-field.ts'
import { PublishedColumns } from './published-columns.tsx'
import { namesFor } from './names-for.ts'
import { Fields } from '../../parts/fields.tsx'

const FeelEditor = lazy(async () => ({
  default: (await import('../../conditions/feel-editor.tsx')).FeelEditor,
}))

/** The settings of an action, from the closed list of its kind. */
export function ActionEditor(props: {
  action: ActionDefinition
  place: string
  event?: string | undefined
  onChange: (action: ActionDefinition) => void
}): ReactNode {
  const { t } = useTranslation()
  const { action, place, event, onChange } = props
  const { workflow, bundle } = useOutline()
  const kind = actionKinds[action.type]
  const params = action.params ?? {}
  if (kind === undefined) return <p className="sp-error">{action.type}</p>
  const change = (next: Record<string, JsonValue | undefined>) => {
    const entries = Object.entries({ ...params, ...next })
    const kept = entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)
    onChange({ ...action, params: Object.fromEntries(kept) })
  }
  const every = kind.parameters['*']
  if (every !== undefined) {
    return (
      <ExpressionList
        label={t('workflows.params.values')}
        values={params}
        names={namesFor(action, '*', workflow, bundle)}
        event={event}
        place={`${place}/params`}
        onChange={(values) => onChange({ ...action, params: values })}
      />
    )
  }
  const names = Object.keys(kind.parameters)
  const shown = names.filter((name) => kind.required.includes(name) || params[name] !== undefined)
  const further = names.filter((name) => !shown.includes(name))
  return (
    <Fields>
      {shown.map((name) => (
        <ParameterField
          key={name}
          action={action}
          name={name}
          written={kind.parameters[name] ?? 'literal'}
          place={`${place}/params/${name}`}
          event={event}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {further.length > 0 && (
        <SelectField
          label={t('workflows.moreParams')}
          none={t('workflows.chooseParam')}
          value=""
          options={further.map((name) => ({ value: name, label: t(`workflows.params.${name}`) }))}
          onChange={(name) => {
            if (name === '') return
            const first = kind.parameters[name] === 'expressions' ? {} : ''
            change({ [name]: literalField(action.type, name)?.first ?? first })
          }}
        />
      )}
    </Fields>
  )
}

function ParameterField(props: {
  action: ActionDefinition
  name: string
  written: ParameterKind
  place: string
  event: string | undefined
  onChange: (value: JsonValue | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const { action, name, written, place, event, onChange } = props
  const { workflow, bundle } = useOutline()
  const { schema, variables } = useTitledVariables(workflow.id, event)
  const value = action.params?.[name]
  const label = t(`workflows.params.${name}`)
  const required = actionKinds[action.type]?.required.includes(name) === true
  const remove = !required && (
    <button
      type="button"
      className="sp-link-button"
      aria-label={t('parts.removeNamed', { name: label })}
      onClick={() => onChange(undefined)}
    >
      {t('parts.remove')}
    </button>
  )
  if (written === 'expressions')
    return (
      <>
        <ExpressionList
          label={label}
          values={(value ?? {}) as JsonObject}
          names={namesFor(action, name, workflow, bundle)}
          event={event}
          place={place}
          onChange={onChange}
        />
        {remove}
      </>
    )
  if (written === 'expression')
    return (
      <div data-place={place} tabIndex={-1}>
        <p className="sp-label">{label}</p>
        <Suspense fallback={<Skeleton lines={2} />}>
          <FeelEditor
            label={label}
            value={typeof value === 'string' ? value : ''}
            schema={schema}
            variables={variables}
            onChange={onChange}
          />
        </Suspense>
        {remove}
      </div>
    )
  return (
    <>
      <LiteralField {...props} value={value} label={label} />
      {remove}
    </>
  )
}

function LiteralField(props: {
  action: ActionDefinition
  name: string
  value: JsonValue | undefined
  label: string
  place: string
  onChange: (value: JsonValue | undefined) => void
}): ReactNode {
  const locale = useLocale()
  const { action, name, value, label, place, onChange } = props
  const { workflow, bundle } = useOutline()
  const field = literalField(action.type, name)
  const options = field?.options?.({ workflow, bundle, locale, action }) ?? []
  const shared = { label, place }
  switch (field?.as) {
    case 'choice':
      return options.length > 12 ? (
        <SearchSelect {...shared} value={text(value)} options={options} onChange={onChange} />
      ) : (
        <SelectField {...shared} value={text(value)} options={options} onChange={onChange} />
      )
    case 'choices':
      return (
        <CheckList
          {...shared}
          values={Array.isArray(value) ? value.map(String) : []}
          options={options}
          onChange={onChange}
        />
      )
    case 'yes':
      return (
        <CheckField
          {...shared}
          checked={value === true}
          onChange={(checked) => onChange(checked)}
        />
      )
    case 'title':
      return (
        <LocalTextField
          {...shared}
          value={value as unknown as LocalText | undefined}
          onChange={(title) => onChange(title as unknown as JsonValue)}
        />
      )
    case 'columns':
      return <PublishedColumns {...shared} value={value} onChange={onChange} />
    default:
      return <TextField {...shared} value={text(value)} onChange={onChange} />
  }
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
