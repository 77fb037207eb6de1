import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimerDefinition } from '@splot/definition'
import { useExample } from '../check/use-findings.ts'
import { NumberField } from '../parts/number-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../workflows/outline-context.ts'
import { parameterOf, unitOf } from './deadline-words.ts'

/** What a deadline comes to when it is counted from a day, on the calendar of the programme. */
export function DeadlineExample({ timer }: { timer: TimerDefinition }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const { bundle } = useOutline()
  const { calendar, timeZone, parameters } = bundle.programme
  const unit = unitOf(timer)
  const written = unit === undefined ? undefined : timer[unit]
  const current = parameters[parameterOf(written) ?? '']?.value
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10))
  const [assumed, setAssumed] = useState(5)
  const amount = typeof current === 'number' ? current : assumed
  const example = useExample({ timer, day, amount, calendar, timeZone })
  const asksAmount = typeof written === 'string' && typeof current !== 'number'
  if (unit === undefined) return <p className="st-quiet">{t('deadlines.exampleNone')}</p>
  const told = new Intl.DateTimeFormat(locale === 'pl' ? 'pl-PL' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  })
  return (
    <section className="st-example" aria-label={t('deadlines.example')}>
      <div className="st-row">
        <div className="st-field">
          <label className="sp-label" htmlFor={id}>
            {t('deadlines.exampleFrom')}
          </label>
          <input
            id={id}
            type="date"
            className="sp-input"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
        {asksAmount && (
          <NumberField
            label={t('deadlines.exampleAmount')}
            value={assumed}
            max={3650}
            onChange={setAssumed}
          />
        )}
      </div>
      <div role="status">
        {example !== null && (
          <p>
            <b>{t('deadlines.exampleDue', { due: told.format(Date.parse(example.dueAt)) })}</b>
          </p>
        )}
        {example?.remindedAt.map((at) => (
          <p key={at}>{t('deadlines.exampleReminded', { at: told.format(Date.parse(at)) })}</p>
        ))}
      </div>
    </section>
  )
}
