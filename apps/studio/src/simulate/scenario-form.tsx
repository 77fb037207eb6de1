import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../parts/number-field.tsx'
import { ArrivalsForm } from './arrivals-form.tsx'
import { EventsForm } from './events-form.tsx'
import type { ScenarioPart } from './scenario-part.ts'
import { StaffForm } from './staff-form.tsx'
import { TasksForm } from './tasks-form.tsx'

/** What is tried out: who comes and when, who works, how people behave, which chance. */
export function ScenarioForm(props: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const parts = [
    { title: t('simulate.arrivals'), hint: null, form: <ArrivalsForm {...props} /> },
    { title: t('simulate.staff'), hint: t('simulate.staffHint'), form: <StaffForm {...props} /> },
    {
      title: t('simulate.behaviour'),
      hint: t('simulate.behaviourHint'),
      form: <TasksForm {...props} />,
    },
    {
      title: t('simulate.events'),
      hint: t('simulate.eventsHint'),
      form: <EventsForm {...props} />,
    },
  ]
  return (
    <div className="st-scenario">
      <TimeFields {...props} />
      {parts.map(({ title, hint, form }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {hint !== null && <p className="st-quiet">{hint}</p>}
          {form}
        </section>
      ))}
    </div>
  )
}

function TimeFields({ scenario, onChange }: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const date = useId()
  return (
    <div className="st-scenario-numbers">
      <div className="st-number">
        <label htmlFor={date} className="sp-label">
          {t('simulate.startsAt')}
        </label>
        <input
          id={date}
          type="date"
          className="sp-input"
          value={scenario.startsAt.slice(0, 10)}
          onChange={({ target }) => {
            const startsAt = `${target.value}T08:00:00Z`
            if (!Number.isNaN(Date.parse(startsAt))) onChange({ ...scenario, startsAt })
          }}
        />
      </div>
      <NumberField
        label={t('simulate.days')}
        value={scenario.days}
        min={1}
        max={3660}
        onChange={(days) => onChange({ ...scenario, days })}
      />
      <NumberField
        label={t('simulate.seed')}
        value={scenario.seed}
        onChange={(seed) => onChange({ ...scenario, seed })}
      />
    </div>
  )
}
