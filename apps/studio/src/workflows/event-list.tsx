import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  tasksOf,
  type EventDefinition,
  type JsonSchema,
  type JsonValue,
  type Locale,
} from '@splot/definition'
import { setValue, type Name } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { CheckField } from '../parts/check-field.tsx'
import { CheckList } from '../parts/check-list.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fields } from '../parts/fields.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { useLocale } from '@splot/react/texts'
import { ValueSchemaField } from '../properties/value-schema-field.tsx'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { useOutline } from './outline-context.ts'
import { roleOptions } from './outline-options.ts'

/** Everything that may happen to a case from outside: what it is called and who may do it. */
export function EventList({ at }: { at: string }): ReactNode {
  const locale = useLocale()
  const { workflow } = useOutline()
  return (
    <div className="st-list">
      {Object.entries(workflow.events ?? {}).map(([name, event]) => (
        <EventItem
          key={name}
          name={name}
          event={event}
          locale={locale}
          led={at === `/events/${name}` || at.startsWith(`/events/${name}/`)}
        />
      ))}
    </div>
  )
}

const EventItem = memo(function EventItem(props: {
  name: string
  event: EventDefinition
  locale: Locale
  led: boolean
}): ReactNode {
  const { name, event, locale, led } = props
  const place = `/events/${name}`
  return (
    <Disclosure title={event.title?.[locale] || name} place={place} open={led}>
      {() => <EventFields name={name} event={event} place={place} />}
    </Disclosure>
  )
})

function EventFields(props: { name: string; event: EventDefinition; place: string }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, event, place } = props
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const set = (key: string, value: unknown) =>
    run(
      setValue(path, `${place}/${key}`, value as JsonValue | undefined, {
        pl: `Zmień zdarzenie „${event.title?.pl || name}”`,
        en: `Change the event “${event.title?.en || name}”`,
      }),
    )
  const own: Name = { kind: 'event', inside: workflow.id, id: name }
  const byTask = tasksOf(workflow).some(({ submit }) => submit === name)
  return (
    <Fields>
      <LocalTextField
        label={t('workflows.eventTitle')}
        value={event.title}
        place={`${place}/title`}
        onChange={(value) => set('title', value)}
      />
      {byTask && <p className="sp-help">{t('workflows.eventByTask')}</p>}
      <CheckList
        label={t('workflows.eventRoles')}
        help={t('workflows.eventRolesHelp')}
        values={event.roles ?? []}
        options={roleOptions(bundle, locale)}
        place={`${place}/roles`}
        onChange={(roles) => set('roles', roles.length > 0 ? roles : undefined)}
      />
      <CheckField
        label={t('workflows.eventMessage')}
        checked={event.message === true}
        place={`${place}/message`}
        onChange={(checked) => set('message', checked ? true : undefined)}
      />
      {!byTask && (
        <CheckField
          label={t('workflows.eventRenews')}
          checked={event.renews === true}
          place={`${place}/renews`}
          onChange={(checked) => set('renews', checked ? true : undefined)}
        />
      )}
      {!byTask && (
        <fieldset className="st-group st-wide" data-place={`${place}/payload`} tabIndex={-1}>
          <legend className="sp-label">{t('workflows.eventPayload')}</legend>
          <p className="sp-help">{t('workflows.eventPayloadHelp')}</p>
          <ValueSchemaField
            parts
            label={t('workflows.eventPayload')}
            schema={{ type: 'object', ...event.payload }}
            place={`${place}/payload`}
            onChange={(payload) => set('payload', hasParts(payload) ? payload : undefined)}
          />
        </fieldset>
      )}
      {(event.roles ?? []).length > 0 && (
        <LocalTextField
          label={t('workflows.eventConfirm')}
          help={t('workflows.eventConfirmHelp')}
          value={event.confirm}
          place={`${place}/confirm`}
          onChange={(value) => set('confirm', value.pl || value.en ? value : undefined)}
        />
      )}
      <UsedIn name={own} />
      <div className="sp-actions">
        <NameLinks
          name={own}
          title={event.title?.[locale] || name}
          deleteLabel={t('workflows.deleteEvent')}
          onGone={() => document.getElementById('st-events')?.focus()}
        />
      </div>
    </Fields>
  )
}

function hasParts(schema: JsonSchema): boolean {
  return Object.keys((schema['properties'] ?? {}) as JsonSchema).length > 0
}
