import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderDefinition } from '@splot/definition'
import { CheckList } from '../parts/check-list.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../workflows/outline-context.ts'
import { notificationOptions, roleOptions } from '../workflows/outline-options.ts'

/** Reminders of a deadline: so many days before or after it, with which message. */
export function Reminders(props: {
  reminders: readonly ReminderDefinition[]
  place: string
  onChange: (reminders: ReminderDefinition[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const { reminders, place, onChange } = props
  return (
    <fieldset className="st-group" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{t('deadlines.reminders')}</legend>
      {reminders.map((reminder, n) => (
        <ReminderRow
          key={n}
          name={t('deadlines.reminder', { n: n + 1 })}
          reminder={reminder}
          onChange={(next) => onChange(reminders.map((one, i) => (i === n ? next : one)))}
          onRemove={() => onChange(reminders.filter((_, i) => i !== n))}
        />
      ))}
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => onChange([...reminders, { days: -2, count: 'working' }])}
      >
        {t('deadlines.addReminder')}
      </button>
    </fieldset>
  )
}

function ReminderRow(props: {
  name: string
  reminder: ReminderDefinition
  onChange: (reminder: ReminderDefinition) => void
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, reminder, onChange, onRemove } = props
  const { bundle } = useOutline()
  const { days, count = 'calendar', notify, also = [] } = reminder
  const before = days < 0
  const roles = roleOptions(bundle, locale)
  const told =
    also.length === 0
      ? t('deadlines.alsoNobody')
      : also.map((role) => roles.find(({ value }) => value === role)?.label ?? role).join(', ')
  return (
    <div className="st-row st-reminder" role="group" aria-label={name}>
      <NumberField
        label={t('deadlines.amount')}
        min={0}
        max={365}
        value={Math.abs(days)}
        onChange={(amount) => onChange({ ...reminder, days: before ? -amount : amount })}
      />
      <SelectField
        label={t('deadlines.count')}
        value={count}
        options={(['calendar', 'working'] as const).map((value) => ({
          value,
          label: t(`deadlines.${value}`),
        }))}
        onChange={(value) => onChange({ ...reminder, count: value as 'calendar' | 'working' })}
      />
      <SelectField
        label={t('deadlines.side')}
        value={before ? 'before' : 'after'}
        options={(['before', 'after'] as const).map((value) => ({
          value,
          label: t(`deadlines.${value}`),
        }))}
        onChange={(side) =>
          onChange({ ...reminder, days: side === 'before' ? -Math.abs(days) : Math.abs(days) })
        }
      />
      <SelectField
        label={t('deadlines.template')}
        none={t('deadlines.templateUsual')}
        value={notify ?? ''}
        options={notificationOptions(bundle, locale)}
        onChange={(template) => {
          const { notify: _before, ...kept } = reminder
          onChange(template === '' ? kept : { ...kept, notify: template })
        }}
      />
      <details className="st-roles">
        <summary>
          {t('deadlines.also')}: <span className="st-quiet">{told}</span>
        </summary>
        <CheckList
          label={t('deadlines.also')}
          values={also}
          options={roles}
          onChange={(chosen) => {
            const { also: _before, ...kept } = reminder
            onChange(chosen.length === 0 ? kept : { ...kept, also: chosen })
          }}
        />
      </details>
      <button
        type="button"
        className="sp-icon-button"
        aria-label={t('parts.removeNamed', { name })}
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}
