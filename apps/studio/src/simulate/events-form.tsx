import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventModel, JsonSchema } from '@splot/definition'
import { useTitledVariables } from '../conditions/use-titled-variables.ts'
import { FeelField } from '../forms/feel-field.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { AddSelect, SettingsRow, type RowSetting } from './row-parts.tsx'
import type { ScenarioPart } from './scenario-part.ts'
import { SpreadFields } from './spread-fields.tsx'

/** When people send an event by hand, such as an appeal or a withdrawal. */
export function EventsForm({ scenario, bundle, names, onChange }: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const { events = {} } = scenario
  const all = new Map<string, JsonSchema | undefined>(
    bundle.workflows.flatMap((workflow) =>
      Object.entries(workflow.events)
        .filter(([, { roles }]) => roles !== undefined)
        .map(([name, { payload }]) => [`${workflow.id}.${name}`, payload] as const),
    ),
  )
  const titleOf = (key: string) => {
    const [workflow = '', event = ''] = key.split('.')
    return `${names.workflow(workflow)}: ${names.event(workflow, event)}`
  }
  return (
    <>
      <ul className="st-rows">
        {Object.entries(events).map(([key, model]) => (
          <EventRow
            key={key}
            workflow={key.split('.')[0] ?? ''}
            title={titleOf(key)}
            payload={all.get(key)}
            model={model}
            onChange={(next) => onChange({ ...scenario, events: { ...events, [key]: next } })}
            onRemove={() => {
              const { [key]: _gone, ...others } = events
              onChange({ ...scenario, events: others })
            }}
          />
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addEvent')}
        options={[...all.keys()]
          .filter((key) => !Object.hasOwn(events, key))
          .map((key) => ({ value: key, label: titleOf(key) }))}
        onAdd={(key) => onChange({ ...scenario, events: { ...events, [key]: { chance: 0.1 } } })}
      />
    </>
  )
}

function EventRow(props: {
  workflow: string
  title: string
  payload: JsonSchema | undefined
  model: EventModel
  onChange: (model: EventModel) => void
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { workflow, title, model, onChange, onRemove } = props
  const variables = useTitledVariables(workflow)
  const without = (part: keyof EventModel) => {
    const { [part]: _gone, ...others } = model
    onChange(others)
  }
  const { payload = {} } = model
  const names = new Set([...namesOfPayload(props.payload), ...Object.keys(payload)])
  const settings: RowSetting[] = [
    {
      key: 'chance',
      label: t('simulate.sent'),
      fields:
        model.chance === undefined ? null : (
          <NumberField
            label={t('simulate.sent')}
            value={Math.round(model.chance * 100)}
            max={100}
            unit="%"
            onChange={(share) => onChange({ ...model, chance: share / 100 })}
          />
        ),
      onAdd: () => onChange({ ...model, chance: 0.1 }),
      onRemove: () => without('chance'),
    },
    {
      key: 'days',
      label: t('simulate.daysUntilSent'),
      fields: model.days ? (
        <SpreadFields
          label={t('simulate.daysUntilSent')}
          value={model.days}
          onChange={(days) => onChange({ ...model, days })}
        />
      ) : null,
      onAdd: () => onChange({ ...model, days: { least: 1, usual: 2, most: 3 } }),
      onRemove: () => without('days'),
    },
    ...[...names].map((name): RowSetting => {
      const label = t('simulate.payload', { name })
      const source = payload[name]
      return {
        key: `payload ${name}`,
        label,
        fields:
          source === undefined ? null : (
            <FeelField
              label={label}
              value={source}
              {...variables}
              expected="any"
              onChange={(next) => onChange({ ...model, payload: { ...payload, [name]: next } })}
            />
          ),
        onAdd: () => onChange({ ...model, payload: { ...payload, [name]: 'null' } }),
        onRemove: () => {
          const { [name]: _gone, ...others } = payload
          if (Object.keys(others).length === 0) without('payload')
          else onChange({ ...model, payload: others })
        },
      }
    }),
  ]
  return <SettingsRow title={title} settings={settings} onRemove={onRemove} />
}

function namesOfPayload(schema: JsonSchema | undefined): string[] {
  const properties = schema?.['properties']
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
}
